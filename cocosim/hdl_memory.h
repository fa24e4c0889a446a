// SPDX-License-Identifier: Apache-2.0
//
// The memory behind an AXI4 master port: latency, bursts in flight, rows and banks, random stalls of every channel,
// errors at given addresses, and the rules that the master must keep. Included by hdl_streams.h.
//
// Two rules are stricter than AXI4: a word is not offered before its address is, and addresses are those of whole
// data words.

#ifndef HDL_MEMORY_H
#define HDL_MEMORY_H

namespace hdl_memories {

using hdl_streams::draw;
using hdl_streams::stalls;

constexpr uint32_t most_bursts = 64;
constexpr uint32_t most_banks = 64;
constexpr uint64_t page_bytes = 4096;
constexpr uint32_t most_rows = 16;  // of a page: a row has 256 bytes or more

enum { ADDRESS, LENGTH, SIZE, BURST, LOCK, CACHE, PROT, QOS };

enum { OKAY = 0, SLVERR = 2, DECERR = 3 };

struct burst {
  uint64_t address;
  uint64_t at;  // reads: cycle of its address; writes: cycle from which on it may be answered
  uint64_t row_at[most_rows];
  uint32_t beats;
  uint32_t done;
  uint32_t response;
  bool accepted;
};

struct queue {
  burst items[most_bursts];
  uint32_t first, count;

  burst& at(uint32_t index) { return items[(first + index) % most_bursts]; }
  burst& add() { return at(count++); }
  void remove() { first = (first + 1) % most_bursts, --count; }
};

struct state {
  queue reads, writes;
  uint64_t open_row[most_banks], bank_free[most_banks];
  uint64_t bus_free;
  uint64_t past, last;  // cycles of the phases before, and of this one
  bool is_open[most_banks];
};

static_assert(sizeof(state) <= HDL_MEMORY_STATE_BYTES, "the state of a memory has grown");

inline state& state_of(const hdl_memory& memory) { return *static_cast<state*>(memory.state); }

inline bool idle(const hdl_memory& memory) {
  const state& now = state_of(memory);
  return now.reads.count == 0 && now.writes.count == 0;
}

inline uint8_t* find(const hdl_memory& memory, uint64_t address) {
  for (uint64_t i = 0; i < memory.region_count; ++i) {
    const hdl_region& region = memory.regions[i];
    if (address >= region.address && address - region.address < region.length) {
      return region.bytes + (address - region.address);
    }
  }
  return nullptr;
}

inline bool fails(const hdl_memory& memory, uint64_t address, bool write) {
  for (uint64_t i = 0; i < memory.fault_count; ++i) {
    const hdl_fault& fault = memory.faults[i];
    if ((write ? fault.writes : fault.reads) && address < fault.address + fault.length
        && fault.address < address + memory.bus_bytes) {
      return true;
    }
  }
  return false;
}

inline uint64_t beat_address(const hdl_memory& memory, const burst& item) {
  return item.address + uint64_t{item.done} * memory.bus_bytes;
}

// The words of a field of the beat that a channel offers.
inline const uint32_t* words(const hdl_stream& stream, uint32_t field) {
  const uint32_t* at = stream.beats + (stream.unchecked ? 0 : stream.position * stream.words_per_beat);
  for (uint32_t i = 0; i < field; ++i) at += hdl_streams::words_of(stream.fields[i].width);
  return at;
}

inline uint64_t number(const hdl_stream& stream, uint32_t field) {
  const uint32_t* at = words(stream, field);
  return at[0] | (stream.fields[field].width > 32 ? uint64_t{at[1]} << 32 : 0);
}

// When the words of each row come, if nothing stalls: a row that is not open is opened once its bank has given the
// words of the row before.
inline void open_rows(const hdl_memory& memory, state& now, burst& item, uint64_t cycle) {
  uint64_t page_row = item.address % page_bytes / memory.row_bytes;
  uint64_t address = item.address;
  uint64_t end = address + uint64_t{item.beats} * memory.bus_bytes;
  while (address < end) {
    uint64_t row = address / memory.row_bytes;
    uint64_t row_end = (row + 1) * memory.row_bytes;
    uint64_t part = ((row_end < end ? row_end : end) - address + memory.bus_bytes - 1) / memory.bus_bytes;
    uint32_t bank = static_cast<uint32_t>(row % memory.banks);
    uint64_t opened = cycle;
    if (!now.is_open[bank] || now.open_row[bank] != row) {
      opened = (now.bank_free[bank] > cycle ? now.bank_free[bank] : cycle) + memory.row_opening;
    }
    now.is_open[bank] = true;
    now.open_row[bank] = row;
    uint64_t first = opened + memory.latency;
    item.row_at[address % page_bytes / memory.row_bytes - page_row] = first;
    now.bus_free = (first > now.bus_free ? first : now.bus_free) + part;
    now.bank_free[bank] = now.bus_free - memory.latency;
    address = row_end;
  }
}

// What a master asks for: by AR or AW, or by a command to a data mover.
// The bits of a command from one on, up to 32 of them.
inline uint32_t command_bits(const uint32_t* command, uint32_t low, uint32_t width) {
  uint64_t two = command[low / 32];
  if (low % 32 + width > 32) two |= uint64_t{command[low / 32 + 1]} << 32;
  return static_cast<uint32_t>(two >> low % 32 & (uint64_t{1} << width) - 1);
}

inline uint64_t address_of(const hdl_memory& memory, const hdl_stream& stream) {
  if (!memory.mover) return number(stream, ADDRESS);
  const uint32_t* command = words(stream, 0);
  uint64_t high = memory.mover > 32 ? command_bits(command, 64, memory.mover - 32) : 0;
  return command[1] | high << 32;
}

inline uint32_t beats_of(const hdl_memory& memory, const hdl_stream& stream) {
  if (!memory.mover) return static_cast<uint32_t>(number(stream, LENGTH)) + 1;
  return (words(stream, 0)[0] & 0x7fffff) / memory.bus_bytes;
}

// A command: whole words, INCR and EOF alone, nothing behind the tag.
inline bool command_broken(const hdl_memory& memory, const hdl_stream& stream) {
  const uint32_t* command = words(stream, 0);
  uint32_t bytes = command[0] & 0x7fffff;
  return bytes == 0 || bytes % memory.bus_bytes || command[0] >> 23 != 0x81
      || command_bits(command, 36 + memory.mover, 4);
}

inline bool broken(const hdl_memory& memory, const hdl_stream& stream, const queue& flying, uint32_t& rule) {
  uint64_t address = address_of(memory, stream);
  uint64_t beats = beats_of(memory, stream);
  if (address % memory.bus_bytes) rule = HDL_RULE_ALIGNED;
  else if (memory.mover && command_broken(memory, stream)) rule = HDL_RULE_COMMAND;
  else if (memory.mover && flying.count < memory.promised) return false;
  else if (memory.mover) rule = HDL_RULE_OUTSTANDING;
  else if ((1u << number(stream, SIZE)) != memory.bus_bytes) rule = HDL_RULE_SIZE;
  else if (number(stream, BURST) != 1) rule = HDL_RULE_BURST;
  else if (address % page_bytes + beats * memory.bus_bytes > page_bytes) rule = HDL_RULE_BOUNDARY;
  else if (beats > memory.burst_beats) rule = HDL_RULE_LENGTH;
  else if (flying.count >= memory.promised) rule = HDL_RULE_OUTSTANDING;
  else if (number(stream, LOCK) || number(stream, CACHE) != 3 || number(stream, PROT) || number(stream, QOS))
    rule = HDL_RULE_ATTRIBUTES;
  else return false;
  return true;
}

// Offers the beat whose fields are already there.
inline void offer(hdl_stream& stream) {
  *stream.valid = 1;
  stream.pending = 1;
  stream.parked = 0;
}

inline void rest(hdl_stream& stream) {
  *stream.valid = 0;
  if (!stream.parked) hdl_streams::park(stream);
}

inline void drive_read(const hdl_memory& memory, state& now, hdl_stream* streams, uint64_t cycle) {
  hdl_stream& ar = streams[memory.ar];
  *ar.ready = !stalls(ar) && now.reads.count < memory.outstanding;
  hdl_stream& r = streams[memory.r];
  if (r.pending) return;
  burst& item = now.reads.at(0);
  if (now.reads.count == 0) return rest(r);
  uint64_t address = beat_address(memory, item);
  uint64_t row = address % page_bytes / memory.row_bytes - item.address % page_bytes / memory.row_bytes;
  if (cycle < item.row_at[memory.mover ? 0 : row] || stalls(r)) return rest(r);
  const uint8_t* bytes = find(memory, address);
  if (bytes) std::memcpy(r.fields[0].port, bytes, memory.bus_bytes);
  else std::memset(r.fields[0].port, 0, memory.bus_bytes);
  uint8_t response = !bytes ? DECERR : fails(memory, address, false) ? SLVERR : OKAY;
  *static_cast<uint8_t*>(r.fields[1].port) = memory.mover ? response != OKAY : response;
  *static_cast<uint8_t*>(r.fields[2].port) = item.done + 1 == item.beats;
  offer(r);
}

inline void drive_write(const hdl_memory& memory, state& now, hdl_stream* streams, uint64_t cycle) {
  uint32_t accepted = 0, owed = 0;
  while (accepted < now.writes.count && now.writes.at(accepted).accepted) {
    owed += now.writes.at(accepted).done < now.writes.at(accepted).beats;
    ++accepted;
  }
  hdl_stream& aw = streams[memory.aw];
  hdl_stream& w = streams[memory.w];
  // A subordinate may wait for a word before it takes the address.
  bool waits = aw.stall == HDL_STALL_LATE ? !(aw.pending && (w.pending || now.writes.at(accepted).done > 0)) : stalls(aw);
  *aw.ready = !waits && accepted < memory.outstanding;
  *w.ready = !stalls(w) && (memory.early_data || owed > 0);
  hdl_stream& b = streams[memory.b];
  if (b.pending) return;
  const burst& item = now.writes.at(0);
  if (now.writes.count == 0 || !item.accepted || item.done < item.beats || cycle < item.at || stalls(b)) return rest(b);
  *static_cast<uint8_t*>(b.fields[0].port) = static_cast<uint8_t>(item.response);
  offer(b);
}

// What is in flight goes on from phase to phase, each of which counts its own cycles.
inline uint64_t time_of(state& now, uint64_t cycle) {
  if (cycle < now.last) now.past += now.last + 1;
  now.last = cycle;
  return now.past + cycle;
}

inline void close_rows(state& now) {
  std::memset(now.is_open, 0, sizeof now.is_open);
  std::memset(now.bank_free, 0, sizeof now.bank_free);
  now.bus_free = 0;
}

// Before the edge: readies, words read, answers to writes.
inline void drive(hdl_memory& memory, hdl_stream* streams, uint64_t phase_cycle) {
  state& now = state_of(memory);
  uint64_t cycle = time_of(now, phase_cycle);
  if (memory.loaded) close_rows(now);
  memory.loaded = 0;
  if (memory.ar >= 0) drive_read(memory, now, streams, cycle);
  if (memory.aw >= 0) drive_write(memory, now, streams, cycle);
}

inline bool rule_broken(hdl_run& run, int32_t stream, uint32_t rule) {
  if (run.reason == HDL_BATCH_OVER) {
    run.reason = HDL_MEMORY_RULE;
    run.stream = static_cast<uint32_t>(stream);
    run.field = rule;
  }
  return false;
}

inline bool take_read(const hdl_memory& memory, state& now, hdl_stream* streams, hdl_run& run) {
  bool moved = hdl_streams::take_input(streams[memory.r]);
  if (moved && ++now.reads.at(0).done == now.reads.at(0).beats) now.reads.remove();
  hdl_stream& ar = streams[memory.ar];
  if (*ar.valid && !ar.pending) {
    hdl_streams::record(ar.fields, ar.field_count, const_cast<uint32_t*>(words(ar, 0)));
    uint32_t rule;
    if (broken(memory, ar, now.reads, rule)) return rule_broken(run, memory.ar, rule);
  }
  uint64_t address = address_of(memory, ar);
  uint32_t beats = beats_of(memory, ar);
  if (!hdl_streams::take_output(ar, run, static_cast<uint32_t>(memory.ar))) return moved;
  burst& item = now.reads.add();
  item.address = address;
  item.beats = beats;
  item.done = 0;
  if (memory.mover) item.row_at[0] = time_of(now, run.cycle) + memory.latency;
  else open_rows(memory, now, item, time_of(now, run.cycle));
  return true;
}

// The burst that the next word belongs to.
inline burst* writing(state& now) {
  for (uint32_t i = 0; i < now.writes.count; ++i) {
    if (now.writes.at(i).done < now.writes.at(i).beats) return &now.writes.at(i);
  }
  return nullptr;
}

inline void store(const hdl_memory& memory, burst& item, const hdl_stream& w) {
  uint64_t address = beat_address(memory, item);
  uint8_t* bytes = find(memory, address);
  uint32_t response = !bytes ? DECERR : fails(memory, address, true) ? SLVERR : OKAY;
  if (response > item.response) item.response = response;
  const uint8_t* data = reinterpret_cast<const uint8_t*>(words(w, 0));
  uint64_t strobe = number(w, 1);
  for (uint32_t i = 0; response == OKAY && i < memory.bus_bytes; ++i) {
    if (strobe >> i & 1) bytes[i] = data[i];
  }
}

inline bool take_write(const hdl_memory& memory, state& now, hdl_stream* streams, hdl_run& run) {
  bool moved = hdl_streams::take_input(streams[memory.b]);
  if (moved) now.writes.remove();
  hdl_stream& aw = streams[memory.aw];
  if (*aw.valid && !aw.pending) {
    hdl_streams::record(aw.fields, aw.field_count, const_cast<uint32_t*>(words(aw, 0)));
    uint32_t rule;
    if (broken(memory, aw, now.writes, rule)) return rule_broken(run, memory.aw, rule);
    burst& item = now.writes.add();
    item = burst{};
    item.address = number(aw, ADDRESS);
    item.beats = static_cast<uint32_t>(number(aw, LENGTH)) + 1;
  }
  if (hdl_streams::take_output(aw, run, static_cast<uint32_t>(memory.aw))) {
    burst& item = now.writes.at(now.writes.count - 1);
    item.accepted = true;
    item.at = time_of(now, run.cycle) + memory.latency;
    moved = true;
  }
  hdl_stream& w = streams[memory.w];
  burst* item = writing(now);
  if (*w.valid && !w.pending) {
    hdl_streams::record(w.fields, w.field_count, const_cast<uint32_t*>(words(w, 0)));
    if (!item) return rule_broken(run, memory.w, HDL_RULE_NO_ADDRESS);
    if (number(w, 2) != (item->done + 1 == item->beats)) return rule_broken(run, memory.w, HDL_RULE_LAST);
  }
  if (*w.valid && *w.ready && item) store(memory, *item, w);
  if (hdl_streams::take_output(w, run, static_cast<uint32_t>(memory.w)) && item) {
    uint64_t answer = time_of(now, run.cycle) + memory.latency;
    if (++item->done == item->beats && item->at < answer) item->at = answer;
    moved = true;
  }
  return moved;
}

// After settling: checks what the master offers, and takes what is ready.
inline bool take(hdl_memory& memory, hdl_stream* streams, hdl_run& run) {
  state& now = state_of(memory);
  bool moved = false;
  if (memory.ar >= 0) moved |= take_read(memory, now, streams, run);
  if (memory.aw >= 0) moved |= take_write(memory, now, streams, run);
  return moved;
}

}  // namespace hdl_memories

#endif
