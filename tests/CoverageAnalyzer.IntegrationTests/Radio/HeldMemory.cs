namespace CoverageAnalyzer.IntegrationTests.Radio;

/// <summary>Tests that look at what the process holds in memory: they run when no other does.</summary>
[CollectionDefinition(nameof(HeldMemory), DisableParallelization = true)]
public sealed class HeldMemory;
