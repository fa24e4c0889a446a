using System.Globalization;
using System.Text;
using Hdl.Core.Registers;

namespace Hdl.Core.HandOff.Drivers;

/// <summary>
/// <c>TOP_driver.h</c>: access to every register by name, as inline functions, and the declarations of what is in
/// <c>TOP_driver.c</c>.
/// </summary>
internal static class CDriverHeader
{
    /// <summary>Its text: C99 and C++.</summary>
    public static string Text(DriverModel model, Provenance provenance)
    {
        string top = model.Top;
        string prefix = model.Prefix;
        uint errors = model.Errors.Aggregate(0u, (mask, bits) => mask | DriverModel.Mask(bits));
        var text = new StringBuilder();
        text.Append($$"""
            /* SPDX-License-Identifier: {{provenance.Parameters.Style.License}} */
            /* Driver of {{top}}, C99 and C++: registers by name here, the rest in {{top}}_driver.c.
               Regenerate with: {{provenance.Command}} */
            #ifndef {{prefix}}_DRIVER_H
            #define {{prefix}}_DRIVER_H

            #include <stddef.h>
            #include <stdint.h>

            #include "{{top}}_registers.h"

            #ifdef __cplusplus
            extern "C" {
            #endif

            /* What functions return. */
            enum {
              {{prefix}}_E_OK = 0,
              {{prefix}}_E_SYSTEM = -1,  /* a system call failed: errno */
              {{prefix}}_E_DEVICE = -2,  /* there is another device, or another version or size of it */
              {{prefix}}_E_RANGE = -3,   /* a value does not fit: nothing was written */
              {{prefix}}_E_TIMEOUT = -4, /* the device did not get there */
              {{prefix}}_E_STREAM = -5   /* a packet could not be moved */
            };

            /* Who moves packets: a DMA, usually. `stream` is the name of the port. `send` may return while the packet
               is on its way, and does not wait for what the device answers; `user` goes with every beat as tuser.
               `flush` waits until all that was sent has gone in, `receive` for a whole packet. They return 0, or
               anything else where they fail. */
            struct {{top}}_streams {
              int (*send)(void *context, const char *stream, const void *bytes, size_t length, uint32_t user);
              int (*flush)(void *context, const char *stream);
              int (*receive)(void *context, const char *stream, void *bytes, size_t capacity, size_t *length);
            };

            struct {{top}}_device {
              volatile uint32_t *base;               /* registers in memory; unused with {{prefix}}_BUS */
              void *context;                         /* for the functions of the bus and of streams */
              const struct {{top}}_streams *streams; /* null: no packets */
              uint32_t polls;                        /* reads after which waiting ends */
              size_t mapped;                         /* bytes that close() unmaps */
            };

            /* All access goes through these two. Define {{prefix}}_BUS to supply others: a simulator, a bridge. */
            #ifdef {{prefix}}_BUS
            uint32_t {{top}}_bus_read32(struct {{top}}_device *device, uint32_t offset);
            void {{top}}_bus_write32(struct {{top}}_device *device, uint32_t offset, uint32_t value);
            #else
            static inline uint32_t {{top}}_bus_read32(struct {{top}}_device *device, uint32_t offset) {
              return device->base[offset / 4u];
            }

            static inline void {{top}}_bus_write32(struct {{top}}_device *device, uint32_t offset, uint32_t value) {
              device->base[offset / 4u] = value;
            }
            #endif

            /* Registers at an address that the program can reach; null with {{prefix}}_BUS. */
            void {{top}}_attach(struct {{top}}_device *device, volatile void *base);

            #ifndef {{prefix}}_FREESTANDING
            /* Registers of a UIO device (/dev/uio0), or at an address of /dev/mem. */
            int {{top}}_open_uio(struct {{top}}_device *device, const char *path);
            int {{top}}_open_memory(struct {{top}}_device *device, uint64_t address);
            void {{top}}_close(struct {{top}}_device *device);
            #endif

            /* Whether this is the device that the driver was generated for: all constant registers. */
            int {{top}}_check(struct {{top}}_device *device);

            /* Checks the device, and clears its errors. */
            int {{top}}_init(struct {{top}}_device *device);

            """);
        if (model.Errors.Count > 0)
        {
            text.Append($$"""

                /* Errors of STATUS, which stay until they are cleared; and the name of the lowest of some. */
                #define {{prefix}}_ERRORS 0x{{errors:X8}}u
                uint32_t {{top}}_errors(struct {{top}}_device *device);
                void {{top}}_clear_errors(struct {{top}}_device *device, uint32_t errors);
                const char *{{top}}_error_name(uint32_t errors);

                """);
        }

        foreach (Routine routine in model.Routines)
        {
            text.Append($"\n{CRoutines.Comment(routine)}\n{CRoutines.Signature(model, routine)};\n");
        }

        var registers = new CRegisters(model, text);
        foreach (Register register in model.Map.Registers)
        {
            registers.Append(register);
        }

        foreach (WideRegister wide in model.Wide)
        {
            registers.Append(wide);
        }

        text.Append("\n#ifdef __cplusplus\n}\n#endif\n\n");
        text.Append(CultureInfo.InvariantCulture, $"#endif /* {prefix}_DRIVER_H */\n");
        return text.ToString();
    }
}
