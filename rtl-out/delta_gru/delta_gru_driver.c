/* SPDX-License-Identifier: Apache-2.0 */
/* Driver of delta_gru, C99 and C++; see delta_gru_driver.h.
   Without an operating system compile it with -DDELTA_GRU_FREESTANDING.
   Regenerate with: make gen TARGET=delta_gru */
#ifndef DELTA_GRU_FREESTANDING
#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE
#endif
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>
#endif

#include "delta_gru_driver.h"

#define MAP_BYTES 4096u
#define POLLS 1000000u

void delta_gru_attach(struct delta_gru_device *device, volatile void *base) {
  device->base = (volatile uint32_t *)base;
  device->context = NULL;
  device->streams = NULL;
  device->polls = POLLS;
  device->mapped = 0;
}

#ifndef DELTA_GRU_FREESTANDING
static int map_file(struct delta_gru_device *device, const char *path, off_t offset) {
  void *base;
  int file = open(path, O_RDWR | O_SYNC);
  delta_gru_attach(device, NULL);
  if (file < 0) return DELTA_GRU_E_SYSTEM;
  base = mmap(NULL, MAP_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, file, offset);
  close(file); /* the mapping stays */
  if (base == MAP_FAILED) return DELTA_GRU_E_SYSTEM;
  device->base = (volatile uint32_t *)base;
  device->mapped = MAP_BYTES;
  return DELTA_GRU_E_OK;
}

int delta_gru_open_uio(struct delta_gru_device *device, const char *path) { return map_file(device, path, 0); }

int delta_gru_open_memory(struct delta_gru_device *device, uint64_t address) {
  if (address % MAP_BYTES || (uint64_t)(off_t)address != address) return DELTA_GRU_E_RANGE;
  return map_file(device, "/dev/mem", (off_t)address);
}

void delta_gru_close(struct delta_gru_device *device) {
  if (device->mapped) munmap((void *)device->base, device->mapped);
  device->base = NULL;
  device->mapped = 0;
}
#endif

int delta_gru_check(struct delta_gru_device *device) {
  if (delta_gru_read_id(device) != DELTA_GRU_ID_RESET) return DELTA_GRU_E_DEVICE;
  if (delta_gru_read_caps(device) != DELTA_GRU_CAPS_RESET) return DELTA_GRU_E_DEVICE;
  if (delta_gru_read_layout(device) != DELTA_GRU_LAYOUT_RESET) return DELTA_GRU_E_DEVICE;
  if (delta_gru_get_version_major(device) != DELTA_GRU_VERSION_RESET >> DELTA_GRU_VERSION_MAJOR_SHIFT) {
    return DELTA_GRU_E_DEVICE;
  }
  if (delta_gru_read_shape(device) != DELTA_GRU_SHAPE_RESET) return DELTA_GRU_E_DEVICE;
  return DELTA_GRU_E_OK;
}

int delta_gru_init(struct delta_gru_device *device) {
  int outcome = delta_gru_check(device);
  if (outcome == DELTA_GRU_E_OK) delta_gru_clear_errors(device, DELTA_GRU_ERRORS);
  return outcome;
}

uint32_t delta_gru_errors(struct delta_gru_device *device) {
  return delta_gru_read_status(device) & DELTA_GRU_ERRORS;
}

void delta_gru_clear_errors(struct delta_gru_device *device, uint32_t errors) {
  delta_gru_bus_write32(device, DELTA_GRU_STATUS, errors & DELTA_GRU_ERRORS);
}

const char *delta_gru_error_name(uint32_t errors) {
  if (errors & DELTA_GRU_STATUS_SHORT_INPUT_MASK) return "short_input";
  if (errors & DELTA_GRU_STATUS_LONG_INPUT_MASK) return "long_input";
  if (errors & DELTA_GRU_STATUS_BUS_ERROR_MASK) return "bus_error";
  if (errors & DELTA_GRU_STATUS_INPUT_RANGE_MASK) return "input_range";
  if (errors & DELTA_GRU_STATUS_FIRST_MISSING_MASK) return "first_missing";
  return NULL;
}

int delta_gru_send_x(struct delta_gru_device *device,
    const void *packet, size_t packet_length,
    uint32_t user) {
  int outcome = DELTA_GRU_E_OK;
  if (!device->streams) return DELTA_GRU_E_STREAM;
  if (device->streams->send(
          device->context, "s_axis_x", packet, packet_length,
          user)) {
    return DELTA_GRU_E_STREAM;
  }
  return outcome;
}

int delta_gru_receive_result(struct delta_gru_device *device,
    void *packet, size_t packet_capacity, size_t *packet_length) {
  int outcome = DELTA_GRU_E_OK;
  if (!device->streams) return DELTA_GRU_E_STREAM;
  if (device->streams->receive(
          device->context, "m_axis_result", packet, packet_capacity,
          packet_length)) {
    return DELTA_GRU_E_STREAM;
  }
  return outcome;
}
