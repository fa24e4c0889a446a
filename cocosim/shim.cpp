// SPDX-License-Identifier: Apache-2.0
//
// The one shim between Hdl.Cosim and every Verilated model. It knows neither ports nor blocks: hdl_dut.h, compiled with
// the model, does. It is compiled once, with Verilator's runtime, and linked to each.

#include <cstdarg>
#include <cstdio>
#include <mutex>
#include <stdexcept>
#include <string>

#include "hdl_model.h"

#define HDL_EXPORT extern "C" __attribute__((visibility("default")))

namespace {

thread_local std::string last_error;
thread_local const char* memory_folder = nullptr;
thread_local int32_t selected_mutant = 0;

// Verilator seeds its generator through process-wide state; two constructions at once would disturb each other.
std::mutex construction;

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

}  // namespace

#include "hdl_streams.h"

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

HDL_EXPORT void* hdl_port_pointer(Model* model, uint32_t index) { return model->port(index); }

// `folder` holds the memory files. Registers start with random contents drawn from `seed`, or with 0 where that is 0.
HDL_EXPORT Model* hdl_create(const char* folder, uint32_t seed, int32_t mutant) {
  std::unique_ptr<Model> model = new_model();
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
    model->construct();
    for (uint32_t i = 0; i < port_total; ++i) {
      if (port_table[i].role != ROLE_OUTPUT) {
        hdl_streams::clear(hdl_field{model->port(i), port_table[i].width, hdl_streams::bytes_of(port_table[i].width)});
      }
    }
    model->eval();
  });
  memory_folder = nullptr;
  return outcome == 0 ? model.release() : nullptr;
}

HDL_EXPORT void hdl_destroy(Model* model) {
  guarded(model, [&] {
#if HDL_TRACE
    if (model->trace) model->trace->close();
    model->trace.reset();
#endif
    model->final();
  });
  delete model;
}

HDL_EXPORT int32_t hdl_eval(Model* model) {
  return guarded(model, [&] { model->eval(); });
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
// rising edge. Ends after the first cycle with a difference, whose outputs it notes in `actual`; `matched` tells the cycles before it.
HDL_EXPORT int32_t hdl_run_lockstep(
    Model* model, uint64_t count, const uint32_t* inputs, const uint32_t* expected, uint32_t* actual, uint64_t* matched) {
  return guarded(model, [&] { model->lockstep(count, inputs, expected, actual, matched); });
}

HDL_EXPORT int32_t hdl_trace_open(Model* model, const char* path) {
#if HDL_TRACE
  return guarded(model, [&] {
    model->open_trace(path);
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
