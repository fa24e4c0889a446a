namespace Hdl.Noc.NocRouter;

/// <summary>Ports of a router, in the order in which they are declared and in which arbitration begins.</summary>
public enum NocPort
{
    /// <summary>To and from the router's own node.</summary>
    Local,

    /// <summary>Towards x + 1.</summary>
    East,

    /// <summary>Towards x - 1.</summary>
    West,

    /// <summary>Towards y + 1.</summary>
    North,

    /// <summary>Towards y - 1.</summary>
    South,

    /// <summary>Towards z + 1.</summary>
    Up,

    /// <summary>Towards z - 1.</summary>
    Down,
}

/// <summary>What holds for ports.</summary>
public static class NocPorts
{
    /// <summary>The port at the other end of a link, and straight on through a router; Local for Local.</summary>
    public static NocPort Opposite(this NocPort port) => port switch
    {
        NocPort.East => NocPort.West,
        NocPort.West => NocPort.East,
        NocPort.North => NocPort.South,
        NocPort.South => NocPort.North,
        NocPort.Up => NocPort.Down,
        NocPort.Down => NocPort.Up,
        _ => NocPort.Local,
    };
}

/// <summary>How long a router keeps a flit at least.</summary>
public enum NocPipeline
{
    /// <summary>Route, arbitration and switch in the cycle after a flit came in: one cycle a router.</summary>
    OneStage,

    /// <summary>
    /// The route in one cycle, arbitration and switch in the next: two cycles a router, a shorter path.
    /// </summary>
    TwoStage,
}

/// <summary>How a sender knows that there is room.</summary>
public enum NocFlow
{
    /// <summary>The receiver shows a ready bit for each virtual channel.</summary>
    ValidReady,

    /// <summary>
    /// The sender counts free places; the receiver returns a credit for each place that becomes free.
    /// </summary>
    Credit,
}
