using System.Globalization;
using System.Text;
using Hdl.Core.Registers;

namespace Hdl.Core.HandOff.Drivers;

/// <summary><c>TOP_driver.c</c>: opening, checking, errors by name, the target's routines.</summary>
internal static class CDriverSource
{
    private const int MapBytes = 4096;

    /// <summary>Its text: C99 and C++.</summary>
    public static string Text(DriverModel model, Provenance provenance)
    {
        string top = model.Top;
        string prefix = model.Prefix;
        string clear = model.Errors.Count > 0
            ? $"  if (outcome == {prefix}_E_OK) {top}_clear_errors(device, {prefix}_ERRORS);\n"
            : "";
        var text = new StringBuilder();
        text.Append($$"""
            /* SPDX-License-Identifier: {{provenance.Parameters.Style.License}} */
            /* Driver of {{top}}, C99 and C++; see {{top}}_driver.h.
               Without an operating system compile it with -D{{prefix}}_FREESTANDING.
               Regenerate with: {{provenance.Command}} */
            #ifndef {{prefix}}_FREESTANDING
            #ifndef _DEFAULT_SOURCE
            #define _DEFAULT_SOURCE
            #endif
            #include <fcntl.h>
            #include <sys/mman.h>
            #include <sys/types.h>
            #include <unistd.h>
            #endif

            #include "{{top}}_driver.h"

            #define MAP_BYTES {{Text(MapBytes)}}u
            #define POLLS 1000000u

            void {{top}}_attach(struct {{top}}_device *device, volatile void *base) {
              device->base = (volatile uint32_t *)base;
              device->context = NULL;
              device->streams = NULL;
              device->polls = POLLS;
              device->mapped = 0;
            }

            #ifndef {{prefix}}_FREESTANDING
            static int map_file(struct {{top}}_device *device, const char *path, off_t offset) {
              void *base;
              int file = open(path, O_RDWR | O_SYNC);
              {{top}}_attach(device, NULL);
              if (file < 0) return {{prefix}}_E_SYSTEM;
              base = mmap(NULL, MAP_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, file, offset);
              close(file); /* the mapping stays */
              if (base == MAP_FAILED) return {{prefix}}_E_SYSTEM;
              device->base = (volatile uint32_t *)base;
              device->mapped = MAP_BYTES;
              return {{prefix}}_E_OK;
            }

            int {{top}}_open_uio(struct {{top}}_device *device, const char *path) { return map_file(device, path, 0); }

            int {{top}}_open_memory(struct {{top}}_device *device, uint64_t address) {
              if (address % MAP_BYTES || (uint64_t)(off_t)address != address) return {{prefix}}_E_RANGE;
              return map_file(device, "/dev/mem", (off_t)address);
            }

            void {{top}}_close(struct {{top}}_device *device) {
              if (device->mapped) munmap((void *)device->base, device->mapped);
              device->base = NULL;
              device->mapped = 0;
            }
            #endif

            int {{top}}_check(struct {{top}}_device *device) {
            {{Checks(model)}}  return {{prefix}}_E_OK;
            }

            int {{top}}_init(struct {{top}}_device *device) {
              int outcome = {{top}}_check(device);
            {{clear}}  return outcome;
            }

            """);
        if (model.Errors.Count > 0)
        {
            string names = string.Concat(model.Errors.Select(bits =>
                $"  if (errors & {prefix}_STATUS_{bits.Name.ToUpperInvariant()}_MASK) return \"{bits.Name}\";\n"));
            text.Append($$"""

                uint32_t {{top}}_errors(struct {{top}}_device *device) {
                  return {{top}}_read_status(device) & {{prefix}}_ERRORS;
                }

                void {{top}}_clear_errors(struct {{top}}_device *device, uint32_t errors) {
                  {{top}}_bus_write32(device, {{prefix}}_STATUS, errors & {{prefix}}_ERRORS);
                }

                const char *{{top}}_error_name(uint32_t errors) {
                {{names}}  return NULL;
                }

                """);
        }

        foreach (Routine routine in model.Routines)
        {
            text.Append(CRoutines.Definition(model, routine));
        }

        return text.ToString();
    }

    // A driver of another major number does not fit; a minor one only adds.
    private static string Checks(DriverModel model)
    {
        var text = new StringBuilder();
        foreach (Register register in model.Constants)
        {
            string macro = $"{model.Prefix}_{register.Name.ToUpperInvariant()}";
            string read = $"{model.Top}_read_{register.Name}(device)";
            text.Append(register.Address == Identification.Version
                ? $"  if ({model.Top}_get_{register.Name}_major(device) != {macro}_RESET >> {macro}_MAJOR_SHIFT) {{\n"
                    + $"    return {model.Prefix}_E_DEVICE;\n  }}\n"
                : $"  if ({read} != {macro}_RESET) return {model.Prefix}_E_DEVICE;\n");
        }

        return text.ToString();
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
