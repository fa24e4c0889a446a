/* SPDX-License-Identifier: Apache-2.0 */
/* Driver of nullhop, C99 and C++; see nullhop_driver.h.
   Without an operating system compile it with -DNULLHOP_FREESTANDING.
   Regenerate with: make gen TARGET=nullhop */
#ifndef NULLHOP_FREESTANDING
#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE
#endif
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>
#endif

#include "nullhop_driver.h"

#define MAP_BYTES 4096u
#define POLLS 1000000u

void nullhop_attach(struct nullhop_device *device, volatile void *base) {
  device->base = (volatile uint32_t *)base;
  device->context = NULL;
  device->streams = NULL;
  device->polls = POLLS;
  device->mapped = 0;
}

#ifndef NULLHOP_FREESTANDING
static int map_file(struct nullhop_device *device, const char *path, off_t offset) {
  void *base;
  int file = open(path, O_RDWR | O_SYNC);
  nullhop_attach(device, NULL);
  if (file < 0) return NULLHOP_E_SYSTEM;
  base = mmap(NULL, MAP_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, file, offset);
  close(file); /* the mapping stays */
  if (base == MAP_FAILED) return NULLHOP_E_SYSTEM;
  device->base = (volatile uint32_t *)base;
  device->mapped = MAP_BYTES;
  return NULLHOP_E_OK;
}

int nullhop_open_uio(struct nullhop_device *device, const char *path) { return map_file(device, path, 0); }

int nullhop_open_memory(struct nullhop_device *device, uint64_t address) {
  if (address % MAP_BYTES || (uint64_t)(off_t)address != address) return NULLHOP_E_RANGE;
  return map_file(device, "/dev/mem", (off_t)address);
}

void nullhop_close(struct nullhop_device *device) {
  if (device->mapped) munmap((void *)device->base, device->mapped);
  device->base = NULL;
  device->mapped = 0;
}
#endif

int nullhop_check(struct nullhop_device *device) {
  if (nullhop_read_id(device) != NULLHOP_ID_RESET) return NULLHOP_E_DEVICE;
  if (nullhop_read_caps(device) != NULLHOP_CAPS_RESET) return NULLHOP_E_DEVICE;
  if (nullhop_get_version_major(device) != NULLHOP_VERSION_RESET >> NULLHOP_VERSION_MAJOR_SHIFT) {
    return NULLHOP_E_DEVICE;
  }
  if (nullhop_read_shape(device) != NULLHOP_SHAPE_RESET) return NULLHOP_E_DEVICE;
  if (nullhop_read_format(device) != NULLHOP_FORMAT_RESET) return NULLHOP_E_DEVICE;
  return NULLHOP_E_OK;
}

int nullhop_init(struct nullhop_device *device) {
  int outcome = nullhop_check(device);
  if (outcome == NULLHOP_E_OK) nullhop_clear_errors(device, NULLHOP_ERRORS);
  return outcome;
}

uint32_t nullhop_errors(struct nullhop_device *device) {
  return nullhop_read_status(device) & NULLHOP_ERRORS;
}

void nullhop_clear_errors(struct nullhop_device *device, uint32_t errors) {
  nullhop_bus_write32(device, NULLHOP_STATUS, errors & NULLHOP_ERRORS);
}

const char *nullhop_error_name(uint32_t errors) {
  if (errors & NULLHOP_STATUS_TAIL_MASK) return "tail";
  if (errors & NULLHOP_STATUS_FRAMING_MASK) return "framing";
  if (errors & NULLHOP_STATUS_MISSING_DATA_MASK) return "missing_data";
  if (errors & NULLHOP_STATUS_SURPLUS_MASK) return "surplus";
  if (errors & NULLHOP_STATUS_REFUSED_MASK) return "refused";
  if (errors & NULLHOP_STATUS_PARAMETER_LENGTH_MASK) return "parameter_length";
  if (errors & NULLHOP_STATUS_OVERFLOW_MASK) return "overflow";
  return NULL;
}

int nullhop_load(struct nullhop_device *device,
    uint32_t first_row,
    uint32_t rows,
    uint32_t kind,
    uint32_t words_log2,
    const void *packet, size_t packet_length) {
  int outcome = NULLHOP_E_OK;
  if (!device->streams) return NULLHOP_E_STREAM;
  outcome = nullhop_write_load_base(device, first_row);
  if (outcome) return outcome;
  outcome = nullhop_write_load_rows(device, rows);
  if (outcome) return outcome;
  outcome = nullhop_put_load_kind(device, kind, words_log2);
  if (outcome) return outcome;
  if (device->streams->send(
          device->context, "s_axis_param", packet, packet_length,
          0)) {
    return NULLHOP_E_STREAM;
  }
  return outcome;
}

int nullhop_push(struct nullhop_device *device,
    const uint32_t *descriptor, size_t descriptor_length) {
  int outcome = NULLHOP_E_OK;
  size_t i;
  if (descriptor_length != 14u) return NULLHOP_E_RANGE;
  for (i = 0; i < descriptor_length; ++i) {
    nullhop_bus_write32(
        device, NULLHOP_INPUT_SIZE + 4u * (uint32_t)i, descriptor[i]);
  }
  outcome = nullhop_put_control(device, 1u, 0);
  if (outcome) return outcome;
  return outcome;
}

int nullhop_abort(struct nullhop_device *device) {
  int outcome = NULLHOP_E_OK;
  outcome = nullhop_put_control(device, 0, 1u);
  if (outcome) return outcome;
  return outcome;
}

int nullhop_wait(struct nullhop_device *device) {
  int outcome = NULLHOP_E_OK;
  uint32_t poll;
  for (poll = 0; nullhop_get_status_busy(device) != 0u; ++poll) {
    if (poll >= device->polls) return NULLHOP_E_TIMEOUT;
  }
  return outcome;
}

int nullhop_send_map(struct nullhop_device *device,
    const void *packet, size_t packet_length) {
  int outcome = NULLHOP_E_OK;
  if (!device->streams) return NULLHOP_E_STREAM;
  if (device->streams->send(
          device->context, "s_axis_map", packet, packet_length,
          0)) {
    return NULLHOP_E_STREAM;
  }
  return outcome;
}

int nullhop_send_param(struct nullhop_device *device,
    const void *packet, size_t packet_length) {
  int outcome = NULLHOP_E_OK;
  if (!device->streams) return NULLHOP_E_STREAM;
  if (device->streams->send(
          device->context, "s_axis_param", packet, packet_length,
          0)) {
    return NULLHOP_E_STREAM;
  }
  return outcome;
}

int nullhop_receive_map(struct nullhop_device *device,
    void *packet, size_t packet_capacity, size_t *packet_length) {
  int outcome = NULLHOP_E_OK;
  if (!device->streams) return NULLHOP_E_STREAM;
  if (device->streams->receive(
          device->context, "m_axis_map", packet, packet_capacity,
          packet_length)) {
    return NULLHOP_E_STREAM;
  }
  return outcome;
}
