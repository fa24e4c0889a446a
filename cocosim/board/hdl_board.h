/* SPDX-License-Identifier: Apache-2.0 */
/* A Verilated model as a board that a driver runs on: registers behind AXI4-Lite, packets on AXI4-Stream, memory behind
   AXI4. The ports are found by their names. C99 and C++. */
#ifndef HDL_BOARD_H
#define HDL_BOARD_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct hdl_board;

/* Loads the library of a model and resets it. `folder` holds the memory files; registers start with random contents drawn
   from `seed`. Null where something fails: what it was goes to stderr.
   Each call becomes a line of the file `log` (null for none): R or W, offset, word, answer of AXI4-Lite; S (sent) or
   M (received), stream, tuser, bytes; when the board is closed L or P for packets that nobody, or that the model, took. */
struct hdl_board *hdl_board_open(const char *library, const char *folder, uint32_t seed, const char *log);

void hdl_board_close(struct hdl_board *board);

/* One access. A refused read gives 0. A model that does not answer ends the program: a processor would hang. */
uint32_t hdl_board_read32(struct hdl_board *board, uint32_t offset);
void hdl_board_write32(struct hdl_board *board, uint32_t offset, uint32_t value);

/* Queues a packet, which goes in while other calls run the clock: as a DMA does. The last beat may be partial where the
   stream has tkeep. 0, or -1 where there is no such stream or the packet does not fit its beats. */
int hdl_board_send(
    struct hdl_board *board, const char *stream, const void *bytes, size_t length, uint32_t user);

/* Waits until all packets for a stream have gone in. 0, or -1 where they do not. */
int hdl_board_flush(struct hdl_board *board, const char *stream);

/* Waits for a packet. 0, or -1 where none comes or it is longer than `capacity`. */
int hdl_board_receive(struct hdl_board *board, const char *stream, void *bytes, size_t capacity, size_t *length);

/* Contents of the memory behind an AXI4 master (m_axi_map); one that the model lacks ends the program. */
void hdl_board_store(
    struct hdl_board *board, const char *master, uint64_t address, const void *bytes, size_t length);
void hdl_board_fetch(struct hdl_board *board, const char *master, uint64_t address, void *bytes, size_t length);

/* Lets the clock run. */
void hdl_board_run(struct hdl_board *board, uint64_t cycles);

/* Clock cycles since the reset. */
uint64_t hdl_board_cycles(const struct hdl_board *board);

#ifdef __cplusplus
}
#endif

#endif
