using Hdl.Core.Ports;
using Hdl.Core.Registers;

namespace Hdl.Core.HandOff.Drivers;

/// <summary>Refuses routines that name what is not there.</summary>
internal static class RoutineCheck
{
    /// <summary>Refuses a step on a register, bits, a stream or an argument that the design lacks.</summary>
    /// <param name="model">Registers, streams and routines.</param>
    /// <exception cref="InvalidOperationException">What is missing.</exception>
    public static void Check(DriverModel model)
    {
        foreach (Routine routine in model.Routines)
        {
            foreach (RoutineStep step in routine.Steps)
            {
                Check(model, routine, step);
            }
        }
    }

    private static void Check(DriverModel model, Routine routine, RoutineStep step)
    {
        void Argument(string? name, ArgumentKind kind) => Require(
            name is null || routine.Arguments.Any(argument => argument.Name == name && argument.Kind == kind),
            $"argument '{name}', of the kind {kind}");

        void Stream(string name, PortDirection direction) => Require(
            model.Streams.Any(stream => stream.Name == name && stream.Direction == direction),
            $"{direction} stream '{name}'");

        void Bits(Register register, string? name) => Require(
            name is null || register.Bits.Any(bits => bits.Name == name), $"bits '{name}' in {register.Name}");

        void Require(bool holds, string what)
        {
            if (!holds)
            {
                throw new InvalidOperationException(
                    $"There is no {what} for the routine {routine.Name} of {model.Top}.");
            }
        }

        switch (step)
        {
            case WriteStep write:
                Register register = model.Register(write.Register);
                Require(DriverModel.IsWritten(register) && register.Count == 1, $"writable register '{register.Name}'");
                foreach (RoutineValue value in write.Values)
                {
                    Bits(register, value.Bits);
                    Argument(value.Argument, ArgumentKind.Number);
                }

                break;
            case WriteEachStep each:
                Require(
                    DriverModel.IsWritten(model.Register(each.Register)), $"writable register '{each.Register}'");
                Argument(each.Words, ArgumentKind.Words);
                break;
            case WriteRowStep row:
                int first = model.Register(row.First).Address;
                Require(
                    Enumerable.Range(0, row.Count).All(index => model.Map.Registers.Any(
                        entry => entry.Address == first + (4 * index) && DriverModel.IsWritten(entry))),
                    $"row of {row.Count} writable registers from '{row.First}' on");
                Argument(row.Words, ArgumentKind.Words);
                break;
            case SendStep send:
                Stream(send.Stream, PortDirection.Input);
                Argument(send.Packet, ArgumentKind.Packet);
                Argument(send.User, ArgumentKind.Number);
                break;
            case FlushStep flush:
                Stream(flush.Stream, PortDirection.Input);
                break;
            case ReceiveStep receive:
                Stream(receive.Stream, PortDirection.Output);
                Argument(receive.Packet, ArgumentKind.Received);
                break;
            case WaitStep wait:
                Require(DriverModel.IsRead(model.Register(wait.Register)), $"readable register '{wait.Register}'");
                Bits(model.Register(wait.Register), wait.Bits);
                break;
            default:
                throw new InvalidOperationException($"{step.GetType().Name} is no step that drivers know.");
        }
    }
}
