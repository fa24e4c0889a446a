# SPDX-License-Identifier: Apache-2.0
"""Driver of spiking_net.

A bus has read(offset) and write(offset, value), as pynq.MMIO has; Memory and Uio here are two.
Streams have send(stream, packet, user), flush(stream), which waits until all has gone in, and
receive(stream, capacity), which gives bytes.

Regenerate with: make gen TARGET=spiking_net
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

    # "SPN1"
    id = Register(0x000, "r", 0xFFFFFFFF)
    # time steps per sample
    steps = Register(0x004, "rw", 0x000001FF)
    # what is going on, and what went wrong
    status = Register(0x008, "c", 0x00000C01)
    # a sample is in flight
    status_busy = Bits(status, "busy", 0, 1, "r")
    # an event was beyond the inputs
    status_address_error = Bits(status, "address_error", 10, 1, "c")
    # a write was refused
    status_refused_write = Bits(status, "refused_write", 11, 1, "c")
    # results sent
    samples = Register(0x010, "r", 0xFFFFFFFF)
    # time steps that the first layer has taken
    time_steps = Register(0x014, "r", 0xFFFFFFFF)
    # clock cycles with a sample in flight, bits 31:0
    cycles_low = Register(0x018, "r", 0xFFFFFFFF)
    # the same, bits 63:32
    cycles_high = Register(0x01C, "r", 0xFFFFFFFF)
    # any write clears the counters at 0x010 to 0x01C
    clear = Register(0x020, "w", 0xFFFFFFFF)
    # inputs
    channels = Register(0x040, "r", 0x0000FFFF)
    # channels
    channels_channels = Bits(channels, "channels", 0, 16, "r")
    # inputs
    map = Register(0x044, "r", 0xFFFFFFFF)
    # rows
    map_rows = Bits(map, "rows", 0, 16, "r")
    # columns
    map_columns = Bits(map, "columns", 16, 16, "r")
    # outputs
    classes = Register(0x048, "r", 0x0000FFFF)
    # classes
    classes_classes = Bits(classes, "classes", 0, 16, "r")
    # version of this register map
    version = Register(0xFF0, "r", 0xFFFFFFFF)
    # grows where something is added
    version_minor = Bits(version, "minor", 0, 16, "r")
    # grows where something moves or goes: a driver of another number does not fit
    version_major = Bits(version, "major", 16, 16, "r")
    # what was generated
    shape = Register(0xFF4, "r", 0xFFFF00FF)
    # layers, poolings among them
    shape_layers = Bits(shape, "layers", 0, 8, "r")
    # bytes per beat of pixels; 0: events in
    shape_bytes_per_beat = Bits(shape, "bytes_per_beat", 16, 16, "r")
    # bits of an event, the channel lowest
    format = Register(0xFF8, "r", 0x00FFFFFF)
    # bits of the channel
    format_channel = Bits(format, "channel", 0, 8, "r")
    # bits of the column
    format_column = Bits(format, "column", 8, 8, "r")
    # bits of the row
    format_row = Bits(format, "row", 16, 8, "r")
    cycles_64 = Pair(cycles_low, cycles_high)


class Device:
    """A spiking_net behind a bus; streams move its packets."""

    polls = 1000000  # reads after which waiting ends

    def __init__(self, bus, streams=None):
        self.bus = bus
        self.streams = streams
        self.registers = Registers(bus)

    def check(self):
        """Raises where another device is there, or another version or size of it."""
        expect("id", self.registers.id, 0x53504E31)
        expect("channels", self.registers.channels, 0x00000002)
        expect("map", self.registers.map, 0x000C000C)
        expect("classes", self.registers.classes, 0x0000000A)
        expect("version", self.registers.version >> 16, 1)
        expect("shape", self.registers.shape, 0x00000004)
        expect("format", self.registers.format, 0x00040401)

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
        ("address_error", 0x00000400),
        ("refused_write", 0x00000800),
    )

    def run_step(self, events):
        """Sends the events of a time step.

        events: words of 32 bits, low byte first: 31 null, then FORMAT's fields
        """
        if self.streams is None:
            raise DriverError("there are no streams")
        self.streams.send("s_axis_event", events, 0)

    def result(self, result_capacity=65536):
        """Waits for the result of a sample.

        Returns: words of 32 bits, low byte first: the score of each class, then 15:0 class
        """
        if self.streams is None:
            raise DriverError("there are no streams")
        result = self.streams.receive("m_axis_result", result_capacity)
        return result

    def send_event(self, packet):
        """Sends a packet to s_axis_event.

        packet: its bytes
        """
        if self.streams is None:
            raise DriverError("there are no streams")
        self.streams.send("s_axis_event", packet, 0)

    def receive_result(self, packet_capacity=65536):
        """Waits for a packet from m_axis_result.

        Returns: its bytes
        """
        if self.streams is None:
            raise DriverError("there are no streams")
        packet = self.streams.receive("m_axis_result", packet_capacity)
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
    {"s_axis_event": dma.sendchannel, "m_axis_result": dma.recvchannel}"""

    def __init__(self, mmio, dma=None, allocate=bytearray):
        super().__init__(mmio, DmaStreams(dma, allocate) if dma else None)
        self.mmio = mmio
        self.register_map = self.registers

    def read(self, offset=0):
        return self.mmio.read(offset)

    def write(self, offset, value):
        self.mmio.write(offset, value)
