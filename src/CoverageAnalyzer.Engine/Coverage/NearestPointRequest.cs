using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>What <see cref="NearestPointField.Measure"/> works on.</summary>
public sealed record NearestPointRequest
{
    /// <summary>The units, in metres of a conformal projection.</summary>
    public required PolygonSet Units { get; init; }

    /// <summary>The cells, in the same projection; each counts at its centre.</summary>
    public required RasterGrid Grid { get; init; }

    /// <summary>Abscissas of the points, in metres; points with a coordinate that is not finite are left out.</summary>
    public required ReadOnlyMemory<double> PointX { get; init; }

    /// <summary>Ordinates of the points, in metres.</summary>
    public required ReadOnlyMemory<double> PointY { get; init; }

    /// <summary>People in each cell, row by row from the north; NaN (and anything below 0) counts as nobody. Empty where there is no such raster.</summary>
    public ReadOnlyMemory<float> People { get; init; }

    /// <summary>The same from a source that is read a window at a time, on the same grid; instead of <see cref="People"/>. Null where there is none.</summary>
    public IPeopleCells? PeopleCells { get; init; }

    /// <summary>People of each unit, NaN where unknown: spread evenly over the unit's area where <see cref="People"/> has nobody in it. Empty where unknown.</summary>
    public ReadOnlyMemory<double> UnitPopulation { get; init; }

    /// <summary>Distance people count as served within, the limit itself included; NaN for none.</summary>
    public double LimitKilometres { get; init; } = double.NaN;

    /// <summary>Point scale factor k at a place of the projection (plane length divided by ground length); null where plane lengths are ground lengths.</summary>
    public Func<double, double, double>? ScaleFactor { get; init; }

    /// <summary>The unit of each cell where it is already known, for the same units and grid.</summary>
    public UnitRaster? UnitRaster { get; init; }

    /// <summary>The units to measure; null: all. Their figures are those they have among all, to the last bit; the others have none.</summary>
    public IReadOnlyList<int>? Wanted { get; init; }

    /// <summary>Threads to use, 1 or more. The result is the same for any number.</summary>
    public int Threads { get; init; } = 1;
}
