/* SPDX-License-Identifier: Apache-2.0 */
/* Driver of twsnn, C99 and C++; see twsnn_driver.h.
   Without an operating system compile it with -DTWSNN_FREESTANDING.
   Regenerate with: make gen TARGET=twsnn */
#ifndef TWSNN_FREESTANDING
#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE
#endif
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>
#endif

#include "twsnn_driver.h"

#define MAP_BYTES 4096u
#define POLLS 1000000u

void twsnn_attach(struct twsnn_device *device, volatile void *base) {
  device->base = (volatile uint32_t *)base;
  device->context = NULL;
  device->streams = NULL;
  device->polls = POLLS;
  device->mapped = 0;
}

#ifndef TWSNN_FREESTANDING
static int map_file(struct twsnn_device *device, const char *path, off_t offset) {
  void *base;
  int file = open(path, O_RDWR | O_SYNC);
  twsnn_attach(device, NULL);
  if (file < 0) return TWSNN_E_SYSTEM;
  base = mmap(NULL, MAP_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, file, offset);
  close(file); /* the mapping stays */
  if (base == MAP_FAILED) return TWSNN_E_SYSTEM;
  device->base = (volatile uint32_t *)base;
  device->mapped = MAP_BYTES;
  return TWSNN_E_OK;
}

int twsnn_open_uio(struct twsnn_device *device, const char *path) { return map_file(device, path, 0); }

int twsnn_open_memory(struct twsnn_device *device, uint64_t address) {
  if (address % MAP_BYTES || (uint64_t)(off_t)address != address) return TWSNN_E_RANGE;
  return map_file(device, "/dev/mem", (off_t)address);
}

void twsnn_close(struct twsnn_device *device) {
  if (device->mapped) munmap((void *)device->base, device->mapped);
  device->base = NULL;
  device->mapped = 0;
}
#endif

int twsnn_check(struct twsnn_device *device) {
  if (twsnn_read_id(device) != TWSNN_ID_RESET) return TWSNN_E_DEVICE;
  if (twsnn_read_layer1_shape(device) != TWSNN_LAYER1_SHAPE_RESET) return TWSNN_E_DEVICE;
  if (twsnn_read_layer2_shape(device) != TWSNN_LAYER2_SHAPE_RESET) return TWSNN_E_DEVICE;
  if (twsnn_read_layer3_shape(device) != TWSNN_LAYER3_SHAPE_RESET) return TWSNN_E_DEVICE;
  if (twsnn_get_version_major(device) != TWSNN_VERSION_RESET >> TWSNN_VERSION_MAJOR_SHIFT) {
    return TWSNN_E_DEVICE;
  }
  if (twsnn_read_shape(device) != TWSNN_SHAPE_RESET) return TWSNN_E_DEVICE;
  return TWSNN_E_OK;
}

int twsnn_init(struct twsnn_device *device) {
  int outcome = twsnn_check(device);
  if (outcome == TWSNN_E_OK) twsnn_clear_errors(device, TWSNN_ERRORS);
  return outcome;
}

uint32_t twsnn_errors(struct twsnn_device *device) {
  return twsnn_read_status(device) & TWSNN_ERRORS;
}

void twsnn_clear_errors(struct twsnn_device *device, uint32_t errors) {
  twsnn_bus_write32(device, TWSNN_STATUS, errors & TWSNN_ERRORS);
}

const char *twsnn_error_name(uint32_t errors) {
  if (errors & TWSNN_STATUS_SHORT_IMAGE_MASK) return "short_image";
  if (errors & TWSNN_STATUS_LONG_IMAGE_MASK) return "long_image";
  if (errors & TWSNN_STATUS_REFUSED_WRITE_MASK) return "refused_write";
  return NULL;
}

int twsnn_classify(struct twsnn_device *device,
    const void *pixels, size_t pixels_length,
    void *result, size_t result_capacity, size_t *result_length) {
  int outcome = TWSNN_E_OK;
  if (!device->streams) return TWSNN_E_STREAM;
  if (device->streams->send(
          device->context, "s_axis_pixel", pixels, pixels_length,
          0)) {
    return TWSNN_E_STREAM;
  }
  if (device->streams->receive(
          device->context, "m_axis_result", result, result_capacity,
          result_length)) {
    return TWSNN_E_STREAM;
  }
  return outcome;
}

int twsnn_send_pixel(struct twsnn_device *device,
    const void *packet, size_t packet_length) {
  int outcome = TWSNN_E_OK;
  if (!device->streams) return TWSNN_E_STREAM;
  if (device->streams->send(
          device->context, "s_axis_pixel", packet, packet_length,
          0)) {
    return TWSNN_E_STREAM;
  }
  return outcome;
}

int twsnn_receive_result(struct twsnn_device *device,
    void *packet, size_t packet_capacity, size_t *packet_length) {
  int outcome = TWSNN_E_OK;
  if (!device->streams) return TWSNN_E_STREAM;
  if (device->streams->receive(
          device->context, "m_axis_result", packet, packet_capacity,
          packet_length)) {
    return TWSNN_E_STREAM;
  }
  return outcome;
}
