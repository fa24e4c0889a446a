# SPDX-License-Identifier: Apache-2.0
"""Driver of nullhop.

A bus has read(offset) and write(offset, value), as pynq.MMIO has; Memory and Uio here are two.
Streams have send(stream, packet, user), flush(stream), which waits until all has gone in, and
receive(stream, capacity), which gives bytes.

Regenerate with: make gen TARGET=nullhop
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

    # "NHP1"
    id = Register(0x000, "r", 0xFFFFFFFF)
    # what was generated
    caps = Register(0x004, "r", 0xFFFFFFFF)
    # log2 of the multipliers N
    caps_macs_log2 = Bits(caps, "macs_log2", 0, 4, "r")
    # log2 of the most lanes
    caps_lanes_log2 = Bits(caps, "lanes_log2", 4, 4, "r")
    # log2 of the entries fetched per cycle
    caps_fetch_log2 = Bits(caps, "fetch_log2", 8, 4, "r")
    # bits of a value
    caps_value_width = Bits(caps, "value_width", 12, 5, "r")
    # bits of a weight; 2: ternary
    caps_weight_width = Bits(caps, "weight_width", 17, 5, "r")
    # bits of an accumulator
    caps_accumulator_width = Bits(caps, "accumulator_width", 22, 6, "r")
    # channels have multipliers
    caps_scale = Bits(caps, "scale", 28, 1, "r")
    # log2 of the bits per beat of parameters, less 5
    caps_param_log2 = Bits(caps, "param_log2", 29, 3, "r")
    # what is going on, and what went wrong
    status = Register(0x008, "c", 0x00007FFF)
    # a pass, a load or a result is in flight
    status_busy = Bits(status, "busy", 0, 1, "r")
    # passes that are queued behind the one that is worked on
    status_queued = Bits(status, "queued", 1, 2, "r")
    # why a descriptor was refused last; cleared with refused
    status_refusal = Bits(status, "refusal", 3, 5, "r")
    # a map bit behind the end of a row
    status_tail = Bits(status, "tail", 8, 1, "c")
    # a packet of a map was too short or too long
    status_framing = Bits(status, "framing", 9, 1, "c")
    # a word of a map was missing, and read as 0
    status_missing_data = Bits(status, "missing_data", 10, 1, "c")
    # words behind the end of a row were dropped
    status_surplus = Bits(status, "surplus", 11, 1, "c")
    # a descriptor was refused
    status_refused = Bits(status, "refused", 12, 1, "c")
    # a packet of parameters was too short or too long, or its rows do not exist
    status_parameter_length = Bits(status, "parameter_length", 13, 1, "c")
    # entries found no room in the row store and were dropped; with overcommit alone
    status_overflow = Bits(status, "overflow", 14, 1, "c")
    # 1 or 2, nothing else
    control = Register(0x00C, "w", 0x00000003)
    # the descriptor is checked and queued; the answer waits for that
    control_push = Bits(control, "push", 0, 1, "w")
    # all passes, loads and packets in flight are dropped
    control_abort = Bits(control, "abort", 1, 1, "w")
    # clock cycles in which STATUS.busy was 1; any write clears it
    cycles = Register(0x010, "rw", 0xFFFFFFFF)
    # cycles in which the multipliers were given something; any write clears it
    beats = Register(0x014, "rw", 0xFFFFFFFF)
    # values other than 0 that they were given; any write clears it
    items = Register(0x018, "rw", 0xFFFFFFFF)
    # items of value 0, one for each window of which the last slice had no value; any write clears it
    nulls = Register(0x01C, "rw", 0xFFFFFFFF)
    # cycles in which there was no item, because rows of the input were awaited; any write clears it
    stall_input = Register(0x020, "rw", 0xFFFFFFFF)
    # cycles in which an item waited for the sums of the window before to be taken; any write clears it
    stall_drain = Register(0x024, "rw", 0xFFFFFFFF)
    # cycles in which an item waited for room in the queue of the output; any write clears it
    stall_output = Register(0x028, "rw", 0xFFFFFFFF)
    # cycles in which there was no item, for loads of parameters were waited for; any write clears it
    stall_weights = Register(0x02C, "rw", 0xFFFFFFFF)
    # first row of a load
    load_base = Register(0x030, "rw", 0x0001FFFF)
    # rows of weights of each word of a load
    load_rows = Register(0x034, "rw", 0x0001FFFF)
    # what is loaded; a write queues the command
    load_kind = Register(0x038, "rw", 0x000000F3)
    # 0 weights, 1 biases, 2 multipliers
    load_kind_kind = Bits(load_kind, "kind", 0, 2, "rw")
    # log2 n
    load_kind_words_log2 = Bits(load_kind, "words_log2", 4, 4, "rw")
    # loads done since reset or abort, modulo 2^16
    loads = Register(0x03C, "r", 0x0000FFFF)
    # size of the input
    input_size = Register(0x040, "rw", 0x0FFF0FFF)
    # H
    input_size_height = Bits(input_size, "height", 0, 12, "rw")
    # W
    input_size_width = Bits(input_size, "width", 16, 12, "rw")
    # channels of the input, and how it comes
    input_channels = Register(0x044, "rw", 0x00F70FFF)
    # Cin
    input_channels_channels = Bits(input_channels, "channels", 0, 12, "rw")
    # slices less 1
    input_channels_slices = Bits(input_channels, "slices", 16, 3, "rw")
    # without map words
    input_channels_in_raw = Bits(input_channels, "in_raw", 20, 1, "rw")
    # values in two's complement
    input_channels_in_signed = Bits(input_channels, "in_signed", 21, 1, "rw")
    # the input that the pass before kept is used again
    input_channels_reuse_input = Bits(input_channels, "reuse_input", 22, 1, "rw")
    # the input is kept for the next pass
    input_channels_keep_input = Bits(input_channels, "keep_input", 23, 1, "rw")
    # kernel and pooling window
    kernel = Register(0x048, "rw", 0x03377377)
    # kh less 1
    kernel_lines = Bits(kernel, "lines", 0, 3, "rw")
    # kw less 1
    kernel_columns = Bits(kernel, "columns", 4, 3, "rw")
    # s less 1
    kernel_stride = Bits(kernel, "stride", 8, 2, "rw")
    # pt
    kernel_pad_top = Bits(kernel, "pad_top", 12, 3, "rw")
    # pl
    kernel_pad_left = Bits(kernel, "pad_left", 16, 3, "rw")
    # pw less 1
    kernel_pool_window = Bits(kernel, "pool_window", 20, 2, "rw")
    # ps less 1
    kernel_pool_stride = Bits(kernel, "pool_stride", 24, 2, "rw")
    # size of the output before pooling
    output_size = Register(0x04C, "rw", 0x0FFF0FFF)
    # Ho
    output_size_height = Bits(output_size, "height", 0, 12, "rw")
    # Wo
    output_size_width = Bits(output_size, "width", 16, 12, "rw")
    # size of the output
    pooled_size = Register(0x050, "rw", 0x0FFF0FFF)
    # Hp
    pooled_size_height = Bits(pooled_size, "height", 0, 12, "rw")
    # Wp
    pooled_size_width = Bits(pooled_size, "width", 16, 12, "rw")
    # channels of the output, and how it goes
    output_mode = Register(0x054, "rw", 0x00003FFF)
    # log2 n
    output_mode_words_log2 = Bits(output_mode, "words_log2", 0, 4, "rw")
    # channels in the last word, less 1
    output_mode_last_channels = Bits(output_mode, "last_channels", 4, 4, "rw")
    # negative values become 0
    output_mode_relu = Bits(output_mode, "relu", 8, 1, "rw")
    # without map words
    output_mode_out_raw = Bits(output_mode, "out_raw", 9, 1, "rw")
    # values in two's complement
    output_mode_out_signed = Bits(output_mode, "out_signed", 10, 1, "rw")
    # half up, not down
    output_mode_round = Bits(output_mode, "round", 11, 1, "rw")
    # the accumulators start at 0
    output_mode_acc_first = Bits(output_mode, "acc_first", 12, 1, "rw")
    # the accumulators are quantised, and the output goes
    output_mode_acc_last = Bits(output_mode, "acc_last", 13, 1, "rw")
    # shifts
    shifts = Register(0x058, "rw", 0x00001F3F)
    # r
    shifts_shift = Bits(shifts, "shift", 0, 6, "rw")
    # bs
    shifts_bias_shift = Bits(shifts, "bias_shift", 8, 5, "rw")
    # first row of the weights
    weight_base = Register(0x05C, "rw", 0xFFFFFFFF)
    # first row of the biases, and of the multipliers
    bias_base = Register(0x060, "rw", 0xFFFFFFFF)
    # frames, and what is waited for
    frames = Register(0x064, "rw", 0xFFFFFFFF)
    # frames
    frames_frames = Bits(frames, "frames", 0, 16, "rw")
    # LOADS that must be done before, modulo 2^16
    frames_loads = Bits(frames, "loads", 16, 16, "rw")
    # channels of two slices
    slices0 = Register(0x068, "rw", 0x0FFF0FFF)
    # of slice 0
    slices0_even = Bits(slices0, "even", 0, 12, "rw")
    # of slice 1
    slices0_odd = Bits(slices0, "odd", 16, 12, "rw")
    # channels of two slices
    slices1 = Register(0x06C, "rw", 0x0FFF0FFF)
    # of slice 2
    slices1_even = Bits(slices1, "even", 0, 12, "rw")
    # of slice 3
    slices1_odd = Bits(slices1, "odd", 16, 12, "rw")
    # channels of two slices
    slices2 = Register(0x070, "rw", 0x0FFF0FFF)
    # of slice 4
    slices2_even = Bits(slices2, "even", 0, 12, "rw")
    # of slice 5
    slices2_odd = Bits(slices2, "odd", 16, 12, "rw")
    # channels of two slices
    slices3 = Register(0x074, "rw", 0x0FFF0FFF)
    # of slice 6
    slices3_even = Bits(slices3, "even", 0, 12, "rw")
    # of slice 7
    slices3_odd = Bits(slices3, "odd", 16, 12, "rw")
    # version of this register map
    version = Register(0xFF0, "r", 0xFFFFFFFF)
    # grows where something is added
    version_minor = Bits(version, "minor", 0, 16, "r")
    # grows where something moves or goes: a driver of another number does not fit
    version_major = Bits(version, "major", 16, 16, "r")
    # sizes of the memories of parameters, greatest kernel
    shape = Register(0xFF4, "r", 0xFFFFFFFF)
    # rows of weights, less 1
    shape_weight_rows = Bits(shape, "weight_rows", 0, 16, "r")
    # rows of biases
    shape_bias_rows = Bits(shape, "bias_rows", 16, 13, "r")
    # rows and columns of the greatest kernel
    shape_max_kernel = Bits(shape, "max_kernel", 29, 3, "r")
    # how maps are coded
    format = Register(0xFF8, "r", 0xFFFFFFFF)
    # bits of a word
    format_word_width = Bits(format, "word_width", 0, 8, "r")
    # values that a map word tells of
    format_map_width = Bits(format, "map_width", 8, 8, "r")
    # words per beat of an input map
    format_input_words = Bits(format, "input_words", 16, 8, "r")
    # words per beat of an output map
    format_output_words = Bits(format, "output_words", 24, 8, "r")


class Device:
    """A nullhop behind a bus; streams move its packets."""

    polls = 1000000  # reads after which waiting ends

    def __init__(self, bus, streams=None):
        self.bus = bus
        self.streams = streams
        self.registers = Registers(bus)

    def check(self):
        """Raises where another device is there, or another version or size of it."""
        expect("id", self.registers.id, 0x4E485031)
        expect("caps", self.registers.caps, 0x28108326)
        expect("version", self.registers.version >> 16, 1)
        expect("shape", self.registers.shape, 0xE01003FF)
        expect("format", self.registers.format, 0x04040808)

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
        ("tail", 0x00000100),
        ("framing", 0x00000200),
        ("missing_data", 0x00000400),
        ("surplus", 0x00000800),
        ("refused", 0x00001000),
        ("parameter_length", 0x00002000),
        ("overflow", 0x00004000),
    )

    def load(self, first_row, rows, kind, words_log2, packet):
        """Loads parameters.

        first_row: first row of the load
        rows: rows of weights per word; 1 for biases and multipliers
        kind: 0 weights, 1 biases, 2 multipliers
        words_log2: log2 n
        packet: their rows, as one string of bits in whole beats
        """
        if self.streams is None:
            raise DriverError("there are no streams")
        self.registers.load_base = first_row
        self.registers.load_rows = rows
        put(self.registers, "load_kind", kind=kind, words_log2=words_log2)
        self.streams.send("s_axis_param", packet, 0)

    def push(self, descriptor):
        """Checks and queues a pass.

        descriptor: the 14 words from INPUT_SIZE on
        """
        if len(descriptor) != 14:
            raise ValueError("%d words for 14 registers" % len(descriptor))
        for index, word in enumerate(descriptor):
            self.bus.write(0x040 + 4 * index, word)
        put(self.registers, "control", push=1)

    def abort(self):
        """Drops all passes, loads and packets in flight.

        """
        put(self.registers, "control", abort=1)

    def wait(self):
        """Waits until nothing is in flight.

        """
        for _ in range(self.polls):
            if self.registers.status_busy == 0:
                break
        else:
            raise DriverError("status.busy does not become 0")

    def send_map(self, packet):
        """Sends a packet to s_axis_map.

        packet: its bytes
        """
        if self.streams is None:
            raise DriverError("there are no streams")
        self.streams.send("s_axis_map", packet, 0)

    def send_param(self, packet):
        """Sends a packet to s_axis_param.

        packet: its bytes
        """
        if self.streams is None:
            raise DriverError("there are no streams")
        self.streams.send("s_axis_param", packet, 0)

    def receive_map(self, packet_capacity=65536):
        """Waits for a packet from m_axis_map.

        Returns: its bytes
        """
        if self.streams is None:
            raise DriverError("there are no streams")
        packet = self.streams.receive("m_axis_map", packet_capacity)
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
    {"s_axis_map": dma.sendchannel, "s_axis_param": dma.sendchannel, "m_axis_map": dma.recvchannel}"""

    def __init__(self, mmio, dma=None, allocate=bytearray):
        super().__init__(mmio, DmaStreams(dma, allocate) if dma else None)
        self.mmio = mmio
        self.register_map = self.registers

    def read(self, offset=0):
        return self.mmio.read(offset)

    def write(self, offset, value):
        self.mmio.write(offset, value)
