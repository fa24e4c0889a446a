// SPDX-License-Identifier: Apache-2.0
//
// A simulated instance, whatever its ports: all that the shim knows of a model. hdl_dut.h makes one of Verilator's Vdut.

#ifndef HDL_MODEL_H
#define HDL_MODEL_H

#include <cstdint>
#include <cstring>
#include <memory>

#include "verilated.h"
#if HDL_TRACE
#include "verilated_fst_c.h"
#endif
#include "hdl_abi.h"

enum Role : uint32_t { ROLE_INPUT, ROLE_OUTPUT, ROLE_CLOCK_OR_RESET };

struct PortEntry {
  const char* name;
  uint32_t width;
  uint32_t role;
};

// The ports of the one model of a library, defined beside it.
extern const PortEntry port_table[];
extern const uint32_t port_total;

struct Model {
  VerilatedContext context;
  uint64_t cycle = 0;
  uint8_t* clock = nullptr;
#if HDL_TRACE
  std::unique_ptr<VerilatedFstC> trace;
#endif

  virtual ~Model() = default;

  // Once the context is set up: makes the instance, and tells where its clock is.
  virtual void construct() = 0;
  virtual void eval() = 0;
  virtual void final() = 0;
  virtual void* port(uint32_t index) = 0;
#if HDL_TRACE
  virtual void open_trace(const char* path) = 0;
#endif

  // See hdl_run_lockstep.
  virtual void lockstep(
      uint64_t count, const uint32_t* inputs, const uint32_t* expected, uint32_t* actual, uint64_t* matched) = 0;

  void settle() {
    *clock = 0;
    eval();
#if HDL_TRACE
    if (trace) trace->dump(cycle * 10);
#endif
  }

  void edge() {
    *clock = 1;
    eval();
#if HDL_TRACE
    if (trace) trace->dump(cycle * 10 + 5);
#endif
    ++cycle;
  }
};

std::unique_ptr<Model> new_model();

#endif
