/* SPDX-License-Identifier: Apache-2.0 */
/* Driver of delta_lstm, C99 and C++; see delta_lstm_driver.h.
   Without an operating system compile it with -DDELTA_LSTM_FREESTANDING.
   Regenerate with: make gen TARGET=delta_lstm */
#ifndef DELTA_LSTM_FREESTANDING
#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE
#endif
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>
#endif

#include "delta_lstm_driver.h"

#define MAP_BYTES 4096u
#define POLLS 1000000u

void delta_lstm_attach(struct delta_lstm_device *device, volatile void *base) {
  device->base = (volatile uint32_t *)base;
  device->context = NULL;
  device->streams = NULL;
  device->polls = POLLS;
  device->mapped = 0;
}

#ifndef DELTA_LSTM_FREESTANDING
static int map_file(struct delta_lstm_device *device, const char *path, off_t offset) {
  void *base;
  int file = open(path, O_RDWR | O_SYNC);
  delta_lstm_attach(device, NULL);
  if (file < 0) return DELTA_LSTM_E_SYSTEM;
  base = mmap(NULL, MAP_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, file, offset);
  close(file); /* the mapping stays */
  if (base == MAP_FAILED) return DELTA_LSTM_E_SYSTEM;
  device->base = (volatile uint32_t *)base;
  device->mapped = MAP_BYTES;
  return DELTA_LSTM_E_OK;
}

int delta_lstm_open_uio(struct delta_lstm_device *device, const char *path) { return map_file(device, path, 0); }

int delta_lstm_open_memory(struct delta_lstm_device *device, uint64_t address) {
  if (address % MAP_BYTES || (uint64_t)(off_t)address != address) return DELTA_LSTM_E_RANGE;
  return map_file(device, "/dev/mem", (off_t)address);
}

void delta_lstm_close(struct delta_lstm_device *device) {
  if (device->mapped) munmap((void *)device->base, device->mapped);
  device->base = NULL;
  device->mapped = 0;
}
#endif

int delta_lstm_check(struct delta_lstm_device *device) {
  if (delta_lstm_read_id(device) != DELTA_LSTM_ID_RESET) return DELTA_LSTM_E_DEVICE;
  if (delta_lstm_read_caps(device) != DELTA_LSTM_CAPS_RESET) return DELTA_LSTM_E_DEVICE;
  if (delta_lstm_read_layout(device) != DELTA_LSTM_LAYOUT_RESET) return DELTA_LSTM_E_DEVICE;
  if (delta_lstm_get_version_major(device) != DELTA_LSTM_VERSION_RESET >> DELTA_LSTM_VERSION_MAJOR_SHIFT) {
    return DELTA_LSTM_E_DEVICE;
  }
  if (delta_lstm_read_shape(device) != DELTA_LSTM_SHAPE_RESET) return DELTA_LSTM_E_DEVICE;
  return DELTA_LSTM_E_OK;
}

int delta_lstm_init(struct delta_lstm_device *device) {
  int outcome = delta_lstm_check(device);
  if (outcome == DELTA_LSTM_E_OK) delta_lstm_clear_errors(device, DELTA_LSTM_ERRORS);
  return outcome;
}

uint32_t delta_lstm_errors(struct delta_lstm_device *device) {
  return delta_lstm_read_status(device) & DELTA_LSTM_ERRORS;
}

void delta_lstm_clear_errors(struct delta_lstm_device *device, uint32_t errors) {
  delta_lstm_bus_write32(device, DELTA_LSTM_STATUS, errors & DELTA_LSTM_ERRORS);
}

const char *delta_lstm_error_name(uint32_t errors) {
  if (errors & DELTA_LSTM_STATUS_SHORT_INPUT_MASK) return "short_input";
  if (errors & DELTA_LSTM_STATUS_LONG_INPUT_MASK) return "long_input";
  if (errors & DELTA_LSTM_STATUS_BUS_ERROR_MASK) return "bus_error";
  if (errors & DELTA_LSTM_STATUS_INPUT_RANGE_MASK) return "input_range";
  if (errors & DELTA_LSTM_STATUS_FIRST_MISSING_MASK) return "first_missing";
  return NULL;
}

int delta_lstm_send_x(struct delta_lstm_device *device,
    const void *packet, size_t packet_length,
    uint32_t user) {
  int outcome = DELTA_LSTM_E_OK;
  if (!device->streams) return DELTA_LSTM_E_STREAM;
  if (device->streams->send(
          device->context, "s_axis_x", packet, packet_length,
          user)) {
    return DELTA_LSTM_E_STREAM;
  }
  return outcome;
}

int delta_lstm_receive_result(struct delta_lstm_device *device,
    void *packet, size_t packet_capacity, size_t *packet_length) {
  int outcome = DELTA_LSTM_E_OK;
  if (!device->streams) return DELTA_LSTM_E_STREAM;
  if (device->streams->receive(
          device->context, "m_axis_result", packet, packet_capacity,
          packet_length)) {
    return DELTA_LSTM_E_STREAM;
  }
  return outcome;
}
