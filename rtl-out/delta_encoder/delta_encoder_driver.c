/* SPDX-License-Identifier: Apache-2.0 */
/* Driver of delta_encoder, C99 and C++; see delta_encoder_driver.h.
   Without an operating system compile it with -DDELTA_ENCODER_FREESTANDING.
   Regenerate with: make gen TARGET=delta_encoder */
#ifndef DELTA_ENCODER_FREESTANDING
#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE
#endif
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>
#endif

#include "delta_encoder_driver.h"

#define MAP_BYTES 4096u
#define POLLS 1000000u

void delta_encoder_attach(struct delta_encoder_device *device, volatile void *base) {
  device->base = (volatile uint32_t *)base;
  device->context = NULL;
  device->streams = NULL;
  device->polls = POLLS;
  device->mapped = 0;
}

#ifndef DELTA_ENCODER_FREESTANDING
static int map_file(struct delta_encoder_device *device, const char *path, off_t offset) {
  void *base;
  int file = open(path, O_RDWR | O_SYNC);
  delta_encoder_attach(device, NULL);
  if (file < 0) return DELTA_ENCODER_E_SYSTEM;
  base = mmap(NULL, MAP_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, file, offset);
  close(file); /* the mapping stays */
  if (base == MAP_FAILED) return DELTA_ENCODER_E_SYSTEM;
  device->base = (volatile uint32_t *)base;
  device->mapped = MAP_BYTES;
  return DELTA_ENCODER_E_OK;
}

int delta_encoder_open_uio(struct delta_encoder_device *device, const char *path) { return map_file(device, path, 0); }

int delta_encoder_open_memory(struct delta_encoder_device *device, uint64_t address) {
  if (address % MAP_BYTES || (uint64_t)(off_t)address != address) return DELTA_ENCODER_E_RANGE;
  return map_file(device, "/dev/mem", (off_t)address);
}

void delta_encoder_close(struct delta_encoder_device *device) {
  if (device->mapped) munmap((void *)device->base, device->mapped);
  device->base = NULL;
  device->mapped = 0;
}
#endif

int delta_encoder_check(struct delta_encoder_device *device) {
  if (delta_encoder_read_id(device) != DELTA_ENCODER_ID_RESET) return DELTA_ENCODER_E_DEVICE;
  if (delta_encoder_get_version_major(device) != DELTA_ENCODER_VERSION_RESET >> DELTA_ENCODER_VERSION_MAJOR_SHIFT) {
    return DELTA_ENCODER_E_DEVICE;
  }
  if (delta_encoder_read_shape(device) != DELTA_ENCODER_SHAPE_RESET) return DELTA_ENCODER_E_DEVICE;
  if (delta_encoder_read_format(device) != DELTA_ENCODER_FORMAT_RESET) return DELTA_ENCODER_E_DEVICE;
  return DELTA_ENCODER_E_OK;
}

int delta_encoder_init(struct delta_encoder_device *device) {
  int outcome = delta_encoder_check(device);
  if (outcome == DELTA_ENCODER_E_OK) delta_encoder_clear_errors(device, DELTA_ENCODER_ERRORS);
  return outcome;
}

uint32_t delta_encoder_errors(struct delta_encoder_device *device) {
  return delta_encoder_read_status(device) & DELTA_ENCODER_ERRORS;
}

void delta_encoder_clear_errors(struct delta_encoder_device *device, uint32_t errors) {
  delta_encoder_bus_write32(device, DELTA_ENCODER_STATUS, errors & DELTA_ENCODER_ERRORS);
}

const char *delta_encoder_error_name(uint32_t errors) {
  if (errors & DELTA_ENCODER_STATUS_EARLY_END_MASK) return "early_end";
  if (errors & DELTA_ENCODER_STATUS_SURPLUS_BEATS_MASK) return "surplus_beats";
  return NULL;
}

int delta_encoder_send_vector(struct delta_encoder_device *device,
    const void *packet, size_t packet_length) {
  int outcome = DELTA_ENCODER_E_OK;
  if (!device->streams) return DELTA_ENCODER_E_STREAM;
  if (device->streams->send(
          device->context, "s_axis_vector", packet, packet_length,
          0)) {
    return DELTA_ENCODER_E_STREAM;
  }
  return outcome;
}

int delta_encoder_receive_pair(struct delta_encoder_device *device,
    void *packet, size_t packet_capacity, size_t *packet_length) {
  int outcome = DELTA_ENCODER_E_OK;
  if (!device->streams) return DELTA_ENCODER_E_STREAM;
  if (device->streams->receive(
          device->context, "m_axis_pair", packet, packet_capacity,
          packet_length)) {
    return DELTA_ENCODER_E_STREAM;
  }
  return outcome;
}
