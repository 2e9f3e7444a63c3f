using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Geography;

/// <summary>What <see cref="CommuneSituations"/> measures: the communes in the analysis plane and what is known around them.</summary>
public sealed record SituationRequest
{
    /// <summary>The communes with names, kinds, districts and people; <c>Communes[i]</c> belongs to unit i of <see cref="Polygons"/>.</summary>
    public required IReadOnlyList<Commune> Communes { get; init; }

    /// <summary>Their polygons in a conformal plane, metres.</summary>
    public required PolygonSet Polygons { get; init; }

    /// <summary>Point scale factor k of the plane (a length on the ground is the plane's divided by k); null where it is 1 everywhere.</summary>
    public Func<double, double, double>? ScaleFactor { get; init; }

    /// <summary>
    /// Communes whose boundaries come this near on the ground touch, and what lies this far outward of a boundary lies behind it.
    /// Boundaries that were thinned one by one leave gaps up to about 200 m.
    /// </summary>
    public double ConnectToleranceMetres { get; init; } = 250;

    /// <summary>A boundary this near to the national border on the ground runs along it.</summary>
    public double BorderToleranceMetres { get; init; } = 250;

    /// <summary>The national land border in the same plane, or null.</summary>
    public PolylineSet? NationalBorder { get; init; }

    /// <summary>What is at a place of the plane, or null where nothing tells sea from land. Any number of threads may ask at once.</summary>
    public Func<double, double, SurfaceKind>? SurfaceAt { get; init; }

    /// <summary>District of each commune as an index, −1 for none; null: communes that name one district of one province belong together.</summary>
    public IReadOnlyList<int>? DistrictOfCommune { get; init; }

    /// <summary>Centre of each district, null for one that has none; null where no district has one. Needs <see cref="DistrictOfCommune"/>.</summary>
    public IReadOnlyList<DistrictCentre?>? DistrictCentres { get; init; }

    /// <summary>Finds the communes at a place of the plane, where it is made already; null: it is made.</summary>
    public CommuneLocator? Locator { get; init; }

    /// <summary>Threads at most.</summary>
    public int Threads { get; init; } = 1;
}
