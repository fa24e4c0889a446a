using Hdl.Testing;

namespace SampleBlock.Tests;

/// <summary>What every preset of every target of this project must pass; new ones are found by themselves.</summary>
public sealed class SampleBlockTests : BlockTests<SampleBlockGenerator>;
