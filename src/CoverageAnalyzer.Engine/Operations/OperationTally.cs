using System.Collections.Concurrent;

namespace CoverageAnalyzer.Engine.Operations;

/// <summary>Counts the work a kernel does in its own operations (edges tested, distances evaluated, arcs visited), so that a test notices a slow-down without a clock.</summary>
/// <remarks>
/// Behavior: a kernel that is given a tally adds to it once a block of work, never once an operation, so that counting costs nothing that can be
/// measured; without one it counts nothing. The same work gives the same counts for any number of threads. Any number of threads may add at once.
/// </remarks>
internal sealed class OperationTally
{
    private readonly ConcurrentDictionary<string, long> counts = new(StringComparer.Ordinal);

    /// <summary>How often an operation was done; 0 for one never heard of.</summary>
    /// <param name="operation">Its name, for example <c>edges tested</c>.</param>
    public long this[string operation] => counts.GetValueOrDefault(operation);

    /// <summary>Adds to the count of an operation.</summary>
    /// <param name="operation">Its name.</param>
    /// <param name="times">How often it was done.</param>
    public void Add(string operation, long times) => counts.AddOrUpdate(operation, times, (_, before) => before + times);
}
