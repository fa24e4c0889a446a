# SPDX-License-Identifier: Apache-2.0
"""Driver of delta_accumulator.

A bus has read(offset) and write(offset, value), as pynq.MMIO has; Memory and Uio here are two.
Streams have send(stream, packet, user), flush(stream), which waits until all has gone in, and
receive(stream, capacity), which gives bytes.

Regenerate with: make gen TARGET=delta_accumulator
"""

import mmap
import os


class DriverError(Exception):
    """The device is another one, refuses something, or does not get there."""


class Memory:
    """Registers at an address of /dev/mem, or of another file that can be mapped."""

    def __init__(self, address, path="/dev/mem", size=4096):
        file = os.open(path, os.O_RDWR | os.O_SYNC)
        try:
            self._map = mmap.mmap(file, size, offset=address)
        finally:
            os.close(file)
        self._words = memoryview(self._map).cast("I")

    def read(self, offset):
        return self._words[offset // 4]

    def write(self, offset, value):
        self._words[offset // 4] = value

    def close(self):
        self._words.release()
        self._map.close()


class Uio(Memory):
    """Registers of a UIO device."""

    def __init__(self, path="/dev/uio0", size=4096):
        super().__init__(0, path, size)


class Register:
    """One register. access: r, w, rw, or c where ones that are written clear bits."""

    def __init__(self, offset, access, mask, signed=0):
        self.offset, self.access, self.mask, self.signed = offset, access, mask, signed
        self.bits = []

    def load(self, bus, index=0):
        if self.access == "w":
            raise AttributeError("the register is only written")
        word = bus.read(self.offset + 4 * index)
        return word - (1 << 32) if self.signed and word >> 31 else word

    def store(self, bus, value, index=0):
        if self.access == "r":
            raise AttributeError("the register is only read")
        if self.signed:
            if not -(1 << self.signed - 1) <= value < 1 << self.signed - 1:
                raise ValueError("%d needs more than %d bits" % (value, self.signed))
        elif value < 0 or value & ~self.mask:
            raise ValueError("0x%X has bits beside 0x%X" % (value, self.mask))
        bus.write(self.offset + 4 * index, value & 0xFFFFFFFF)

    def __get__(self, registers, owner=None):
        return self if registers is None else self.load(registers._bus)

    def __set__(self, registers, value):
        self.store(registers._bus, value)


class Row(Register):
    """Registers behind one another: a list that cannot grow."""

    def __init__(self, offset, count, access, mask, signed=0):
        super().__init__(offset, access, mask, signed)
        self.count = count

    def __get__(self, registers, owner=None):
        return self if registers is None else _Elements(self, registers._bus)

    def __set__(self, registers, values):
        values = list(values)
        if len(values) != self.count:
            raise ValueError("%d values for %d registers" % (len(values), self.count))
        for index, value in enumerate(values):
            self.store(registers._bus, value, index)


class _Elements:
    def __init__(self, row, bus):
        self._row, self._bus = row, bus

    def __len__(self):
        return self._row.count

    def _checked(self, index):
        if not 0 <= index < self._row.count:
            raise IndexError(index)
        return index

    def __getitem__(self, index):
        return self._row.load(self._bus, self._checked(index))

    def __setitem__(self, index, value):
        self._row.store(self._bus, value, self._checked(index))


class Bits:
    """Some bits of a register. Written ones leave the others as they are; any value clears bits of access c."""

    def __init__(self, register, name, low, width, access):
        self.register, self.name, self.low, self.access = register, name, low, access
        self.mask = (1 << width) - 1
        register.bits.append(self)

    def word(self, value):
        if not 0 <= value <= self.mask:
            raise ValueError("%s: %d is more than %d" % (self.name, value, self.mask))
        return value << self.low

    def __get__(self, registers, owner=None):
        if registers is None:
            return self
        return self.register.load(registers._bus) >> self.low & self.mask

    def __set__(self, registers, value):
        bus = registers._bus
        if self.access == "r":
            raise AttributeError("%s is only read" % self.name)
        if self.access == "c":
            self.register.store(bus, self.mask << self.low)
        elif self.access == "w":
            raise AttributeError("write the whole register, with put()")
        else:
            word = self.word(value)
            self.register.store(bus, self.register.load(bus) & ~(self.mask << self.low) | word)


class Pair:
    """Two registers that are one number, which may count meanwhile."""

    def __init__(self, low, high):
        self.low, self.high = low, high

    def __get__(self, registers, owner=None):
        if registers is None:
            return self
        bus = registers._bus
        high, low, after = self.high.load(bus), self.low.load(bus), self.high.load(bus)
        if after != high:
            low = self.low.load(bus)
        return after << 32 | low

    def __set__(self, registers, value):
        if value >> 32 & ~self.high.mask or value < 0:
            raise ValueError("0x%X is too large" % value)
        self.low.store(registers._bus, value & 0xFFFFFFFF)
        self.high.store(registers._bus, value >> 32)


def put(registers, name, **bits):
    """Writes a register as a whole: the bits that are named, the others 0."""
    register, word = getattr(type(registers), name), 0
    known = {part.name: part for part in register.bits}
    for part, value in bits.items():
        word |= known[part].word(value)
    register.store(registers._bus, word)


def expect(what, found, expected):
    if found != expected:
        raise DriverError("%s is 0x%X, not 0x%X: this is another device" % (what, found, expected))


class Registers:
    """The registers: read and written as attributes."""

    def __init__(self, bus):
        self._bus = bus

    # "DAC1"
    id = Register(0x000, "r", 0xFFFFFFFF)
    # errors since reset, or since they were cleared
    status = Register(0x008, "c", 0x00000100)
    # a pair was dropped: its index too great or out of order, or behind a gap
    status_dropped_pair = Bits(status, "dropped_pair", 8, 1, "c")
    # what the next packet begins with
    control = Register(0x00C, "rw", 0x00000001)
    # the next packet begins with a cleared state; 0 again as it begins
    control_clear = Bits(control, "clear", 0, 1, "rw")
    # version of this register map
    version = Register(0xFF0, "r", 0xFFFFFFFF)
    # grows where something is added
    version_minor = Bits(version, "minor", 0, 16, "r")
    # grows where something moves or goes: a driver of another number does not fit
    version_major = Bits(version, "major", 16, 16, "r")
    # sizes
    shape = Register(0xFF4, "r", 0xFFFFFFFF)
    # bits of a value
    shape_value_width = Bits(shape, "value_width", 0, 8, "r")
    # values per beat
    shape_lanes = Bits(shape, "lanes", 8, 7, "r")
    # elements of a vector
    shape_length = Bits(shape, "length", 15, 17, "r")
    # how items are coded
    format = Register(0xFF8, "r", 0x0000FFFF)
    # bits of a delta
    format_delta_width = Bits(format, "delta_width", 0, 8, "r")
    # bits of an index
    format_index_width = Bits(format, "index_width", 8, 8, "r")


class Device:
    """A delta_accumulator behind a bus; streams move its packets."""

    polls = 1000000  # reads after which waiting ends

    def __init__(self, bus, streams=None):
        self.bus = bus
        self.streams = streams
        self.registers = Registers(bus)

    def check(self):
        """Raises where another device is there, or another version or size of it."""
        expect("id", self.registers.id, 0x44414331)
        expect("version", self.registers.version >> 16, 1)
        expect("shape", self.registers.shape, 0x00200110)
        expect("format", self.registers.format, 0x00000611)

    def init(self):
        """Checks the device, and clears its errors."""
        self.check()
        self.clear_errors()


    def errors(self):
        """Names of the errors that are set; they stay until they are cleared."""
        word = self.registers.status
        return [name for name, mask in self._ERRORS if word & mask]

    def clear_errors(self):
        """Clears all errors."""
        self.registers.status = sum(mask for _, mask in self._ERRORS)

    _ERRORS = (
        ("dropped_pair", 0x00000100),
    )

    def send_pair(self, packet):
        """Sends a packet to s_axis_pair.

        packet: its bytes
        """
        if self.streams is None:
            raise DriverError("there are no streams")
        self.streams.send("s_axis_pair", packet, 0)

    def receive_vector(self, packet_capacity=65536):
        """Waits for a packet from m_axis_vector.

        Returns: its bytes
        """
        if self.streams is None:
            raise DriverError("there are no streams")
        packet = self.streams.receive("m_axis_vector", packet_capacity)
        return packet


class DmaStreams:
    """Packets over DMA channels, as pynq.lib.dma has them: transfer(buffer) and wait().

    channels: a channel for each stream by its name. allocate: gives a buffer of bytes, as
    lambda size: pynq.allocate(size, "u1") does. No tuser: 0 alone can be sent."""

    def __init__(self, channels, allocate=bytearray):
        self._channels, self._allocate, self._moving = channels, allocate, {}

    def send(self, stream, packet, user=0):
        if user:
            raise DriverError("a DMA channel sends no tuser")
        self.flush(stream)  # the packet before: its buffer is free then
        buffer = self._allocate(len(packet))
        buffer[:] = packet
        self._moving[stream] = buffer
        self._channels[stream].transfer(buffer)

    def flush(self, stream):
        if self._moving.pop(stream, None) is not None:
            self._channels[stream].wait()

    def receive(self, stream, capacity):
        buffer = self._allocate(capacity)
        self._channels[stream].transfer(buffer)
        self._channels[stream].wait()
        return bytes(buffer[: self._channels[stream].transferred])


class Overlay(Device):
    """The device as part of a loaded PYNQ overlay, with the attributes that PYNQ users expect.

    mmio: pynq.MMIO(address, 4096), or the mmio of the overlay's IP. dma: a channel for each stream:
    {"s_axis_pair": dma.sendchannel, "m_axis_vector": dma.recvchannel}"""

    def __init__(self, mmio, dma=None, allocate=bytearray):
        super().__init__(mmio, DmaStreams(dma, allocate) if dma else None)
        self.mmio = mmio
        self.register_map = self.registers

    def read(self, offset=0):
        return self.mmio.read(offset)

    def write(self, offset, value):
        self.mmio.write(offset, value)
