namespace CoverageAnalyzer.Engine.Terrain;

/// <summary>How the mountain classes are drawn where published copies of their definition differ.</summary>
public sealed record KaposOptions
{
    /// <summary>
    /// True where class K6 (300–1,000 m by local range) is to exist only north of 23° N and south of 19° S, as one copy of the definition says.
    /// Nearly all of Viet Nam lies between, so this decides whether the country has K6 at all. Default: false.
    /// </summary>
    public bool K6OnlyOutside23N19S { get; init; }

    /// <summary>Radius of the local elevation range.</summary>
    public double RangeRadiusMetres { get; init; } = 7000;

    /// <summary>Inner basins and plateaus smaller than this are K7.</summary>
    public double LargestBasinSquareKilometres { get; init; } = 25;
}
