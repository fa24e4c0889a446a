/* SPDX-License-Identifier: Apache-2.0 */
/* Driver of sparsity_map_decompressor, C99 and C++; see sparsity_map_decompressor_driver.h.
   Without an operating system compile it with -DSPARSITY_MAP_DECOMPRESSOR_FREESTANDING.
   Regenerate with: make gen TARGET=sparsity_map_decompressor */
#ifndef SPARSITY_MAP_DECOMPRESSOR_FREESTANDING
#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE
#endif
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>
#endif

#include "sparsity_map_decompressor_driver.h"

#define MAP_BYTES 4096u
#define POLLS 1000000u

void sparsity_map_decompressor_attach(struct sparsity_map_decompressor_device *device, volatile void *base) {
  device->base = (volatile uint32_t *)base;
  device->context = NULL;
  device->streams = NULL;
  device->polls = POLLS;
  device->mapped = 0;
}

#ifndef SPARSITY_MAP_DECOMPRESSOR_FREESTANDING
static int map_file(struct sparsity_map_decompressor_device *device, const char *path, off_t offset) {
  void *base;
  int file = open(path, O_RDWR | O_SYNC);
  sparsity_map_decompressor_attach(device, NULL);
  if (file < 0) return SPARSITY_MAP_DECOMPRESSOR_E_SYSTEM;
  base = mmap(NULL, MAP_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, file, offset);
  close(file); /* the mapping stays */
  if (base == MAP_FAILED) return SPARSITY_MAP_DECOMPRESSOR_E_SYSTEM;
  device->base = (volatile uint32_t *)base;
  device->mapped = MAP_BYTES;
  return SPARSITY_MAP_DECOMPRESSOR_E_OK;
}

int sparsity_map_decompressor_open_uio(struct sparsity_map_decompressor_device *device, const char *path) { return map_file(device, path, 0); }

int sparsity_map_decompressor_open_memory(struct sparsity_map_decompressor_device *device, uint64_t address) {
  if (address % MAP_BYTES || (uint64_t)(off_t)address != address) return SPARSITY_MAP_DECOMPRESSOR_E_RANGE;
  return map_file(device, "/dev/mem", (off_t)address);
}

void sparsity_map_decompressor_close(struct sparsity_map_decompressor_device *device) {
  if (device->mapped) munmap((void *)device->base, device->mapped);
  device->base = NULL;
  device->mapped = 0;
}
#endif

int sparsity_map_decompressor_check(struct sparsity_map_decompressor_device *device) {
  if (sparsity_map_decompressor_read_id(device) != SPARSITY_MAP_DECOMPRESSOR_ID_RESET) return SPARSITY_MAP_DECOMPRESSOR_E_DEVICE;
  if (sparsity_map_decompressor_get_version_major(device) != SPARSITY_MAP_DECOMPRESSOR_VERSION_RESET >> SPARSITY_MAP_DECOMPRESSOR_VERSION_MAJOR_SHIFT) {
    return SPARSITY_MAP_DECOMPRESSOR_E_DEVICE;
  }
  if (sparsity_map_decompressor_read_shape(device) != SPARSITY_MAP_DECOMPRESSOR_SHAPE_RESET) return SPARSITY_MAP_DECOMPRESSOR_E_DEVICE;
  if (sparsity_map_decompressor_read_format(device) != SPARSITY_MAP_DECOMPRESSOR_FORMAT_RESET) return SPARSITY_MAP_DECOMPRESSOR_E_DEVICE;
  return SPARSITY_MAP_DECOMPRESSOR_E_OK;
}

int sparsity_map_decompressor_init(struct sparsity_map_decompressor_device *device) {
  int outcome = sparsity_map_decompressor_check(device);
  if (outcome == SPARSITY_MAP_DECOMPRESSOR_E_OK) sparsity_map_decompressor_clear_errors(device, SPARSITY_MAP_DECOMPRESSOR_ERRORS);
  return outcome;
}

uint32_t sparsity_map_decompressor_errors(struct sparsity_map_decompressor_device *device) {
  return sparsity_map_decompressor_read_status(device) & SPARSITY_MAP_DECOMPRESSOR_ERRORS;
}

void sparsity_map_decompressor_clear_errors(struct sparsity_map_decompressor_device *device, uint32_t errors) {
  sparsity_map_decompressor_bus_write32(device, SPARSITY_MAP_DECOMPRESSOR_STATUS, errors & SPARSITY_MAP_DECOMPRESSOR_ERRORS);
}

const char *sparsity_map_decompressor_error_name(uint32_t errors) {
  if (errors & SPARSITY_MAP_DECOMPRESSOR_STATUS_MAP_PAST_END_MASK) return "map_past_end";
  if (errors & SPARSITY_MAP_DECOMPRESSOR_STATUS_LAST_MISMATCH_MASK) return "last_mismatch";
  if (errors & SPARSITY_MAP_DECOMPRESSOR_STATUS_MISSING_WORD_MASK) return "missing_word";
  if (errors & SPARSITY_MAP_DECOMPRESSOR_STATUS_LEFT_OVER_MASK) return "left_over";
  return NULL;
}

int sparsity_map_decompressor_send_word(struct sparsity_map_decompressor_device *device,
    const void *packet, size_t packet_length) {
  int outcome = SPARSITY_MAP_DECOMPRESSOR_E_OK;
  if (!device->streams) return SPARSITY_MAP_DECOMPRESSOR_E_STREAM;
  if (device->streams->send(
          device->context, "s_axis_word", packet, packet_length,
          0)) {
    return SPARSITY_MAP_DECOMPRESSOR_E_STREAM;
  }
  return outcome;
}

int sparsity_map_decompressor_receive_pixel(struct sparsity_map_decompressor_device *device,
    void *packet, size_t packet_capacity, size_t *packet_length) {
  int outcome = SPARSITY_MAP_DECOMPRESSOR_E_OK;
  if (!device->streams) return SPARSITY_MAP_DECOMPRESSOR_E_STREAM;
  if (device->streams->receive(
          device->context, "m_axis_pixel", packet, packet_capacity,
          packet_length)) {
    return SPARSITY_MAP_DECOMPRESSOR_E_STREAM;
  }
  return outcome;
}
