using CoverageAnalyzer.IntegrationTests.PostGis;

namespace CoverageAnalyzer.IntegrationTests.Workers;

/// <summary>Tests that kill and stop worker processes, on a PostgreSQL server of their own: they mostly wait, beside the other tests.</summary>
[CollectionDefinition(Name)]
public sealed class WorkerKillGroup : ICollectionFixture<SharedPostgres>
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "PostgreSQL workers killed";
}
