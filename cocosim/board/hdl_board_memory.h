// SPDX-License-Identifier: Apache-2.0
//
// Memory behind the AXI4 masters of a model: INCR bursts of whole words, answered in order and at once. What a master must
// keep to is checked in co-simulation (hdl_memory.h), not here. Included by hdl_board.cpp alone.

#ifndef HDL_BOARD_MEMORY_H
#define HDL_BOARD_MEMORY_H

#include <array>
#include <deque>
#include <unordered_map>

#include "hdl_board_model.h"

namespace hdl_board_parts {

struct Burst {
  uint64_t address;
  uint64_t beats;
};

class Memory {
 public:
  std::string name;

  Memory(const Model& model, const std::string& master) : name(master) {
    auto part = [&](const char* field) { return model.port(name + "_" + field); };
    ar_valid = part("arvalid"), ar_ready = part("arready"), ar_address = part("araddr"), ar_length = part("arlen");
    r_valid = part("rvalid"), r_ready = part("rready"), r_data = part("rdata"), r_last = part("rlast");
    aw_valid = part("awvalid"), aw_ready = part("awready"), aw_address = part("awaddr"), aw_length = part("awlen");
    w_valid = part("wvalid"), w_ready = part("wready"), w_data = part("wdata"), w_strobe = part("wstrb");
    b_valid = part("bvalid"), b_ready = part("bready");
  }

  uint8_t& at(uint64_t address) { return pages[address >> 12][address & 0xfff]; }

  void drive() {
    ar_ready.set(1);
    aw_ready.set(1);
    w_ready.set(!writes.empty());
    b_valid.set(answers > 0);
    if (!r_valid) return;
    r_valid.set(!reads.empty());
    if (reads.empty()) return;
    std::vector<uint8_t> word(r_data.bytes_of_data());
    for (size_t i = 0; i < word.size(); ++i) word[i] = at(reads.front().address + i);
    r_data.set_bytes(word.data(), word.size());
    r_last.set(reads.front().beats == 1);
  }

  void take() {
    if (b_valid.get() && b_ready.get()) --answers;
    if (r_valid.get() && r_ready.get()) advance(reads, r_data.bytes_of_data());
    if (w_valid.get() && w_ready.get()) {
      std::vector<uint8_t> word(w_data.bytes_of_data());
      w_data.get_bytes(word.data(), word.size());
      for (size_t i = 0; i < word.size(); ++i) {
        if (w_strobe.bit(i)) at(writes.front().address + i) = word[i];
      }
      if (advance(writes, word.size())) ++answers;
    }
    if (ar_valid.get()) reads.push_back(Burst{ar_address.get(), ar_length.get() + 1});
    if (aw_valid.get()) writes.push_back(Burst{aw_address.get(), aw_length.get() + 1});
  }

 private:
  static bool advance(std::deque<Burst>& bursts, size_t bytes) {
    bursts.front().address += bytes;
    if (--bursts.front().beats) return false;
    bursts.pop_front();
    return true;
  }

  Port ar_valid, ar_ready, ar_address, ar_length, r_valid, r_ready, r_data, r_last;
  Port aw_valid, aw_ready, aw_address, aw_length, w_valid, w_ready, w_data, w_strobe, b_valid, b_ready;
  std::unordered_map<uint64_t, std::array<uint8_t, 4096>> pages;  // 0 at first
  std::deque<Burst> reads, writes;
  uint32_t answers = 0;
};

// The masters of a model: m_axi_map of m_axi_map_arvalid.
inline std::vector<Memory> memories_of(const Model& model) {
  std::vector<Memory> found;
  for (const std::string& port : model.names()) {
    if (port.compare(0, 5, "m_axi") != 0 || port.compare(0, 7, "m_axis_") == 0) continue;
    size_t end = port.rfind("_arvalid");
    if (end == std::string::npos) {
      end = port.rfind("_awvalid");
      if (end == std::string::npos || model.port(port.substr(0, end) + "_arvalid")) continue;
    }
    found.emplace_back(model, port.substr(0, end));
  }
  return found;
}

}  // namespace hdl_board_parts

#endif
