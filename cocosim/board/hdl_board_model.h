// SPDX-License-Identifier: Apache-2.0
//
// A model's library, loaded, and its ports by name. Included by hdl_board.cpp alone.

#ifndef HDL_BOARD_MODEL_H
#define HDL_BOARD_MODEL_H

#include <dlfcn.h>

#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <vector>

namespace hdl_board_parts {

// A port as Verilator keeps it; none where the model lacks it: then it reads as 0, and is not written.
class Port {
 public:
  Port() = default;
  Port(void* at, uint32_t width) : at_(static_cast<uint8_t*>(at)), width_(width) {}

  explicit operator bool() const { return at_ != nullptr; }
  uint32_t width() const { return width_; }
  size_t bytes_of_data() const { return width_ / 8; }

  uint64_t get() const {
    uint64_t value = 0;
    if (at_) std::memcpy(&value, at_, bytes() < 8 ? bytes() : 8);
    return value;
  }

  void set(uint64_t value) {
    if (!at_) return;
    if (width_ < 64) value &= (uint64_t{1} << width_) - 1;
    std::memset(at_, 0, bytes());
    std::memcpy(at_, &value, bytes() < 8 ? bytes() : 8);
  }

  void set_bytes(const uint8_t* from, size_t count) {
    std::memset(at_, 0, bytes());
    std::memcpy(at_, from, count);
  }

  void get_bytes(uint8_t* to, size_t count) const { std::memcpy(to, at_, count); }

  bool bit(size_t index) const { return at_[index / 8] >> index % 8 & 1; }

  void set_ones(size_t count) {
    if (!at_) return;
    std::memset(at_, 0, bytes());
    for (size_t i = 0; i < count; ++i) at_[i / 8] |= static_cast<uint8_t>(1u << i % 8);
  }

 private:
  size_t bytes() const {
    return width_ <= 8 ? 1 : width_ <= 16 ? 2 : width_ <= 32 ? 4 : width_ <= 64 ? 8 : (width_ + 31) / 32 * 4;
  }

  uint8_t* at_ = nullptr;
  uint32_t width_ = 0;
};

class Model {
 public:
  Model(const char* library, const char* folder, uint32_t seed) {
    library_ = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    if (!library_) throw std::runtime_error(dlerror());
    auto create = symbol<void* (*)(const char*, uint32_t, int32_t)>("hdl_create");
    model_ = create(folder, seed, 0);
    if (!model_) throw std::runtime_error(symbol<const char* (*)()>("hdl_last_error")());
    auto count = symbol<uint32_t (*)()>("hdl_port_count");
    auto name = symbol<const char* (*)(uint32_t)>("hdl_port_name");
    auto width = symbol<uint32_t (*)(uint32_t)>("hdl_port_width");
    auto pointer = symbol<void* (*)(void*, uint32_t)>("hdl_port_pointer");
    for (uint32_t i = 0; i < count(); ++i) {
      names_.push_back(name(i));
      ports_.emplace(name(i), Port(pointer(model_, i), width(i)));
    }
    eval_ = symbol<int32_t (*)(void*)>("hdl_eval");
    tick_ = symbol<int32_t (*)(void*)>("hdl_tick");
    cycles_ = symbol<uint64_t (*)(void*)>("hdl_cycle");
    clock_ = port("clk_i");
  }

  Model(const Model&) = delete;
  Model& operator=(const Model&) = delete;

  ~Model() {
    if (model_) symbol<void (*)(void*)>("hdl_destroy")(model_);
    if (library_) dlclose(library_);
  }

  const std::vector<std::string>& names() const { return names_; }

  Port port(const std::string& name) const {
    auto found = ports_.find(name);
    return found == ports_.end() ? Port() : found->second;
  }

  void reset() {
    bool low = static_cast<bool>(port("rst_ni"));
    Port reset = low ? port("rst_ni") : port("rst_i");
    reset.set(low ? 1 : 0);
    settle();
    reset.set(low ? 0 : 1);
    settle();
    for (int i = 0; i < 3; ++i) rise();
    clock_.set(0);
    settle();
    reset.set(low ? 1 : 0);
  }

  void settle() {
    clock_.set(0);
    check(eval_(model_));
  }

  void rise() { check(tick_(model_)); }

  uint64_t cycles() const { return cycles_(model_); }

 private:
  template <typename Function>
  Function symbol(const char* name) const {
    void* found = dlsym(library_, name);
    if (!found) throw std::runtime_error(std::string("the model has no ") + name);
    return reinterpret_cast<Function>(found);
  }

  void check(int32_t outcome) const {
    if (outcome) throw std::runtime_error(symbol<const char* (*)()>("hdl_last_error")());
  }

  void* library_ = nullptr;
  void* model_ = nullptr;
  std::vector<std::string> names_;
  std::unordered_map<std::string, Port> ports_;
  int32_t (*eval_)(void*) = nullptr;
  int32_t (*tick_)(void*) = nullptr;
  uint64_t (*cycles_)(void*) = nullptr;
  Port clock_;
};

}  // namespace hdl_board_parts

#endif
