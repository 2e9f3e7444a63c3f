using CoverageAnalyzer.IntegrationTests.PostGis;

namespace CoverageAnalyzer.IntegrationTests.Workers;

/// <summary>Tests with worker processes, on a PostgreSQL server of their own: they mostly wait, beside the other tests.</summary>
[CollectionDefinition(Name)]
public sealed class WorkersGroup : ICollectionFixture<SharedPostgres>
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "PostgreSQL workers";
}
