/* SPDX-License-Identifier: Apache-2.0 */
/* Driver of delta_accumulator, C99 and C++; see delta_accumulator_driver.h.
   Without an operating system compile it with -DDELTA_ACCUMULATOR_FREESTANDING.
   Regenerate with: make gen TARGET=delta_accumulator */
#ifndef DELTA_ACCUMULATOR_FREESTANDING
#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE
#endif
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>
#endif

#include "delta_accumulator_driver.h"

#define MAP_BYTES 4096u
#define POLLS 1000000u

void delta_accumulator_attach(struct delta_accumulator_device *device, volatile void *base) {
  device->base = (volatile uint32_t *)base;
  device->context = NULL;
  device->streams = NULL;
  device->polls = POLLS;
  device->mapped = 0;
}

#ifndef DELTA_ACCUMULATOR_FREESTANDING
static int map_file(struct delta_accumulator_device *device, const char *path, off_t offset) {
  void *base;
  int file = open(path, O_RDWR | O_SYNC);
  delta_accumulator_attach(device, NULL);
  if (file < 0) return DELTA_ACCUMULATOR_E_SYSTEM;
  base = mmap(NULL, MAP_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, file, offset);
  close(file); /* the mapping stays */
  if (base == MAP_FAILED) return DELTA_ACCUMULATOR_E_SYSTEM;
  device->base = (volatile uint32_t *)base;
  device->mapped = MAP_BYTES;
  return DELTA_ACCUMULATOR_E_OK;
}

int delta_accumulator_open_uio(struct delta_accumulator_device *device, const char *path) { return map_file(device, path, 0); }

int delta_accumulator_open_memory(struct delta_accumulator_device *device, uint64_t address) {
  if (address % MAP_BYTES || (uint64_t)(off_t)address != address) return DELTA_ACCUMULATOR_E_RANGE;
  return map_file(device, "/dev/mem", (off_t)address);
}

void delta_accumulator_close(struct delta_accumulator_device *device) {
  if (device->mapped) munmap((void *)device->base, device->mapped);
  device->base = NULL;
  device->mapped = 0;
}
#endif

int delta_accumulator_check(struct delta_accumulator_device *device) {
  if (delta_accumulator_read_id(device) != DELTA_ACCUMULATOR_ID_RESET) return DELTA_ACCUMULATOR_E_DEVICE;
  if (delta_accumulator_get_version_major(device) != DELTA_ACCUMULATOR_VERSION_RESET >> DELTA_ACCUMULATOR_VERSION_MAJOR_SHIFT) {
    return DELTA_ACCUMULATOR_E_DEVICE;
  }
  if (delta_accumulator_read_shape(device) != DELTA_ACCUMULATOR_SHAPE_RESET) return DELTA_ACCUMULATOR_E_DEVICE;
  if (delta_accumulator_read_format(device) != DELTA_ACCUMULATOR_FORMAT_RESET) return DELTA_ACCUMULATOR_E_DEVICE;
  return DELTA_ACCUMULATOR_E_OK;
}

int delta_accumulator_init(struct delta_accumulator_device *device) {
  int outcome = delta_accumulator_check(device);
  if (outcome == DELTA_ACCUMULATOR_E_OK) delta_accumulator_clear_errors(device, DELTA_ACCUMULATOR_ERRORS);
  return outcome;
}

uint32_t delta_accumulator_errors(struct delta_accumulator_device *device) {
  return delta_accumulator_read_status(device) & DELTA_ACCUMULATOR_ERRORS;
}

void delta_accumulator_clear_errors(struct delta_accumulator_device *device, uint32_t errors) {
  delta_accumulator_bus_write32(device, DELTA_ACCUMULATOR_STATUS, errors & DELTA_ACCUMULATOR_ERRORS);
}

const char *delta_accumulator_error_name(uint32_t errors) {
  if (errors & DELTA_ACCUMULATOR_STATUS_DROPPED_PAIR_MASK) return "dropped_pair";
  return NULL;
}

int delta_accumulator_send_pair(struct delta_accumulator_device *device,
    const void *packet, size_t packet_length) {
  int outcome = DELTA_ACCUMULATOR_E_OK;
  if (!device->streams) return DELTA_ACCUMULATOR_E_STREAM;
  if (device->streams->send(
          device->context, "s_axis_pair", packet, packet_length,
          0)) {
    return DELTA_ACCUMULATOR_E_STREAM;
  }
  return outcome;
}

int delta_accumulator_receive_vector(struct delta_accumulator_device *device,
    void *packet, size_t packet_capacity, size_t *packet_length) {
  int outcome = DELTA_ACCUMULATOR_E_OK;
  if (!device->streams) return DELTA_ACCUMULATOR_E_STREAM;
  if (device->streams->receive(
          device->context, "m_axis_vector", packet, packet_capacity,
          packet_length)) {
    return DELTA_ACCUMULATOR_E_STREAM;
  }
  return outcome;
}
