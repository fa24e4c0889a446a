/* SPDX-License-Identifier: Apache-2.0 */
/* Driver of spiking_net, C99 and C++; see spiking_net_driver.h.
   Without an operating system compile it with -DSPIKING_NET_FREESTANDING.
   Regenerate with: make gen TARGET=spiking_net */
#ifndef SPIKING_NET_FREESTANDING
#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE
#endif
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>
#endif

#include "spiking_net_driver.h"

#define MAP_BYTES 4096u
#define POLLS 1000000u

void spiking_net_attach(struct spiking_net_device *device, volatile void *base) {
  device->base = (volatile uint32_t *)base;
  device->context = NULL;
  device->streams = NULL;
  device->polls = POLLS;
  device->mapped = 0;
}

#ifndef SPIKING_NET_FREESTANDING
static int map_file(struct spiking_net_device *device, const char *path, off_t offset) {
  void *base;
  int file = open(path, O_RDWR | O_SYNC);
  spiking_net_attach(device, NULL);
  if (file < 0) return SPIKING_NET_E_SYSTEM;
  base = mmap(NULL, MAP_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, file, offset);
  close(file); /* the mapping stays */
  if (base == MAP_FAILED) return SPIKING_NET_E_SYSTEM;
  device->base = (volatile uint32_t *)base;
  device->mapped = MAP_BYTES;
  return SPIKING_NET_E_OK;
}

int spiking_net_open_uio(struct spiking_net_device *device, const char *path) { return map_file(device, path, 0); }

int spiking_net_open_memory(struct spiking_net_device *device, uint64_t address) {
  if (address % MAP_BYTES || (uint64_t)(off_t)address != address) return SPIKING_NET_E_RANGE;
  return map_file(device, "/dev/mem", (off_t)address);
}

void spiking_net_close(struct spiking_net_device *device) {
  if (device->mapped) munmap((void *)device->base, device->mapped);
  device->base = NULL;
  device->mapped = 0;
}
#endif

int spiking_net_check(struct spiking_net_device *device) {
  if (spiking_net_read_id(device) != SPIKING_NET_ID_RESET) return SPIKING_NET_E_DEVICE;
  if (spiking_net_read_channels(device) != SPIKING_NET_CHANNELS_RESET) return SPIKING_NET_E_DEVICE;
  if (spiking_net_read_map(device) != SPIKING_NET_MAP_RESET) return SPIKING_NET_E_DEVICE;
  if (spiking_net_read_classes(device) != SPIKING_NET_CLASSES_RESET) return SPIKING_NET_E_DEVICE;
  if (spiking_net_get_version_major(device) != SPIKING_NET_VERSION_RESET >> SPIKING_NET_VERSION_MAJOR_SHIFT) {
    return SPIKING_NET_E_DEVICE;
  }
  if (spiking_net_read_shape(device) != SPIKING_NET_SHAPE_RESET) return SPIKING_NET_E_DEVICE;
  if (spiking_net_read_format(device) != SPIKING_NET_FORMAT_RESET) return SPIKING_NET_E_DEVICE;
  return SPIKING_NET_E_OK;
}

int spiking_net_init(struct spiking_net_device *device) {
  int outcome = spiking_net_check(device);
  if (outcome == SPIKING_NET_E_OK) spiking_net_clear_errors(device, SPIKING_NET_ERRORS);
  return outcome;
}

uint32_t spiking_net_errors(struct spiking_net_device *device) {
  return spiking_net_read_status(device) & SPIKING_NET_ERRORS;
}

void spiking_net_clear_errors(struct spiking_net_device *device, uint32_t errors) {
  spiking_net_bus_write32(device, SPIKING_NET_STATUS, errors & SPIKING_NET_ERRORS);
}

const char *spiking_net_error_name(uint32_t errors) {
  if (errors & SPIKING_NET_STATUS_ADDRESS_ERROR_MASK) return "address_error";
  if (errors & SPIKING_NET_STATUS_REFUSED_WRITE_MASK) return "refused_write";
  return NULL;
}

int spiking_net_run_step(struct spiking_net_device *device,
    const void *events, size_t events_length) {
  int outcome = SPIKING_NET_E_OK;
  if (!device->streams) return SPIKING_NET_E_STREAM;
  if (device->streams->send(
          device->context, "s_axis_event", events, events_length,
          0)) {
    return SPIKING_NET_E_STREAM;
  }
  return outcome;
}

int spiking_net_result(struct spiking_net_device *device,
    void *result, size_t result_capacity, size_t *result_length) {
  int outcome = SPIKING_NET_E_OK;
  if (!device->streams) return SPIKING_NET_E_STREAM;
  if (device->streams->receive(
          device->context, "m_axis_result", result, result_capacity,
          result_length)) {
    return SPIKING_NET_E_STREAM;
  }
  return outcome;
}

int spiking_net_send_event(struct spiking_net_device *device,
    const void *packet, size_t packet_length) {
  int outcome = SPIKING_NET_E_OK;
  if (!device->streams) return SPIKING_NET_E_STREAM;
  if (device->streams->send(
          device->context, "s_axis_event", packet, packet_length,
          0)) {
    return SPIKING_NET_E_STREAM;
  }
  return outcome;
}

int spiking_net_receive_result(struct spiking_net_device *device,
    void *packet, size_t packet_capacity, size_t *packet_length) {
  int outcome = SPIKING_NET_E_OK;
  if (!device->streams) return SPIKING_NET_E_STREAM;
  if (device->streams->receive(
          device->context, "m_axis_result", packet, packet_capacity,
          packet_length)) {
    return SPIKING_NET_E_STREAM;
  }
  return outcome;
}
