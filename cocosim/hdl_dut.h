// SPDX-License-Identifier: Apache-2.0
//
// What is compiled with every model: Verilator's prefix is always Vdut, and the generated hdl_ports.h lists the ports, so
// nothing here knows a block. As short as it can be; what does not depend on the ports is in shim.cpp, compiled once.

#include "Vdut.h"
#include "hdl_fields.h"
#include "hdl_model.h"

// The table must fit the model: a port of another size would be read and written beyond its end. That its width is the
// same to the bit is checked when the model is built, from the widths that Verilator writes down.
#define HDL_PORT(name, width, role)                                                                         \
  static_assert(sizeof(std::remove_reference_t<decltype(Vdut::name)>) == hdl_streams::bytes_of(width),      \
                #name ": the width of the interface is not that of the Verilog");
#include "hdl_ports.h"
#undef HDL_PORT

const PortEntry port_table[] = {
#define HDL_PORT(name, width, role) {#name, width, role},
#include "hdl_ports.h"
#undef HDL_PORT
};

const uint32_t port_total = sizeof(port_table) / sizeof(port_table[0]);

namespace {

struct DutModel final : Model {
  std::unique_ptr<Vdut> vdut;

  void construct() override {
    vdut = std::make_unique<Vdut>(&context, "");
    clock = &vdut->clk_i;
  }

  void eval() override { vdut->eval(); }

  void final() override { vdut->final(); }

  void* port(uint32_t index) override {
    void* const pointers[] = {
#define HDL_PORT(name, width, role) &vdut->name,
#include "hdl_ports.h"
#undef HDL_PORT
    };
    return index < port_total ? pointers[index] : nullptr;
  }

#if HDL_TRACE
  void open_trace(const char* path) override {
    trace = std::make_unique<VerilatedFstC>();
    vdut->trace(trace.get(), 99);
    trace->open(path);
  }
#endif

  // The list of ports unrolls into straight code, so that this is as fast as a loop written for the one design.
  void lockstep(
      uint64_t count, const uint32_t* inputs, const uint32_t* expected, uint32_t* actual, uint64_t* matched) override {
    Vdut& dut = *vdut;
    *matched = 0;
    for (uint64_t i = 0; i < count; ++i) {
#define HDL_PORT(name, width, role) \
  if constexpr (role == ROLE_INPUT) inputs = hdl_streams::assign<width>(&dut.name, inputs);
#include "hdl_ports.h"
#undef HDL_PORT
      settle();
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
        edge();
        return;
      }
      edge();
      *matched = i + 1;
    }
  }
};

}  // namespace

std::unique_ptr<Model> new_model() { return std::make_unique<DutModel>(); }
