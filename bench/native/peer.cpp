// SPDX-License-Identifier: Apache-2.0
//
// The native test bench that Hdl.Cosim is measured against: a plain loop over the Verilated class, ports by name, the same
// stimuli and expected beats, read from a file. peer_dut.h is generated for the design, as one would write it by hand.
//
// Usage: peer STIMULI REPEATS; prints "cycles nanoseconds" (of processor time) of the simulation, reading the file left out.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <memory>
#include <vector>

#include "verilated.h"
#include "Vdut.h"

struct Cursor {
  const uint32_t* words = nullptr;
  uint64_t count = 0;
  uint64_t words_per_beat = 0;
  uint64_t position = 0;
  bool left() const { return position < count; }
  const uint32_t* beat() const { return words + position * words_per_beat; }
};

#include "peer_dut.h"

namespace {

std::vector<uint32_t> file;

double processor_nanoseconds() {
  timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e9 + now.tv_nsec;
}

[[noreturn]] void fail(const char* what, uint64_t cycle) {
  std::fprintf(stderr, "mismatch: %s in cycle %llu\n", what, static_cast<unsigned long long>(cycle));
  std::exit(1);
}

void reset(Vdut& dut) {
  peer_release_reset(dut);
  dut.eval();
  peer_assert_reset(dut);
  dut.eval();
  for (int i = 0; i < 3; ++i) {
    dut.clk_i = 0;
    dut.eval();
    dut.clk_i = 1;
    dut.eval();
  }
  dut.clk_i = 0;
  dut.eval();
  peer_release_reset(dut);
}

uint64_t run_streams(Vdut& dut, PeerStreams& streams) {
  uint64_t cycle = 0;
  while (!streams.done()) {
    dut.clk_i = 0;
    streams.drive(dut);
    dut.eval();
    if (!streams.exchange(dut)) fail("beat", cycle);
    dut.clk_i = 1;
    dut.eval();
    ++cycle;
  }
  return cycle;
}

uint64_t run_lockstep(Vdut& dut, uint64_t cycles, const uint32_t* inputs, const uint32_t* expected) {
  for (uint64_t cycle = 0; cycle < cycles; ++cycle) {
    dut.clk_i = 0;
    peer_apply(dut, inputs + cycle * PEER_INPUT_WORDS);
    dut.eval();
    if (!peer_matches(dut, expected + cycle * PEER_OUTPUT_WORDS)) fail("output", cycle);
    dut.clk_i = 1;
    dut.eval();
  }
  return cycles;
}

// File: scenarios; each: phases; each: levels, then the streams (count, beats), then the cycles (count, inputs, outputs).
uint64_t run_all() {
  const uint32_t* at = file.data();
  uint64_t cycles = 0;
  for (uint32_t scenarios = *at++; scenarios > 0; --scenarios) {
    VerilatedContext context;
    context.randReset(2);
    context.randSeed(static_cast<int>(*at++));
    Vdut dut(&context, "");
    reset(dut);
    for (uint32_t phases = *at++; phases > 0; --phases) {
      at = peer_levels(dut, at);
      PeerStreams streams;
      at = streams.read(at);
      cycles += run_streams(dut, streams);
      uint64_t lockstep = *at++;
      cycles += run_lockstep(dut, lockstep, at, at + lockstep * PEER_INPUT_WORDS);
      at += lockstep * (PEER_INPUT_WORDS + PEER_OUTPUT_WORDS);
    }
  }
  return cycles;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  std::ifstream stream(argv[1], std::ios::binary | std::ios::ate);
  file.resize(static_cast<size_t>(stream.tellg()) / 4);
  stream.seekg(0);
  stream.read(reinterpret_cast<char*>(file.data()), static_cast<std::streamsize>(file.size() * 4));
  double start = processor_nanoseconds();
  uint64_t cycles = 0;
  for (int repeats = std::atoi(argv[2]); repeats > 0; --repeats) cycles += run_all();
  std::printf("%llu %.0f\n", static_cast<unsigned long long>(cycles), processor_nanoseconds() - start);
  return 0;
}

// The runtime is compiled for models that must not end the process; here they may.
void vl_fatal(const char* file_name, int line, const char*, const char* message) {
  std::fprintf(stderr, "%s (%s:%d)\n", message, file_name, line);
  std::exit(1);
}
void vl_stop(const char* file_name, int line, const char*) { vl_fatal(file_name, line, "", "$stop"); }
void vl_finish(const char* file_name, int line, const char*) { vl_fatal(file_name, line, "", "$finish"); }
void vl_warn(const char* file_name, int line, const char*, const char* message) { vl_fatal(file_name, line, "", message); }
