// SPDX-License-Identifier: Apache-2.0
//
// The C ABI that every Verilated model has. Structures are shared with Hdl.Cosim/Native: change both, and HDL_ABI_VERSION.

#ifndef HDL_ABI_H
#define HDL_ABI_H

#include <cstdint>

#define HDL_ABI_VERSION 6

extern "C" {

// One port as a memory location: Verilator keeps it in 1, 2, 4 or 8 bytes, or in 32-bit words above 64 bits.
struct hdl_field {
  void* port;
  uint32_t width;  // bits
  uint32_t bytes;  // bytes of the port in memory
};

// LATE: an output is taken no earlier than in the cycle after it was offered; an input stalls as with LIGHT.
enum hdl_stall : uint32_t { HDL_STALL_NONE, HDL_STALL_LIGHT, HDL_STALL_HEAVY, HDL_STALL_BURSTY, HDL_STALL_LATE };

// One valid/ready stream with the beats to drive into it, or room for those received from it. The state at the end of one
// batch of cycles is the start of the next.
struct hdl_stream {
  uint8_t* valid;
  uint8_t* ready;           // null where the receiver takes every beat
  const hdl_field* fields;
  uint32_t* beats;          // each field from a 32-bit word of its own, low word first
  uint64_t* stamps;         // outputs: cycle of the phase in which each beat was handed over
  uint64_t count;           // inputs: beats to drive; outputs: beats expected
  uint64_t capacity;        // outputs: beats that fit in `beats` and `stamps`; more than `count`
  uint64_t position;        // beats handed over so far
  uint64_t random;          // state of the generator of gaps and back-pressure; never 0
  uint64_t pause_beat;      // the beat before which the stream stands still
  uint64_t pause_left;      // cycles that it does so, still
  uint32_t field_count;
  uint32_t words_per_beat;
  uint32_t is_output;       // of the model
  uint32_t stall;           // hdl_stall
  uint32_t run_left;        // bursty stalls: cycles until the next change
  uint32_t blocked;         // bursty stalls: whether this run stalls
  uint32_t pending;         // a beat is offered and not yet taken
  uint32_t parked;          // inputs: no beat is offered and the fields hold noise
  uint32_t unchecked;       // outputs of a memory port: beats are taken, none is kept
};

// Bytes of a memory from an address on.
struct hdl_region {
  uint64_t address;
  uint64_t length;
  uint8_t* bytes;
};

// Addresses that answer SLVERR.
struct hdl_fault {
  uint64_t address;
  uint64_t length;
  uint32_t reads;
  uint32_t writes;
};

#define HDL_MEMORY_STATE_BYTES 65536

// The memory behind an AXI4 master port. Its channels are streams behind those of the phase.
struct hdl_memory {
  hdl_region* regions;
  const hdl_fault* faults;
  void* state;              // HDL_MEMORY_STATE_BYTES, 0 at first
  uint64_t region_count;
  uint64_t fault_count;
  int32_t aw, w, b, ar, r;  // index of the channel among the streams; -1 where there is none
  uint32_t bus_bytes;
  uint32_t burst_beats;     // what the master promises: words of a burst, bursts in flight of each direction
  uint32_t promised;
  uint32_t latency;         // cycles from an address to its first word, from the last written word to its answer
  uint32_t outstanding;     // bursts in flight of each direction that it takes
  uint32_t row_opening;
  uint32_t row_bytes;
  uint32_t banks;
  uint32_t early_data;      // written words are taken before their address is
  uint32_t loaded;          // contents are new: all rows are closed
  uint32_t mover;           // commands to a data mover in place of AR: bits of their address; else 0
};

enum hdl_reason : uint32_t {
  HDL_BATCH_OVER,    // ran all cycles asked for
  HDL_ALL_DONE,      // every beat was accepted, every expected one received
  HDL_HANG,          // no handshake for `watchdog` cycles
  HDL_VALID_DROPPED, // an output withdrew valid before its beat was taken
  HDL_DATA_CHANGED,  // an output changed an offered beat
  HDL_SURPLUS,       // an output gave more beats than expected
  HDL_MEMORY_RULE    // an AXI4 master port broke a rule: hdl_rule
};

enum hdl_rule : uint32_t {
  HDL_RULE_ALIGNED,      // an address that is no multiple of the data word's bytes
  HDL_RULE_SIZE,         // AxSIZE is not that of a data word
  HDL_RULE_BURST,        // AxBURST is not INCR
  HDL_RULE_BOUNDARY,     // a burst over a boundary of 4 KB
  HDL_RULE_LENGTH,       // a burst longer than the port declares
  HDL_RULE_OUTSTANDING,  // more bursts in flight than the port declares
  HDL_RULE_ATTRIBUTES,   // AxLOCK, AxCACHE, AxPROT, AxQOS are not 0, 0011, 000, 0000
  HDL_RULE_NO_ADDRESS,   // a written word whose address has not been offered
  HDL_RULE_LAST,         // WLAST early or late
  HDL_RULE_COMMAND       // a command to a data mover of a part of a word, or with other bits than it may have
};

struct hdl_run {
  uint64_t cycles;    // in: at most so many
  uint64_t watchdog;  // in: cycles without a handshake that count as a hang
  uint64_t cycle;     // in and out: cycles of the phase that have passed
  uint64_t quiet;     // in and out: cycles since the last handshake
  uint64_t longest;   // in and out: longest time between two handshakes
  uint32_t drain;     // in: run all cycles although everything is done, to catch surplus beats
  uint32_t reason;    // out: hdl_reason
  uint32_t stream;    // out: index of the stream that broke a rule
  uint32_t field;     // out: index of its field that changed; hdl_rule
};

}

#endif
