namespace CoverageAnalyzer.Engine.Indicators;

/// <summary>What a report prints of one place's postal network; each figure is null where it is not printed.</summary>
public sealed record PublishedFigures
{
    /// <summary>Service points, N.</summary>
    public RoundedFigure? Points { get; init; }

    /// <summary>Area A in km².</summary>
    public RoundedFigure? AreaSquareKilometres { get; init; }

    /// <summary>Average service radius r = √(A/(π·N)) in km per point.</summary>
    public RoundedFigure? RadiusKilometres { get; init; }

    /// <summary>Area per point A/N in km².</summary>
    public RoundedFigure? AreaPerPointSquareKilometres { get; init; }

    /// <summary>People, P.</summary>
    public RoundedFigure? Population { get; init; }

    /// <summary>People per point P/N.</summary>
    public RoundedFigure? PeoplePerPoint { get; init; }

    /// <summary>True where nothing is printed.</summary>
    public bool IsEmpty => (Points ?? AreaSquareKilometres ?? RadiusKilometres ?? AreaPerPointSquareKilometres ?? Population ?? PeoplePerPoint) is null;
}
