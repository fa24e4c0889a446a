/* SPDX-License-Identifier: Apache-2.0 */
/* HDL_BOARD_DRIVER(twsnn): the functions that let the driver of a design, compiled with -DTWSNN_BUS, run on a board. */
#ifndef HDL_BOARD_DRIVER_H
#define HDL_BOARD_DRIVER_H

#include "hdl_board.h"

static inline int hdl_board_driver_send(
    void *context, const char *stream, const void *bytes, size_t length, uint32_t user) {
  return hdl_board_send((struct hdl_board *)context, stream, bytes, length, user);
}

static inline int hdl_board_driver_flush(void *context, const char *stream) {
  return hdl_board_flush((struct hdl_board *)context, stream);
}

static inline int hdl_board_driver_receive(
    void *context, const char *stream, void *bytes, size_t capacity, size_t *length) {
  return hdl_board_receive((struct hdl_board *)context, stream, bytes, capacity, length);
}

#define HDL_BOARD_DRIVER(top)                                                                   \
  uint32_t top##_bus_read32(struct top##_device *device, uint32_t offset) {                     \
    return hdl_board_read32((struct hdl_board *)device->context, offset);                       \
  }                                                                                             \
  void top##_bus_write32(struct top##_device *device, uint32_t offset, uint32_t value) {        \
    hdl_board_write32((struct hdl_board *)device->context, offset, value);                      \
  }                                                                                             \
  static void top##_attach_board(struct top##_device *device, struct hdl_board *board) {        \
    static const struct top##_streams streams = {                                               \
        hdl_board_driver_send, hdl_board_driver_flush, hdl_board_driver_receive};               \
    top##_attach(device, NULL);                                                                 \
    device->context = board;                                                                    \
    device->streams = &streams;                                                                 \
  }

#endif
