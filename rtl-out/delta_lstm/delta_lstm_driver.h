/* SPDX-License-Identifier: Apache-2.0 */
/* Driver of delta_lstm, C99 and C++: registers by name here, the rest in delta_lstm_driver.c.
   Regenerate with: make gen TARGET=delta_lstm */
#ifndef DELTA_LSTM_DRIVER_H
#define DELTA_LSTM_DRIVER_H

#include <stddef.h>
#include <stdint.h>

#include "delta_lstm_registers.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What functions return. */
enum {
  DELTA_LSTM_E_OK = 0,
  DELTA_LSTM_E_SYSTEM = -1,  /* a system call failed: errno */
  DELTA_LSTM_E_DEVICE = -2,  /* there is another device, or another version or size of it */
  DELTA_LSTM_E_RANGE = -3,   /* a value does not fit: nothing was written */
  DELTA_LSTM_E_TIMEOUT = -4, /* the device did not get there */
  DELTA_LSTM_E_STREAM = -5   /* a packet could not be moved */
};

/* Who moves packets: a DMA, usually. `stream` is the name of the port. `send` may return while the packet
   is on its way, and does not wait for what the device answers; `user` goes with every beat as tuser.
   `flush` waits until all that was sent has gone in, `receive` for a whole packet. They return 0, or
   anything else where they fail. */
struct delta_lstm_streams {
  int (*send)(void *context, const char *stream, const void *bytes, size_t length, uint32_t user);
  int (*flush)(void *context, const char *stream);
  int (*receive)(void *context, const char *stream, void *bytes, size_t capacity, size_t *length);
};

struct delta_lstm_device {
  volatile uint32_t *base;               /* registers in memory; unused with DELTA_LSTM_BUS */
  void *context;                         /* for the functions of the bus and of streams */
  const struct delta_lstm_streams *streams; /* null: no packets */
  uint32_t polls;                        /* reads after which waiting ends */
  size_t mapped;                         /* bytes that close() unmaps */
};

/* All access goes through these two. Define DELTA_LSTM_BUS to supply others: a simulator, a bridge. */
#ifdef DELTA_LSTM_BUS
uint32_t delta_lstm_bus_read32(struct delta_lstm_device *device, uint32_t offset);
void delta_lstm_bus_write32(struct delta_lstm_device *device, uint32_t offset, uint32_t value);
#else
static inline uint32_t delta_lstm_bus_read32(struct delta_lstm_device *device, uint32_t offset) {
  return device->base[offset / 4u];
}

static inline void delta_lstm_bus_write32(struct delta_lstm_device *device, uint32_t offset, uint32_t value) {
  device->base[offset / 4u] = value;
}
#endif

/* Registers at an address that the program can reach; null with DELTA_LSTM_BUS. */
void delta_lstm_attach(struct delta_lstm_device *device, volatile void *base);

#ifndef DELTA_LSTM_FREESTANDING
/* Registers of a UIO device (/dev/uio0), or at an address of /dev/mem. */
int delta_lstm_open_uio(struct delta_lstm_device *device, const char *path);
int delta_lstm_open_memory(struct delta_lstm_device *device, uint64_t address);
void delta_lstm_close(struct delta_lstm_device *device);
#endif

/* Whether this is the device that the driver was generated for: all constant registers. */
int delta_lstm_check(struct delta_lstm_device *device);

/* Checks the device, and clears its errors. */
int delta_lstm_init(struct delta_lstm_device *device);

/* Errors of STATUS, which stay until they are cleared; and the name of the lowest of some. */
#define DELTA_LSTM_ERRORS 0x0000001Fu
uint32_t delta_lstm_errors(struct delta_lstm_device *device);
void delta_lstm_clear_errors(struct delta_lstm_device *device, uint32_t errors);
const char *delta_lstm_error_name(uint32_t errors);

/* Sends a packet to s_axis_x.
   packet: its bytes
   user: tuser of every beat */
int delta_lstm_send_x(struct delta_lstm_device *device,
    const void *packet, size_t packet_length,
    uint32_t user);

/* Waits for a packet from m_axis_result.
   packet: its bytes */
int delta_lstm_receive_result(struct delta_lstm_device *device,
    void *packet, size_t packet_capacity, size_t *packet_length);

/* ID: "DLS1" */
static inline uint32_t delta_lstm_read_id(struct delta_lstm_device *device) {
  return delta_lstm_bus_read32(device, DELTA_LSTM_ID);
}

/* STATUS: what is going on, and what went wrong */
static inline uint32_t delta_lstm_read_status(struct delta_lstm_device *device) {
  return delta_lstm_bus_read32(device, DELTA_LSTM_STATUS);
}
/* a packet of inputs was too short; what it lacked stayed as it was */
static inline uint32_t delta_lstm_get_status_short_input(struct delta_lstm_device *device) {
  return (delta_lstm_read_status(device) & DELTA_LSTM_STATUS_SHORT_INPUT_MASK) >> DELTA_LSTM_STATUS_SHORT_INPUT_SHIFT;
}
static inline void delta_lstm_clear_status_short_input(struct delta_lstm_device *device) {
  delta_lstm_bus_write32(device, DELTA_LSTM_STATUS, DELTA_LSTM_STATUS_SHORT_INPUT_MASK);
}
/* a packet of inputs was too long; the rest of it was dropped */
static inline uint32_t delta_lstm_get_status_long_input(struct delta_lstm_device *device) {
  return (delta_lstm_read_status(device) & DELTA_LSTM_STATUS_LONG_INPUT_MASK) >> DELTA_LSTM_STATUS_LONG_INPUT_SHIFT;
}
static inline void delta_lstm_clear_status_long_input(struct delta_lstm_device *device) {
  delta_lstm_bus_write32(device, DELTA_LSTM_STATUS, DELTA_LSTM_STATUS_LONG_INPUT_MASK);
}
/* memory answered weights with an error; never, where they are on chip */
static inline uint32_t delta_lstm_get_status_bus_error(struct delta_lstm_device *device) {
  return (delta_lstm_read_status(device) & DELTA_LSTM_STATUS_BUS_ERROR_MASK) >> DELTA_LSTM_STATUS_BUS_ERROR_SHIFT;
}
static inline void delta_lstm_clear_status_bus_error(struct delta_lstm_device *device) {
  delta_lstm_bus_write32(device, DELTA_LSTM_STATUS, DELTA_LSTM_STATUS_BUS_ERROR_MASK);
}
/* an input needs more bits than inputs may have */
static inline uint32_t delta_lstm_get_status_input_range(struct delta_lstm_device *device) {
  return (delta_lstm_read_status(device) & DELTA_LSTM_STATUS_INPUT_RANGE_MASK) >> DELTA_LSTM_STATUS_INPUT_RANGE_SHIFT;
}
static inline void delta_lstm_clear_status_input_range(struct delta_lstm_device *device) {
  delta_lstm_bus_write32(device, DELTA_LSTM_STATUS, DELTA_LSTM_STATUS_INPUT_RANGE_MASK);
}
/* the first step behind a reset did not say that it is one */
static inline uint32_t delta_lstm_get_status_first_missing(struct delta_lstm_device *device) {
  return (delta_lstm_read_status(device) & DELTA_LSTM_STATUS_FIRST_MISSING_MASK) >> DELTA_LSTM_STATUS_FIRST_MISSING_SHIFT;
}
static inline void delta_lstm_clear_status_first_missing(struct delta_lstm_device *device) {
  delta_lstm_bus_write32(device, DELTA_LSTM_STATUS, DELTA_LSTM_STATUS_FIRST_MISSING_MASK);
}
/* steps, columns or results are on their way */
static inline uint32_t delta_lstm_get_status_busy(struct delta_lstm_device *device) {
  return (delta_lstm_read_status(device) & DELTA_LSTM_STATUS_BUSY_MASK) >> DELTA_LSTM_STATUS_BUSY_SHIFT;
}

/* CONTROL: what is asked for */
static inline uint32_t delta_lstm_read_control(struct delta_lstm_device *device) {
  return delta_lstm_bus_read32(device, DELTA_LSTM_CONTROL);
}
static inline int delta_lstm_write_control(struct delta_lstm_device *device, uint32_t value) {
  if ((value & 0xFFFFFFFEu)) return DELTA_LSTM_E_RANGE;
  delta_lstm_bus_write32(device, DELTA_LSTM_CONTROL, value);
  return DELTA_LSTM_E_OK;
}
static inline int delta_lstm_put_control(
    struct delta_lstm_device *device, uint32_t clear) {
  if (clear >> 1) return DELTA_LSTM_E_RANGE;
  delta_lstm_bus_write32(
      device, DELTA_LSTM_CONTROL, clear);
  return DELTA_LSTM_E_OK;
}
/* the next packet is a first step; reads as 0 */
static inline uint32_t delta_lstm_get_control_clear(struct delta_lstm_device *device) {
  return (delta_lstm_read_control(device) & DELTA_LSTM_CONTROL_CLEAR_MASK) >> DELTA_LSTM_CONTROL_CLEAR_SHIFT;
}
static inline int delta_lstm_set_control_clear(struct delta_lstm_device *device, uint32_t value) {
  if (value >> 1) return DELTA_LSTM_E_RANGE;
  delta_lstm_bus_write32(
      device, DELTA_LSTM_CONTROL,
      (delta_lstm_bus_read32(device, DELTA_LSTM_CONTROL) & ~DELTA_LSTM_CONTROL_CLEAR_MASK)
          | value << DELTA_LSTM_CONTROL_CLEAR_SHIFT);
  return DELTA_LSTM_E_OK;
}

/* CAPS: what was generated */
static inline uint32_t delta_lstm_read_caps(struct delta_lstm_device *device) {
  return delta_lstm_bus_read32(device, DELTA_LSTM_CAPS);
}
/* weights K per cycle */
static inline uint32_t delta_lstm_get_caps_lanes(struct delta_lstm_device *device) {
  return (delta_lstm_read_caps(device) & DELTA_LSTM_CAPS_LANES_MASK) >> DELTA_LSTM_CAPS_LANES_SHIFT;
}
/* recurrent layers */
static inline uint32_t delta_lstm_get_caps_layers(struct delta_lstm_device *device) {
  return (delta_lstm_read_caps(device) & DELTA_LSTM_CAPS_LAYERS_MASK) >> DELTA_LSTM_CAPS_LAYERS_SHIFT;
}
/* bits W of a weight */
static inline uint32_t delta_lstm_get_caps_weight_bits(struct delta_lstm_device *device) {
  return (delta_lstm_read_caps(device) & DELTA_LSTM_CAPS_WEIGHT_BITS_MASK) >> DELTA_LSTM_CAPS_WEIGHT_BITS_SHIFT;
}
/* elements P per cycle whose gates are computed */
static inline uint32_t delta_lstm_get_caps_pointwise_lanes(struct delta_lstm_device *device) {
  return (delta_lstm_read_caps(device) & DELTA_LSTM_CAPS_POINTWISE_LANES_MASK) >> DELTA_LSTM_CAPS_POINTWISE_LANES_SHIFT;
}

/* LAYOUT: checksum of the layout of weights, as in the header of their image */
static inline uint32_t delta_lstm_read_layout(struct delta_lstm_device *device) {
  return delta_lstm_bus_read32(device, DELTA_LSTM_LAYOUT);
}
/* CRC-32 */
static inline uint32_t delta_lstm_get_layout_crc(struct delta_lstm_device *device) {
  return (delta_lstm_read_layout(device) & DELTA_LSTM_LAYOUT_CRC_MASK) >> DELTA_LSTM_LAYOUT_CRC_SHIFT;
}

/* THX0: threshold of the inputs of layer 0 */
static inline uint32_t delta_lstm_read_thx0(struct delta_lstm_device *device) {
  return delta_lstm_bus_read32(device, DELTA_LSTM_THX0);
}
static inline int delta_lstm_write_thx0(struct delta_lstm_device *device, uint32_t value) {
  if ((value & 0xFFFF0000u)) return DELTA_LSTM_E_RANGE;
  delta_lstm_bus_write32(device, DELTA_LSTM_THX0, value);
  return DELTA_LSTM_E_OK;
}

/* THH0: threshold of the hidden states of layer 0 */
static inline uint32_t delta_lstm_read_thh0(struct delta_lstm_device *device) {
  return delta_lstm_bus_read32(device, DELTA_LSTM_THH0);
}
static inline int delta_lstm_write_thh0(struct delta_lstm_device *device, uint32_t value) {
  if ((value & 0xFFFF0000u)) return DELTA_LSTM_E_RANGE;
  delta_lstm_bus_write32(device, DELTA_LSTM_THH0, value);
  return DELTA_LSTM_E_OK;
}

/* THO: threshold of the read-out */
static inline uint32_t delta_lstm_read_tho(struct delta_lstm_device *device) {
  return delta_lstm_bus_read32(device, DELTA_LSTM_THO);
}
static inline int delta_lstm_write_tho(struct delta_lstm_device *device, uint32_t value) {
  if ((value & 0xFFFF0000u)) return DELTA_LSTM_E_RANGE;
  delta_lstm_bus_write32(device, DELTA_LSTM_THO, value);
  return DELTA_LSTM_E_OK;
}

/* STEPS: steps that have begun; any write clears it */
static inline uint32_t delta_lstm_read_steps(struct delta_lstm_device *device) {
  return delta_lstm_bus_read32(device, DELTA_LSTM_STEPS);
}
static inline int delta_lstm_write_steps(struct delta_lstm_device *device, uint32_t value) {
  delta_lstm_bus_write32(device, DELTA_LSTM_STEPS, value);
  return DELTA_LSTM_E_OK;
}

/* STEPS_HIGH: its high word; any write clears both */
static inline uint32_t delta_lstm_read_steps_high(struct delta_lstm_device *device) {
  return delta_lstm_bus_read32(device, DELTA_LSTM_STEPS_HIGH);
}
static inline int delta_lstm_write_steps_high(struct delta_lstm_device *device, uint32_t value) {
  delta_lstm_bus_write32(device, DELTA_LSTM_STEPS_HIGH, value);
  return DELTA_LSTM_E_OK;
}

/* CYCLES: clock cycles in which STATUS.busy was 1; any write clears it */
static inline uint32_t delta_lstm_read_cycles(struct delta_lstm_device *device) {
  return delta_lstm_bus_read32(device, DELTA_LSTM_CYCLES);
}
static inline int delta_lstm_write_cycles(struct delta_lstm_device *device, uint32_t value) {
  delta_lstm_bus_write32(device, DELTA_LSTM_CYCLES, value);
  return DELTA_LSTM_E_OK;
}

/* CYCLES_HIGH: its high word; any write clears both */
static inline uint32_t delta_lstm_read_cycles_high(struct delta_lstm_device *device) {
  return delta_lstm_bus_read32(device, DELTA_LSTM_CYCLES_HIGH);
}
static inline int delta_lstm_write_cycles_high(struct delta_lstm_device *device, uint32_t value) {
  delta_lstm_bus_write32(device, DELTA_LSTM_CYCLES_HIGH, value);
  return DELTA_LSTM_E_OK;
}

/* LINES: lines of weights that were read; any write clears it */
static inline uint32_t delta_lstm_read_lines(struct delta_lstm_device *device) {
  return delta_lstm_bus_read32(device, DELTA_LSTM_LINES);
}
static inline int delta_lstm_write_lines(struct delta_lstm_device *device, uint32_t value) {
  delta_lstm_bus_write32(device, DELTA_LSTM_LINES, value);
  return DELTA_LSTM_E_OK;
}

/* LINES_HIGH: its high word; any write clears both */
static inline uint32_t delta_lstm_read_lines_high(struct delta_lstm_device *device) {
  return delta_lstm_bus_read32(device, DELTA_LSTM_LINES_HIGH);
}
static inline int delta_lstm_write_lines_high(struct delta_lstm_device *device, uint32_t value) {
  delta_lstm_bus_write32(device, DELTA_LSTM_LINES_HIGH, value);
  return DELTA_LSTM_E_OK;
}

/* COLUMNS: columns of weights that were read; any write clears it */
static inline uint32_t delta_lstm_read_columns(struct delta_lstm_device *device) {
  return delta_lstm_bus_read32(device, DELTA_LSTM_COLUMNS);
}
static inline int delta_lstm_write_columns(struct delta_lstm_device *device, uint32_t value) {
  delta_lstm_bus_write32(device, DELTA_LSTM_COLUMNS, value);
  return DELTA_LSTM_E_OK;
}

/* COLUMNS_HIGH: its high word; any write clears both */
static inline uint32_t delta_lstm_read_columns_high(struct delta_lstm_device *device) {
  return delta_lstm_bus_read32(device, DELTA_LSTM_COLUMNS_HIGH);
}
static inline int delta_lstm_write_columns_high(struct delta_lstm_device *device, uint32_t value) {
  delta_lstm_bus_write32(device, DELTA_LSTM_COLUMNS_HIGH, value);
  return DELTA_LSTM_E_OK;
}

/* BYTES: bytes of the columns that were read; any write clears it */
static inline uint32_t delta_lstm_read_bytes(struct delta_lstm_device *device) {
  return delta_lstm_bus_read32(device, DELTA_LSTM_BYTES);
}
static inline int delta_lstm_write_bytes(struct delta_lstm_device *device, uint32_t value) {
  delta_lstm_bus_write32(device, DELTA_LSTM_BYTES, value);
  return DELTA_LSTM_E_OK;
}

/* BYTES_HIGH: its high word; any write clears both */
static inline uint32_t delta_lstm_read_bytes_high(struct delta_lstm_device *device) {
  return delta_lstm_bus_read32(device, DELTA_LSTM_BYTES_HIGH);
}
static inline int delta_lstm_write_bytes_high(struct delta_lstm_device *device, uint32_t value) {
  delta_lstm_bus_write32(device, DELTA_LSTM_BYTES_HIGH, value);
  return DELTA_LSTM_E_OK;
}

/* IDLE_PAIRS: cycles in which STATUS.busy was 1 and no line was read; any write clears it */
static inline uint32_t delta_lstm_read_idle_pairs(struct delta_lstm_device *device) {
  return delta_lstm_bus_read32(device, DELTA_LSTM_IDLE_PAIRS);
}
static inline int delta_lstm_write_idle_pairs(struct delta_lstm_device *device, uint32_t value) {
  delta_lstm_bus_write32(device, DELTA_LSTM_IDLE_PAIRS, value);
  return DELTA_LSTM_E_OK;
}

/* IDLE_PAIRS_HIGH: its high word; any write clears both */
static inline uint32_t delta_lstm_read_idle_pairs_high(struct delta_lstm_device *device) {
  return delta_lstm_bus_read32(device, DELTA_LSTM_IDLE_PAIRS_HIGH);
}
static inline int delta_lstm_write_idle_pairs_high(struct delta_lstm_device *device, uint32_t value) {
  delta_lstm_bus_write32(device, DELTA_LSTM_IDLE_PAIRS_HIGH, value);
  return DELTA_LSTM_E_OK;
}

/* IDLE_WEIGHTS: cycles in which a column waited for its weights; 0, where they are on chip; any write clears it */
static inline uint32_t delta_lstm_read_idle_weights(struct delta_lstm_device *device) {
  return delta_lstm_bus_read32(device, DELTA_LSTM_IDLE_WEIGHTS);
}
static inline int delta_lstm_write_idle_weights(struct delta_lstm_device *device, uint32_t value) {
  delta_lstm_bus_write32(device, DELTA_LSTM_IDLE_WEIGHTS, value);
  return DELTA_LSTM_E_OK;
}

/* IDLE_WEIGHTS_HIGH: its high word; any write clears both */
static inline uint32_t delta_lstm_read_idle_weights_high(struct delta_lstm_device *device) {
  return delta_lstm_bus_read32(device, DELTA_LSTM_IDLE_WEIGHTS_HIGH);
}
static inline int delta_lstm_write_idle_weights_high(struct delta_lstm_device *device, uint32_t value) {
  delta_lstm_bus_write32(device, DELTA_LSTM_IDLE_WEIGHTS_HIGH, value);
  return DELTA_LSTM_E_OK;
}

/* VERSION: version of this register map */
static inline uint32_t delta_lstm_read_version(struct delta_lstm_device *device) {
  return delta_lstm_bus_read32(device, DELTA_LSTM_VERSION);
}
/* grows where something is added */
static inline uint32_t delta_lstm_get_version_minor(struct delta_lstm_device *device) {
  return (delta_lstm_read_version(device) & DELTA_LSTM_VERSION_MINOR_MASK) >> DELTA_LSTM_VERSION_MINOR_SHIFT;
}
/* grows where something moves or goes: a driver of another number does not fit */
static inline uint32_t delta_lstm_get_version_major(struct delta_lstm_device *device) {
  return (delta_lstm_read_version(device) & DELTA_LSTM_VERSION_MAJOR_MASK) >> DELTA_LSTM_VERSION_MAJOR_SHIFT;
}

/* SHAPE: sizes of the network */
static inline uint32_t delta_lstm_read_shape(struct delta_lstm_device *device) {
  return delta_lstm_bus_read32(device, DELTA_LSTM_SHAPE);
}
/* inputs X */
static inline uint32_t delta_lstm_get_shape_inputs(struct delta_lstm_device *device) {
  return (delta_lstm_read_shape(device) & DELTA_LSTM_SHAPE_INPUTS_MASK) >> DELTA_LSTM_SHAPE_INPUTS_SHIFT;
}
/* elements of the first layer */
static inline uint32_t delta_lstm_get_shape_elements(struct delta_lstm_device *device) {
  return (delta_lstm_read_shape(device) & DELTA_LSTM_SHAPE_ELEMENTS_MASK) >> DELTA_LSTM_SHAPE_ELEMENTS_SHIFT;
}

/* STEPS_HIGH and STEPS as 64 bits: high, low, high, and low again after a carry */
static inline uint64_t delta_lstm_read64_steps(struct delta_lstm_device *device) {
  uint32_t high = delta_lstm_read_steps_high(device);
  uint32_t low = delta_lstm_read_steps(device);
  uint32_t after = delta_lstm_read_steps_high(device);
  if (after != high) low = delta_lstm_read_steps(device);
  return ((uint64_t)after << 32) | low;
}

/* CYCLES_HIGH and CYCLES as 64 bits: high, low, high, and low again after a carry */
static inline uint64_t delta_lstm_read64_cycles(struct delta_lstm_device *device) {
  uint32_t high = delta_lstm_read_cycles_high(device);
  uint32_t low = delta_lstm_read_cycles(device);
  uint32_t after = delta_lstm_read_cycles_high(device);
  if (after != high) low = delta_lstm_read_cycles(device);
  return ((uint64_t)after << 32) | low;
}

/* LINES_HIGH and LINES as 64 bits: high, low, high, and low again after a carry */
static inline uint64_t delta_lstm_read64_lines(struct delta_lstm_device *device) {
  uint32_t high = delta_lstm_read_lines_high(device);
  uint32_t low = delta_lstm_read_lines(device);
  uint32_t after = delta_lstm_read_lines_high(device);
  if (after != high) low = delta_lstm_read_lines(device);
  return ((uint64_t)after << 32) | low;
}

/* COLUMNS_HIGH and COLUMNS as 64 bits: high, low, high, and low again after a carry */
static inline uint64_t delta_lstm_read64_columns(struct delta_lstm_device *device) {
  uint32_t high = delta_lstm_read_columns_high(device);
  uint32_t low = delta_lstm_read_columns(device);
  uint32_t after = delta_lstm_read_columns_high(device);
  if (after != high) low = delta_lstm_read_columns(device);
  return ((uint64_t)after << 32) | low;
}

/* BYTES_HIGH and BYTES as 64 bits: high, low, high, and low again after a carry */
static inline uint64_t delta_lstm_read64_bytes(struct delta_lstm_device *device) {
  uint32_t high = delta_lstm_read_bytes_high(device);
  uint32_t low = delta_lstm_read_bytes(device);
  uint32_t after = delta_lstm_read_bytes_high(device);
  if (after != high) low = delta_lstm_read_bytes(device);
  return ((uint64_t)after << 32) | low;
}

/* IDLE_PAIRS_HIGH and IDLE_PAIRS as 64 bits: high, low, high, and low again after a carry */
static inline uint64_t delta_lstm_read64_idle_pairs(struct delta_lstm_device *device) {
  uint32_t high = delta_lstm_read_idle_pairs_high(device);
  uint32_t low = delta_lstm_read_idle_pairs(device);
  uint32_t after = delta_lstm_read_idle_pairs_high(device);
  if (after != high) low = delta_lstm_read_idle_pairs(device);
  return ((uint64_t)after << 32) | low;
}

/* IDLE_WEIGHTS_HIGH and IDLE_WEIGHTS as 64 bits: high, low, high, and low again after a carry */
static inline uint64_t delta_lstm_read64_idle_weights(struct delta_lstm_device *device) {
  uint32_t high = delta_lstm_read_idle_weights_high(device);
  uint32_t low = delta_lstm_read_idle_weights(device);
  uint32_t after = delta_lstm_read_idle_weights_high(device);
  if (after != high) low = delta_lstm_read_idle_weights(device);
  return ((uint64_t)after << 32) | low;
}

#ifdef __cplusplus
}
#endif

#endif /* DELTA_LSTM_DRIVER_H */
