# SPDX-License-Identifier: Apache-2.0
"""Driver of delta_lstm.

A bus has read(offset) and write(offset, value), as pynq.MMIO has; Memory and Uio here are two.
Streams have send(stream, packet, user), flush(stream), which waits until all has gone in, and
receive(stream, capacity), which gives bytes.

Regenerate with: make gen TARGET=delta_lstm
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

    # "DLS1"
    id = Register(0x000, "r", 0xFFFFFFFF)
    # what is going on, and what went wrong
    status = Register(0x004, "c", 0x0000011F)
    # a packet of inputs was too short; what it lacked stayed as it was
    status_short_input = Bits(status, "short_input", 0, 1, "c")
    # a packet of inputs was too long; the rest of it was dropped
    status_long_input = Bits(status, "long_input", 1, 1, "c")
    # memory answered weights with an error; never, where they are on chip
    status_bus_error = Bits(status, "bus_error", 2, 1, "c")
    # an input needs more bits than inputs may have
    status_input_range = Bits(status, "input_range", 3, 1, "c")
    # the first step behind a reset did not say that it is one
    status_first_missing = Bits(status, "first_missing", 4, 1, "c")
    # steps, columns or results are on their way
    status_busy = Bits(status, "busy", 8, 1, "r")
    # what is asked for
    control = Register(0x008, "rw", 0x00000001)
    # the next packet is a first step; reads as 0
    control_clear = Bits(control, "clear", 0, 1, "rw")
    # what was generated
    caps = Register(0x00C, "r", 0xFFFFFFFF)
    # weights K per cycle
    caps_lanes = Bits(caps, "lanes", 0, 8, "r")
    # recurrent layers
    caps_layers = Bits(caps, "layers", 8, 8, "r")
    # bits W of a weight
    caps_weight_bits = Bits(caps, "weight_bits", 16, 8, "r")
    # elements P per cycle whose gates are computed
    caps_pointwise_lanes = Bits(caps, "pointwise_lanes", 24, 8, "r")
    # checksum of the layout of weights, as in the header of their image
    layout = Register(0x018, "r", 0xFFFFFFFF)
    # CRC-32
    layout_crc = Bits(layout, "crc", 0, 32, "r")
    # threshold of the inputs of layer 0
    thx0 = Register(0x020, "rw", 0x0000FFFF)
    # threshold of the hidden states of layer 0
    thh0 = Register(0x024, "rw", 0x0000FFFF)
    # threshold of the read-out
    tho = Register(0x040, "rw", 0x0000FFFF)
    # steps that have begun; any write clears it
    steps = Register(0x080, "rw", 0xFFFFFFFF)
    # its high word; any write clears both
    steps_high = Register(0x084, "rw", 0xFFFFFFFF)
    # clock cycles in which STATUS.busy was 1; any write clears it
    cycles = Register(0x088, "rw", 0xFFFFFFFF)
    # its high word; any write clears both
    cycles_high = Register(0x08C, "rw", 0xFFFFFFFF)
    # lines of weights that were read; any write clears it
    lines = Register(0x090, "rw", 0xFFFFFFFF)
    # its high word; any write clears both
    lines_high = Register(0x094, "rw", 0xFFFFFFFF)
    # columns of weights that were read; any write clears it
    columns = Register(0x098, "rw", 0xFFFFFFFF)
    # its high word; any write clears both
    columns_high = Register(0x09C, "rw", 0xFFFFFFFF)
    # bytes of the columns that were read; any write clears it
    bytes = Register(0x0A0, "rw", 0xFFFFFFFF)
    # its high word; any write clears both
    bytes_high = Register(0x0A4, "rw", 0xFFFFFFFF)
    # cycles in which STATUS.busy was 1 and no line was read; any write clears it
    idle_pairs = Register(0x0A8, "rw", 0xFFFFFFFF)
    # its high word; any write clears both
    idle_pairs_high = Register(0x0AC, "rw", 0xFFFFFFFF)
    # cycles in which a column waited for its weights; 0, where they are on chip; any write clears it
    idle_weights = Register(0x0B0, "rw", 0xFFFFFFFF)
    # its high word; any write clears both
    idle_weights_high = Register(0x0B4, "rw", 0xFFFFFFFF)
    # version of this register map
    version = Register(0xFF0, "r", 0xFFFFFFFF)
    # grows where something is added
    version_minor = Bits(version, "minor", 0, 16, "r")
    # grows where something moves or goes: a driver of another number does not fit
    version_major = Bits(version, "major", 16, 16, "r")
    # sizes of the network
    shape = Register(0xFF4, "r", 0x1FFF1FFF)
    # inputs X
    shape_inputs = Bits(shape, "inputs", 0, 13, "r")
    # elements of the first layer
    shape_elements = Bits(shape, "elements", 16, 13, "r")
    steps_64 = Pair(steps, steps_high)
    cycles_64 = Pair(cycles, cycles_high)
    lines_64 = Pair(lines, lines_high)
    columns_64 = Pair(columns, columns_high)
    bytes_64 = Pair(bytes, bytes_high)
    idle_pairs_64 = Pair(idle_pairs, idle_pairs_high)
    idle_weights_64 = Pair(idle_weights, idle_weights_high)


class Device:
    """A delta_lstm behind a bus; streams move its packets."""

    polls = 1000000  # reads after which waiting ends

    def __init__(self, bus, streams=None):
        self.bus = bus
        self.streams = streams
        self.registers = Registers(bus)

    def check(self):
        """Raises where another device is there, or another version or size of it."""
        expect("id", self.registers.id, 0x444C5331)
        expect("caps", self.registers.caps, 0x08080108)
        expect("layout", self.registers.layout, 0x096B71B9)
        expect("version", self.registers.version >> 16, 1)
        expect("shape", self.registers.shape, 0x0040001C)

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
        ("short_input", 0x00000001),
        ("long_input", 0x00000002),
        ("bus_error", 0x00000004),
        ("input_range", 0x00000008),
        ("first_missing", 0x00000010),
    )

    def send_x(self, packet, user):
        """Sends a packet to s_axis_x.

        packet: its bytes
        user: tuser of every beat
        """
        if self.streams is None:
            raise DriverError("there are no streams")
        self.streams.send("s_axis_x", packet, user)

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
    {"s_axis_x": dma.sendchannel, "m_axis_result": dma.recvchannel}"""

    def __init__(self, mmio, dma=None, allocate=bytearray):
        super().__init__(mmio, DmaStreams(dma, allocate) if dma else None)
        self.mmio = mmio
        self.register_map = self.registers

    def read(self, offset=0):
        return self.mmio.read(offset)

    def write(self, offset, value):
        self.mmio.write(offset, value)
