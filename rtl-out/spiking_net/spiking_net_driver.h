/* SPDX-License-Identifier: Apache-2.0 */
/* Driver of spiking_net, C99 and C++: registers by name here, the rest in spiking_net_driver.c.
   Regenerate with: make gen TARGET=spiking_net */
#ifndef SPIKING_NET_DRIVER_H
#define SPIKING_NET_DRIVER_H

#include <stddef.h>
#include <stdint.h>

#include "spiking_net_registers.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What functions return. */
enum {
  SPIKING_NET_E_OK = 0,
  SPIKING_NET_E_SYSTEM = -1,  /* a system call failed: errno */
  SPIKING_NET_E_DEVICE = -2,  /* there is another device, or another version or size of it */
  SPIKING_NET_E_RANGE = -3,   /* a value does not fit: nothing was written */
  SPIKING_NET_E_TIMEOUT = -4, /* the device did not get there */
  SPIKING_NET_E_STREAM = -5   /* a packet could not be moved */
};

/* Who moves packets: a DMA, usually. `stream` is the name of the port. `send` may return while the packet
   is on its way, and does not wait for what the device answers; `user` goes with every beat as tuser.
   `flush` waits until all that was sent has gone in, `receive` for a whole packet. They return 0, or
   anything else where they fail. */
struct spiking_net_streams {
  int (*send)(void *context, const char *stream, const void *bytes, size_t length, uint32_t user);
  int (*flush)(void *context, const char *stream);
  int (*receive)(void *context, const char *stream, void *bytes, size_t capacity, size_t *length);
};

struct spiking_net_device {
  volatile uint32_t *base;               /* registers in memory; unused with SPIKING_NET_BUS */
  void *context;                         /* for the functions of the bus and of streams */
  const struct spiking_net_streams *streams; /* null: no packets */
  uint32_t polls;                        /* reads after which waiting ends */
  size_t mapped;                         /* bytes that close() unmaps */
};

/* All access goes through these two. Define SPIKING_NET_BUS to supply others: a simulator, a bridge. */
#ifdef SPIKING_NET_BUS
uint32_t spiking_net_bus_read32(struct spiking_net_device *device, uint32_t offset);
void spiking_net_bus_write32(struct spiking_net_device *device, uint32_t offset, uint32_t value);
#else
static inline uint32_t spiking_net_bus_read32(struct spiking_net_device *device, uint32_t offset) {
  return device->base[offset / 4u];
}

static inline void spiking_net_bus_write32(struct spiking_net_device *device, uint32_t offset, uint32_t value) {
  device->base[offset / 4u] = value;
}
#endif

/* Registers at an address that the program can reach; null with SPIKING_NET_BUS. */
void spiking_net_attach(struct spiking_net_device *device, volatile void *base);

#ifndef SPIKING_NET_FREESTANDING
/* Registers of a UIO device (/dev/uio0), or at an address of /dev/mem. */
int spiking_net_open_uio(struct spiking_net_device *device, const char *path);
int spiking_net_open_memory(struct spiking_net_device *device, uint64_t address);
void spiking_net_close(struct spiking_net_device *device);
#endif

/* Whether this is the device that the driver was generated for: all constant registers. */
int spiking_net_check(struct spiking_net_device *device);

/* Checks the device, and clears its errors. */
int spiking_net_init(struct spiking_net_device *device);

/* Errors of STATUS, which stay until they are cleared; and the name of the lowest of some. */
#define SPIKING_NET_ERRORS 0x00000C00u
uint32_t spiking_net_errors(struct spiking_net_device *device);
void spiking_net_clear_errors(struct spiking_net_device *device, uint32_t errors);
const char *spiking_net_error_name(uint32_t errors);

/* Sends the events of a time step.
   events: words of 32 bits, low byte first: 31 null, then FORMAT's fields */
int spiking_net_run_step(struct spiking_net_device *device,
    const void *events, size_t events_length);

/* Waits for the result of a sample.
   result: words of 32 bits, low byte first: the score of each class, then 15:0 class */
int spiking_net_result(struct spiking_net_device *device,
    void *result, size_t result_capacity, size_t *result_length);

/* Sends a packet to s_axis_event.
   packet: its bytes */
int spiking_net_send_event(struct spiking_net_device *device,
    const void *packet, size_t packet_length);

/* Waits for a packet from m_axis_result.
   packet: its bytes */
int spiking_net_receive_result(struct spiking_net_device *device,
    void *packet, size_t packet_capacity, size_t *packet_length);

/* ID: "SPN1" */
static inline uint32_t spiking_net_read_id(struct spiking_net_device *device) {
  return spiking_net_bus_read32(device, SPIKING_NET_ID);
}

/* STEPS: time steps per sample */
static inline uint32_t spiking_net_read_steps(struct spiking_net_device *device) {
  return spiking_net_bus_read32(device, SPIKING_NET_STEPS);
}
static inline int spiking_net_write_steps(struct spiking_net_device *device, uint32_t value) {
  if ((value & 0xFFFFFE00u)) return SPIKING_NET_E_RANGE;
  spiking_net_bus_write32(device, SPIKING_NET_STEPS, value);
  return SPIKING_NET_E_OK;
}

/* STATUS: what is going on, and what went wrong */
static inline uint32_t spiking_net_read_status(struct spiking_net_device *device) {
  return spiking_net_bus_read32(device, SPIKING_NET_STATUS);
}
/* a sample is in flight */
static inline uint32_t spiking_net_get_status_busy(struct spiking_net_device *device) {
  return (spiking_net_read_status(device) & SPIKING_NET_STATUS_BUSY_MASK) >> SPIKING_NET_STATUS_BUSY_SHIFT;
}
/* an event was beyond the inputs */
static inline uint32_t spiking_net_get_status_address_error(struct spiking_net_device *device) {
  return (spiking_net_read_status(device) & SPIKING_NET_STATUS_ADDRESS_ERROR_MASK) >> SPIKING_NET_STATUS_ADDRESS_ERROR_SHIFT;
}
static inline void spiking_net_clear_status_address_error(struct spiking_net_device *device) {
  spiking_net_bus_write32(device, SPIKING_NET_STATUS, SPIKING_NET_STATUS_ADDRESS_ERROR_MASK);
}
/* a write was refused */
static inline uint32_t spiking_net_get_status_refused_write(struct spiking_net_device *device) {
  return (spiking_net_read_status(device) & SPIKING_NET_STATUS_REFUSED_WRITE_MASK) >> SPIKING_NET_STATUS_REFUSED_WRITE_SHIFT;
}
static inline void spiking_net_clear_status_refused_write(struct spiking_net_device *device) {
  spiking_net_bus_write32(device, SPIKING_NET_STATUS, SPIKING_NET_STATUS_REFUSED_WRITE_MASK);
}

/* SAMPLES: results sent */
static inline uint32_t spiking_net_read_samples(struct spiking_net_device *device) {
  return spiking_net_bus_read32(device, SPIKING_NET_SAMPLES);
}

/* TIME_STEPS: time steps that the first layer has taken */
static inline uint32_t spiking_net_read_time_steps(struct spiking_net_device *device) {
  return spiking_net_bus_read32(device, SPIKING_NET_TIME_STEPS);
}

/* CYCLES_LOW: clock cycles with a sample in flight, bits 31:0 */
static inline uint32_t spiking_net_read_cycles_low(struct spiking_net_device *device) {
  return spiking_net_bus_read32(device, SPIKING_NET_CYCLES_LOW);
}

/* CYCLES_HIGH: the same, bits 63:32 */
static inline uint32_t spiking_net_read_cycles_high(struct spiking_net_device *device) {
  return spiking_net_bus_read32(device, SPIKING_NET_CYCLES_HIGH);
}

/* CLEAR: any write clears the counters at 0x010 to 0x01C */
static inline int spiking_net_write_clear(struct spiking_net_device *device, uint32_t value) {
  spiking_net_bus_write32(device, SPIKING_NET_CLEAR, value);
  return SPIKING_NET_E_OK;
}

/* CHANNELS: inputs */
static inline uint32_t spiking_net_read_channels(struct spiking_net_device *device) {
  return spiking_net_bus_read32(device, SPIKING_NET_CHANNELS);
}
/* channels */
static inline uint32_t spiking_net_get_channels_channels(struct spiking_net_device *device) {
  return (spiking_net_read_channels(device) & SPIKING_NET_CHANNELS_CHANNELS_MASK) >> SPIKING_NET_CHANNELS_CHANNELS_SHIFT;
}

/* MAP: inputs */
static inline uint32_t spiking_net_read_map(struct spiking_net_device *device) {
  return spiking_net_bus_read32(device, SPIKING_NET_MAP);
}
/* rows */
static inline uint32_t spiking_net_get_map_rows(struct spiking_net_device *device) {
  return (spiking_net_read_map(device) & SPIKING_NET_MAP_ROWS_MASK) >> SPIKING_NET_MAP_ROWS_SHIFT;
}
/* columns */
static inline uint32_t spiking_net_get_map_columns(struct spiking_net_device *device) {
  return (spiking_net_read_map(device) & SPIKING_NET_MAP_COLUMNS_MASK) >> SPIKING_NET_MAP_COLUMNS_SHIFT;
}

/* CLASSES: outputs */
static inline uint32_t spiking_net_read_classes(struct spiking_net_device *device) {
  return spiking_net_bus_read32(device, SPIKING_NET_CLASSES);
}
/* classes */
static inline uint32_t spiking_net_get_classes_classes(struct spiking_net_device *device) {
  return (spiking_net_read_classes(device) & SPIKING_NET_CLASSES_CLASSES_MASK) >> SPIKING_NET_CLASSES_CLASSES_SHIFT;
}

/* VERSION: version of this register map */
static inline uint32_t spiking_net_read_version(struct spiking_net_device *device) {
  return spiking_net_bus_read32(device, SPIKING_NET_VERSION);
}
/* grows where something is added */
static inline uint32_t spiking_net_get_version_minor(struct spiking_net_device *device) {
  return (spiking_net_read_version(device) & SPIKING_NET_VERSION_MINOR_MASK) >> SPIKING_NET_VERSION_MINOR_SHIFT;
}
/* grows where something moves or goes: a driver of another number does not fit */
static inline uint32_t spiking_net_get_version_major(struct spiking_net_device *device) {
  return (spiking_net_read_version(device) & SPIKING_NET_VERSION_MAJOR_MASK) >> SPIKING_NET_VERSION_MAJOR_SHIFT;
}

/* SHAPE: what was generated */
static inline uint32_t spiking_net_read_shape(struct spiking_net_device *device) {
  return spiking_net_bus_read32(device, SPIKING_NET_SHAPE);
}
/* layers, poolings among them */
static inline uint32_t spiking_net_get_shape_layers(struct spiking_net_device *device) {
  return (spiking_net_read_shape(device) & SPIKING_NET_SHAPE_LAYERS_MASK) >> SPIKING_NET_SHAPE_LAYERS_SHIFT;
}
/* bytes per beat of pixels; 0: events in */
static inline uint32_t spiking_net_get_shape_bytes_per_beat(struct spiking_net_device *device) {
  return (spiking_net_read_shape(device) & SPIKING_NET_SHAPE_BYTES_PER_BEAT_MASK) >> SPIKING_NET_SHAPE_BYTES_PER_BEAT_SHIFT;
}

/* FORMAT: bits of an event, the channel lowest */
static inline uint32_t spiking_net_read_format(struct spiking_net_device *device) {
  return spiking_net_bus_read32(device, SPIKING_NET_FORMAT);
}
/* bits of the channel */
static inline uint32_t spiking_net_get_format_channel(struct spiking_net_device *device) {
  return (spiking_net_read_format(device) & SPIKING_NET_FORMAT_CHANNEL_MASK) >> SPIKING_NET_FORMAT_CHANNEL_SHIFT;
}
/* bits of the column */
static inline uint32_t spiking_net_get_format_column(struct spiking_net_device *device) {
  return (spiking_net_read_format(device) & SPIKING_NET_FORMAT_COLUMN_MASK) >> SPIKING_NET_FORMAT_COLUMN_SHIFT;
}
/* bits of the row */
static inline uint32_t spiking_net_get_format_row(struct spiking_net_device *device) {
  return (spiking_net_read_format(device) & SPIKING_NET_FORMAT_ROW_MASK) >> SPIKING_NET_FORMAT_ROW_SHIFT;
}

/* CYCLES_HIGH and CYCLES_LOW as 64 bits: high, low, high, and low again after a carry */
static inline uint64_t spiking_net_read64_cycles(struct spiking_net_device *device) {
  uint32_t high = spiking_net_read_cycles_high(device);
  uint32_t low = spiking_net_read_cycles_low(device);
  uint32_t after = spiking_net_read_cycles_high(device);
  if (after != high) low = spiking_net_read_cycles_low(device);
  return ((uint64_t)after << 32) | low;
}

#ifdef __cplusplus
}
#endif

#endif /* SPIKING_NET_DRIVER_H */
