// SPDX-License-Identifier: Apache-2.0
//
// How the value of a port lies in memory, and ports whose width the compiler knows.

#ifndef HDL_FIELDS_H
#define HDL_FIELDS_H

#include <cstdint>
#include <cstring>

namespace hdl_streams {

constexpr uint32_t bytes_of(uint32_t width) {
  return width <= 8 ? 1 : width <= 16 ? 2 : width <= 32 ? 4 : width <= 64 ? 8 : (width + 31) / 32 * 4;
}

constexpr uint32_t words_of(uint32_t width) { return (width + 31) / 32; }

// One port to and from the words of a beat; each returns the words of the next.
template <uint32_t Width, typename Port>
inline const uint32_t* assign(Port* port, const uint32_t* words) {
  if constexpr (Width <= 32) *port = static_cast<Port>(*words);
  else std::memcpy(port, words, bytes_of(Width));
  return words + words_of(Width);
}

template <uint32_t Width, typename Port>
inline uint32_t* fetch(const Port* port, uint32_t* words) {
  if constexpr (Width <= 32) *words = *port;
  else std::memcpy(words, port, bytes_of(Width));
  return words + words_of(Width);
}

template <uint32_t Width, typename Port>
inline bool differs(const Port* port, const uint32_t* words) {
  if constexpr (Width <= 32) return *port != *words;
  else return std::memcmp(port, words, bytes_of(Width)) != 0;
}

}  // namespace hdl_streams

#endif
