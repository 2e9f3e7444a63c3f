namespace CoverageAnalyzer.Engine.Indicators;

/// <summary>Two sides of a published table that cannot both be right.</summary>
public enum PublishedFigureConflict
{
    /// <summary>The radius is not √(A/(π·N)) of the printed area and count.</summary>
    Radius,

    /// <summary>The area per point is not A/N of the printed area and count.</summary>
    AreaPerPoint,

    /// <summary>The radius and the area per point contradict each other: π·r² is not A/N.</summary>
    RadiusAndAreaPerPoint,

    /// <summary>The people per point are not P/N of the printed population and count.</summary>
    PeoplePerPoint,

    /// <summary>No whole number of points fits: what follows from the area is below one, or not what follows from the population.</summary>
    ImpliedPoints,
}
