using System.Globalization;
using System.Text;
using Hdl.Core.Designs;
using Hdl.Core.Golden;
using Hdl.Core.HandOff;
using Hdl.Core.Ports;
using Hdl.Core.Processes;
using Hdl.Cosim.Building;
using Hdl.Cosim.Drivers;

namespace Hdl.Testing.Drivers;

/// <summary>The languages that drivers are in.</summary>
public enum DriverLanguage
{
    /// <summary>C99.</summary>
    C,

    /// <summary>Python 3.</summary>
    Python,
}

/// <summary>
/// Runs calls of a driver on the Verilated RTL, and holds every transaction against the register map and the golden
/// model.
/// </summary>
/// <param name="target">The target.</param>
/// <param name="preset">One of its presets.</param>
/// <param name="design">What it made of it.</param>
public sealed class DriverCheck(ITarget target, Preset preset, Design design)
{
    private static readonly CliWrapProcessRunner Processes = new();

    /// <summary>A board of the design.</summary>
    public Task<DriverBoard> BuildAsync() =>
        new DriverBench(Processes, new BuildCache())
            .BuildAsync(design, Provenance.Of(target, preset, preset.Parameters));

    /// <summary>Runs calls, and says what is wrong; null where nothing is.</summary>
    /// <param name="board">The board.</param>
    /// <param name="language">Of which driver.</param>
    /// <param name="calls">In their order.</param>
    public async Task<string?> RunAsync(DriverBoard board, DriverLanguage language, IReadOnlyList<DriverCall> calls)
    {
        DriverCall[] known =
        [
            .. calls.Where(call => (language == DriverLanguage.C ? call.C : call.Python) is not null),
        ];
        ProcessResult result;
        try
        {
            result = language == DriverLanguage.C
                ? await RunCAsync(board, known).ConfigureAwait(false)
                : await RunPythonAsync(board, known).ConfigureAwait(false);
        }
        catch (ModelBuildException failure)
        {
            return failure.Message;
        }

        return Problem(board, known, result);
    }

    private string? Problem(DriverBoard board, DriverCall[] calls, ProcessResult result)
    {
        string[] shown = result.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var log = new DriverLog(
            design, (IStreamGolden)target.CreateGolden(preset.Parameters),
            board.Read(LogName).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        for (int i = 0; i < calls.Length; i++)
        {
            try
            {
                string expected = calls[i].Reference(log).ToString(CultureInfo.InvariantCulture);
                if (i >= shown.Length || shown[i] != expected)
                {
                    return $"{calls[i].Name}: gave {shown.ElementAtOrDefault(i) ?? "nothing"} in place of {expected}. "
                        + result.StandardError;
                }
            }
            catch (DriverMismatch mismatch)
            {
                return $"{calls[i].Name}: {mismatch.Message}. {result.StandardError}";
            }
        }

        try
        {
            log.End();
        }
        catch (DriverMismatch mismatch)
        {
            return mismatch.Message;
        }

        return result.Succeeded ? null : result.StandardError;
    }

    private const string LogName = "transactions.log";

    private async Task<ProcessResult> RunCAsync(DriverBoard board, IEnumerable<DriverCall> calls)
    {
        string top = board.Top;
        var text = new StringBuilder();
        text.Append($$"""
            #include <stdio.h>
            #include "hdl_board_driver.h"
            #include "{{top}}_driver.h"
            HDL_BOARD_DRIVER({{top}})
            {{RoutineCall.Preamble}}
            int main(int count, char **words) {
              struct {{top}}_device device;
              struct hdl_board *board = count == 4 ? hdl_board_open(words[1], words[2], 1, words[3]) : NULL;
              if (!board) return 2;
              {{top}}_attach_board(&device, board);
              received_length = 0;
              digest(0);

            """);
        foreach (DriverCall call in calls)
        {
            text.Append(CultureInfo.InvariantCulture, $"  printf(\"%lld\\n\", (long long)({call.C}));\n");
        }

        text.Append("  hdl_board_close(board);\n  return 0;\n}\n");
        board.Write("calls.c", text.ToString());
        await board.CompileAsync("calls.c", "calls").ConfigureAwait(false);
        return await board.RunAsync("calls", [LogName]).ConfigureAwait(false);
    }

    private async Task<ProcessResult> RunPythonAsync(DriverBoard board, IEnumerable<DriverCall> calls)
    {
        StreamPort[] ports =
        [
            .. design.Top.Streams.Where(stream => !stream.Name.StartsWith("s_axil_", StringComparison.Ordinal)),
        ];
        string streams = string.Join(", ", ports.Select(stream => $"\"{stream.Name}\""));
        bool user = ports.Any(stream => stream.Direction == PortDirection.Input
            && stream.Fields.Any(field => field.Port.EndsWith("_tuser", StringComparison.Ordinal)));
        var text = new StringBuilder();
        text.Append($$"""
            import sys
            import hdl_board
            import {{board.Top}}_driver as driver

            {{RoutineCall.PythonPreamble}}
            def show(value):
                print(int(value))

            def attempt(call):
                try:
                    call()
                except (ValueError, IndexError):
                    show({{DriverCall.OutOfRange}})
                else:
                    show(0)

            # A DMA channel, as PYNQ has them.
            class Channel:
                def __init__(self, board, stream):
                    self.board, self.stream, self.buffer = board, stream, None
                def transfer(self, buffer):
                    if self.stream.startswith("s_"):
                        self.board.send(self.stream, buffer)
                    else:
                        self.buffer = buffer
                def wait(self):
                    if self.buffer is None:
                        self.board.flush(self.stream)
                        return
                    packet = self.board.receive(self.stream, len(self.buffer))
                    self.transferred = len(packet)
                    self.buffer[: len(packet)] = packet

            board = hdl_board.Board(*sys.argv[1:4], log=sys.argv[4])
            device = driver.Overlay(board, {name: Channel(board, name) for name in [{{streams}}]})
            if {{(user ? "True" : "False")}}:
                device.streams = board  # DMA channels have no tuser
            registers = device.registers

            """);
        foreach (DriverCall call in calls)
        {
            text.Append(call.Python).Append('\n');
        }

        board.Write("calls.py", text.ToString());
        return await board.RunPythonAsync("calls.py", [LogName]).ConfigureAwait(false);
    }
}
