// SPDX-License-Identifier: Apache-2.0
//
// The one shim between Hdl.Cosim and every Verilated model: Verilator's prefix is always Vdut, and the generated
// hdl_ports.h lists the ports, so nothing here knows a block.

#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <type_traits>

#include "verilated.h"
#if HDL_TRACE
#include "verilated_fst_c.h"
#endif
#include "Vdut.h"
#include "hdl_abi.h"

#define HDL_EXPORT extern "C" __attribute__((visibility("default")))

namespace {

thread_local std::string last_error;
thread_local const char* memory_folder = nullptr;
thread_local int32_t selected_mutant = 0;

// Verilator seeds its generator through process-wide state; two constructions at once would disturb each other.
std::mutex construction;

struct Model {
  VerilatedContext context;
  std::unique_ptr<Vdut> dut;
  uint64_t cycle = 0;
#if HDL_TRACE
  std::unique_ptr<VerilatedFstC> trace;
#endif

  void settle() {
    dut->clk_i = 0;
    dut->eval();
#if HDL_TRACE
    if (trace) trace->dump(cycle * 10);
#endif
  }

  void edge() {
    dut->clk_i = 1;
    dut->eval();
#if HDL_TRACE
    if (trace) trace->dump(cycle * 10 + 5);
#endif
    ++cycle;
  }
};

// No C++ exception may reach the caller: it becomes -1 and a message.
template <typename Body>
int32_t guarded(Model* model, Body body) {
  try {
    if (model) Verilated::threadContextp(&model->context);
    body();
    return 0;
  } catch (const std::exception& failure) {
    last_error = failure.what();
    return -1;
  }
}

enum Role : uint32_t { ROLE_INPUT, ROLE_OUTPUT, ROLE_CLOCK_OR_RESET };

struct PortEntry {
  const char* name;
  uint32_t width;
  uint32_t role;
};

const PortEntry port_table[] = {
#define HDL_PORT(name, width, role) {#name, width, role},
#include "hdl_ports.h"
#undef HDL_PORT
};

constexpr uint32_t port_total = sizeof(port_table) / sizeof(port_table[0]);

}  // namespace

#include "hdl_streams.h"

// The table must fit the model: a port of another size would be read and written beyond its end. That its width is the
// same to the bit is checked when the model is built, from the widths that Verilator writes down.
#define HDL_PORT(name, width, role)                                                                         \
  static_assert(sizeof(std::remove_reference_t<decltype(Vdut::name)>) == hdl_streams::bytes_of(width),      \
                #name ": the width of the interface is not that of the Verilog");
#include "hdl_ports.h"
#undef HDL_PORT

// Verilator ends the process on $fatal, $stop and unreadable memory files; here they are errors of the one model.
void vl_fatal(const char* file, int line, const char*, const char* message) {
  throw std::runtime_error(std::string(message) + " (" + file + ":" + std::to_string(line) + ")");
}

// What Verilator only warns of is a memory file that is missing or too short: the model would run on random contents.
void vl_warn(const char* file, int line, const char*, const char* message) {
  throw std::runtime_error(std::string(message) + " (" + file + ":" + std::to_string(line) + ")");
}

void vl_stop(const char* file, int line, const char*) {
  throw std::runtime_error(std::string("$stop or a failed assertion at ") + file + ":" + std::to_string(line));
}

void vl_finish(const char* file, int line, const char*) {
  throw std::runtime_error(std::string("$finish at ") + file + ":" + std::to_string(line));
}

// Memory files are named without a folder in the RTL. The linker sends the model's fopen here (--wrap=fopen), which finds
// them beside the design without changing the working directory of the whole process.
extern "C" FILE* __real_fopen(const char* path, const char* mode);
extern "C" FILE* __wrap_fopen(const char* path, const char* mode) {
  if (memory_folder && path[0] != '/') {
    return __real_fopen((std::string(memory_folder) + "/" + path).c_str(), mode);
  }
  return __real_fopen(path, mode);
}

// Imported by the instrumented RTL of a mutation run; 0 is the design as it is.
extern "C" int hdl_mutant_id() { return selected_mutant; }

HDL_EXPORT int32_t hdl_abi_version() { return HDL_ABI_VERSION; }

HDL_EXPORT const char* hdl_last_error() { return last_error.c_str(); }

HDL_EXPORT uint32_t hdl_port_count() { return port_total; }

HDL_EXPORT const char* hdl_port_name(uint32_t index) { return index < port_total ? port_table[index].name : nullptr; }

HDL_EXPORT uint32_t hdl_port_width(uint32_t index) { return index < port_total ? port_table[index].width : 0; }

HDL_EXPORT uint32_t hdl_port_is_output(uint32_t index) { return index < port_total && port_table[index].role == ROLE_OUTPUT; }

HDL_EXPORT void* hdl_port_pointer(Model* model, uint32_t index) {
  void* const pointers[] = {
#define HDL_PORT(name, width, role) &model->dut->name,
#include "hdl_ports.h"
#undef HDL_PORT
  };
  return index < port_total ? pointers[index] : nullptr;
}

// `folder` holds the memory files. Registers start with random contents drawn from `seed`, or with 0 where that is 0.
HDL_EXPORT Model* hdl_create(const char* folder, uint32_t seed, int32_t mutant) {
  auto model = std::make_unique<Model>();
  memory_folder = folder;
  selected_mutant = mutant;
  int32_t outcome = guarded(model.get(), [&] {
    std::lock_guard<std::mutex> lock(construction);
    model->context.randReset(seed ? 2 : 0);
    model->context.randSeed(static_cast<int>((seed & 0x7fffffff) | 1));
    model->context.fatalOnError(false);
#if HDL_TRACE
    model->context.traceEverOn(true);
#endif
    model->dut = std::make_unique<Vdut>(&model->context, "");
    for (uint32_t i = 0; i < port_total; ++i) {
      if (port_table[i].role != ROLE_OUTPUT) {
        hdl_streams::clear(hdl_field{hdl_port_pointer(model.get(), i), port_table[i].width, hdl_streams::bytes_of(port_table[i].width)});
      }
    }
    model->dut->eval();
  });
  memory_folder = nullptr;
  return outcome == 0 ? model.release() : nullptr;
}

HDL_EXPORT void hdl_destroy(Model* model) {
  guarded(model, [&] {
#if HDL_TRACE
    if (model->trace) model->trace->close();
#endif
    model->dut->final();
  });
  delete model;
}

HDL_EXPORT int32_t hdl_eval(Model* model) {
  return guarded(model, [&] { model->dut->eval(); });
}

HDL_EXPORT int32_t hdl_tick(Model* model) {
  return guarded(model, [&] { model->settle(); model->edge(); });
}

// Clock cycles with the inputs as they are.
HDL_EXPORT int32_t hdl_run_cycles(Model* model, uint64_t count) {
  return guarded(model, [&] {
    for (uint64_t i = 0; i < count; ++i) {
      model->settle();
      model->edge();
    }
  });
}

// Cycles since creation; the time in a waveform is ten units per cycle.
HDL_EXPORT uint64_t hdl_cycle(Model* model) { return model->cycle; }

// The channels of the memories stand behind the `plain` first streams.
HDL_EXPORT int32_t hdl_run_streams(
    Model* model, hdl_stream* streams, uint32_t plain, uint32_t stream_count, hdl_memory* memories,
    uint32_t memory_count, hdl_run* run) {
  return guarded(
      model, [&] { hdl_streams::run(*model, streams, plain, stream_count, memories, memory_count, *run); });
}

// Per cycle: apply one beat of all plain inputs, settle, compare all outputs with one beat of expected values, take the
// rising edge. The list of ports unrolls into straight code, so that this is as fast as a loop written for the one design.
// Ends after the first cycle with a difference, whose outputs it notes in `actual`; `matched` tells the cycles before it.
HDL_EXPORT int32_t hdl_run_lockstep(
    Model* model, uint64_t count, const uint32_t* inputs, const uint32_t* expected, uint32_t* actual, uint64_t* matched) {
  return guarded(model, [&] {
    Vdut& dut = *model->dut;
    *matched = 0;
    for (uint64_t i = 0; i < count; ++i) {
#define HDL_PORT(name, width, role) \
  if constexpr (role == ROLE_INPUT) inputs = hdl_streams::assign<width>(&dut.name, inputs);
#include "hdl_ports.h"
#undef HDL_PORT
      model->settle();
      bool wrong = false;
#define HDL_PORT(name, width, role)                          \
  if constexpr (role == ROLE_OUTPUT) {                       \
    wrong |= hdl_streams::differs<width>(&dut.name, expected); \
    expected += hdl_streams::words_of(width);                \
  }
#include "hdl_ports.h"
#undef HDL_PORT
      if (wrong) {
#define HDL_PORT(name, width, role) \
  if constexpr (role == ROLE_OUTPUT) actual = hdl_streams::fetch<width>(&dut.name, actual);
#include "hdl_ports.h"
#undef HDL_PORT
        model->edge();
        return;
      }
      model->edge();
      *matched = i + 1;
    }
  });
}

HDL_EXPORT int32_t hdl_trace_open(Model* model, const char* path) {
#if HDL_TRACE
  return guarded(model, [&] {
    model->trace = std::make_unique<VerilatedFstC>();
    model->dut->trace(model->trace.get(), 99);
    model->trace->open(path);
    if (!model->trace->isOpen()) throw std::runtime_error(std::string("cannot write the waveform ") + path);
  });
#else
  (void)model, (void)path;
  last_error = "this model was built without waveforms";
  return -1;
#endif
}

HDL_EXPORT int32_t hdl_trace_close(Model* model) {
#if HDL_TRACE
  return guarded(model, [&] {
    if (model->trace) model->trace->close();
    model->trace.reset();
  });
#else
  (void)model;
  return 0;
#endif
}
