/* SPDX-License-Identifier: Apache-2.0 */
/* Driver of sparsity_map_decompressor, C99 and C++: registers by name here, the rest in sparsity_map_decompressor_driver.c.
   Regenerate with: make gen TARGET=sparsity_map_decompressor */
#ifndef SPARSITY_MAP_DECOMPRESSOR_DRIVER_H
#define SPARSITY_MAP_DECOMPRESSOR_DRIVER_H

#include <stddef.h>
#include <stdint.h>

#include "sparsity_map_decompressor_registers.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What functions return. */
enum {
  SPARSITY_MAP_DECOMPRESSOR_E_OK = 0,
  SPARSITY_MAP_DECOMPRESSOR_E_SYSTEM = -1,  /* a system call failed: errno */
  SPARSITY_MAP_DECOMPRESSOR_E_DEVICE = -2,  /* there is another device, or another version or size of it */
  SPARSITY_MAP_DECOMPRESSOR_E_RANGE = -3,   /* a value does not fit: nothing was written */
  SPARSITY_MAP_DECOMPRESSOR_E_TIMEOUT = -4, /* the device did not get there */
  SPARSITY_MAP_DECOMPRESSOR_E_STREAM = -5   /* a packet could not be moved */
};

/* Who moves packets: a DMA, usually. `stream` is the name of the port. `send` may return while the packet
   is on its way, and does not wait for what the device answers; `user` goes with every beat as tuser.
   `flush` waits until all that was sent has gone in, `receive` for a whole packet. They return 0, or
   anything else where they fail. */
struct sparsity_map_decompressor_streams {
  int (*send)(void *context, const char *stream, const void *bytes, size_t length, uint32_t user);
  int (*flush)(void *context, const char *stream);
  int (*receive)(void *context, const char *stream, void *bytes, size_t capacity, size_t *length);
};

struct sparsity_map_decompressor_device {
  volatile uint32_t *base;               /* registers in memory; unused with SPARSITY_MAP_DECOMPRESSOR_BUS */
  void *context;                         /* for the functions of the bus and of streams */
  const struct sparsity_map_decompressor_streams *streams; /* null: no packets */
  uint32_t polls;                        /* reads after which waiting ends */
  size_t mapped;                         /* bytes that close() unmaps */
};

/* All access goes through these two. Define SPARSITY_MAP_DECOMPRESSOR_BUS to supply others: a simulator, a bridge. */
#ifdef SPARSITY_MAP_DECOMPRESSOR_BUS
uint32_t sparsity_map_decompressor_bus_read32(struct sparsity_map_decompressor_device *device, uint32_t offset);
void sparsity_map_decompressor_bus_write32(struct sparsity_map_decompressor_device *device, uint32_t offset, uint32_t value);
#else
static inline uint32_t sparsity_map_decompressor_bus_read32(struct sparsity_map_decompressor_device *device, uint32_t offset) {
  return device->base[offset / 4u];
}

static inline void sparsity_map_decompressor_bus_write32(struct sparsity_map_decompressor_device *device, uint32_t offset, uint32_t value) {
  device->base[offset / 4u] = value;
}
#endif

/* Registers at an address that the program can reach; null with SPARSITY_MAP_DECOMPRESSOR_BUS. */
void sparsity_map_decompressor_attach(struct sparsity_map_decompressor_device *device, volatile void *base);

#ifndef SPARSITY_MAP_DECOMPRESSOR_FREESTANDING
/* Registers of a UIO device (/dev/uio0), or at an address of /dev/mem. */
int sparsity_map_decompressor_open_uio(struct sparsity_map_decompressor_device *device, const char *path);
int sparsity_map_decompressor_open_memory(struct sparsity_map_decompressor_device *device, uint64_t address);
void sparsity_map_decompressor_close(struct sparsity_map_decompressor_device *device);
#endif

/* Whether this is the device that the driver was generated for: all constant registers. */
int sparsity_map_decompressor_check(struct sparsity_map_decompressor_device *device);

/* Checks the device, and clears its errors. */
int sparsity_map_decompressor_init(struct sparsity_map_decompressor_device *device);

/* Errors of STATUS, which stay until they are cleared; and the name of the lowest of some. */
#define SPARSITY_MAP_DECOMPRESSOR_ERRORS 0x00000F00u
uint32_t sparsity_map_decompressor_errors(struct sparsity_map_decompressor_device *device);
void sparsity_map_decompressor_clear_errors(struct sparsity_map_decompressor_device *device, uint32_t errors);
const char *sparsity_map_decompressor_error_name(uint32_t errors);

/* Sends a packet to s_axis_word.
   packet: its bytes */
int sparsity_map_decompressor_send_word(struct sparsity_map_decompressor_device *device,
    const void *packet, size_t packet_length);

/* Waits for a packet from m_axis_pixel.
   packet: its bytes */
int sparsity_map_decompressor_receive_pixel(struct sparsity_map_decompressor_device *device,
    void *packet, size_t packet_capacity, size_t *packet_length);

/* ID: "SMD1" */
static inline uint32_t sparsity_map_decompressor_read_id(struct sparsity_map_decompressor_device *device) {
  return sparsity_map_decompressor_bus_read32(device, SPARSITY_MAP_DECOMPRESSOR_ID);
}

/* LENGTH: pixels of a packet; 0: as many as its map words stand for */
static inline uint32_t sparsity_map_decompressor_read_length(struct sparsity_map_decompressor_device *device) {
  return sparsity_map_decompressor_bus_read32(device, SPARSITY_MAP_DECOMPRESSOR_LENGTH);
}
static inline int sparsity_map_decompressor_write_length(struct sparsity_map_decompressor_device *device, uint32_t value) {
  if ((value & 0xFFFFE000u)) return SPARSITY_MAP_DECOMPRESSOR_E_RANGE;
  sparsity_map_decompressor_bus_write32(device, SPARSITY_MAP_DECOMPRESSOR_LENGTH, value);
  return SPARSITY_MAP_DECOMPRESSOR_E_OK;
}

/* STATUS: errors since reset, or since they were cleared */
static inline uint32_t sparsity_map_decompressor_read_status(struct sparsity_map_decompressor_device *device) {
  return sparsity_map_decompressor_bus_read32(device, SPARSITY_MAP_DECOMPRESSOR_STATUS);
}
/* a map bit past the end of the packet was 1 */
static inline uint32_t sparsity_map_decompressor_get_status_map_past_end(struct sparsity_map_decompressor_device *device) {
  return (sparsity_map_decompressor_read_status(device) & SPARSITY_MAP_DECOMPRESSOR_STATUS_MAP_PAST_END_MASK) >> SPARSITY_MAP_DECOMPRESSOR_STATUS_MAP_PAST_END_SHIFT;
}
static inline void sparsity_map_decompressor_clear_status_map_past_end(struct sparsity_map_decompressor_device *device) {
  sparsity_map_decompressor_bus_write32(device, SPARSITY_MAP_DECOMPRESSOR_STATUS, SPARSITY_MAP_DECOMPRESSOR_STATUS_MAP_PAST_END_MASK);
}
/* tlast disagreed with LENGTH */
static inline uint32_t sparsity_map_decompressor_get_status_last_mismatch(struct sparsity_map_decompressor_device *device) {
  return (sparsity_map_decompressor_read_status(device) & SPARSITY_MAP_DECOMPRESSOR_STATUS_LAST_MISMATCH_MASK) >> SPARSITY_MAP_DECOMPRESSOR_STATUS_LAST_MISMATCH_SHIFT;
}
static inline void sparsity_map_decompressor_clear_status_last_mismatch(struct sparsity_map_decompressor_device *device) {
  sparsity_map_decompressor_bus_write32(device, SPARSITY_MAP_DECOMPRESSOR_STATUS, SPARSITY_MAP_DECOMPRESSOR_STATUS_LAST_MISMATCH_MASK);
}
/* a value or map word was missing */
static inline uint32_t sparsity_map_decompressor_get_status_missing_word(struct sparsity_map_decompressor_device *device) {
  return (sparsity_map_decompressor_read_status(device) & SPARSITY_MAP_DECOMPRESSOR_STATUS_MISSING_WORD_MASK) >> SPARSITY_MAP_DECOMPRESSOR_STATUS_MISSING_WORD_SHIFT;
}
static inline void sparsity_map_decompressor_clear_status_missing_word(struct sparsity_map_decompressor_device *device) {
  sparsity_map_decompressor_bus_write32(device, SPARSITY_MAP_DECOMPRESSOR_STATUS, SPARSITY_MAP_DECOMPRESSOR_STATUS_MISSING_WORD_MASK);
}
/* a value or word was left over */
static inline uint32_t sparsity_map_decompressor_get_status_left_over(struct sparsity_map_decompressor_device *device) {
  return (sparsity_map_decompressor_read_status(device) & SPARSITY_MAP_DECOMPRESSOR_STATUS_LEFT_OVER_MASK) >> SPARSITY_MAP_DECOMPRESSOR_STATUS_LEFT_OVER_SHIFT;
}
static inline void sparsity_map_decompressor_clear_status_left_over(struct sparsity_map_decompressor_device *device) {
  sparsity_map_decompressor_bus_write32(device, SPARSITY_MAP_DECOMPRESSOR_STATUS, SPARSITY_MAP_DECOMPRESSOR_STATUS_LEFT_OVER_MASK);
}

/* VERSION: version of this register map */
static inline uint32_t sparsity_map_decompressor_read_version(struct sparsity_map_decompressor_device *device) {
  return sparsity_map_decompressor_bus_read32(device, SPARSITY_MAP_DECOMPRESSOR_VERSION);
}
/* grows where something is added */
static inline uint32_t sparsity_map_decompressor_get_version_minor(struct sparsity_map_decompressor_device *device) {
  return (sparsity_map_decompressor_read_version(device) & SPARSITY_MAP_DECOMPRESSOR_VERSION_MINOR_MASK) >> SPARSITY_MAP_DECOMPRESSOR_VERSION_MINOR_SHIFT;
}
/* grows where something moves or goes: a driver of another number does not fit */
static inline uint32_t sparsity_map_decompressor_get_version_major(struct sparsity_map_decompressor_device *device) {
  return (sparsity_map_decompressor_read_version(device) & SPARSITY_MAP_DECOMPRESSOR_VERSION_MAJOR_MASK) >> SPARSITY_MAP_DECOMPRESSOR_VERSION_MAJOR_SHIFT;
}

/* SHAPE: sizes */
static inline uint32_t sparsity_map_decompressor_read_shape(struct sparsity_map_decompressor_device *device) {
  return sparsity_map_decompressor_bus_read32(device, SPARSITY_MAP_DECOMPRESSOR_SHAPE);
}
/* bits of a value */
static inline uint32_t sparsity_map_decompressor_get_shape_value_width(struct sparsity_map_decompressor_device *device) {
  return (sparsity_map_decompressor_read_shape(device) & SPARSITY_MAP_DECOMPRESSOR_SHAPE_VALUE_WIDTH_MASK) >> SPARSITY_MAP_DECOMPRESSOR_SHAPE_VALUE_WIDTH_SHIFT;
}
/* values per beat */
static inline uint32_t sparsity_map_decompressor_get_shape_lanes(struct sparsity_map_decompressor_device *device) {
  return (sparsity_map_decompressor_read_shape(device) & SPARSITY_MAP_DECOMPRESSOR_SHAPE_LANES_MASK) >> SPARSITY_MAP_DECOMPRESSOR_SHAPE_LANES_SHIFT;
}
/* most pixels that LENGTH is meant to announce */
static inline uint32_t sparsity_map_decompressor_get_shape_length(struct sparsity_map_decompressor_device *device) {
  return (sparsity_map_decompressor_read_shape(device) & SPARSITY_MAP_DECOMPRESSOR_SHAPE_LENGTH_MASK) >> SPARSITY_MAP_DECOMPRESSOR_SHAPE_LENGTH_SHIFT;
}

/* FORMAT: how items are coded */
static inline uint32_t sparsity_map_decompressor_read_format(struct sparsity_map_decompressor_device *device) {
  return sparsity_map_decompressor_bus_read32(device, SPARSITY_MAP_DECOMPRESSOR_FORMAT);
}
/* pixels a map word */
static inline uint32_t sparsity_map_decompressor_get_format_map_width(struct sparsity_map_decompressor_device *device) {
  return (sparsity_map_decompressor_read_format(device) & SPARSITY_MAP_DECOMPRESSOR_FORMAT_MAP_WIDTH_MASK) >> SPARSITY_MAP_DECOMPRESSOR_FORMAT_MAP_WIDTH_SHIFT;
}
/* 1: map words and values on two streams, 0: on one */
static inline uint32_t sparsity_map_decompressor_get_format_split(struct sparsity_map_decompressor_device *device) {
  return (sparsity_map_decompressor_read_format(device) & SPARSITY_MAP_DECOMPRESSOR_FORMAT_SPLIT_MASK) >> SPARSITY_MAP_DECOMPRESSOR_FORMAT_SPLIT_SHIFT;
}

#ifdef __cplusplus
}
#endif

#endif /* SPARSITY_MAP_DECOMPRESSOR_DRIVER_H */
