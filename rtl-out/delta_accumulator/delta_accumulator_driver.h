/* SPDX-License-Identifier: Apache-2.0 */
/* Driver of delta_accumulator, C99 and C++: registers by name here, the rest in delta_accumulator_driver.c.
   Regenerate with: make gen TARGET=delta_accumulator */
#ifndef DELTA_ACCUMULATOR_DRIVER_H
#define DELTA_ACCUMULATOR_DRIVER_H

#include <stddef.h>
#include <stdint.h>

#include "delta_accumulator_registers.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What functions return. */
enum {
  DELTA_ACCUMULATOR_E_OK = 0,
  DELTA_ACCUMULATOR_E_SYSTEM = -1,  /* a system call failed: errno */
  DELTA_ACCUMULATOR_E_DEVICE = -2,  /* there is another device, or another version or size of it */
  DELTA_ACCUMULATOR_E_RANGE = -3,   /* a value does not fit: nothing was written */
  DELTA_ACCUMULATOR_E_TIMEOUT = -4, /* the device did not get there */
  DELTA_ACCUMULATOR_E_STREAM = -5   /* a packet could not be moved */
};

/* Who moves packets: a DMA, usually. `stream` is the name of the port. `send` may return while the packet
   is on its way, and does not wait for what the device answers; `user` goes with every beat as tuser.
   `flush` waits until all that was sent has gone in, `receive` for a whole packet. They return 0, or
   anything else where they fail. */
struct delta_accumulator_streams {
  int (*send)(void *context, const char *stream, const void *bytes, size_t length, uint32_t user);
  int (*flush)(void *context, const char *stream);
  int (*receive)(void *context, const char *stream, void *bytes, size_t capacity, size_t *length);
};

struct delta_accumulator_device {
  volatile uint32_t *base;               /* registers in memory; unused with DELTA_ACCUMULATOR_BUS */
  void *context;                         /* for the functions of the bus and of streams */
  const struct delta_accumulator_streams *streams; /* null: no packets */
  uint32_t polls;                        /* reads after which waiting ends */
  size_t mapped;                         /* bytes that close() unmaps */
};

/* All access goes through these two. Define DELTA_ACCUMULATOR_BUS to supply others: a simulator, a bridge. */
#ifdef DELTA_ACCUMULATOR_BUS
uint32_t delta_accumulator_bus_read32(struct delta_accumulator_device *device, uint32_t offset);
void delta_accumulator_bus_write32(struct delta_accumulator_device *device, uint32_t offset, uint32_t value);
#else
static inline uint32_t delta_accumulator_bus_read32(struct delta_accumulator_device *device, uint32_t offset) {
  return device->base[offset / 4u];
}

static inline void delta_accumulator_bus_write32(struct delta_accumulator_device *device, uint32_t offset, uint32_t value) {
  device->base[offset / 4u] = value;
}
#endif

/* Registers at an address that the program can reach; null with DELTA_ACCUMULATOR_BUS. */
void delta_accumulator_attach(struct delta_accumulator_device *device, volatile void *base);

#ifndef DELTA_ACCUMULATOR_FREESTANDING
/* Registers of a UIO device (/dev/uio0), or at an address of /dev/mem. */
int delta_accumulator_open_uio(struct delta_accumulator_device *device, const char *path);
int delta_accumulator_open_memory(struct delta_accumulator_device *device, uint64_t address);
void delta_accumulator_close(struct delta_accumulator_device *device);
#endif

/* Whether this is the device that the driver was generated for: all constant registers. */
int delta_accumulator_check(struct delta_accumulator_device *device);

/* Checks the device, and clears its errors. */
int delta_accumulator_init(struct delta_accumulator_device *device);

/* Errors of STATUS, which stay until they are cleared; and the name of the lowest of some. */
#define DELTA_ACCUMULATOR_ERRORS 0x00000100u
uint32_t delta_accumulator_errors(struct delta_accumulator_device *device);
void delta_accumulator_clear_errors(struct delta_accumulator_device *device, uint32_t errors);
const char *delta_accumulator_error_name(uint32_t errors);

/* Sends a packet to s_axis_pair.
   packet: its bytes */
int delta_accumulator_send_pair(struct delta_accumulator_device *device,
    const void *packet, size_t packet_length);

/* Waits for a packet from m_axis_vector.
   packet: its bytes */
int delta_accumulator_receive_vector(struct delta_accumulator_device *device,
    void *packet, size_t packet_capacity, size_t *packet_length);

/* ID: "DAC1" */
static inline uint32_t delta_accumulator_read_id(struct delta_accumulator_device *device) {
  return delta_accumulator_bus_read32(device, DELTA_ACCUMULATOR_ID);
}

/* STATUS: errors since reset, or since they were cleared */
static inline uint32_t delta_accumulator_read_status(struct delta_accumulator_device *device) {
  return delta_accumulator_bus_read32(device, DELTA_ACCUMULATOR_STATUS);
}
/* a pair was dropped: its index too great or out of order, or behind a gap */
static inline uint32_t delta_accumulator_get_status_dropped_pair(struct delta_accumulator_device *device) {
  return (delta_accumulator_read_status(device) & DELTA_ACCUMULATOR_STATUS_DROPPED_PAIR_MASK) >> DELTA_ACCUMULATOR_STATUS_DROPPED_PAIR_SHIFT;
}
static inline void delta_accumulator_clear_status_dropped_pair(struct delta_accumulator_device *device) {
  delta_accumulator_bus_write32(device, DELTA_ACCUMULATOR_STATUS, DELTA_ACCUMULATOR_STATUS_DROPPED_PAIR_MASK);
}

/* CONTROL: what the next packet begins with */
static inline uint32_t delta_accumulator_read_control(struct delta_accumulator_device *device) {
  return delta_accumulator_bus_read32(device, DELTA_ACCUMULATOR_CONTROL);
}
static inline int delta_accumulator_write_control(struct delta_accumulator_device *device, uint32_t value) {
  if ((value & 0xFFFFFFFEu)) return DELTA_ACCUMULATOR_E_RANGE;
  delta_accumulator_bus_write32(device, DELTA_ACCUMULATOR_CONTROL, value);
  return DELTA_ACCUMULATOR_E_OK;
}
static inline int delta_accumulator_put_control(
    struct delta_accumulator_device *device, uint32_t clear) {
  if (clear >> 1) return DELTA_ACCUMULATOR_E_RANGE;
  delta_accumulator_bus_write32(
      device, DELTA_ACCUMULATOR_CONTROL, clear);
  return DELTA_ACCUMULATOR_E_OK;
}
/* the next packet begins with a cleared state; 0 again as it begins */
static inline uint32_t delta_accumulator_get_control_clear(struct delta_accumulator_device *device) {
  return (delta_accumulator_read_control(device) & DELTA_ACCUMULATOR_CONTROL_CLEAR_MASK) >> DELTA_ACCUMULATOR_CONTROL_CLEAR_SHIFT;
}
static inline int delta_accumulator_set_control_clear(struct delta_accumulator_device *device, uint32_t value) {
  if (value >> 1) return DELTA_ACCUMULATOR_E_RANGE;
  delta_accumulator_bus_write32(
      device, DELTA_ACCUMULATOR_CONTROL,
      (delta_accumulator_bus_read32(device, DELTA_ACCUMULATOR_CONTROL) & ~DELTA_ACCUMULATOR_CONTROL_CLEAR_MASK)
          | value << DELTA_ACCUMULATOR_CONTROL_CLEAR_SHIFT);
  return DELTA_ACCUMULATOR_E_OK;
}

/* VERSION: version of this register map */
static inline uint32_t delta_accumulator_read_version(struct delta_accumulator_device *device) {
  return delta_accumulator_bus_read32(device, DELTA_ACCUMULATOR_VERSION);
}
/* grows where something is added */
static inline uint32_t delta_accumulator_get_version_minor(struct delta_accumulator_device *device) {
  return (delta_accumulator_read_version(device) & DELTA_ACCUMULATOR_VERSION_MINOR_MASK) >> DELTA_ACCUMULATOR_VERSION_MINOR_SHIFT;
}
/* grows where something moves or goes: a driver of another number does not fit */
static inline uint32_t delta_accumulator_get_version_major(struct delta_accumulator_device *device) {
  return (delta_accumulator_read_version(device) & DELTA_ACCUMULATOR_VERSION_MAJOR_MASK) >> DELTA_ACCUMULATOR_VERSION_MAJOR_SHIFT;
}

/* SHAPE: sizes */
static inline uint32_t delta_accumulator_read_shape(struct delta_accumulator_device *device) {
  return delta_accumulator_bus_read32(device, DELTA_ACCUMULATOR_SHAPE);
}
/* bits of a value */
static inline uint32_t delta_accumulator_get_shape_value_width(struct delta_accumulator_device *device) {
  return (delta_accumulator_read_shape(device) & DELTA_ACCUMULATOR_SHAPE_VALUE_WIDTH_MASK) >> DELTA_ACCUMULATOR_SHAPE_VALUE_WIDTH_SHIFT;
}
/* values per beat */
static inline uint32_t delta_accumulator_get_shape_lanes(struct delta_accumulator_device *device) {
  return (delta_accumulator_read_shape(device) & DELTA_ACCUMULATOR_SHAPE_LANES_MASK) >> DELTA_ACCUMULATOR_SHAPE_LANES_SHIFT;
}
/* elements of a vector */
static inline uint32_t delta_accumulator_get_shape_length(struct delta_accumulator_device *device) {
  return (delta_accumulator_read_shape(device) & DELTA_ACCUMULATOR_SHAPE_LENGTH_MASK) >> DELTA_ACCUMULATOR_SHAPE_LENGTH_SHIFT;
}

/* FORMAT: how items are coded */
static inline uint32_t delta_accumulator_read_format(struct delta_accumulator_device *device) {
  return delta_accumulator_bus_read32(device, DELTA_ACCUMULATOR_FORMAT);
}
/* bits of a delta */
static inline uint32_t delta_accumulator_get_format_delta_width(struct delta_accumulator_device *device) {
  return (delta_accumulator_read_format(device) & DELTA_ACCUMULATOR_FORMAT_DELTA_WIDTH_MASK) >> DELTA_ACCUMULATOR_FORMAT_DELTA_WIDTH_SHIFT;
}
/* bits of an index */
static inline uint32_t delta_accumulator_get_format_index_width(struct delta_accumulator_device *device) {
  return (delta_accumulator_read_format(device) & DELTA_ACCUMULATOR_FORMAT_INDEX_WIDTH_MASK) >> DELTA_ACCUMULATOR_FORMAT_INDEX_WIDTH_SHIFT;
}

#ifdef __cplusplus
}
#endif

#endif /* DELTA_ACCUMULATOR_DRIVER_H */
