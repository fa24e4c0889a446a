using System.Globalization;
using System.Text;
using Hdl.Core.Registers;

namespace Hdl.Core.HandOff.Drivers;

/// <summary>Routines as functions of C.</summary>
internal static class CRoutines
{
    /// <summary>The comment before a declaration: what it does, and its arguments.</summary>
    public static string Comment(Routine routine) =>
        $"/* {routine.Description}."
        + string.Concat(routine.Arguments.Select(argument => $"\n   {argument.Name}: {argument.Description}"))
        + " */";

    /// <summary>Its head, without a semicolon.</summary>
    public static string Signature(DriverModel model, Routine routine)
    {
        string arguments = string.Concat(routine.Arguments.Select(argument => argument.Kind switch
        {
            ArgumentKind.Number => $",\n    uint32_t {argument.Name}",
            ArgumentKind.Words => $",\n    const uint32_t *{argument.Name}, size_t {argument.Name}_length",
            ArgumentKind.Packet => $",\n    const void *{argument.Name}, size_t {argument.Name}_length",
            _ => $",\n    void *{argument.Name}, size_t {argument.Name}_capacity, size_t *{argument.Name}_length",
        }));
        return $"int {model.Top}_{routine.Name}(struct {model.Top}_device *device{arguments})";
    }

    /// <summary>The function.</summary>
    public static string Definition(DriverModel model, Routine routine)
    {
        bool loops = routine.Steps.Any(step => step is WriteEachStep or WriteRowStep);
        bool polls = routine.Steps.Any(step => step is WaitStep);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"\n{Signature(model, routine)} {{\n");
        text.Append(CultureInfo.InvariantCulture, $"  int outcome = {model.Prefix}_E_OK;\n");
        text.Append(loops ? "  size_t i;\n" : "").Append(polls ? "  uint32_t poll;\n" : "");
        if (routine.Steps.Any(step => step is SendStep or FlushStep or ReceiveStep))
        {
            text.Append(CultureInfo.InvariantCulture, $"  if (!device->streams) return {model.Prefix}_E_STREAM;\n");
        }

        foreach (RoutineStep step in routine.Steps)
        {
            text.Append(Step(model, step));
        }

        text.Append("  return outcome;\n}\n");
        return text.ToString();
    }

    private static string Step(DriverModel model, RoutineStep step)
    {
        string top = model.Top;
        string error = $"{model.Prefix}_E_";
        return step switch
        {
            WriteStep write => $"  outcome = {Write(model, write)};\n  if (outcome) return outcome;\n",
            WriteEachStep each => $$"""
                  for (i = 0; i < {{each.Words}}_length; ++i) {
                    outcome = {{top}}_write_{{each.Register}}(device, {{each.Words}}[i]);
                    if (outcome) return outcome;
                  }

                """,
            WriteRowStep row => $$"""
                  if ({{row.Words}}_length != {{Text(row.Count)}}u) return {{error}}RANGE;
                  for (i = 0; i < {{row.Words}}_length; ++i) {
                    {{top}}_bus_write32(
                        device, {{model.Prefix}}_{{row.First.ToUpperInvariant()}} + 4u * (uint32_t)i, {{row.Words}}[i]);
                  }

                """,
            SendStep send => $$"""
                  if (device->streams->send(
                          device->context, "{{send.Stream}}", {{send.Packet}}, {{send.Packet}}_length,
                          {{send.User ?? "0"}})) {
                    return {{error}}STREAM;
                  }

                """,
            FlushStep flush => $$"""
                  if (device->streams->flush(device->context, "{{flush.Stream}}")) return {{error}}STREAM;

                """,
            ReceiveStep receive => $$"""
                  if (device->streams->receive(
                          device->context, "{{receive.Stream}}", {{receive.Packet}}, {{receive.Packet}}_capacity,
                          {{receive.Packet}}_length)) {
                    return {{error}}STREAM;
                  }

                """,
            WaitStep wait => $$"""
                  for (poll = 0; {{top}}_get_{{wait.Register}}_{{wait.Bits}}(device) != {{Text(wait.Value)}}u; ++poll) {
                    if (poll >= device->polls) return {{error}}TIMEOUT;
                  }

                """,
            _ => throw new InvalidOperationException(step.GetType().Name),
        };
    }

    private static string Write(DriverModel model, WriteStep write)
    {
        if (write.Values is [{ Bits: null } whole])
        {
            return $"{model.Top}_write_{write.Register}(device, {Value(whole)})";
        }

        IEnumerable<string> values = model.Register(write.Register).Bits.Select(bits =>
            write.Values.FirstOrDefault(value => value.Bits == bits.Name) is { } given ? Value(given) : "0");
        return $"{model.Top}_put_{write.Register}(device, {string.Join(", ", values)})";
    }

    private static string Value(RoutineValue value) => value.Argument ?? $"{Text(value.Constant)}u";

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
