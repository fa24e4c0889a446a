/* SPDX-License-Identifier: Apache-2.0 */
/* Driver of nullhop, C99 and C++: registers by name here, the rest in nullhop_driver.c.
   Regenerate with: make gen TARGET=nullhop */
#ifndef NULLHOP_DRIVER_H
#define NULLHOP_DRIVER_H

#include <stddef.h>
#include <stdint.h>

#include "nullhop_registers.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What functions return. */
enum {
  NULLHOP_E_OK = 0,
  NULLHOP_E_SYSTEM = -1,  /* a system call failed: errno */
  NULLHOP_E_DEVICE = -2,  /* there is another device, or another version or size of it */
  NULLHOP_E_RANGE = -3,   /* a value does not fit: nothing was written */
  NULLHOP_E_TIMEOUT = -4, /* the device did not get there */
  NULLHOP_E_STREAM = -5   /* a packet could not be moved */
};

/* Who moves packets: a DMA, usually. `stream` is the name of the port. `send` may return while the packet
   is on its way, and does not wait for what the device answers; `user` goes with every beat as tuser.
   `flush` waits until all that was sent has gone in, `receive` for a whole packet. They return 0, or
   anything else where they fail. */
struct nullhop_streams {
  int (*send)(void *context, const char *stream, const void *bytes, size_t length, uint32_t user);
  int (*flush)(void *context, const char *stream);
  int (*receive)(void *context, const char *stream, void *bytes, size_t capacity, size_t *length);
};

struct nullhop_device {
  volatile uint32_t *base;               /* registers in memory; unused with NULLHOP_BUS */
  void *context;                         /* for the functions of the bus and of streams */
  const struct nullhop_streams *streams; /* null: no packets */
  uint32_t polls;                        /* reads after which waiting ends */
  size_t mapped;                         /* bytes that close() unmaps */
};

/* All access goes through these two. Define NULLHOP_BUS to supply others: a simulator, a bridge. */
#ifdef NULLHOP_BUS
uint32_t nullhop_bus_read32(struct nullhop_device *device, uint32_t offset);
void nullhop_bus_write32(struct nullhop_device *device, uint32_t offset, uint32_t value);
#else
static inline uint32_t nullhop_bus_read32(struct nullhop_device *device, uint32_t offset) {
  return device->base[offset / 4u];
}

static inline void nullhop_bus_write32(struct nullhop_device *device, uint32_t offset, uint32_t value) {
  device->base[offset / 4u] = value;
}
#endif

/* Registers at an address that the program can reach; null with NULLHOP_BUS. */
void nullhop_attach(struct nullhop_device *device, volatile void *base);

#ifndef NULLHOP_FREESTANDING
/* Registers of a UIO device (/dev/uio0), or at an address of /dev/mem. */
int nullhop_open_uio(struct nullhop_device *device, const char *path);
int nullhop_open_memory(struct nullhop_device *device, uint64_t address);
void nullhop_close(struct nullhop_device *device);
#endif

/* Whether this is the device that the driver was generated for: all constant registers. */
int nullhop_check(struct nullhop_device *device);

/* Checks the device, and clears its errors. */
int nullhop_init(struct nullhop_device *device);

/* Errors of STATUS, which stay until they are cleared; and the name of the lowest of some. */
#define NULLHOP_ERRORS 0x00007F00u
uint32_t nullhop_errors(struct nullhop_device *device);
void nullhop_clear_errors(struct nullhop_device *device, uint32_t errors);
const char *nullhop_error_name(uint32_t errors);

/* Loads parameters.
   first_row: first row of the load
   rows: rows of weights per word; 1 for biases and multipliers
   kind: 0 weights, 1 biases, 2 multipliers
   words_log2: log2 n
   packet: their rows, as one string of bits in whole beats */
int nullhop_load(struct nullhop_device *device,
    uint32_t first_row,
    uint32_t rows,
    uint32_t kind,
    uint32_t words_log2,
    const void *packet, size_t packet_length);

/* Checks and queues a pass.
   descriptor: the 14 words from INPUT_SIZE on */
int nullhop_push(struct nullhop_device *device,
    const uint32_t *descriptor, size_t descriptor_length);

/* Drops all passes, loads and packets in flight. */
int nullhop_abort(struct nullhop_device *device);

/* Waits until nothing is in flight. */
int nullhop_wait(struct nullhop_device *device);

/* Sends a packet to s_axis_map.
   packet: its bytes */
int nullhop_send_map(struct nullhop_device *device,
    const void *packet, size_t packet_length);

/* Sends a packet to s_axis_param.
   packet: its bytes */
int nullhop_send_param(struct nullhop_device *device,
    const void *packet, size_t packet_length);

/* Waits for a packet from m_axis_map.
   packet: its bytes */
int nullhop_receive_map(struct nullhop_device *device,
    void *packet, size_t packet_capacity, size_t *packet_length);

/* ID: "NHP1" */
static inline uint32_t nullhop_read_id(struct nullhop_device *device) {
  return nullhop_bus_read32(device, NULLHOP_ID);
}

/* CAPS: what was generated */
static inline uint32_t nullhop_read_caps(struct nullhop_device *device) {
  return nullhop_bus_read32(device, NULLHOP_CAPS);
}
/* log2 of the multipliers N */
static inline uint32_t nullhop_get_caps_macs_log2(struct nullhop_device *device) {
  return (nullhop_read_caps(device) & NULLHOP_CAPS_MACS_LOG2_MASK) >> NULLHOP_CAPS_MACS_LOG2_SHIFT;
}
/* log2 of the most lanes */
static inline uint32_t nullhop_get_caps_lanes_log2(struct nullhop_device *device) {
  return (nullhop_read_caps(device) & NULLHOP_CAPS_LANES_LOG2_MASK) >> NULLHOP_CAPS_LANES_LOG2_SHIFT;
}
/* log2 of the entries fetched per cycle */
static inline uint32_t nullhop_get_caps_fetch_log2(struct nullhop_device *device) {
  return (nullhop_read_caps(device) & NULLHOP_CAPS_FETCH_LOG2_MASK) >> NULLHOP_CAPS_FETCH_LOG2_SHIFT;
}
/* bits of a value */
static inline uint32_t nullhop_get_caps_value_width(struct nullhop_device *device) {
  return (nullhop_read_caps(device) & NULLHOP_CAPS_VALUE_WIDTH_MASK) >> NULLHOP_CAPS_VALUE_WIDTH_SHIFT;
}
/* bits of a weight; 2: ternary */
static inline uint32_t nullhop_get_caps_weight_width(struct nullhop_device *device) {
  return (nullhop_read_caps(device) & NULLHOP_CAPS_WEIGHT_WIDTH_MASK) >> NULLHOP_CAPS_WEIGHT_WIDTH_SHIFT;
}
/* bits of an accumulator */
static inline uint32_t nullhop_get_caps_accumulator_width(struct nullhop_device *device) {
  return (nullhop_read_caps(device) & NULLHOP_CAPS_ACCUMULATOR_WIDTH_MASK) >> NULLHOP_CAPS_ACCUMULATOR_WIDTH_SHIFT;
}
/* channels have multipliers */
static inline uint32_t nullhop_get_caps_scale(struct nullhop_device *device) {
  return (nullhop_read_caps(device) & NULLHOP_CAPS_SCALE_MASK) >> NULLHOP_CAPS_SCALE_SHIFT;
}
/* log2 of the bits per beat of parameters, less 5 */
static inline uint32_t nullhop_get_caps_param_log2(struct nullhop_device *device) {
  return (nullhop_read_caps(device) & NULLHOP_CAPS_PARAM_LOG2_MASK) >> NULLHOP_CAPS_PARAM_LOG2_SHIFT;
}

/* STATUS: what is going on, and what went wrong */
static inline uint32_t nullhop_read_status(struct nullhop_device *device) {
  return nullhop_bus_read32(device, NULLHOP_STATUS);
}
/* a pass, a load or a result is in flight */
static inline uint32_t nullhop_get_status_busy(struct nullhop_device *device) {
  return (nullhop_read_status(device) & NULLHOP_STATUS_BUSY_MASK) >> NULLHOP_STATUS_BUSY_SHIFT;
}
/* passes that are queued behind the one that is worked on */
static inline uint32_t nullhop_get_status_queued(struct nullhop_device *device) {
  return (nullhop_read_status(device) & NULLHOP_STATUS_QUEUED_MASK) >> NULLHOP_STATUS_QUEUED_SHIFT;
}
/* why a descriptor was refused last; cleared with refused */
static inline uint32_t nullhop_get_status_refusal(struct nullhop_device *device) {
  return (nullhop_read_status(device) & NULLHOP_STATUS_REFUSAL_MASK) >> NULLHOP_STATUS_REFUSAL_SHIFT;
}
/* a map bit behind the end of a row */
static inline uint32_t nullhop_get_status_tail(struct nullhop_device *device) {
  return (nullhop_read_status(device) & NULLHOP_STATUS_TAIL_MASK) >> NULLHOP_STATUS_TAIL_SHIFT;
}
static inline void nullhop_clear_status_tail(struct nullhop_device *device) {
  nullhop_bus_write32(device, NULLHOP_STATUS, NULLHOP_STATUS_TAIL_MASK);
}
/* a packet of a map was too short or too long */
static inline uint32_t nullhop_get_status_framing(struct nullhop_device *device) {
  return (nullhop_read_status(device) & NULLHOP_STATUS_FRAMING_MASK) >> NULLHOP_STATUS_FRAMING_SHIFT;
}
static inline void nullhop_clear_status_framing(struct nullhop_device *device) {
  nullhop_bus_write32(device, NULLHOP_STATUS, NULLHOP_STATUS_FRAMING_MASK);
}
/* a word of a map was missing, and read as 0 */
static inline uint32_t nullhop_get_status_missing_data(struct nullhop_device *device) {
  return (nullhop_read_status(device) & NULLHOP_STATUS_MISSING_DATA_MASK) >> NULLHOP_STATUS_MISSING_DATA_SHIFT;
}
static inline void nullhop_clear_status_missing_data(struct nullhop_device *device) {
  nullhop_bus_write32(device, NULLHOP_STATUS, NULLHOP_STATUS_MISSING_DATA_MASK);
}
/* words behind the end of a row were dropped */
static inline uint32_t nullhop_get_status_surplus(struct nullhop_device *device) {
  return (nullhop_read_status(device) & NULLHOP_STATUS_SURPLUS_MASK) >> NULLHOP_STATUS_SURPLUS_SHIFT;
}
static inline void nullhop_clear_status_surplus(struct nullhop_device *device) {
  nullhop_bus_write32(device, NULLHOP_STATUS, NULLHOP_STATUS_SURPLUS_MASK);
}
/* a descriptor was refused */
static inline uint32_t nullhop_get_status_refused(struct nullhop_device *device) {
  return (nullhop_read_status(device) & NULLHOP_STATUS_REFUSED_MASK) >> NULLHOP_STATUS_REFUSED_SHIFT;
}
static inline void nullhop_clear_status_refused(struct nullhop_device *device) {
  nullhop_bus_write32(device, NULLHOP_STATUS, NULLHOP_STATUS_REFUSED_MASK);
}
/* a packet of parameters was too short or too long, or its rows do not exist */
static inline uint32_t nullhop_get_status_parameter_length(struct nullhop_device *device) {
  return (nullhop_read_status(device) & NULLHOP_STATUS_PARAMETER_LENGTH_MASK) >> NULLHOP_STATUS_PARAMETER_LENGTH_SHIFT;
}
static inline void nullhop_clear_status_parameter_length(struct nullhop_device *device) {
  nullhop_bus_write32(device, NULLHOP_STATUS, NULLHOP_STATUS_PARAMETER_LENGTH_MASK);
}
/* entries found no room in the row store and were dropped; with overcommit alone */
static inline uint32_t nullhop_get_status_overflow(struct nullhop_device *device) {
  return (nullhop_read_status(device) & NULLHOP_STATUS_OVERFLOW_MASK) >> NULLHOP_STATUS_OVERFLOW_SHIFT;
}
static inline void nullhop_clear_status_overflow(struct nullhop_device *device) {
  nullhop_bus_write32(device, NULLHOP_STATUS, NULLHOP_STATUS_OVERFLOW_MASK);
}

/* CONTROL: 1 or 2, nothing else */
static inline int nullhop_write_control(struct nullhop_device *device, uint32_t value) {
  if ((value & 0xFFFFFFFCu)) return NULLHOP_E_RANGE;
  nullhop_bus_write32(device, NULLHOP_CONTROL, value);
  return NULLHOP_E_OK;
}
static inline int nullhop_put_control(
    struct nullhop_device *device, uint32_t push, uint32_t abort) {
  if (push >> 1 || abort >> 1) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_CONTROL, push | abort << 1);
  return NULLHOP_E_OK;
}
/* the descriptor is checked and queued; the answer waits for that */
/* all passes, loads and packets in flight are dropped */

/* CYCLES: clock cycles in which STATUS.busy was 1; any write clears it */
static inline uint32_t nullhop_read_cycles(struct nullhop_device *device) {
  return nullhop_bus_read32(device, NULLHOP_CYCLES);
}
static inline int nullhop_write_cycles(struct nullhop_device *device, uint32_t value) {
  nullhop_bus_write32(device, NULLHOP_CYCLES, value);
  return NULLHOP_E_OK;
}

/* BEATS: cycles in which the multipliers were given something; any write clears it */
static inline uint32_t nullhop_read_beats(struct nullhop_device *device) {
  return nullhop_bus_read32(device, NULLHOP_BEATS);
}
static inline int nullhop_write_beats(struct nullhop_device *device, uint32_t value) {
  nullhop_bus_write32(device, NULLHOP_BEATS, value);
  return NULLHOP_E_OK;
}

/* ITEMS: values other than 0 that they were given; any write clears it */
static inline uint32_t nullhop_read_items(struct nullhop_device *device) {
  return nullhop_bus_read32(device, NULLHOP_ITEMS);
}
static inline int nullhop_write_items(struct nullhop_device *device, uint32_t value) {
  nullhop_bus_write32(device, NULLHOP_ITEMS, value);
  return NULLHOP_E_OK;
}

/* NULLS: items of value 0, one for each window of which the last slice had no value; any write clears it */
static inline uint32_t nullhop_read_nulls(struct nullhop_device *device) {
  return nullhop_bus_read32(device, NULLHOP_NULLS);
}
static inline int nullhop_write_nulls(struct nullhop_device *device, uint32_t value) {
  nullhop_bus_write32(device, NULLHOP_NULLS, value);
  return NULLHOP_E_OK;
}

/* STALL_INPUT: cycles in which there was no item, because rows of the input were awaited; any write clears it */
static inline uint32_t nullhop_read_stall_input(struct nullhop_device *device) {
  return nullhop_bus_read32(device, NULLHOP_STALL_INPUT);
}
static inline int nullhop_write_stall_input(struct nullhop_device *device, uint32_t value) {
  nullhop_bus_write32(device, NULLHOP_STALL_INPUT, value);
  return NULLHOP_E_OK;
}

/* STALL_DRAIN: cycles in which an item waited for the sums of the window before to be taken; any write clears it */
static inline uint32_t nullhop_read_stall_drain(struct nullhop_device *device) {
  return nullhop_bus_read32(device, NULLHOP_STALL_DRAIN);
}
static inline int nullhop_write_stall_drain(struct nullhop_device *device, uint32_t value) {
  nullhop_bus_write32(device, NULLHOP_STALL_DRAIN, value);
  return NULLHOP_E_OK;
}

/* STALL_OUTPUT: cycles in which an item waited for room in the queue of the output; any write clears it */
static inline uint32_t nullhop_read_stall_output(struct nullhop_device *device) {
  return nullhop_bus_read32(device, NULLHOP_STALL_OUTPUT);
}
static inline int nullhop_write_stall_output(struct nullhop_device *device, uint32_t value) {
  nullhop_bus_write32(device, NULLHOP_STALL_OUTPUT, value);
  return NULLHOP_E_OK;
}

/* STALL_WEIGHTS: cycles in which there was no item, for loads of parameters were waited for; any write clears it */
static inline uint32_t nullhop_read_stall_weights(struct nullhop_device *device) {
  return nullhop_bus_read32(device, NULLHOP_STALL_WEIGHTS);
}
static inline int nullhop_write_stall_weights(struct nullhop_device *device, uint32_t value) {
  nullhop_bus_write32(device, NULLHOP_STALL_WEIGHTS, value);
  return NULLHOP_E_OK;
}

/* LOAD_BASE: first row of a load */
static inline uint32_t nullhop_read_load_base(struct nullhop_device *device) {
  return nullhop_bus_read32(device, NULLHOP_LOAD_BASE);
}
static inline int nullhop_write_load_base(struct nullhop_device *device, uint32_t value) {
  if ((value & 0xFFFE0000u)) return NULLHOP_E_RANGE;
  nullhop_bus_write32(device, NULLHOP_LOAD_BASE, value);
  return NULLHOP_E_OK;
}

/* LOAD_ROWS: rows of weights of each word of a load */
static inline uint32_t nullhop_read_load_rows(struct nullhop_device *device) {
  return nullhop_bus_read32(device, NULLHOP_LOAD_ROWS);
}
static inline int nullhop_write_load_rows(struct nullhop_device *device, uint32_t value) {
  if ((value & 0xFFFE0000u)) return NULLHOP_E_RANGE;
  nullhop_bus_write32(device, NULLHOP_LOAD_ROWS, value);
  return NULLHOP_E_OK;
}

/* LOAD_KIND: what is loaded; a write queues the command */
static inline uint32_t nullhop_read_load_kind(struct nullhop_device *device) {
  return nullhop_bus_read32(device, NULLHOP_LOAD_KIND);
}
static inline int nullhop_write_load_kind(struct nullhop_device *device, uint32_t value) {
  if ((value & 0xFFFFFF0Cu)) return NULLHOP_E_RANGE;
  nullhop_bus_write32(device, NULLHOP_LOAD_KIND, value);
  return NULLHOP_E_OK;
}
static inline int nullhop_put_load_kind(
    struct nullhop_device *device, uint32_t kind, uint32_t words_log2) {
  if (kind >> 2 || words_log2 >> 4) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_LOAD_KIND, kind | words_log2 << 4);
  return NULLHOP_E_OK;
}
/* 0 weights, 1 biases, 2 multipliers */
static inline uint32_t nullhop_get_load_kind_kind(struct nullhop_device *device) {
  return (nullhop_read_load_kind(device) & NULLHOP_LOAD_KIND_KIND_MASK) >> NULLHOP_LOAD_KIND_KIND_SHIFT;
}
static inline int nullhop_set_load_kind_kind(struct nullhop_device *device, uint32_t value) {
  if (value >> 2) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_LOAD_KIND,
      (nullhop_bus_read32(device, NULLHOP_LOAD_KIND) & ~NULLHOP_LOAD_KIND_KIND_MASK)
          | value << NULLHOP_LOAD_KIND_KIND_SHIFT);
  return NULLHOP_E_OK;
}
/* log2 n */
static inline uint32_t nullhop_get_load_kind_words_log2(struct nullhop_device *device) {
  return (nullhop_read_load_kind(device) & NULLHOP_LOAD_KIND_WORDS_LOG2_MASK) >> NULLHOP_LOAD_KIND_WORDS_LOG2_SHIFT;
}
static inline int nullhop_set_load_kind_words_log2(struct nullhop_device *device, uint32_t value) {
  if (value >> 4) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_LOAD_KIND,
      (nullhop_bus_read32(device, NULLHOP_LOAD_KIND) & ~NULLHOP_LOAD_KIND_WORDS_LOG2_MASK)
          | value << NULLHOP_LOAD_KIND_WORDS_LOG2_SHIFT);
  return NULLHOP_E_OK;
}

/* LOADS: loads done since reset or abort, modulo 2^16 */
static inline uint32_t nullhop_read_loads(struct nullhop_device *device) {
  return nullhop_bus_read32(device, NULLHOP_LOADS);
}

/* INPUT_SIZE: size of the input */
static inline uint32_t nullhop_read_input_size(struct nullhop_device *device) {
  return nullhop_bus_read32(device, NULLHOP_INPUT_SIZE);
}
static inline int nullhop_write_input_size(struct nullhop_device *device, uint32_t value) {
  if ((value & 0xF000F000u)) return NULLHOP_E_RANGE;
  nullhop_bus_write32(device, NULLHOP_INPUT_SIZE, value);
  return NULLHOP_E_OK;
}
static inline int nullhop_put_input_size(
    struct nullhop_device *device, uint32_t height, uint32_t width) {
  if (height >> 12 || width >> 12) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_INPUT_SIZE, height | width << 16);
  return NULLHOP_E_OK;
}
/* H */
static inline uint32_t nullhop_get_input_size_height(struct nullhop_device *device) {
  return (nullhop_read_input_size(device) & NULLHOP_INPUT_SIZE_HEIGHT_MASK) >> NULLHOP_INPUT_SIZE_HEIGHT_SHIFT;
}
static inline int nullhop_set_input_size_height(struct nullhop_device *device, uint32_t value) {
  if (value >> 12) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_INPUT_SIZE,
      (nullhop_bus_read32(device, NULLHOP_INPUT_SIZE) & ~NULLHOP_INPUT_SIZE_HEIGHT_MASK)
          | value << NULLHOP_INPUT_SIZE_HEIGHT_SHIFT);
  return NULLHOP_E_OK;
}
/* W */
static inline uint32_t nullhop_get_input_size_width(struct nullhop_device *device) {
  return (nullhop_read_input_size(device) & NULLHOP_INPUT_SIZE_WIDTH_MASK) >> NULLHOP_INPUT_SIZE_WIDTH_SHIFT;
}
static inline int nullhop_set_input_size_width(struct nullhop_device *device, uint32_t value) {
  if (value >> 12) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_INPUT_SIZE,
      (nullhop_bus_read32(device, NULLHOP_INPUT_SIZE) & ~NULLHOP_INPUT_SIZE_WIDTH_MASK)
          | value << NULLHOP_INPUT_SIZE_WIDTH_SHIFT);
  return NULLHOP_E_OK;
}

/* INPUT_CHANNELS: channels of the input, and how it comes */
static inline uint32_t nullhop_read_input_channels(struct nullhop_device *device) {
  return nullhop_bus_read32(device, NULLHOP_INPUT_CHANNELS);
}
static inline int nullhop_write_input_channels(struct nullhop_device *device, uint32_t value) {
  if ((value & 0xFF08F000u)) return NULLHOP_E_RANGE;
  nullhop_bus_write32(device, NULLHOP_INPUT_CHANNELS, value);
  return NULLHOP_E_OK;
}
static inline int nullhop_put_input_channels(
    struct nullhop_device *device, uint32_t channels, uint32_t slices, uint32_t in_raw, uint32_t in_signed, uint32_t reuse_input, uint32_t keep_input) {
  if (channels >> 12 || slices >> 3 || in_raw >> 1 || in_signed >> 1 || reuse_input >> 1 || keep_input >> 1) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_INPUT_CHANNELS, channels | slices << 16 | in_raw << 20 | in_signed << 21 | reuse_input << 22 | keep_input << 23);
  return NULLHOP_E_OK;
}
/* Cin */
static inline uint32_t nullhop_get_input_channels_channels(struct nullhop_device *device) {
  return (nullhop_read_input_channels(device) & NULLHOP_INPUT_CHANNELS_CHANNELS_MASK) >> NULLHOP_INPUT_CHANNELS_CHANNELS_SHIFT;
}
static inline int nullhop_set_input_channels_channels(struct nullhop_device *device, uint32_t value) {
  if (value >> 12) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_INPUT_CHANNELS,
      (nullhop_bus_read32(device, NULLHOP_INPUT_CHANNELS) & ~NULLHOP_INPUT_CHANNELS_CHANNELS_MASK)
          | value << NULLHOP_INPUT_CHANNELS_CHANNELS_SHIFT);
  return NULLHOP_E_OK;
}
/* slices less 1 */
static inline uint32_t nullhop_get_input_channels_slices(struct nullhop_device *device) {
  return (nullhop_read_input_channels(device) & NULLHOP_INPUT_CHANNELS_SLICES_MASK) >> NULLHOP_INPUT_CHANNELS_SLICES_SHIFT;
}
static inline int nullhop_set_input_channels_slices(struct nullhop_device *device, uint32_t value) {
  if (value >> 3) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_INPUT_CHANNELS,
      (nullhop_bus_read32(device, NULLHOP_INPUT_CHANNELS) & ~NULLHOP_INPUT_CHANNELS_SLICES_MASK)
          | value << NULLHOP_INPUT_CHANNELS_SLICES_SHIFT);
  return NULLHOP_E_OK;
}
/* without map words */
static inline uint32_t nullhop_get_input_channels_in_raw(struct nullhop_device *device) {
  return (nullhop_read_input_channels(device) & NULLHOP_INPUT_CHANNELS_IN_RAW_MASK) >> NULLHOP_INPUT_CHANNELS_IN_RAW_SHIFT;
}
static inline int nullhop_set_input_channels_in_raw(struct nullhop_device *device, uint32_t value) {
  if (value >> 1) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_INPUT_CHANNELS,
      (nullhop_bus_read32(device, NULLHOP_INPUT_CHANNELS) & ~NULLHOP_INPUT_CHANNELS_IN_RAW_MASK)
          | value << NULLHOP_INPUT_CHANNELS_IN_RAW_SHIFT);
  return NULLHOP_E_OK;
}
/* values in two's complement */
static inline uint32_t nullhop_get_input_channels_in_signed(struct nullhop_device *device) {
  return (nullhop_read_input_channels(device) & NULLHOP_INPUT_CHANNELS_IN_SIGNED_MASK) >> NULLHOP_INPUT_CHANNELS_IN_SIGNED_SHIFT;
}
static inline int nullhop_set_input_channels_in_signed(struct nullhop_device *device, uint32_t value) {
  if (value >> 1) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_INPUT_CHANNELS,
      (nullhop_bus_read32(device, NULLHOP_INPUT_CHANNELS) & ~NULLHOP_INPUT_CHANNELS_IN_SIGNED_MASK)
          | value << NULLHOP_INPUT_CHANNELS_IN_SIGNED_SHIFT);
  return NULLHOP_E_OK;
}
/* the input that the pass before kept is used again */
static inline uint32_t nullhop_get_input_channels_reuse_input(struct nullhop_device *device) {
  return (nullhop_read_input_channels(device) & NULLHOP_INPUT_CHANNELS_REUSE_INPUT_MASK) >> NULLHOP_INPUT_CHANNELS_REUSE_INPUT_SHIFT;
}
static inline int nullhop_set_input_channels_reuse_input(struct nullhop_device *device, uint32_t value) {
  if (value >> 1) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_INPUT_CHANNELS,
      (nullhop_bus_read32(device, NULLHOP_INPUT_CHANNELS) & ~NULLHOP_INPUT_CHANNELS_REUSE_INPUT_MASK)
          | value << NULLHOP_INPUT_CHANNELS_REUSE_INPUT_SHIFT);
  return NULLHOP_E_OK;
}
/* the input is kept for the next pass */
static inline uint32_t nullhop_get_input_channels_keep_input(struct nullhop_device *device) {
  return (nullhop_read_input_channels(device) & NULLHOP_INPUT_CHANNELS_KEEP_INPUT_MASK) >> NULLHOP_INPUT_CHANNELS_KEEP_INPUT_SHIFT;
}
static inline int nullhop_set_input_channels_keep_input(struct nullhop_device *device, uint32_t value) {
  if (value >> 1) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_INPUT_CHANNELS,
      (nullhop_bus_read32(device, NULLHOP_INPUT_CHANNELS) & ~NULLHOP_INPUT_CHANNELS_KEEP_INPUT_MASK)
          | value << NULLHOP_INPUT_CHANNELS_KEEP_INPUT_SHIFT);
  return NULLHOP_E_OK;
}

/* KERNEL: kernel and pooling window */
static inline uint32_t nullhop_read_kernel(struct nullhop_device *device) {
  return nullhop_bus_read32(device, NULLHOP_KERNEL);
}
static inline int nullhop_write_kernel(struct nullhop_device *device, uint32_t value) {
  if ((value & 0xFCC88C88u)) return NULLHOP_E_RANGE;
  nullhop_bus_write32(device, NULLHOP_KERNEL, value);
  return NULLHOP_E_OK;
}
static inline int nullhop_put_kernel(
    struct nullhop_device *device, uint32_t lines, uint32_t columns, uint32_t stride, uint32_t pad_top, uint32_t pad_left, uint32_t pool_window, uint32_t pool_stride) {
  if (lines >> 3 || columns >> 3 || stride >> 2 || pad_top >> 3 || pad_left >> 3 || pool_window >> 2 || pool_stride >> 2) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_KERNEL, lines | columns << 4 | stride << 8 | pad_top << 12 | pad_left << 16 | pool_window << 20 | pool_stride << 24);
  return NULLHOP_E_OK;
}
/* kh less 1 */
static inline uint32_t nullhop_get_kernel_lines(struct nullhop_device *device) {
  return (nullhop_read_kernel(device) & NULLHOP_KERNEL_LINES_MASK) >> NULLHOP_KERNEL_LINES_SHIFT;
}
static inline int nullhop_set_kernel_lines(struct nullhop_device *device, uint32_t value) {
  if (value >> 3) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_KERNEL,
      (nullhop_bus_read32(device, NULLHOP_KERNEL) & ~NULLHOP_KERNEL_LINES_MASK)
          | value << NULLHOP_KERNEL_LINES_SHIFT);
  return NULLHOP_E_OK;
}
/* kw less 1 */
static inline uint32_t nullhop_get_kernel_columns(struct nullhop_device *device) {
  return (nullhop_read_kernel(device) & NULLHOP_KERNEL_COLUMNS_MASK) >> NULLHOP_KERNEL_COLUMNS_SHIFT;
}
static inline int nullhop_set_kernel_columns(struct nullhop_device *device, uint32_t value) {
  if (value >> 3) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_KERNEL,
      (nullhop_bus_read32(device, NULLHOP_KERNEL) & ~NULLHOP_KERNEL_COLUMNS_MASK)
          | value << NULLHOP_KERNEL_COLUMNS_SHIFT);
  return NULLHOP_E_OK;
}
/* s less 1 */
static inline uint32_t nullhop_get_kernel_stride(struct nullhop_device *device) {
  return (nullhop_read_kernel(device) & NULLHOP_KERNEL_STRIDE_MASK) >> NULLHOP_KERNEL_STRIDE_SHIFT;
}
static inline int nullhop_set_kernel_stride(struct nullhop_device *device, uint32_t value) {
  if (value >> 2) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_KERNEL,
      (nullhop_bus_read32(device, NULLHOP_KERNEL) & ~NULLHOP_KERNEL_STRIDE_MASK)
          | value << NULLHOP_KERNEL_STRIDE_SHIFT);
  return NULLHOP_E_OK;
}
/* pt */
static inline uint32_t nullhop_get_kernel_pad_top(struct nullhop_device *device) {
  return (nullhop_read_kernel(device) & NULLHOP_KERNEL_PAD_TOP_MASK) >> NULLHOP_KERNEL_PAD_TOP_SHIFT;
}
static inline int nullhop_set_kernel_pad_top(struct nullhop_device *device, uint32_t value) {
  if (value >> 3) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_KERNEL,
      (nullhop_bus_read32(device, NULLHOP_KERNEL) & ~NULLHOP_KERNEL_PAD_TOP_MASK)
          | value << NULLHOP_KERNEL_PAD_TOP_SHIFT);
  return NULLHOP_E_OK;
}
/* pl */
static inline uint32_t nullhop_get_kernel_pad_left(struct nullhop_device *device) {
  return (nullhop_read_kernel(device) & NULLHOP_KERNEL_PAD_LEFT_MASK) >> NULLHOP_KERNEL_PAD_LEFT_SHIFT;
}
static inline int nullhop_set_kernel_pad_left(struct nullhop_device *device, uint32_t value) {
  if (value >> 3) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_KERNEL,
      (nullhop_bus_read32(device, NULLHOP_KERNEL) & ~NULLHOP_KERNEL_PAD_LEFT_MASK)
          | value << NULLHOP_KERNEL_PAD_LEFT_SHIFT);
  return NULLHOP_E_OK;
}
/* pw less 1 */
static inline uint32_t nullhop_get_kernel_pool_window(struct nullhop_device *device) {
  return (nullhop_read_kernel(device) & NULLHOP_KERNEL_POOL_WINDOW_MASK) >> NULLHOP_KERNEL_POOL_WINDOW_SHIFT;
}
static inline int nullhop_set_kernel_pool_window(struct nullhop_device *device, uint32_t value) {
  if (value >> 2) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_KERNEL,
      (nullhop_bus_read32(device, NULLHOP_KERNEL) & ~NULLHOP_KERNEL_POOL_WINDOW_MASK)
          | value << NULLHOP_KERNEL_POOL_WINDOW_SHIFT);
  return NULLHOP_E_OK;
}
/* ps less 1 */
static inline uint32_t nullhop_get_kernel_pool_stride(struct nullhop_device *device) {
  return (nullhop_read_kernel(device) & NULLHOP_KERNEL_POOL_STRIDE_MASK) >> NULLHOP_KERNEL_POOL_STRIDE_SHIFT;
}
static inline int nullhop_set_kernel_pool_stride(struct nullhop_device *device, uint32_t value) {
  if (value >> 2) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_KERNEL,
      (nullhop_bus_read32(device, NULLHOP_KERNEL) & ~NULLHOP_KERNEL_POOL_STRIDE_MASK)
          | value << NULLHOP_KERNEL_POOL_STRIDE_SHIFT);
  return NULLHOP_E_OK;
}

/* OUTPUT_SIZE: size of the output before pooling */
static inline uint32_t nullhop_read_output_size(struct nullhop_device *device) {
  return nullhop_bus_read32(device, NULLHOP_OUTPUT_SIZE);
}
static inline int nullhop_write_output_size(struct nullhop_device *device, uint32_t value) {
  if ((value & 0xF000F000u)) return NULLHOP_E_RANGE;
  nullhop_bus_write32(device, NULLHOP_OUTPUT_SIZE, value);
  return NULLHOP_E_OK;
}
static inline int nullhop_put_output_size(
    struct nullhop_device *device, uint32_t height, uint32_t width) {
  if (height >> 12 || width >> 12) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_OUTPUT_SIZE, height | width << 16);
  return NULLHOP_E_OK;
}
/* Ho */
static inline uint32_t nullhop_get_output_size_height(struct nullhop_device *device) {
  return (nullhop_read_output_size(device) & NULLHOP_OUTPUT_SIZE_HEIGHT_MASK) >> NULLHOP_OUTPUT_SIZE_HEIGHT_SHIFT;
}
static inline int nullhop_set_output_size_height(struct nullhop_device *device, uint32_t value) {
  if (value >> 12) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_OUTPUT_SIZE,
      (nullhop_bus_read32(device, NULLHOP_OUTPUT_SIZE) & ~NULLHOP_OUTPUT_SIZE_HEIGHT_MASK)
          | value << NULLHOP_OUTPUT_SIZE_HEIGHT_SHIFT);
  return NULLHOP_E_OK;
}
/* Wo */
static inline uint32_t nullhop_get_output_size_width(struct nullhop_device *device) {
  return (nullhop_read_output_size(device) & NULLHOP_OUTPUT_SIZE_WIDTH_MASK) >> NULLHOP_OUTPUT_SIZE_WIDTH_SHIFT;
}
static inline int nullhop_set_output_size_width(struct nullhop_device *device, uint32_t value) {
  if (value >> 12) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_OUTPUT_SIZE,
      (nullhop_bus_read32(device, NULLHOP_OUTPUT_SIZE) & ~NULLHOP_OUTPUT_SIZE_WIDTH_MASK)
          | value << NULLHOP_OUTPUT_SIZE_WIDTH_SHIFT);
  return NULLHOP_E_OK;
}

/* POOLED_SIZE: size of the output */
static inline uint32_t nullhop_read_pooled_size(struct nullhop_device *device) {
  return nullhop_bus_read32(device, NULLHOP_POOLED_SIZE);
}
static inline int nullhop_write_pooled_size(struct nullhop_device *device, uint32_t value) {
  if ((value & 0xF000F000u)) return NULLHOP_E_RANGE;
  nullhop_bus_write32(device, NULLHOP_POOLED_SIZE, value);
  return NULLHOP_E_OK;
}
static inline int nullhop_put_pooled_size(
    struct nullhop_device *device, uint32_t height, uint32_t width) {
  if (height >> 12 || width >> 12) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_POOLED_SIZE, height | width << 16);
  return NULLHOP_E_OK;
}
/* Hp */
static inline uint32_t nullhop_get_pooled_size_height(struct nullhop_device *device) {
  return (nullhop_read_pooled_size(device) & NULLHOP_POOLED_SIZE_HEIGHT_MASK) >> NULLHOP_POOLED_SIZE_HEIGHT_SHIFT;
}
static inline int nullhop_set_pooled_size_height(struct nullhop_device *device, uint32_t value) {
  if (value >> 12) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_POOLED_SIZE,
      (nullhop_bus_read32(device, NULLHOP_POOLED_SIZE) & ~NULLHOP_POOLED_SIZE_HEIGHT_MASK)
          | value << NULLHOP_POOLED_SIZE_HEIGHT_SHIFT);
  return NULLHOP_E_OK;
}
/* Wp */
static inline uint32_t nullhop_get_pooled_size_width(struct nullhop_device *device) {
  return (nullhop_read_pooled_size(device) & NULLHOP_POOLED_SIZE_WIDTH_MASK) >> NULLHOP_POOLED_SIZE_WIDTH_SHIFT;
}
static inline int nullhop_set_pooled_size_width(struct nullhop_device *device, uint32_t value) {
  if (value >> 12) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_POOLED_SIZE,
      (nullhop_bus_read32(device, NULLHOP_POOLED_SIZE) & ~NULLHOP_POOLED_SIZE_WIDTH_MASK)
          | value << NULLHOP_POOLED_SIZE_WIDTH_SHIFT);
  return NULLHOP_E_OK;
}

/* OUTPUT_MODE: channels of the output, and how it goes */
static inline uint32_t nullhop_read_output_mode(struct nullhop_device *device) {
  return nullhop_bus_read32(device, NULLHOP_OUTPUT_MODE);
}
static inline int nullhop_write_output_mode(struct nullhop_device *device, uint32_t value) {
  if ((value & 0xFFFFC000u)) return NULLHOP_E_RANGE;
  nullhop_bus_write32(device, NULLHOP_OUTPUT_MODE, value);
  return NULLHOP_E_OK;
}
static inline int nullhop_put_output_mode(
    struct nullhop_device *device, uint32_t words_log2, uint32_t last_channels, uint32_t relu, uint32_t out_raw, uint32_t out_signed, uint32_t round, uint32_t acc_first, uint32_t acc_last) {
  if (words_log2 >> 4 || last_channels >> 4 || relu >> 1 || out_raw >> 1 || out_signed >> 1 || round >> 1 || acc_first >> 1 || acc_last >> 1) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_OUTPUT_MODE, words_log2 | last_channels << 4 | relu << 8 | out_raw << 9 | out_signed << 10 | round << 11 | acc_first << 12 | acc_last << 13);
  return NULLHOP_E_OK;
}
/* log2 n */
static inline uint32_t nullhop_get_output_mode_words_log2(struct nullhop_device *device) {
  return (nullhop_read_output_mode(device) & NULLHOP_OUTPUT_MODE_WORDS_LOG2_MASK) >> NULLHOP_OUTPUT_MODE_WORDS_LOG2_SHIFT;
}
static inline int nullhop_set_output_mode_words_log2(struct nullhop_device *device, uint32_t value) {
  if (value >> 4) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_OUTPUT_MODE,
      (nullhop_bus_read32(device, NULLHOP_OUTPUT_MODE) & ~NULLHOP_OUTPUT_MODE_WORDS_LOG2_MASK)
          | value << NULLHOP_OUTPUT_MODE_WORDS_LOG2_SHIFT);
  return NULLHOP_E_OK;
}
/* channels in the last word, less 1 */
static inline uint32_t nullhop_get_output_mode_last_channels(struct nullhop_device *device) {
  return (nullhop_read_output_mode(device) & NULLHOP_OUTPUT_MODE_LAST_CHANNELS_MASK) >> NULLHOP_OUTPUT_MODE_LAST_CHANNELS_SHIFT;
}
static inline int nullhop_set_output_mode_last_channels(struct nullhop_device *device, uint32_t value) {
  if (value >> 4) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_OUTPUT_MODE,
      (nullhop_bus_read32(device, NULLHOP_OUTPUT_MODE) & ~NULLHOP_OUTPUT_MODE_LAST_CHANNELS_MASK)
          | value << NULLHOP_OUTPUT_MODE_LAST_CHANNELS_SHIFT);
  return NULLHOP_E_OK;
}
/* negative values become 0 */
static inline uint32_t nullhop_get_output_mode_relu(struct nullhop_device *device) {
  return (nullhop_read_output_mode(device) & NULLHOP_OUTPUT_MODE_RELU_MASK) >> NULLHOP_OUTPUT_MODE_RELU_SHIFT;
}
static inline int nullhop_set_output_mode_relu(struct nullhop_device *device, uint32_t value) {
  if (value >> 1) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_OUTPUT_MODE,
      (nullhop_bus_read32(device, NULLHOP_OUTPUT_MODE) & ~NULLHOP_OUTPUT_MODE_RELU_MASK)
          | value << NULLHOP_OUTPUT_MODE_RELU_SHIFT);
  return NULLHOP_E_OK;
}
/* without map words */
static inline uint32_t nullhop_get_output_mode_out_raw(struct nullhop_device *device) {
  return (nullhop_read_output_mode(device) & NULLHOP_OUTPUT_MODE_OUT_RAW_MASK) >> NULLHOP_OUTPUT_MODE_OUT_RAW_SHIFT;
}
static inline int nullhop_set_output_mode_out_raw(struct nullhop_device *device, uint32_t value) {
  if (value >> 1) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_OUTPUT_MODE,
      (nullhop_bus_read32(device, NULLHOP_OUTPUT_MODE) & ~NULLHOP_OUTPUT_MODE_OUT_RAW_MASK)
          | value << NULLHOP_OUTPUT_MODE_OUT_RAW_SHIFT);
  return NULLHOP_E_OK;
}
/* values in two's complement */
static inline uint32_t nullhop_get_output_mode_out_signed(struct nullhop_device *device) {
  return (nullhop_read_output_mode(device) & NULLHOP_OUTPUT_MODE_OUT_SIGNED_MASK) >> NULLHOP_OUTPUT_MODE_OUT_SIGNED_SHIFT;
}
static inline int nullhop_set_output_mode_out_signed(struct nullhop_device *device, uint32_t value) {
  if (value >> 1) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_OUTPUT_MODE,
      (nullhop_bus_read32(device, NULLHOP_OUTPUT_MODE) & ~NULLHOP_OUTPUT_MODE_OUT_SIGNED_MASK)
          | value << NULLHOP_OUTPUT_MODE_OUT_SIGNED_SHIFT);
  return NULLHOP_E_OK;
}
/* half up, not down */
static inline uint32_t nullhop_get_output_mode_round(struct nullhop_device *device) {
  return (nullhop_read_output_mode(device) & NULLHOP_OUTPUT_MODE_ROUND_MASK) >> NULLHOP_OUTPUT_MODE_ROUND_SHIFT;
}
static inline int nullhop_set_output_mode_round(struct nullhop_device *device, uint32_t value) {
  if (value >> 1) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_OUTPUT_MODE,
      (nullhop_bus_read32(device, NULLHOP_OUTPUT_MODE) & ~NULLHOP_OUTPUT_MODE_ROUND_MASK)
          | value << NULLHOP_OUTPUT_MODE_ROUND_SHIFT);
  return NULLHOP_E_OK;
}
/* the accumulators start at 0 */
static inline uint32_t nullhop_get_output_mode_acc_first(struct nullhop_device *device) {
  return (nullhop_read_output_mode(device) & NULLHOP_OUTPUT_MODE_ACC_FIRST_MASK) >> NULLHOP_OUTPUT_MODE_ACC_FIRST_SHIFT;
}
static inline int nullhop_set_output_mode_acc_first(struct nullhop_device *device, uint32_t value) {
  if (value >> 1) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_OUTPUT_MODE,
      (nullhop_bus_read32(device, NULLHOP_OUTPUT_MODE) & ~NULLHOP_OUTPUT_MODE_ACC_FIRST_MASK)
          | value << NULLHOP_OUTPUT_MODE_ACC_FIRST_SHIFT);
  return NULLHOP_E_OK;
}
/* the accumulators are quantised, and the output goes */
static inline uint32_t nullhop_get_output_mode_acc_last(struct nullhop_device *device) {
  return (nullhop_read_output_mode(device) & NULLHOP_OUTPUT_MODE_ACC_LAST_MASK) >> NULLHOP_OUTPUT_MODE_ACC_LAST_SHIFT;
}
static inline int nullhop_set_output_mode_acc_last(struct nullhop_device *device, uint32_t value) {
  if (value >> 1) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_OUTPUT_MODE,
      (nullhop_bus_read32(device, NULLHOP_OUTPUT_MODE) & ~NULLHOP_OUTPUT_MODE_ACC_LAST_MASK)
          | value << NULLHOP_OUTPUT_MODE_ACC_LAST_SHIFT);
  return NULLHOP_E_OK;
}

/* SHIFTS: shifts */
static inline uint32_t nullhop_read_shifts(struct nullhop_device *device) {
  return nullhop_bus_read32(device, NULLHOP_SHIFTS);
}
static inline int nullhop_write_shifts(struct nullhop_device *device, uint32_t value) {
  if ((value & 0xFFFFE0C0u)) return NULLHOP_E_RANGE;
  nullhop_bus_write32(device, NULLHOP_SHIFTS, value);
  return NULLHOP_E_OK;
}
static inline int nullhop_put_shifts(
    struct nullhop_device *device, uint32_t shift, uint32_t bias_shift) {
  if (shift >> 6 || bias_shift >> 5) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_SHIFTS, shift | bias_shift << 8);
  return NULLHOP_E_OK;
}
/* r */
static inline uint32_t nullhop_get_shifts_shift(struct nullhop_device *device) {
  return (nullhop_read_shifts(device) & NULLHOP_SHIFTS_SHIFT_MASK) >> NULLHOP_SHIFTS_SHIFT_SHIFT;
}
static inline int nullhop_set_shifts_shift(struct nullhop_device *device, uint32_t value) {
  if (value >> 6) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_SHIFTS,
      (nullhop_bus_read32(device, NULLHOP_SHIFTS) & ~NULLHOP_SHIFTS_SHIFT_MASK)
          | value << NULLHOP_SHIFTS_SHIFT_SHIFT);
  return NULLHOP_E_OK;
}
/* bs */
static inline uint32_t nullhop_get_shifts_bias_shift(struct nullhop_device *device) {
  return (nullhop_read_shifts(device) & NULLHOP_SHIFTS_BIAS_SHIFT_MASK) >> NULLHOP_SHIFTS_BIAS_SHIFT_SHIFT;
}
static inline int nullhop_set_shifts_bias_shift(struct nullhop_device *device, uint32_t value) {
  if (value >> 5) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_SHIFTS,
      (nullhop_bus_read32(device, NULLHOP_SHIFTS) & ~NULLHOP_SHIFTS_BIAS_SHIFT_MASK)
          | value << NULLHOP_SHIFTS_BIAS_SHIFT_SHIFT);
  return NULLHOP_E_OK;
}

/* WEIGHT_BASE: first row of the weights */
static inline uint32_t nullhop_read_weight_base(struct nullhop_device *device) {
  return nullhop_bus_read32(device, NULLHOP_WEIGHT_BASE);
}
static inline int nullhop_write_weight_base(struct nullhop_device *device, uint32_t value) {
  nullhop_bus_write32(device, NULLHOP_WEIGHT_BASE, value);
  return NULLHOP_E_OK;
}

/* BIAS_BASE: first row of the biases, and of the multipliers */
static inline uint32_t nullhop_read_bias_base(struct nullhop_device *device) {
  return nullhop_bus_read32(device, NULLHOP_BIAS_BASE);
}
static inline int nullhop_write_bias_base(struct nullhop_device *device, uint32_t value) {
  nullhop_bus_write32(device, NULLHOP_BIAS_BASE, value);
  return NULLHOP_E_OK;
}

/* FRAMES: frames, and what is waited for */
static inline uint32_t nullhop_read_frames(struct nullhop_device *device) {
  return nullhop_bus_read32(device, NULLHOP_FRAMES);
}
static inline int nullhop_write_frames(struct nullhop_device *device, uint32_t value) {
  nullhop_bus_write32(device, NULLHOP_FRAMES, value);
  return NULLHOP_E_OK;
}
static inline int nullhop_put_frames(
    struct nullhop_device *device, uint32_t frames, uint32_t loads) {
  if (frames >> 16 || loads >> 16) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_FRAMES, frames | loads << 16);
  return NULLHOP_E_OK;
}
/* frames */
static inline uint32_t nullhop_get_frames_frames(struct nullhop_device *device) {
  return (nullhop_read_frames(device) & NULLHOP_FRAMES_FRAMES_MASK) >> NULLHOP_FRAMES_FRAMES_SHIFT;
}
static inline int nullhop_set_frames_frames(struct nullhop_device *device, uint32_t value) {
  if (value >> 16) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_FRAMES,
      (nullhop_bus_read32(device, NULLHOP_FRAMES) & ~NULLHOP_FRAMES_FRAMES_MASK)
          | value << NULLHOP_FRAMES_FRAMES_SHIFT);
  return NULLHOP_E_OK;
}
/* LOADS that must be done before, modulo 2^16 */
static inline uint32_t nullhop_get_frames_loads(struct nullhop_device *device) {
  return (nullhop_read_frames(device) & NULLHOP_FRAMES_LOADS_MASK) >> NULLHOP_FRAMES_LOADS_SHIFT;
}
static inline int nullhop_set_frames_loads(struct nullhop_device *device, uint32_t value) {
  if (value >> 16) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_FRAMES,
      (nullhop_bus_read32(device, NULLHOP_FRAMES) & ~NULLHOP_FRAMES_LOADS_MASK)
          | value << NULLHOP_FRAMES_LOADS_SHIFT);
  return NULLHOP_E_OK;
}

/* SLICES0: channels of two slices */
static inline uint32_t nullhop_read_slices0(struct nullhop_device *device) {
  return nullhop_bus_read32(device, NULLHOP_SLICES0);
}
static inline int nullhop_write_slices0(struct nullhop_device *device, uint32_t value) {
  if ((value & 0xF000F000u)) return NULLHOP_E_RANGE;
  nullhop_bus_write32(device, NULLHOP_SLICES0, value);
  return NULLHOP_E_OK;
}
static inline int nullhop_put_slices0(
    struct nullhop_device *device, uint32_t even, uint32_t odd) {
  if (even >> 12 || odd >> 12) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_SLICES0, even | odd << 16);
  return NULLHOP_E_OK;
}
/* of slice 0 */
static inline uint32_t nullhop_get_slices0_even(struct nullhop_device *device) {
  return (nullhop_read_slices0(device) & NULLHOP_SLICES0_EVEN_MASK) >> NULLHOP_SLICES0_EVEN_SHIFT;
}
static inline int nullhop_set_slices0_even(struct nullhop_device *device, uint32_t value) {
  if (value >> 12) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_SLICES0,
      (nullhop_bus_read32(device, NULLHOP_SLICES0) & ~NULLHOP_SLICES0_EVEN_MASK)
          | value << NULLHOP_SLICES0_EVEN_SHIFT);
  return NULLHOP_E_OK;
}
/* of slice 1 */
static inline uint32_t nullhop_get_slices0_odd(struct nullhop_device *device) {
  return (nullhop_read_slices0(device) & NULLHOP_SLICES0_ODD_MASK) >> NULLHOP_SLICES0_ODD_SHIFT;
}
static inline int nullhop_set_slices0_odd(struct nullhop_device *device, uint32_t value) {
  if (value >> 12) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_SLICES0,
      (nullhop_bus_read32(device, NULLHOP_SLICES0) & ~NULLHOP_SLICES0_ODD_MASK)
          | value << NULLHOP_SLICES0_ODD_SHIFT);
  return NULLHOP_E_OK;
}

/* SLICES1: channels of two slices */
static inline uint32_t nullhop_read_slices1(struct nullhop_device *device) {
  return nullhop_bus_read32(device, NULLHOP_SLICES1);
}
static inline int nullhop_write_slices1(struct nullhop_device *device, uint32_t value) {
  if ((value & 0xF000F000u)) return NULLHOP_E_RANGE;
  nullhop_bus_write32(device, NULLHOP_SLICES1, value);
  return NULLHOP_E_OK;
}
static inline int nullhop_put_slices1(
    struct nullhop_device *device, uint32_t even, uint32_t odd) {
  if (even >> 12 || odd >> 12) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_SLICES1, even | odd << 16);
  return NULLHOP_E_OK;
}
/* of slice 2 */
static inline uint32_t nullhop_get_slices1_even(struct nullhop_device *device) {
  return (nullhop_read_slices1(device) & NULLHOP_SLICES1_EVEN_MASK) >> NULLHOP_SLICES1_EVEN_SHIFT;
}
static inline int nullhop_set_slices1_even(struct nullhop_device *device, uint32_t value) {
  if (value >> 12) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_SLICES1,
      (nullhop_bus_read32(device, NULLHOP_SLICES1) & ~NULLHOP_SLICES1_EVEN_MASK)
          | value << NULLHOP_SLICES1_EVEN_SHIFT);
  return NULLHOP_E_OK;
}
/* of slice 3 */
static inline uint32_t nullhop_get_slices1_odd(struct nullhop_device *device) {
  return (nullhop_read_slices1(device) & NULLHOP_SLICES1_ODD_MASK) >> NULLHOP_SLICES1_ODD_SHIFT;
}
static inline int nullhop_set_slices1_odd(struct nullhop_device *device, uint32_t value) {
  if (value >> 12) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_SLICES1,
      (nullhop_bus_read32(device, NULLHOP_SLICES1) & ~NULLHOP_SLICES1_ODD_MASK)
          | value << NULLHOP_SLICES1_ODD_SHIFT);
  return NULLHOP_E_OK;
}

/* SLICES2: channels of two slices */
static inline uint32_t nullhop_read_slices2(struct nullhop_device *device) {
  return nullhop_bus_read32(device, NULLHOP_SLICES2);
}
static inline int nullhop_write_slices2(struct nullhop_device *device, uint32_t value) {
  if ((value & 0xF000F000u)) return NULLHOP_E_RANGE;
  nullhop_bus_write32(device, NULLHOP_SLICES2, value);
  return NULLHOP_E_OK;
}
static inline int nullhop_put_slices2(
    struct nullhop_device *device, uint32_t even, uint32_t odd) {
  if (even >> 12 || odd >> 12) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_SLICES2, even | odd << 16);
  return NULLHOP_E_OK;
}
/* of slice 4 */
static inline uint32_t nullhop_get_slices2_even(struct nullhop_device *device) {
  return (nullhop_read_slices2(device) & NULLHOP_SLICES2_EVEN_MASK) >> NULLHOP_SLICES2_EVEN_SHIFT;
}
static inline int nullhop_set_slices2_even(struct nullhop_device *device, uint32_t value) {
  if (value >> 12) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_SLICES2,
      (nullhop_bus_read32(device, NULLHOP_SLICES2) & ~NULLHOP_SLICES2_EVEN_MASK)
          | value << NULLHOP_SLICES2_EVEN_SHIFT);
  return NULLHOP_E_OK;
}
/* of slice 5 */
static inline uint32_t nullhop_get_slices2_odd(struct nullhop_device *device) {
  return (nullhop_read_slices2(device) & NULLHOP_SLICES2_ODD_MASK) >> NULLHOP_SLICES2_ODD_SHIFT;
}
static inline int nullhop_set_slices2_odd(struct nullhop_device *device, uint32_t value) {
  if (value >> 12) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_SLICES2,
      (nullhop_bus_read32(device, NULLHOP_SLICES2) & ~NULLHOP_SLICES2_ODD_MASK)
          | value << NULLHOP_SLICES2_ODD_SHIFT);
  return NULLHOP_E_OK;
}

/* SLICES3: channels of two slices */
static inline uint32_t nullhop_read_slices3(struct nullhop_device *device) {
  return nullhop_bus_read32(device, NULLHOP_SLICES3);
}
static inline int nullhop_write_slices3(struct nullhop_device *device, uint32_t value) {
  if ((value & 0xF000F000u)) return NULLHOP_E_RANGE;
  nullhop_bus_write32(device, NULLHOP_SLICES3, value);
  return NULLHOP_E_OK;
}
static inline int nullhop_put_slices3(
    struct nullhop_device *device, uint32_t even, uint32_t odd) {
  if (even >> 12 || odd >> 12) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_SLICES3, even | odd << 16);
  return NULLHOP_E_OK;
}
/* of slice 6 */
static inline uint32_t nullhop_get_slices3_even(struct nullhop_device *device) {
  return (nullhop_read_slices3(device) & NULLHOP_SLICES3_EVEN_MASK) >> NULLHOP_SLICES3_EVEN_SHIFT;
}
static inline int nullhop_set_slices3_even(struct nullhop_device *device, uint32_t value) {
  if (value >> 12) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_SLICES3,
      (nullhop_bus_read32(device, NULLHOP_SLICES3) & ~NULLHOP_SLICES3_EVEN_MASK)
          | value << NULLHOP_SLICES3_EVEN_SHIFT);
  return NULLHOP_E_OK;
}
/* of slice 7 */
static inline uint32_t nullhop_get_slices3_odd(struct nullhop_device *device) {
  return (nullhop_read_slices3(device) & NULLHOP_SLICES3_ODD_MASK) >> NULLHOP_SLICES3_ODD_SHIFT;
}
static inline int nullhop_set_slices3_odd(struct nullhop_device *device, uint32_t value) {
  if (value >> 12) return NULLHOP_E_RANGE;
  nullhop_bus_write32(
      device, NULLHOP_SLICES3,
      (nullhop_bus_read32(device, NULLHOP_SLICES3) & ~NULLHOP_SLICES3_ODD_MASK)
          | value << NULLHOP_SLICES3_ODD_SHIFT);
  return NULLHOP_E_OK;
}

/* VERSION: version of this register map */
static inline uint32_t nullhop_read_version(struct nullhop_device *device) {
  return nullhop_bus_read32(device, NULLHOP_VERSION);
}
/* grows where something is added */
static inline uint32_t nullhop_get_version_minor(struct nullhop_device *device) {
  return (nullhop_read_version(device) & NULLHOP_VERSION_MINOR_MASK) >> NULLHOP_VERSION_MINOR_SHIFT;
}
/* grows where something moves or goes: a driver of another number does not fit */
static inline uint32_t nullhop_get_version_major(struct nullhop_device *device) {
  return (nullhop_read_version(device) & NULLHOP_VERSION_MAJOR_MASK) >> NULLHOP_VERSION_MAJOR_SHIFT;
}

/* SHAPE: sizes of the memories of parameters, greatest kernel */
static inline uint32_t nullhop_read_shape(struct nullhop_device *device) {
  return nullhop_bus_read32(device, NULLHOP_SHAPE);
}
/* rows of weights, less 1 */
static inline uint32_t nullhop_get_shape_weight_rows(struct nullhop_device *device) {
  return (nullhop_read_shape(device) & NULLHOP_SHAPE_WEIGHT_ROWS_MASK) >> NULLHOP_SHAPE_WEIGHT_ROWS_SHIFT;
}
/* rows of biases */
static inline uint32_t nullhop_get_shape_bias_rows(struct nullhop_device *device) {
  return (nullhop_read_shape(device) & NULLHOP_SHAPE_BIAS_ROWS_MASK) >> NULLHOP_SHAPE_BIAS_ROWS_SHIFT;
}
/* rows and columns of the greatest kernel */
static inline uint32_t nullhop_get_shape_max_kernel(struct nullhop_device *device) {
  return (nullhop_read_shape(device) & NULLHOP_SHAPE_MAX_KERNEL_MASK) >> NULLHOP_SHAPE_MAX_KERNEL_SHIFT;
}

/* FORMAT: how maps are coded */
static inline uint32_t nullhop_read_format(struct nullhop_device *device) {
  return nullhop_bus_read32(device, NULLHOP_FORMAT);
}
/* bits of a word */
static inline uint32_t nullhop_get_format_word_width(struct nullhop_device *device) {
  return (nullhop_read_format(device) & NULLHOP_FORMAT_WORD_WIDTH_MASK) >> NULLHOP_FORMAT_WORD_WIDTH_SHIFT;
}
/* values that a map word tells of */
static inline uint32_t nullhop_get_format_map_width(struct nullhop_device *device) {
  return (nullhop_read_format(device) & NULLHOP_FORMAT_MAP_WIDTH_MASK) >> NULLHOP_FORMAT_MAP_WIDTH_SHIFT;
}
/* words per beat of an input map */
static inline uint32_t nullhop_get_format_input_words(struct nullhop_device *device) {
  return (nullhop_read_format(device) & NULLHOP_FORMAT_INPUT_WORDS_MASK) >> NULLHOP_FORMAT_INPUT_WORDS_SHIFT;
}
/* words per beat of an output map */
static inline uint32_t nullhop_get_format_output_words(struct nullhop_device *device) {
  return (nullhop_read_format(device) & NULLHOP_FORMAT_OUTPUT_WORDS_MASK) >> NULLHOP_FORMAT_OUTPUT_WORDS_SHIFT;
}

#ifdef __cplusplus
}
#endif

#endif /* NULLHOP_DRIVER_H */
