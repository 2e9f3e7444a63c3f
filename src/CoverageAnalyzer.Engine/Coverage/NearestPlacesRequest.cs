namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>What <see cref="NearestPointField.FromPlaces"/> works on: any places, for example the cells of a raster in another coordinate system.</summary>
public sealed record NearestPlacesRequest
{
    /// <summary>Abscissas of the places, in metres of a conformal projection; a place that is not finite is left out.</summary>
    public required ReadOnlyMemory<double> X { get; init; }

    /// <summary>Ordinates of the places.</summary>
    public required ReadOnlyMemory<double> Y { get; init; }

    /// <summary>Unit of each place; −1 for none, which leaves it out.</summary>
    public required ReadOnlyMemory<int> Unit { get; init; }

    /// <summary>Number of units.</summary>
    public required int UnitCount { get; init; }

    /// <summary>People at each place; NaN (and anything below 0) counts as nobody. Empty where unknown.</summary>
    public ReadOnlyMemory<float> People { get; init; }

    /// <summary>Area on the ground each place stands for; empty where all stand for the same (the area figures are then means over places).</summary>
    public ReadOnlyMemory<double> AreaSquareMetres { get; init; }

    /// <summary>Abscissas of the points, in the same projection; points with a coordinate that is not finite are left out.</summary>
    public required ReadOnlyMemory<double> PointX { get; init; }

    /// <summary>Ordinates of the points.</summary>
    public required ReadOnlyMemory<double> PointY { get; init; }

    /// <summary>People of each unit, NaN where unknown: spread evenly over its places where <see cref="People"/> has nobody. Empty where unknown.</summary>
    public ReadOnlyMemory<double> UnitPopulation { get; init; }

    /// <summary>Distance people count as served within, the limit itself included; NaN for none.</summary>
    public double LimitKilometres { get; init; } = double.NaN;

    /// <summary>Point scale factor k at a place of the projection; null where plane lengths are ground lengths.</summary>
    public Func<double, double, double>? ScaleFactor { get; init; }

    /// <summary>The units to measure; null: all. Their figures are those they have among all, to the last bit; the others have none.</summary>
    public IReadOnlyList<int>? Wanted { get; init; }

    /// <summary>Threads to use, 1 or more. The result is the same for any number.</summary>
    public int Threads { get; init; } = 1;
}
