/* SPDX-License-Identifier: Apache-2.0 */
/* Driver of run_length_decoder, C99 and C++: registers by name here, the rest in run_length_decoder_driver.c.
   Regenerate with: make gen TARGET=run_length_decoder */
#ifndef RUN_LENGTH_DECODER_DRIVER_H
#define RUN_LENGTH_DECODER_DRIVER_H

#include <stddef.h>
#include <stdint.h>

#include "run_length_decoder_registers.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What functions return. */
enum {
  RUN_LENGTH_DECODER_E_OK = 0,
  RUN_LENGTH_DECODER_E_SYSTEM = -1,  /* a system call failed: errno */
  RUN_LENGTH_DECODER_E_DEVICE = -2,  /* there is another device, or another version or size of it */
  RUN_LENGTH_DECODER_E_RANGE = -3,   /* a value does not fit: nothing was written */
  RUN_LENGTH_DECODER_E_TIMEOUT = -4, /* the device did not get there */
  RUN_LENGTH_DECODER_E_STREAM = -5   /* a packet could not be moved */
};

/* Who moves packets: a DMA, usually. `stream` is the name of the port. `send` may return while the packet
   is on its way, and does not wait for what the device answers; `user` goes with every beat as tuser.
   `flush` waits until all that was sent has gone in, `receive` for a whole packet. They return 0, or
   anything else where they fail. */
struct run_length_decoder_streams {
  int (*send)(void *context, const char *stream, const void *bytes, size_t length, uint32_t user);
  int (*flush)(void *context, const char *stream);
  int (*receive)(void *context, const char *stream, void *bytes, size_t capacity, size_t *length);
};

struct run_length_decoder_device {
  volatile uint32_t *base;               /* registers in memory; unused with RUN_LENGTH_DECODER_BUS */
  void *context;                         /* for the functions of the bus and of streams */
  const struct run_length_decoder_streams *streams; /* null: no packets */
  uint32_t polls;                        /* reads after which waiting ends */
  size_t mapped;                         /* bytes that close() unmaps */
};

/* All access goes through these two. Define RUN_LENGTH_DECODER_BUS to supply others: a simulator, a bridge. */
#ifdef RUN_LENGTH_DECODER_BUS
uint32_t run_length_decoder_bus_read32(struct run_length_decoder_device *device, uint32_t offset);
void run_length_decoder_bus_write32(struct run_length_decoder_device *device, uint32_t offset, uint32_t value);
#else
static inline uint32_t run_length_decoder_bus_read32(struct run_length_decoder_device *device, uint32_t offset) {
  return device->base[offset / 4u];
}

static inline void run_length_decoder_bus_write32(struct run_length_decoder_device *device, uint32_t offset, uint32_t value) {
  device->base[offset / 4u] = value;
}
#endif

/* Registers at an address that the program can reach; null with RUN_LENGTH_DECODER_BUS. */
void run_length_decoder_attach(struct run_length_decoder_device *device, volatile void *base);

#ifndef RUN_LENGTH_DECODER_FREESTANDING
/* Registers of a UIO device (/dev/uio0), or at an address of /dev/mem. */
int run_length_decoder_open_uio(struct run_length_decoder_device *device, const char *path);
int run_length_decoder_open_memory(struct run_length_decoder_device *device, uint64_t address);
void run_length_decoder_close(struct run_length_decoder_device *device);
#endif

/* Whether this is the device that the driver was generated for: all constant registers. */
int run_length_decoder_check(struct run_length_decoder_device *device);

/* Checks the device, and clears its errors. */
int run_length_decoder_init(struct run_length_decoder_device *device);

/* Errors of STATUS, which stay until they are cleared; and the name of the lowest of some. */
#define RUN_LENGTH_DECODER_ERRORS 0x00000700u
uint32_t run_length_decoder_errors(struct run_length_decoder_device *device);
void run_length_decoder_clear_errors(struct run_length_decoder_device *device, uint32_t errors);
const char *run_length_decoder_error_name(uint32_t errors);

/* Sends a packet to s_axis_code.
   packet: its bytes */
int run_length_decoder_send_code(struct run_length_decoder_device *device,
    const void *packet, size_t packet_length);

/* Waits for a packet from m_axis_pixel.
   packet: its bytes */
int run_length_decoder_receive_pixel(struct run_length_decoder_device *device,
    void *packet, size_t packet_capacity, size_t *packet_length);

/* ID: "RLD1" */
static inline uint32_t run_length_decoder_read_id(struct run_length_decoder_device *device) {
  return run_length_decoder_bus_read32(device, RUN_LENGTH_DECODER_ID);
}

/* LENGTH: pixels of a packet; 0: all pixels of its pairs */
static inline uint32_t run_length_decoder_read_length(struct run_length_decoder_device *device) {
  return run_length_decoder_bus_read32(device, RUN_LENGTH_DECODER_LENGTH);
}
static inline int run_length_decoder_write_length(struct run_length_decoder_device *device, uint32_t value) {
  if ((value & 0xFFFFE000u)) return RUN_LENGTH_DECODER_E_RANGE;
  run_length_decoder_bus_write32(device, RUN_LENGTH_DECODER_LENGTH, value);
  return RUN_LENGTH_DECODER_E_OK;
}

/* STATUS: errors since reset, or since they were cleared */
static inline uint32_t run_length_decoder_read_status(struct run_length_decoder_device *device) {
  return run_length_decoder_bus_read32(device, RUN_LENGTH_DECODER_STATUS);
}
/* the code ended before LENGTH pixels */
static inline uint32_t run_length_decoder_get_status_missing_pixels(struct run_length_decoder_device *device) {
  return (run_length_decoder_read_status(device) & RUN_LENGTH_DECODER_STATUS_MISSING_PIXELS_MASK) >> RUN_LENGTH_DECODER_STATUS_MISSING_PIXELS_SHIFT;
}
static inline void run_length_decoder_clear_status_missing_pixels(struct run_length_decoder_device *device) {
  run_length_decoder_bus_write32(device, RUN_LENGTH_DECODER_STATUS, RUN_LENGTH_DECODER_STATUS_MISSING_PIXELS_MASK);
}
/* more than padding followed them */
static inline uint32_t run_length_decoder_get_status_surplus_code(struct run_length_decoder_device *device) {
  return (run_length_decoder_read_status(device) & RUN_LENGTH_DECODER_STATUS_SURPLUS_CODE_MASK) >> RUN_LENGTH_DECODER_STATUS_SURPLUS_CODE_SHIFT;
}
static inline void run_length_decoder_clear_status_surplus_code(struct run_length_decoder_device *device) {
  run_length_decoder_bus_write32(device, RUN_LENGTH_DECODER_STATUS, RUN_LENGTH_DECODER_STATUS_SURPLUS_CODE_MASK);
}
/* an end bit disagreed with tlast */
static inline uint32_t run_length_decoder_get_status_last_mismatch(struct run_length_decoder_device *device) {
  return (run_length_decoder_read_status(device) & RUN_LENGTH_DECODER_STATUS_LAST_MISMATCH_MASK) >> RUN_LENGTH_DECODER_STATUS_LAST_MISMATCH_SHIFT;
}
static inline void run_length_decoder_clear_status_last_mismatch(struct run_length_decoder_device *device) {
  run_length_decoder_bus_write32(device, RUN_LENGTH_DECODER_STATUS, RUN_LENGTH_DECODER_STATUS_LAST_MISMATCH_MASK);
}

/* VERSION: version of this register map */
static inline uint32_t run_length_decoder_read_version(struct run_length_decoder_device *device) {
  return run_length_decoder_bus_read32(device, RUN_LENGTH_DECODER_VERSION);
}
/* grows where something is added */
static inline uint32_t run_length_decoder_get_version_minor(struct run_length_decoder_device *device) {
  return (run_length_decoder_read_version(device) & RUN_LENGTH_DECODER_VERSION_MINOR_MASK) >> RUN_LENGTH_DECODER_VERSION_MINOR_SHIFT;
}
/* grows where something moves or goes: a driver of another number does not fit */
static inline uint32_t run_length_decoder_get_version_major(struct run_length_decoder_device *device) {
  return (run_length_decoder_read_version(device) & RUN_LENGTH_DECODER_VERSION_MAJOR_MASK) >> RUN_LENGTH_DECODER_VERSION_MAJOR_SHIFT;
}

/* SHAPE: sizes */
static inline uint32_t run_length_decoder_read_shape(struct run_length_decoder_device *device) {
  return run_length_decoder_bus_read32(device, RUN_LENGTH_DECODER_SHAPE);
}
/* bits of a value */
static inline uint32_t run_length_decoder_get_shape_value_width(struct run_length_decoder_device *device) {
  return (run_length_decoder_read_shape(device) & RUN_LENGTH_DECODER_SHAPE_VALUE_WIDTH_MASK) >> RUN_LENGTH_DECODER_SHAPE_VALUE_WIDTH_SHIFT;
}
/* values per beat */
static inline uint32_t run_length_decoder_get_shape_lanes(struct run_length_decoder_device *device) {
  return (run_length_decoder_read_shape(device) & RUN_LENGTH_DECODER_SHAPE_LANES_MASK) >> RUN_LENGTH_DECODER_SHAPE_LANES_SHIFT;
}
/* most pixels that LENGTH is meant to announce */
static inline uint32_t run_length_decoder_get_shape_length(struct run_length_decoder_device *device) {
  return (run_length_decoder_read_shape(device) & RUN_LENGTH_DECODER_SHAPE_LENGTH_MASK) >> RUN_LENGTH_DECODER_SHAPE_LENGTH_SHIFT;
}

/* FORMAT: how items are coded */
static inline uint32_t run_length_decoder_read_format(struct run_length_decoder_device *device) {
  return run_length_decoder_bus_read32(device, RUN_LENGTH_DECODER_FORMAT);
}
/* bits of a run */
static inline uint32_t run_length_decoder_get_format_run_width(struct run_length_decoder_device *device) {
  return (run_length_decoder_read_format(device) & RUN_LENGTH_DECODER_FORMAT_RUN_WIDTH_MASK) >> RUN_LENGTH_DECODER_FORMAT_RUN_WIDTH_SHIFT;
}
/* pairs a code word */
static inline uint32_t run_length_decoder_get_format_pairs_per_word(struct run_length_decoder_device *device) {
  return (run_length_decoder_read_format(device) & RUN_LENGTH_DECODER_FORMAT_PAIRS_PER_WORD_MASK) >> RUN_LENGTH_DECODER_FORMAT_PAIRS_PER_WORD_SHIFT;
}

#ifdef __cplusplus
}
#endif

#endif /* RUN_LENGTH_DECODER_DRIVER_H */
