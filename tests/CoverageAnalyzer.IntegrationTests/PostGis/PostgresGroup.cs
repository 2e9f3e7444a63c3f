namespace CoverageAnalyzer.IntegrationTests.PostGis;

/// <summary>Tests that share one private PostgreSQL server, each with databases of its own.</summary>
[CollectionDefinition(Name)]
public sealed class PostgresGroup : ICollectionFixture<SharedPostgres>
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "PostgreSQL";
}
