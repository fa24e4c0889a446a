using System.Reflection;
using Hdl.Core.Designs;

namespace Hdl.Tests.Support;

/// <summary>What every target of a package must pass; the tests of a package are named after it.</summary>
public sealed class PresetTests : TargetTests<PresetTests.OwnPackage>
{
    /// <summary>The package that this project tests.</summary>
    public sealed class OwnPackage : ITargetSource
    {
        public IReadOnlyList<ITarget> Targets { get; } =
            Discovery.Of<ITarget>(Assembly.Load(typeof(PresetTests).Assembly.GetName().Name![..^".Tests".Length]));
    }
}
