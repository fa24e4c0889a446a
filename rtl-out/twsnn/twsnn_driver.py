# SPDX-License-Identifier: Apache-2.0
"""Driver of twsnn.

A bus has read(offset) and write(offset, value), as pynq.MMIO has; Memory and Uio here are two.
Streams have send(stream, packet, user), flush(stream), which waits until all has gone in, and
receive(stream, capacity), which gives bytes.

Regenerate with: make gen TARGET=twsnn
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

    # "TWS1"
    id = Register(0x000, "r", 0xFFFFFFFF)
    # time steps per image
    steps = Register(0x004, "rw", 0x0000001F)
    # what is going on, and what went wrong
    status = Register(0x008, "c", 0x00000B01)
    # an image is in flight
    status_busy = Bits(status, "busy", 0, 1, "r")
    # an image ended too early
    status_short_image = Bits(status, "short_image", 8, 1, "c")
    # an image went on too long
    status_long_image = Bits(status, "long_image", 9, 1, "c")
    # a write was refused
    status_refused_write = Bits(status, "refused_write", 11, 1, "c")
    # results sent
    images = Register(0x010, "r", 0xFFFFFFFF)
    # time steps that the output layer has finished
    time_steps = Register(0x014, "r", 0xFFFFFFFF)
    # clock cycles with an image in flight, bits 31:0
    cycles_low = Register(0x018, "r", 0xFFFFFFFF)
    # the same, bits 63:32
    cycles_high = Register(0x01C, "r", 0xFFFFFFFF)
    # any write clears the counters at 0x010 to 0x01C
    clear = Register(0x020, "w", 0xFFFFFFFF)
    # a: what a weight of 1 adds to the potential
    layer1_weight_scale = Register(0x100, "rw", 0x000000FF)
    # b: what a bias of 1 adds
    layer1_bias_scale = Register(0x104, "rw", 0x000000FF)
    # vth: a neuron fires where its potential is greater
    layer1_threshold = Register(0x108, "rw", 0x0003FFFF, signed=18)
    # size of the layer
    layer1_shape = Register(0x11C, "r", 0xFFFFFFFF)
    # inputs
    layer1_shape_inputs = Bits(layer1_shape, "inputs", 0, 16, "r")
    # neurons
    layer1_shape_neurons = Bits(layer1_shape, "neurons", 16, 16, "r")
    # a: what a weight of 1 adds to the potential
    layer2_weight_scale = Register(0x120, "rw", 0x000000FF)
    # b: what a bias of 1 adds
    layer2_bias_scale = Register(0x124, "rw", 0x000000FF)
    # vth: a neuron fires where its potential is greater
    layer2_threshold = Register(0x128, "rw", 0x0003FFFF, signed=18)
    # size of the layer
    layer2_shape = Register(0x13C, "r", 0xFFFFFFFF)
    # inputs
    layer2_shape_inputs = Bits(layer2_shape, "inputs", 0, 16, "r")
    # neurons
    layer2_shape_neurons = Bits(layer2_shape, "neurons", 16, 16, "r")
    # a: what a weight of 1 adds to the potential
    layer3_weight_scale = Register(0x140, "rw", 0x000000FF)
    # b: what a bias of 1 adds
    layer3_bias_scale = Register(0x144, "rw", 0x000000FF)
    # vth: a neuron fires where its potential is greater
    layer3_threshold = Register(0x148, "rw", 0x0003FFFF, signed=18)
    # size of the layer
    layer3_shape = Register(0x15C, "r", 0xFFFFFFFF)
    # inputs
    layer3_shape_inputs = Bits(layer3_shape, "inputs", 0, 16, "r")
    # neurons
    layer3_shape_neurons = Bits(layer3_shape, "neurons", 16, 16, "r")
    # LFSR seeds of the lanes, not 0
    seed = Row(0x800, 16, "rw", 0x0000FFFF)
    # version of this register map
    version = Register(0xFF0, "r", 0xFFFFFFFF)
    # grows where something is added
    version_minor = Bits(version, "minor", 0, 16, "r")
    # grows where something moves or goes: a driver of another number does not fit
    version_major = Bits(version, "major", 16, 16, "r")
    # what was generated
    shape = Register(0xFF4, "r", 0x3FFFFFFF)
    # layers
    shape_layers = Bits(shape, "layers", 0, 8, "r")
    # events integrated per cycle; the bank of weights of this number holds the biases
    shape_lanes = Bits(shape, "lanes", 8, 8, "r")
    # pixels per beat; 0: address events in
    shape_pixels_per_beat = Bits(shape, "pixels_per_beat", 16, 8, "r")
    # pixels are compared with LEVEL, not with random numbers
    shape_threshold = Bits(shape, "threshold", 24, 1, "r")
    # layers count and have three thresholds; the last one does not where potentials are read
    shape_count = Bits(shape, "count", 25, 1, "r")
    # the scores are potentials, not spikes
    shape_potentials = Bits(shape, "potentials", 26, 1, "r")
    # weights are written
    shape_loadable = Bits(shape, "loadable", 27, 1, "r")
    # images, time steps and cycles are counted
    shape_counters = Bits(shape, "counters", 28, 1, "r")
    # SEED is one register for all lanes
    shape_one_seed = Bits(shape, "one_seed", 29, 1, "r")
    cycles_64 = Pair(cycles_low, cycles_high)


class Device:
    """A twsnn behind a bus; streams move its packets."""

    polls = 1000000  # reads after which waiting ends

    def __init__(self, bus, streams=None):
        self.bus = bus
        self.streams = streams
        self.registers = Registers(bus)

    def check(self):
        """Raises where another device is there, or another version or size of it."""
        expect("id", self.registers.id, 0x54575331)
        expect("layer1_shape", self.registers.layer1_shape, 0x01000310)
        expect("layer2_shape", self.registers.layer2_shape, 0x01000100)
        expect("layer3_shape", self.registers.layer3_shape, 0x000A0100)
        expect("version", self.registers.version >> 16, 1)
        expect("shape", self.registers.shape, 0x10100103)

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
        ("short_image", 0x00000100),
        ("long_image", 0x00000200),
        ("refused_write", 0x00000800),
    )

    def classify(self, pixels, result_capacity=65536):
        """Classifies an image.

        pixels: a byte each, whole beats: bytes behind the image are 0
        Returns: words of 32 bits, low byte first: the score of each class, then 15:0 class, 31 error
        """
        if self.streams is None:
            raise DriverError("there are no streams")
        self.streams.send("s_axis_pixel", pixels, 0)
        result = self.streams.receive("m_axis_result", result_capacity)
        return result

    def send_pixel(self, packet):
        """Sends a packet to s_axis_pixel.

        packet: its bytes
        """
        if self.streams is None:
            raise DriverError("there are no streams")
        self.streams.send("s_axis_pixel", packet, 0)

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
    {"s_axis_pixel": dma.sendchannel, "m_axis_result": dma.recvchannel}"""

    def __init__(self, mmio, dma=None, allocate=bytearray):
        super().__init__(mmio, DmaStreams(dma, allocate) if dma else None)
        self.mmio = mmio
        self.register_map = self.registers

    def read(self, offset=0):
        return self.mmio.read(offset)

    def write(self, offset, value):
        self.mmio.write(offset, value)
