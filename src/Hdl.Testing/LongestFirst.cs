using Xunit.Abstractions;

namespace Hdl.Testing;

/// <summary>
/// Begins with the cases that run a model hundreds of times, one after another in one thread: as the last of a run they
/// would keep one processor busy for a minute and leave the others idle.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private const string Mutation = "aults_";

    /// <inheritdoc/>
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections
            .OrderByDescending(collection => collection.DisplayName.Contains(Mutation, StringComparison.Ordinal))
            .ThenBy(collection => collection.UniqueID);
}
