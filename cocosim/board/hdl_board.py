# SPDX-License-Identifier: Apache-2.0
"""The board of hdl_board.h for Python: a bus and streams for the Python drivers."""

import ctypes


class Board:
    def __init__(self, library, model, folder, seed=1, log=None):
        self._calls = calls = ctypes.CDLL(library)
        calls.hdl_board_open.restype = ctypes.c_void_p
        calls.hdl_board_read32.restype = ctypes.c_uint32
        calls.hdl_board_cycles.restype = ctypes.c_uint64
        self._board = calls.hdl_board_open(
            model.encode(), folder.encode(), ctypes.c_uint32(seed), log.encode() if log else None)
        if not self._board:
            raise RuntimeError("no board")
        self._board = ctypes.c_void_p(self._board)

    def read(self, offset):
        return self._calls.hdl_board_read32(self._board, ctypes.c_uint32(offset))

    def write(self, offset, value):
        self._calls.hdl_board_write32(self._board, ctypes.c_uint32(offset), ctypes.c_uint32(value))

    def send(self, stream, packet, user=0):
        packet = bytes(packet)
        if self._calls.hdl_board_send(
                self._board, stream.encode(), packet, ctypes.c_size_t(len(packet)), ctypes.c_uint32(user)):
            raise RuntimeError("the packet was not sent")

    def flush(self, stream):
        if self._calls.hdl_board_flush(self._board, stream.encode()):
            raise RuntimeError("the packets do not go in")

    def receive(self, stream, capacity=65536):
        buffer, length = ctypes.create_string_buffer(capacity), ctypes.c_size_t()
        if self._calls.hdl_board_receive(
                self._board, stream.encode(), buffer, ctypes.c_size_t(capacity), ctypes.byref(length)):
            raise RuntimeError("no packet came")
        return buffer.raw[: length.value]

    def store(self, master, address, contents):
        contents = bytes(contents)
        self._calls.hdl_board_store(
            self._board, master.encode(), ctypes.c_uint64(address), contents, ctypes.c_size_t(len(contents)))

    def fetch(self, master, address, length):
        buffer = ctypes.create_string_buffer(length)
        self._calls.hdl_board_fetch(
            self._board, master.encode(), ctypes.c_uint64(address), buffer, ctypes.c_size_t(length))
        return buffer.raw

    def run(self, cycles):
        self._calls.hdl_board_run(self._board, ctypes.c_uint64(cycles))

    def cycles(self):
        return self._calls.hdl_board_cycles(self._board)

    def close(self):
        self._calls.hdl_board_close(self._board)
