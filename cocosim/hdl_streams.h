// SPDX-License-Identifier: Apache-2.0
//
// Stream transactors: drive and collect the beats of any number of valid/ready streams for a batch of cycles, so that a
// batch costs one call from managed code. Included by shim.cpp, after Model.

#ifndef HDL_STREAMS_H
#define HDL_STREAMS_H

#include "hdl_fields.h"
#include "hdl_model.h"

namespace hdl_streams {

inline void clear(const hdl_field& field) { std::memset(field.port, 0, field.bytes); }

// xorshift64*: small state, good enough to place gaps.
inline uint64_t draw(uint64_t& state) {
  state ^= state >> 12;
  state ^= state << 25;
  state ^= state >> 27;
  return (state * 2685821657736338717ULL) >> 16;
}

inline void write(const hdl_field& field, const uint32_t* words) {
  switch (field.bytes) {
    case 1: *static_cast<uint8_t*>(field.port) = static_cast<uint8_t>(*words); break;
    case 2: *static_cast<uint16_t*>(field.port) = static_cast<uint16_t>(*words); break;
    case 4: *static_cast<uint32_t*>(field.port) = *words; break;
    default: std::memcpy(field.port, words, field.bytes); break;
  }
}

inline void read(const hdl_field& field, uint32_t* words) {
  switch (field.bytes) {
    case 1: *words = *static_cast<const uint8_t*>(field.port); break;
    case 2: *words = *static_cast<const uint16_t*>(field.port); break;
    case 4: *words = *static_cast<const uint32_t*>(field.port); break;
    default: std::memcpy(words, field.port, field.bytes); break;
  }
}

inline const uint32_t* apply(const hdl_field* fields, uint32_t count, const uint32_t* words) {
  for (uint32_t i = 0; i < count; words += words_of(fields[i].width), ++i) write(fields[i], words);
  return words;
}

inline uint32_t* record(const hdl_field* fields, uint32_t count, uint32_t* words) {
  for (uint32_t i = 0; i < count; words += words_of(fields[i].width), ++i) read(fields[i], words);
  return words;
}

// Noise on the fields of a stream that offers nothing, so that a block which reads them without valid is caught.
inline void park(hdl_stream& stream) {
  for (uint32_t i = 0; i < stream.field_count; ++i) {
    const hdl_field& field = stream.fields[i];
    uint8_t* bytes = static_cast<uint8_t*>(field.port);
    for (uint32_t left = field.width, at = 0; at < field.bytes; ++at) {
      uint32_t bits = left < 8 ? left : 8;
      bytes[at] = static_cast<uint8_t>(draw(stream.random)) & static_cast<uint8_t>((1u << bits) - 1);
      left -= bits;
    }
  }
  stream.parked = 1;
}

// Whether this stream stalls in this cycle.
inline bool stalls(hdl_stream& stream) {
  switch (stream.stall) {
    case HDL_STALL_NONE: return false;
    case HDL_STALL_LIGHT: return (draw(stream.random) & 7) == 0;
    case HDL_STALL_HEAVY: return (draw(stream.random) & 3) != 0;
    // Ready may wait for valid, so a block that waits for ready hangs here.
    case HDL_STALL_LATE: return stream.is_output ? !stream.pending : (draw(stream.random) & 7) == 0;
    default:
      if (stream.run_left == 0) {
        stream.blocked ^= 1;
        stream.run_left = 1 + static_cast<uint32_t>(draw(stream.random) & (stream.blocked ? 31 : 15));
      }
      --stream.run_left;
      return stream.blocked != 0;
  }
}

// Whether this stream stands still in this cycle, as the phase asks for.
inline bool pauses(hdl_stream& stream) {
  if (stream.pause_left == 0 || stream.position != stream.pause_beat || stream.position >= stream.count) return false;
  --stream.pause_left;
  return true;
}

// Before the edge: offers a beat or not. Once offered it stays until it is taken.
inline void drive_input(hdl_stream& stream, bool paused) {
  if (stream.pending) return;
  if (!paused && stream.position < stream.count && !stalls(stream)) {
    apply(stream.fields, stream.field_count, stream.beats + stream.position * stream.words_per_beat);
    *stream.valid = 1;
    stream.pending = 1;
    stream.parked = 0;
  } else {
    *stream.valid = 0;
    if (!stream.parked) park(stream);
  }
}

inline bool take_input(hdl_stream& stream) {
  if (!stream.pending || (stream.ready && !*stream.ready)) return false;
  stream.pending = 0;
  ++stream.position;
  return true;
}

// First field in which the port differs from the beat noted when it was first offered; -1 where none does.
inline int32_t changed_field(const hdl_stream& stream, const uint32_t* beat) {
  for (uint32_t i = 0; i < stream.field_count; beat += words_of(stream.fields[i].width), ++i) {
    uint64_t scratch = 0;
    const hdl_field& field = stream.fields[i];
    if (field.bytes < 8) {
      read(field, reinterpret_cast<uint32_t*>(&scratch));
      if (static_cast<uint32_t>(scratch) != *beat) return static_cast<int32_t>(i);
    } else if (std::memcmp(field.port, beat, field.bytes) != 0) {
      return static_cast<int32_t>(i);
    }
  }
  return -1;
}

// After settling: notes an offered beat, checks that it stays, and counts it when it is taken.
inline bool take_output(hdl_stream& stream, hdl_run& run, uint32_t index) {
  if (!*stream.valid) {
    if (stream.pending) {
      run.reason = HDL_VALID_DROPPED;
      run.stream = index;
    }
    return false;
  }
  uint32_t* beat = stream.beats + stream.position * stream.words_per_beat;
  if (stream.pending) {
    int32_t changed = changed_field(stream, beat);
    if (changed >= 0) {
      record(stream.fields, stream.field_count, beat + stream.words_per_beat);  // what it became, for the report
      run.reason = HDL_DATA_CHANGED;
      run.stream = index;
      run.field = static_cast<uint32_t>(changed);
      return false;
    }
  } else {
    record(stream.fields, stream.field_count, beat);
  }
  if (stream.ready && !*stream.ready) {
    stream.pending = 1;
    return false;
  }
  stream.pending = 0;
  if (stream.unchecked) return true;
  stream.stamps[stream.position++] = run.cycle;
  if (stream.position > stream.count) {
    run.reason = HDL_SURPLUS;
    run.stream = index;
  }
  return true;
}

inline bool all_done(const hdl_stream* streams, uint32_t count) {
  for (uint32_t i = 0; i < count; ++i) {
    if (streams[i].position < streams[i].count) return false;
  }
  return true;
}

}  // namespace hdl_streams

#include "hdl_memory.h"

namespace hdl_streams {

inline bool all_idle(const hdl_memory* memories, uint32_t count) {
  for (uint32_t i = 0; i < count; ++i) {
    if (!hdl_memories::idle(memories[i])) return false;
  }
  return true;
}

inline void run(
    Model& model, hdl_stream* streams, uint32_t plain, uint32_t count, hdl_memory* memories, uint32_t memory_count,
    hdl_run& run) {
  run.reason = HDL_BATCH_OVER;
  auto over = [&] { return !run.drain && all_done(streams, count) && all_idle(memories, memory_count); };
  bool done = over();
  for (uint64_t n = 0; n < run.cycles && !done; ++n) {
    bool paused = false;
    for (uint32_t i = 0; i < plain; ++i) {
      hdl_stream& stream = streams[i];
      bool pause = pauses(stream);
      paused |= pause;
      if (!stream.is_output) drive_input(stream, pause);
      else if (stream.ready) *stream.ready = pause || stalls(stream) ? 0 : 1;
    }
    for (uint32_t i = 0; i < memory_count; ++i) hdl_memories::drive(memories[i], streams, run.cycle);
    model.settle();
    bool moved = false;
    for (uint32_t i = 0; i < plain; ++i) {
      moved |= streams[i].is_output ? take_output(streams[i], run, i) : take_input(streams[i]);
    }
    for (uint32_t i = 0; i < memory_count; ++i) moved |= hdl_memories::take(memories[i], streams, run);
    model.edge();
    if (run.reason != HDL_BATCH_OVER) return;
    ++run.cycle;
    ++run.quiet;
    if (moved) {
      if (run.quiet > run.longest) run.longest = run.quiet;
      run.quiet = 0;
      done = over();
    } else if (paused) {
      run.quiet = 0;  // nobody hangs that is kept waiting
    } else if (run.quiet >= run.watchdog && !run.drain) {
      run.reason = HDL_HANG;
      return;
    }
  }
  if (done) run.reason = HDL_ALL_DONE;
}

}  // namespace hdl_streams

#endif
