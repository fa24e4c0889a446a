using Hdl.Core.Designs;
using Hdl.Core.Parameters;
using Hdl.Networks.Models;
using Hdl.Noc.NocRouter;
using Hdl.Spiking.TernaryPe;
using Hdl.Spiking.TwSnn;

namespace Hdl.Spiking.TwSnnNoc;

/// <summary>
/// Presets of <c>twsnn_noc</c>: the trained networks on meshes that fit them, and small ones that prove every option.
/// </summary>
internal static class TwSnnNocPresets
{
    /// <summary>All presets, <c>default</c> first.</summary>
    public static IReadOnlyList<Preset> All { get; } =
    [
        new("default", "784-256-256-10 for MNIST on four nodes", new TwSnnNocParameters()),
        new("count", "The same with counting processing elements and two virtual channels", new TwSnnNocParameters
        {
            Datapath = Datapath.Count, VirtualChannels = 2,
        }),
        new("wide", "784-1024-1024-10 on ten of twelve nodes, multicast", new TwSnnNocParameters
        {
            Model = "mnist_wide", Size = new MeshSize(3, 2, 2), Multicast = true,
        }),
        new("wide-unicast", "The same, a flit for each node that a spike goes to", new TwSnnNocParameters
        {
            Model = "mnist_wide", Size = new MeshSize(3, 2, 2),
        }),
        new(
            "small",
            "24-16-8 with random weights on a mesh with a node to spare",
            Small(24, 16, 8) with
            {
                Size = new MeshSize(2, 2, 1),
            }),
        new(
            "small-deep",
            "300-20-1-20-5, two virtual channels, two cycles a router, counted",
            Small(300, 20, 1, 20, 5) with
            {
                Size = new MeshSize(2, 2, 2),
                VirtualChannels = 2,
                Hop = new() { Depth = 2, Pipeline = NocPipeline.TwoStage },
                Datapath = Datapath.Count,
            }),
        new("small-split", "20-18-17-20 in nodes of 10 neurons, threshold coding, in a row", Small(20, 18, 17, 20) with
        {
            Size = new MeshSize(7, 1, 1),
            NeuronsPerNode = 10,
            Conventions = new TwSnnConventions { Coding = InputCoding.Threshold, ThresholdLevel = 100 },
        }),
        new(
            "small-multicast",
            "20-40-30-4 in nodes of 16 neurons, two virtual channels, multicast",
            Small(20, 40, 30, 4) with
            {
                Size = new MeshSize(2, 2, 2),
                VirtualChannels = 2,
                NeuronsPerNode = 16,
                Multicast = true,
            }),
    ];

    private static TwSnnNocParameters Small(params int[] layers) =>
        new() { Model = "none", Layers = layers, PixelsPerBeat = 4, Steps = 3 };
}
