/* SPDX-License-Identifier: Apache-2.0 */
/* Driver of run_length_decoder, C99 and C++; see run_length_decoder_driver.h.
   Without an operating system compile it with -DRUN_LENGTH_DECODER_FREESTANDING.
   Regenerate with: make gen TARGET=run_length_decoder */
#ifndef RUN_LENGTH_DECODER_FREESTANDING
#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE
#endif
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>
#endif

#include "run_length_decoder_driver.h"

#define MAP_BYTES 4096u
#define POLLS 1000000u

void run_length_decoder_attach(struct run_length_decoder_device *device, volatile void *base) {
  device->base = (volatile uint32_t *)base;
  device->context = NULL;
  device->streams = NULL;
  device->polls = POLLS;
  device->mapped = 0;
}

#ifndef RUN_LENGTH_DECODER_FREESTANDING
static int map_file(struct run_length_decoder_device *device, const char *path, off_t offset) {
  void *base;
  int file = open(path, O_RDWR | O_SYNC);
  run_length_decoder_attach(device, NULL);
  if (file < 0) return RUN_LENGTH_DECODER_E_SYSTEM;
  base = mmap(NULL, MAP_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, file, offset);
  close(file); /* the mapping stays */
  if (base == MAP_FAILED) return RUN_LENGTH_DECODER_E_SYSTEM;
  device->base = (volatile uint32_t *)base;
  device->mapped = MAP_BYTES;
  return RUN_LENGTH_DECODER_E_OK;
}

int run_length_decoder_open_uio(struct run_length_decoder_device *device, const char *path) { return map_file(device, path, 0); }

int run_length_decoder_open_memory(struct run_length_decoder_device *device, uint64_t address) {
  if (address % MAP_BYTES || (uint64_t)(off_t)address != address) return RUN_LENGTH_DECODER_E_RANGE;
  return map_file(device, "/dev/mem", (off_t)address);
}

void run_length_decoder_close(struct run_length_decoder_device *device) {
  if (device->mapped) munmap((void *)device->base, device->mapped);
  device->base = NULL;
  device->mapped = 0;
}
#endif

int run_length_decoder_check(struct run_length_decoder_device *device) {
  if (run_length_decoder_read_id(device) != RUN_LENGTH_DECODER_ID_RESET) return RUN_LENGTH_DECODER_E_DEVICE;
  if (run_length_decoder_get_version_major(device) != RUN_LENGTH_DECODER_VERSION_RESET >> RUN_LENGTH_DECODER_VERSION_MAJOR_SHIFT) {
    return RUN_LENGTH_DECODER_E_DEVICE;
  }
  if (run_length_decoder_read_shape(device) != RUN_LENGTH_DECODER_SHAPE_RESET) return RUN_LENGTH_DECODER_E_DEVICE;
  if (run_length_decoder_read_format(device) != RUN_LENGTH_DECODER_FORMAT_RESET) return RUN_LENGTH_DECODER_E_DEVICE;
  return RUN_LENGTH_DECODER_E_OK;
}

int run_length_decoder_init(struct run_length_decoder_device *device) {
  int outcome = run_length_decoder_check(device);
  if (outcome == RUN_LENGTH_DECODER_E_OK) run_length_decoder_clear_errors(device, RUN_LENGTH_DECODER_ERRORS);
  return outcome;
}

uint32_t run_length_decoder_errors(struct run_length_decoder_device *device) {
  return run_length_decoder_read_status(device) & RUN_LENGTH_DECODER_ERRORS;
}

void run_length_decoder_clear_errors(struct run_length_decoder_device *device, uint32_t errors) {
  run_length_decoder_bus_write32(device, RUN_LENGTH_DECODER_STATUS, errors & RUN_LENGTH_DECODER_ERRORS);
}

const char *run_length_decoder_error_name(uint32_t errors) {
  if (errors & RUN_LENGTH_DECODER_STATUS_MISSING_PIXELS_MASK) return "missing_pixels";
  if (errors & RUN_LENGTH_DECODER_STATUS_SURPLUS_CODE_MASK) return "surplus_code";
  if (errors & RUN_LENGTH_DECODER_STATUS_LAST_MISMATCH_MASK) return "last_mismatch";
  return NULL;
}

int run_length_decoder_send_code(struct run_length_decoder_device *device,
    const void *packet, size_t packet_length) {
  int outcome = RUN_LENGTH_DECODER_E_OK;
  if (!device->streams) return RUN_LENGTH_DECODER_E_STREAM;
  if (device->streams->send(
          device->context, "s_axis_code", packet, packet_length,
          0)) {
    return RUN_LENGTH_DECODER_E_STREAM;
  }
  return outcome;
}

int run_length_decoder_receive_pixel(struct run_length_decoder_device *device,
    void *packet, size_t packet_capacity, size_t *packet_length) {
  int outcome = RUN_LENGTH_DECODER_E_OK;
  if (!device->streams) return RUN_LENGTH_DECODER_E_STREAM;
  if (device->streams->receive(
          device->context, "m_axis_pixel", packet, packet_capacity,
          packet_length)) {
    return RUN_LENGTH_DECODER_E_STREAM;
  }
  return outcome;
}
