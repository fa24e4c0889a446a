using Hdl.Core.Designs;
using Hdl.Core.Problems;

namespace Hdl.Core.Tests.Designs;

public sealed class DiscoveryTests
{
    [Fact]
    public void A_constructor_that_throws_is_told_with_its_reason()
    {
        Problem problem = Assert.Single(
            Assert.Throws<InvalidInputException>(() => Discovery.Of<IFound>(typeof(Thrower).Assembly)).Problems);

        Assert.Equal(typeof(Thrower).FullName, problem.Where);
        Assert.Equal("no licence", problem.Value);
    }

    public interface IFound;

    public sealed class Thrower : IFound
    {
        public Thrower() => throw new InvalidOperationException("no licence");
    }
}
