namespace Hdl.Noc.NocRouter;

/// <content>What a router keeps for each virtual channel of an input and of an output.</content>
public sealed partial class NocRouterGolden
{
    // An input's virtual channel: the places of its buffer, the flit that asks for outputs, those it still asks for,
    // and the output of the packet that is passing.
    private struct Source
    {
        public ulong Front;
        public uint Wanted;
        public int Way;
        public byte Oldest;
        public byte Count;
        public bool HasFront;
    }

    // An output's virtual channel: the inputs that ask for it, the one that has it, and which comes first when it is
    // free.
    private struct Target
    {
        public uint Requests;
        public int Holder;
        public int First;
    }
}
