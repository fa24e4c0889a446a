/* SPDX-License-Identifier: Apache-2.0 */
/* Driver of twsnn, C99 and C++: registers by name here, the rest in twsnn_driver.c.
   Regenerate with: make gen TARGET=twsnn */
#ifndef TWSNN_DRIVER_H
#define TWSNN_DRIVER_H

#include <stddef.h>
#include <stdint.h>

#include "twsnn_registers.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What functions return. */
enum {
  TWSNN_E_OK = 0,
  TWSNN_E_SYSTEM = -1,  /* a system call failed: errno */
  TWSNN_E_DEVICE = -2,  /* there is another device, or another version or size of it */
  TWSNN_E_RANGE = -3,   /* a value does not fit: nothing was written */
  TWSNN_E_TIMEOUT = -4, /* the device did not get there */
  TWSNN_E_STREAM = -5   /* a packet could not be moved */
};

/* Who moves packets: a DMA, usually. `stream` is the name of the port. `send` may return while the packet
   is on its way, and does not wait for what the device answers; `user` goes with every beat as tuser.
   `flush` waits until all that was sent has gone in, `receive` for a whole packet. They return 0, or
   anything else where they fail. */
struct twsnn_streams {
  int (*send)(void *context, const char *stream, const void *bytes, size_t length, uint32_t user);
  int (*flush)(void *context, const char *stream);
  int (*receive)(void *context, const char *stream, void *bytes, size_t capacity, size_t *length);
};

struct twsnn_device {
  volatile uint32_t *base;               /* registers in memory; unused with TWSNN_BUS */
  void *context;                         /* for the functions of the bus and of streams */
  const struct twsnn_streams *streams; /* null: no packets */
  uint32_t polls;                        /* reads after which waiting ends */
  size_t mapped;                         /* bytes that close() unmaps */
};

/* All access goes through these two. Define TWSNN_BUS to supply others: a simulator, a bridge. */
#ifdef TWSNN_BUS
uint32_t twsnn_bus_read32(struct twsnn_device *device, uint32_t offset);
void twsnn_bus_write32(struct twsnn_device *device, uint32_t offset, uint32_t value);
#else
static inline uint32_t twsnn_bus_read32(struct twsnn_device *device, uint32_t offset) {
  return device->base[offset / 4u];
}

static inline void twsnn_bus_write32(struct twsnn_device *device, uint32_t offset, uint32_t value) {
  device->base[offset / 4u] = value;
}
#endif

/* Registers at an address that the program can reach; null with TWSNN_BUS. */
void twsnn_attach(struct twsnn_device *device, volatile void *base);

#ifndef TWSNN_FREESTANDING
/* Registers of a UIO device (/dev/uio0), or at an address of /dev/mem. */
int twsnn_open_uio(struct twsnn_device *device, const char *path);
int twsnn_open_memory(struct twsnn_device *device, uint64_t address);
void twsnn_close(struct twsnn_device *device);
#endif

/* Whether this is the device that the driver was generated for: all constant registers. */
int twsnn_check(struct twsnn_device *device);

/* Checks the device, and clears its errors. */
int twsnn_init(struct twsnn_device *device);

/* Errors of STATUS, which stay until they are cleared; and the name of the lowest of some. */
#define TWSNN_ERRORS 0x00000B00u
uint32_t twsnn_errors(struct twsnn_device *device);
void twsnn_clear_errors(struct twsnn_device *device, uint32_t errors);
const char *twsnn_error_name(uint32_t errors);

/* Classifies an image.
   pixels: a byte each, whole beats: bytes behind the image are 0
   result: words of 32 bits, low byte first: the score of each class, then 15:0 class, 31 error */
int twsnn_classify(struct twsnn_device *device,
    const void *pixels, size_t pixels_length,
    void *result, size_t result_capacity, size_t *result_length);

/* Sends a packet to s_axis_pixel.
   packet: its bytes */
int twsnn_send_pixel(struct twsnn_device *device,
    const void *packet, size_t packet_length);

/* Waits for a packet from m_axis_result.
   packet: its bytes */
int twsnn_receive_result(struct twsnn_device *device,
    void *packet, size_t packet_capacity, size_t *packet_length);

/* ID: "TWS1" */
static inline uint32_t twsnn_read_id(struct twsnn_device *device) {
  return twsnn_bus_read32(device, TWSNN_ID);
}

/* STEPS: time steps per image */
static inline uint32_t twsnn_read_steps(struct twsnn_device *device) {
  return twsnn_bus_read32(device, TWSNN_STEPS);
}
static inline int twsnn_write_steps(struct twsnn_device *device, uint32_t value) {
  if ((value & 0xFFFFFFE0u)) return TWSNN_E_RANGE;
  twsnn_bus_write32(device, TWSNN_STEPS, value);
  return TWSNN_E_OK;
}

/* STATUS: what is going on, and what went wrong */
static inline uint32_t twsnn_read_status(struct twsnn_device *device) {
  return twsnn_bus_read32(device, TWSNN_STATUS);
}
/* an image is in flight */
static inline uint32_t twsnn_get_status_busy(struct twsnn_device *device) {
  return (twsnn_read_status(device) & TWSNN_STATUS_BUSY_MASK) >> TWSNN_STATUS_BUSY_SHIFT;
}
/* an image ended too early */
static inline uint32_t twsnn_get_status_short_image(struct twsnn_device *device) {
  return (twsnn_read_status(device) & TWSNN_STATUS_SHORT_IMAGE_MASK) >> TWSNN_STATUS_SHORT_IMAGE_SHIFT;
}
static inline void twsnn_clear_status_short_image(struct twsnn_device *device) {
  twsnn_bus_write32(device, TWSNN_STATUS, TWSNN_STATUS_SHORT_IMAGE_MASK);
}
/* an image went on too long */
static inline uint32_t twsnn_get_status_long_image(struct twsnn_device *device) {
  return (twsnn_read_status(device) & TWSNN_STATUS_LONG_IMAGE_MASK) >> TWSNN_STATUS_LONG_IMAGE_SHIFT;
}
static inline void twsnn_clear_status_long_image(struct twsnn_device *device) {
  twsnn_bus_write32(device, TWSNN_STATUS, TWSNN_STATUS_LONG_IMAGE_MASK);
}
/* a write was refused */
static inline uint32_t twsnn_get_status_refused_write(struct twsnn_device *device) {
  return (twsnn_read_status(device) & TWSNN_STATUS_REFUSED_WRITE_MASK) >> TWSNN_STATUS_REFUSED_WRITE_SHIFT;
}
static inline void twsnn_clear_status_refused_write(struct twsnn_device *device) {
  twsnn_bus_write32(device, TWSNN_STATUS, TWSNN_STATUS_REFUSED_WRITE_MASK);
}

/* IMAGES: results sent */
static inline uint32_t twsnn_read_images(struct twsnn_device *device) {
  return twsnn_bus_read32(device, TWSNN_IMAGES);
}

/* TIME_STEPS: time steps that the output layer has finished */
static inline uint32_t twsnn_read_time_steps(struct twsnn_device *device) {
  return twsnn_bus_read32(device, TWSNN_TIME_STEPS);
}

/* CYCLES_LOW: clock cycles with an image in flight, bits 31:0 */
static inline uint32_t twsnn_read_cycles_low(struct twsnn_device *device) {
  return twsnn_bus_read32(device, TWSNN_CYCLES_LOW);
}

/* CYCLES_HIGH: the same, bits 63:32 */
static inline uint32_t twsnn_read_cycles_high(struct twsnn_device *device) {
  return twsnn_bus_read32(device, TWSNN_CYCLES_HIGH);
}

/* CLEAR: any write clears the counters at 0x010 to 0x01C */
static inline int twsnn_write_clear(struct twsnn_device *device, uint32_t value) {
  twsnn_bus_write32(device, TWSNN_CLEAR, value);
  return TWSNN_E_OK;
}

/* LAYER1_WEIGHT_SCALE: a: what a weight of 1 adds to the potential */
static inline uint32_t twsnn_read_layer1_weight_scale(struct twsnn_device *device) {
  return twsnn_bus_read32(device, TWSNN_LAYER1_WEIGHT_SCALE);
}
static inline int twsnn_write_layer1_weight_scale(struct twsnn_device *device, uint32_t value) {
  if ((value & 0xFFFFFF00u)) return TWSNN_E_RANGE;
  twsnn_bus_write32(device, TWSNN_LAYER1_WEIGHT_SCALE, value);
  return TWSNN_E_OK;
}

/* LAYER1_BIAS_SCALE: b: what a bias of 1 adds */
static inline uint32_t twsnn_read_layer1_bias_scale(struct twsnn_device *device) {
  return twsnn_bus_read32(device, TWSNN_LAYER1_BIAS_SCALE);
}
static inline int twsnn_write_layer1_bias_scale(struct twsnn_device *device, uint32_t value) {
  if ((value & 0xFFFFFF00u)) return TWSNN_E_RANGE;
  twsnn_bus_write32(device, TWSNN_LAYER1_BIAS_SCALE, value);
  return TWSNN_E_OK;
}

/* LAYER1_THRESHOLD: vth: a neuron fires where its potential is greater */
static inline int32_t twsnn_read_layer1_threshold(struct twsnn_device *device) {
  return (int32_t)twsnn_bus_read32(device, TWSNN_LAYER1_THRESHOLD);
}
static inline int twsnn_write_layer1_threshold(struct twsnn_device *device, int32_t value) {
  if (value < -131072 || value > 131071) return TWSNN_E_RANGE;
  twsnn_bus_write32(device, TWSNN_LAYER1_THRESHOLD, (uint32_t)value);
  return TWSNN_E_OK;
}

/* LAYER1_SHAPE: size of the layer */
static inline uint32_t twsnn_read_layer1_shape(struct twsnn_device *device) {
  return twsnn_bus_read32(device, TWSNN_LAYER1_SHAPE);
}
/* inputs */
static inline uint32_t twsnn_get_layer1_shape_inputs(struct twsnn_device *device) {
  return (twsnn_read_layer1_shape(device) & TWSNN_LAYER1_SHAPE_INPUTS_MASK) >> TWSNN_LAYER1_SHAPE_INPUTS_SHIFT;
}
/* neurons */
static inline uint32_t twsnn_get_layer1_shape_neurons(struct twsnn_device *device) {
  return (twsnn_read_layer1_shape(device) & TWSNN_LAYER1_SHAPE_NEURONS_MASK) >> TWSNN_LAYER1_SHAPE_NEURONS_SHIFT;
}

/* LAYER2_WEIGHT_SCALE: a: what a weight of 1 adds to the potential */
static inline uint32_t twsnn_read_layer2_weight_scale(struct twsnn_device *device) {
  return twsnn_bus_read32(device, TWSNN_LAYER2_WEIGHT_SCALE);
}
static inline int twsnn_write_layer2_weight_scale(struct twsnn_device *device, uint32_t value) {
  if ((value & 0xFFFFFF00u)) return TWSNN_E_RANGE;
  twsnn_bus_write32(device, TWSNN_LAYER2_WEIGHT_SCALE, value);
  return TWSNN_E_OK;
}

/* LAYER2_BIAS_SCALE: b: what a bias of 1 adds */
static inline uint32_t twsnn_read_layer2_bias_scale(struct twsnn_device *device) {
  return twsnn_bus_read32(device, TWSNN_LAYER2_BIAS_SCALE);
}
static inline int twsnn_write_layer2_bias_scale(struct twsnn_device *device, uint32_t value) {
  if ((value & 0xFFFFFF00u)) return TWSNN_E_RANGE;
  twsnn_bus_write32(device, TWSNN_LAYER2_BIAS_SCALE, value);
  return TWSNN_E_OK;
}

/* LAYER2_THRESHOLD: vth: a neuron fires where its potential is greater */
static inline int32_t twsnn_read_layer2_threshold(struct twsnn_device *device) {
  return (int32_t)twsnn_bus_read32(device, TWSNN_LAYER2_THRESHOLD);
}
static inline int twsnn_write_layer2_threshold(struct twsnn_device *device, int32_t value) {
  if (value < -131072 || value > 131071) return TWSNN_E_RANGE;
  twsnn_bus_write32(device, TWSNN_LAYER2_THRESHOLD, (uint32_t)value);
  return TWSNN_E_OK;
}

/* LAYER2_SHAPE: size of the layer */
static inline uint32_t twsnn_read_layer2_shape(struct twsnn_device *device) {
  return twsnn_bus_read32(device, TWSNN_LAYER2_SHAPE);
}
/* inputs */
static inline uint32_t twsnn_get_layer2_shape_inputs(struct twsnn_device *device) {
  return (twsnn_read_layer2_shape(device) & TWSNN_LAYER2_SHAPE_INPUTS_MASK) >> TWSNN_LAYER2_SHAPE_INPUTS_SHIFT;
}
/* neurons */
static inline uint32_t twsnn_get_layer2_shape_neurons(struct twsnn_device *device) {
  return (twsnn_read_layer2_shape(device) & TWSNN_LAYER2_SHAPE_NEURONS_MASK) >> TWSNN_LAYER2_SHAPE_NEURONS_SHIFT;
}

/* LAYER3_WEIGHT_SCALE: a: what a weight of 1 adds to the potential */
static inline uint32_t twsnn_read_layer3_weight_scale(struct twsnn_device *device) {
  return twsnn_bus_read32(device, TWSNN_LAYER3_WEIGHT_SCALE);
}
static inline int twsnn_write_layer3_weight_scale(struct twsnn_device *device, uint32_t value) {
  if ((value & 0xFFFFFF00u)) return TWSNN_E_RANGE;
  twsnn_bus_write32(device, TWSNN_LAYER3_WEIGHT_SCALE, value);
  return TWSNN_E_OK;
}

/* LAYER3_BIAS_SCALE: b: what a bias of 1 adds */
static inline uint32_t twsnn_read_layer3_bias_scale(struct twsnn_device *device) {
  return twsnn_bus_read32(device, TWSNN_LAYER3_BIAS_SCALE);
}
static inline int twsnn_write_layer3_bias_scale(struct twsnn_device *device, uint32_t value) {
  if ((value & 0xFFFFFF00u)) return TWSNN_E_RANGE;
  twsnn_bus_write32(device, TWSNN_LAYER3_BIAS_SCALE, value);
  return TWSNN_E_OK;
}

/* LAYER3_THRESHOLD: vth: a neuron fires where its potential is greater */
static inline int32_t twsnn_read_layer3_threshold(struct twsnn_device *device) {
  return (int32_t)twsnn_bus_read32(device, TWSNN_LAYER3_THRESHOLD);
}
static inline int twsnn_write_layer3_threshold(struct twsnn_device *device, int32_t value) {
  if (value < -131072 || value > 131071) return TWSNN_E_RANGE;
  twsnn_bus_write32(device, TWSNN_LAYER3_THRESHOLD, (uint32_t)value);
  return TWSNN_E_OK;
}

/* LAYER3_SHAPE: size of the layer */
static inline uint32_t twsnn_read_layer3_shape(struct twsnn_device *device) {
  return twsnn_bus_read32(device, TWSNN_LAYER3_SHAPE);
}
/* inputs */
static inline uint32_t twsnn_get_layer3_shape_inputs(struct twsnn_device *device) {
  return (twsnn_read_layer3_shape(device) & TWSNN_LAYER3_SHAPE_INPUTS_MASK) >> TWSNN_LAYER3_SHAPE_INPUTS_SHIFT;
}
/* neurons */
static inline uint32_t twsnn_get_layer3_shape_neurons(struct twsnn_device *device) {
  return (twsnn_read_layer3_shape(device) & TWSNN_LAYER3_SHAPE_NEURONS_MASK) >> TWSNN_LAYER3_SHAPE_NEURONS_SHIFT;
}

/* SEED: LFSR seeds of the lanes, not 0 */
static inline uint32_t twsnn_read_seed(struct twsnn_device *device, uint32_t i) {
  if (i >= 16u) return 0;
  return twsnn_bus_read32(device, TWSNN_SEED_AT(i));
}
static inline int twsnn_write_seed(struct twsnn_device *device, uint32_t i, uint32_t value) {
  if (i >= 16u || (value & 0xFFFF0000u)) return TWSNN_E_RANGE;
  twsnn_bus_write32(device, TWSNN_SEED_AT(i), value);
  return TWSNN_E_OK;
}

/* VERSION: version of this register map */
static inline uint32_t twsnn_read_version(struct twsnn_device *device) {
  return twsnn_bus_read32(device, TWSNN_VERSION);
}
/* grows where something is added */
static inline uint32_t twsnn_get_version_minor(struct twsnn_device *device) {
  return (twsnn_read_version(device) & TWSNN_VERSION_MINOR_MASK) >> TWSNN_VERSION_MINOR_SHIFT;
}
/* grows where something moves or goes: a driver of another number does not fit */
static inline uint32_t twsnn_get_version_major(struct twsnn_device *device) {
  return (twsnn_read_version(device) & TWSNN_VERSION_MAJOR_MASK) >> TWSNN_VERSION_MAJOR_SHIFT;
}

/* SHAPE: what was generated */
static inline uint32_t twsnn_read_shape(struct twsnn_device *device) {
  return twsnn_bus_read32(device, TWSNN_SHAPE);
}
/* layers */
static inline uint32_t twsnn_get_shape_layers(struct twsnn_device *device) {
  return (twsnn_read_shape(device) & TWSNN_SHAPE_LAYERS_MASK) >> TWSNN_SHAPE_LAYERS_SHIFT;
}
/* events integrated per cycle; the bank of weights of this number holds the biases */
static inline uint32_t twsnn_get_shape_lanes(struct twsnn_device *device) {
  return (twsnn_read_shape(device) & TWSNN_SHAPE_LANES_MASK) >> TWSNN_SHAPE_LANES_SHIFT;
}
/* pixels per beat; 0: address events in */
static inline uint32_t twsnn_get_shape_pixels_per_beat(struct twsnn_device *device) {
  return (twsnn_read_shape(device) & TWSNN_SHAPE_PIXELS_PER_BEAT_MASK) >> TWSNN_SHAPE_PIXELS_PER_BEAT_SHIFT;
}
/* pixels are compared with LEVEL, not with random numbers */
static inline uint32_t twsnn_get_shape_threshold(struct twsnn_device *device) {
  return (twsnn_read_shape(device) & TWSNN_SHAPE_THRESHOLD_MASK) >> TWSNN_SHAPE_THRESHOLD_SHIFT;
}
/* layers count and have three thresholds; the last one does not where potentials are read */
static inline uint32_t twsnn_get_shape_count(struct twsnn_device *device) {
  return (twsnn_read_shape(device) & TWSNN_SHAPE_COUNT_MASK) >> TWSNN_SHAPE_COUNT_SHIFT;
}
/* the scores are potentials, not spikes */
static inline uint32_t twsnn_get_shape_potentials(struct twsnn_device *device) {
  return (twsnn_read_shape(device) & TWSNN_SHAPE_POTENTIALS_MASK) >> TWSNN_SHAPE_POTENTIALS_SHIFT;
}
/* weights are written */
static inline uint32_t twsnn_get_shape_loadable(struct twsnn_device *device) {
  return (twsnn_read_shape(device) & TWSNN_SHAPE_LOADABLE_MASK) >> TWSNN_SHAPE_LOADABLE_SHIFT;
}
/* images, time steps and cycles are counted */
static inline uint32_t twsnn_get_shape_counters(struct twsnn_device *device) {
  return (twsnn_read_shape(device) & TWSNN_SHAPE_COUNTERS_MASK) >> TWSNN_SHAPE_COUNTERS_SHIFT;
}
/* SEED is one register for all lanes */
static inline uint32_t twsnn_get_shape_one_seed(struct twsnn_device *device) {
  return (twsnn_read_shape(device) & TWSNN_SHAPE_ONE_SEED_MASK) >> TWSNN_SHAPE_ONE_SEED_SHIFT;
}

/* CYCLES_HIGH and CYCLES_LOW as 64 bits: high, low, high, and low again after a carry */
static inline uint64_t twsnn_read64_cycles(struct twsnn_device *device) {
  uint32_t high = twsnn_read_cycles_high(device);
  uint32_t low = twsnn_read_cycles_low(device);
  uint32_t after = twsnn_read_cycles_high(device);
  if (after != high) low = twsnn_read_cycles_low(device);
  return ((uint64_t)after << 32) | low;
}

#ifdef __cplusplus
}
#endif

#endif /* TWSNN_DRIVER_H */
