using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Hdl.Testing;

/// <summary>
/// Runs the cases of one class beside each other too, as many at a time as there are processors: a theory of many long
/// cases would otherwise keep one of them busy and leave the others idle. No test of these projects shares a fixture,
/// and what is static there is safe in any thread.
/// </summary>
/// <param name="messages">Takes messages about the run.</param>
public sealed class ParallelCases(IMessageSink messages) : XunitTestFramework(messages)
{
    /// <inheritdoc/>
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(AssemblyName name, ISourceInformationProvider sources, IMessageSink messages)
        : XunitTestFrameworkExecutor(name, sources, messages)
    {
        protected override void RunTestCases(
            IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink,
            ITestFrameworkExecutionOptions executionOptions) =>
            base.RunTestCases([.. testCases.Select(Alone)], executionMessageSink, executionOptions);

        // Collections run in parallel: every case gets one of its own.
        private IXunitTestCase Alone(IXunitTestCase testCase)
        {
            var collection = new TestCollection(
                TestAssembly, collectionDefinition: null, $"{testCase.DisplayName} {testCase.UniqueID}");
            var method = new TestMethod(
                new TestClass(collection, testCase.TestMethod.TestClass.Class), testCase.Method);
            const TestMethodDisplay Display = TestMethodDisplay.ClassAndMethod;
            XunitTestCase? alone =
                testCase.GetType() == typeof(XunitTestCase)
                    ? new XunitTestCase(
                        DiagnosticMessageSink, Display, TestMethodDisplayOptions.None, method,
                        testCase.TestMethodArguments)
                : testCase.GetType() == typeof(XunitTheoryTestCase)
                    ? new XunitTheoryTestCase(DiagnosticMessageSink, Display, TestMethodDisplayOptions.None, method)
                : null;
            if (alone is null || alone.UniqueID != testCase.UniqueID)
            {
                return testCase;
            }

            alone.SourceInformation = testCase.SourceInformation;
            return alone;
        }
    }
}
