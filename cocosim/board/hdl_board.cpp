// SPDX-License-Identifier: Apache-2.0
//
// See hdl_board.h. One clock cycle is: inputs are set, the model settles, handshakes are noted, the clock rises. There are
// no random gaps: the same calls give the same cycles.

#include "hdl_board.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "hdl_board_memory.h"
#include "hdl_board_model.h"

namespace {

using hdl_board_parts::Memory;
using hdl_board_parts::Model;
using hdl_board_parts::Port;

constexpr uint64_t most_cycles = 2'000'000;  // without an answer: nothing will come

struct Packet {
  std::vector<uint8_t> bytes;
  uint32_t user = 0;
};

struct Stream {
  std::string name;
  bool is_output;
  Port valid, ready, data, keep, user, last;
  std::deque<Packet> packets;   // inputs: to send; outputs: received and not fetched
  Packet open;                  // outputs: the packet that has not ended
  size_t at = 0;                // inputs: bytes of the first packet that were taken

  size_t beat_bytes() const { return data.bytes_of_data(); }
};

}  // namespace

struct hdl_board {
  Model model;
  std::unique_ptr<FILE, int (*)(FILE*)> log{nullptr, std::fclose};
  std::vector<Stream> streams;
  std::vector<Memory> memories;
  uint64_t start = 0;

  hdl_board(const char* library, const char* folder, uint32_t seed) : model(library, folder, seed) {}

  void discover() {
    for (const std::string& port : model.names()) {
      static const std::string suffix = "_tvalid";
      if (port.size() > suffix.size() && port.compare(port.size() - suffix.size(), suffix.size(), suffix) == 0) {
        std::string name = port.substr(0, port.size() - suffix.size());
        auto part = [&](const char* field) { return model.port(name + "_t" + field); };
        streams.push_back(Stream{
            name, name.compare(0, 7, "m_axis_") == 0, part("valid"), part("ready"), part("data"), part("keep"),
            part("user"), part("last"), {}, {}});
      }
    }
    memories = hdl_board_parts::memories_of(model);
  }

  void offer(Stream& stream) {
    if (stream.is_output) {
      stream.ready.set(1);
      return;
    }
    stream.valid.set(!stream.packets.empty());
    if (stream.packets.empty()) return;
    const Packet& packet = stream.packets.front();
    size_t left = packet.bytes.size() - stream.at;
    size_t count = left < stream.beat_bytes() ? left : stream.beat_bytes();
    stream.data.set_bytes(packet.bytes.data() + stream.at, count);
    stream.keep.set_ones(count);
    stream.user.set(packet.user);
    stream.last.set(left <= stream.beat_bytes());
  }

  void accept(Stream& stream) {
    if (stream.packets.empty() || (stream.ready && !stream.ready.get())) return;
    stream.at += stream.beat_bytes();
    if (stream.at >= stream.packets.front().bytes.size()) {
      stream.packets.pop_front();
      stream.at = 0;
    }
  }

  void take(Stream& stream) {
    if (!stream.valid.get()) return;
    size_t from = stream.open.bytes.size();
    stream.open.bytes.resize(from + stream.beat_bytes());
    stream.data.get_bytes(stream.open.bytes.data() + from, stream.beat_bytes());
    size_t kept = 0;
    for (size_t i = 0; i < stream.beat_bytes(); ++i) {
      if (!stream.keep || stream.keep.bit(i)) stream.open.bytes[from + kept++] = stream.open.bytes[from + i];
    }
    stream.open.bytes.resize(from + kept);
    stream.open.user = stream.user ? static_cast<uint32_t>(stream.user.get()) : 0;
    if (stream.last && !stream.last.get()) return;
    stream.packets.push_back(std::move(stream.open));
    stream.open = Packet{};
  }

  Stream* find(const char* name, bool is_output) {
    for (Stream& stream : streams) {
      if (stream.name == name && stream.is_output == is_output) return &stream;
    }
    std::fprintf(stderr, "hdl_board: there is no stream %s in this direction\n", name);
    return nullptr;
  }

  Memory& memory(const char* name) {
    for (Memory& memory : memories) {
      if (memory.name == name) return memory;
    }
    std::fprintf(stderr, "hdl_board: there is no master %s\n", name);
    std::_Exit(3);
  }

  void note(const char* what, const Stream& stream, const Packet& packet) {
    if (!log) return;
    std::fprintf(log.get(), "%s %s %x ", what, stream.name.c_str(), packet.user);
    for (uint8_t byte : packet.bytes) std::fprintf(log.get(), "%02x", byte);
    std::fprintf(log.get(), "\n");
    std::fflush(log.get());
  }

  void note(const char* what, uint32_t offset, uint32_t value, uint32_t response) {
    if (!log) return;
    std::fprintf(log.get(), "%s %03x %08x %x\n", what, offset, value, response);
    std::fflush(log.get());
  }

  [[noreturn]] void hang(const char* what) {
    std::fprintf(stderr, "hdl_board: no answer to %s\n", what);
    std::fflush(nullptr);
    std::_Exit(3);
  }

  // One clock cycle; `sample` looks at the settled ports before the edge.
  template <typename Sample>
  void cycle(Sample sample) {
    for (Stream& stream : streams) offer(stream);
    for (Memory& memory : memories) memory.drive();
    model.settle();
    sample();
    for (Stream& stream : streams) stream.is_output ? take(stream) : accept(stream);
    for (Memory& memory : memories) memory.take();
    model.rise();
  }
};

extern "C" {

hdl_board* hdl_board_open(const char* library, const char* folder, uint32_t seed, const char* log) {
  try {
    auto board = std::make_unique<hdl_board>(library, folder, seed);
    if (log) {
      board->log.reset(std::fopen(log, "w"));
      if (!board->log) throw std::runtime_error(std::string("cannot write ") + log);
    }
    board->discover();
    board->model.reset();
    board->start = board->model.cycles();
    return board.release();
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "hdl_board: %s\n", failure.what());
    return nullptr;
  }
}

void hdl_board_close(hdl_board* board) {
  // What nobody took, and what the model did not take.
  for (const Stream& stream : board->streams) {
    for (const Packet& packet : stream.packets) board->note(stream.is_output ? "L" : "P", stream, packet);
  }
  delete board;
}

void hdl_board_write32(hdl_board* board, uint32_t offset, uint32_t value) {
  Model& model = board->model;
  Port aw = model.port("s_axil_awvalid"), w = model.port("s_axil_wvalid"), b = model.port("s_axil_bvalid");
  Port aw_ready = model.port("s_axil_awready"), w_ready = model.port("s_axil_wready");
  model.port("s_axil_awaddr").set(offset);
  model.port("s_axil_awprot").set(0);
  model.port("s_axil_wdata").set(value);
  model.port("s_axil_wstrb").set(0xf);
  model.port("s_axil_bready").set(1);
  aw.set(1);
  w.set(1);
  uint32_t response = 0;
  for (uint64_t i = 0; i < most_cycles; ++i) {
    bool address = false, data = false, answer = false;
    board->cycle([&] {
      address = aw.get() && aw_ready.get();
      data = w.get() && w_ready.get();
      answer = b.get() != 0;
      if (answer) response = static_cast<uint32_t>(model.port("s_axil_bresp").get());
    });
    if (address) aw.set(0);
    if (data) w.set(0);
    if (answer) {
      board->note("W", offset, value, response);
      return;
    }
  }
  board->hang("a write");
}

uint32_t hdl_board_read32(hdl_board* board, uint32_t offset) {
  Model& model = board->model;
  model.port("s_axil_araddr").set(offset);
  model.port("s_axil_arprot").set(0);
  model.port("s_axil_rready").set(1);
  Port ar = model.port("s_axil_arvalid"), ar_ready = model.port("s_axil_arready"), r = model.port("s_axil_rvalid");
  ar.set(1);
  uint32_t value = 0, response = 0;
  for (uint64_t i = 0; i < most_cycles; ++i) {
    bool address = false, answer = false;
    board->cycle([&] {
      address = ar.get() && ar_ready.get();
      answer = r.get() != 0;
      if (answer) {
        value = static_cast<uint32_t>(model.port("s_axil_rdata").get());
        response = static_cast<uint32_t>(model.port("s_axil_rresp").get());
      }
    });
    if (address) ar.set(0);
    if (answer) {
      board->note("R", offset, value, response);
      return response == 0 ? value : 0;
    }
  }
  board->hang("a read");
}

int hdl_board_send(hdl_board* board, const char* name, const void* bytes, size_t length, uint32_t user) {
  Stream* stream = board->find(name, false);
  if (!stream) return -1;
  if (length == 0 || (!stream->keep && length % stream->beat_bytes())) {
    std::fprintf(stderr, "hdl_board: %zu bytes are no whole beats of %s\n", length, name);
    return -1;
  }
  const uint8_t* from = static_cast<const uint8_t*>(bytes);
  stream->packets.push_back(Packet{std::vector<uint8_t>(from, from + length), user});
  board->note("S", *stream, stream->packets.back());
  return 0;
}

int hdl_board_flush(hdl_board* board, const char* name) {
  Stream* stream = board->find(name, false);
  if (!stream) return -1;
  for (uint64_t i = 0; !stream->packets.empty(); ++i) {
    if (i == most_cycles) {
      std::fprintf(stderr, "hdl_board: %s takes no more\n", name);
      return -1;
    }
    board->cycle([] {});
  }
  return 0;
}

int hdl_board_receive(hdl_board* board, const char* name, void* bytes, size_t capacity, size_t* length) {
  Stream* stream = board->find(name, true);
  if (!stream) return -1;
  for (uint64_t i = 0; stream->packets.empty(); ++i) {
    if (i == most_cycles) {
      std::fprintf(stderr, "hdl_board: nothing comes from %s\n", name);
      return -1;
    }
    board->cycle([] {});
  }
  Packet packet = std::move(stream->packets.front());
  stream->packets.pop_front();
  board->note("M", *stream, packet);
  if (packet.bytes.size() > capacity) {
    std::fprintf(stderr, "hdl_board: %zu bytes came from %s\n", packet.bytes.size(), name);
    return -1;
  }
  std::memcpy(bytes, packet.bytes.data(), packet.bytes.size());
  *length = packet.bytes.size();
  return 0;
}

void hdl_board_store(hdl_board* board, const char* master, uint64_t address, const void* bytes, size_t length) {
  Memory& memory = board->memory(master);
  for (size_t i = 0; i < length; ++i) memory.at(address + i) = static_cast<const uint8_t*>(bytes)[i];
}

void hdl_board_fetch(hdl_board* board, const char* master, uint64_t address, void* bytes, size_t length) {
  Memory& memory = board->memory(master);
  for (size_t i = 0; i < length; ++i) static_cast<uint8_t*>(bytes)[i] = memory.at(address + i);
}

void hdl_board_run(hdl_board* board, uint64_t cycles) {
  for (uint64_t i = 0; i < cycles; ++i) board->cycle([] {});
}

uint64_t hdl_board_cycles(const hdl_board* board) { return board->model.cycles() - board->start; }

}  // extern "C"
