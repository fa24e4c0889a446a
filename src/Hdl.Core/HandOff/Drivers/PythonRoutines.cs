using System.Globalization;
using System.Text;
using Hdl.Core.Registers;

namespace Hdl.Core.HandOff.Drivers;

/// <summary>Routines as methods of Python.</summary>
internal static class PythonRoutines
{
    // Without a better idea a received packet has room for this.
    private const int MostBytes = 65536;

    /// <summary>The method, four blanks in.</summary>
    public static string Method(DriverModel model, Routine routine)
    {
        string arguments = string.Concat(routine.Arguments.Select(argument =>
            argument.Kind == ArgumentKind.Received
                ? string.Create(CultureInfo.InvariantCulture, $", {argument.Name}_capacity={MostBytes}")
                : $", {argument.Name}"));
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"    def {routine.Name}(self{arguments}):\n");
        text.Append(CultureInfo.InvariantCulture, $"        \"\"\"{routine.Description}.\n\n");
        foreach (RoutineArgument argument in routine.Arguments)
        {
            string name = argument.Kind == ArgumentKind.Received ? "Returns" : argument.Name;
            text.Append(CultureInfo.InvariantCulture, $"        {name}: {argument.Description}\n");
        }

        text.Append("        \"\"\"\n");
        if (routine.Steps.Any(step => step is SendStep or FlushStep or ReceiveStep))
        {
            text.Append("        if self.streams is None:\n            raise DriverError(\"there are no streams\")\n");
        }

        foreach (RoutineStep step in routine.Steps)
        {
            text.Append(Step(model, step));
        }

        string[] received =
        [
            .. routine.Arguments
                .Where(argument => argument.Kind == ArgumentKind.Received)
                .Select(argument => argument.Name),
        ];
        text.Append(received.Length > 0 ? $"        return {string.Join(", ", received)}\n" : "");
        return text.ToString();
    }

    private static string Step(DriverModel model, RoutineStep step) => step switch
    {
        WriteStep { Values: [{ Bits: null } whole] } write =>
            $"        self.registers.{write.Register} = {Value(whole)}\n",
        WriteStep write =>
            $"        put(self.registers, \"{write.Register}\""
            + string.Concat(write.Values.Select(value => $", {value.Bits}={Value(value)}")) + ")\n",
        WriteEachStep each => $$"""
                    for word in {{each.Words}}:
                        self.registers.{{each.Register}} = word

            """,
        WriteRowStep row => $$"""
                    if len({{row.Words}}) != {{Text(row.Count)}}:
                        raise ValueError("%d words for {{Text(row.Count)}} registers" % len({{row.Words}}))
                    for index, word in enumerate({{row.Words}}):
                        self.bus.write(0x{{model.Register(row.First).Address:X3}} + 4 * index, word)

            """,
        SendStep send => $"        self.streams.send(\"{send.Stream}\", {send.Packet}, {send.User ?? "0"})\n",
        FlushStep flush => $"        self.streams.flush(\"{flush.Stream}\")\n",
        ReceiveStep receive =>
            $"        {receive.Packet} = self.streams.receive(\"{receive.Stream}\", {receive.Packet}_capacity)\n",
        WaitStep wait => $$"""
                    for _ in range(self.polls):
                        if self.registers.{{wait.Register}}_{{wait.Bits}} == {{Text(wait.Value)}}:
                            break
                    else:
                        raise DriverError("{{wait.Register}}.{{wait.Bits}} does not become {{Text(wait.Value)}}")

            """,
        _ => throw new InvalidOperationException(step.GetType().Name),
    };

    private static string Value(RoutineValue value) => value.Argument ?? Text(value.Constant);

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
