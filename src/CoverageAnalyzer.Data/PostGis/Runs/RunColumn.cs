namespace CoverageAnalyzer.Data.PostGis.Runs;

/// <summary>A column of a table of runs.</summary>
/// <param name="Name">Its name, the same as in <c>results.gpkg</c>.</param>
/// <param name="Kind">What it holds.</param>
internal sealed record RunColumn(string Name, RunColumnKind Kind)
{
    /// <summary>The kind of a type as PostgreSQL names it.</summary>
    /// <param name="type">The type.</param>
    public static RunColumnKind KindOf(string type) => type switch
    {
        "bigint" => RunColumnKind.Integer,
        "double precision" => RunColumnKind.Number,
        _ => RunColumnKind.Text,
    };
}
