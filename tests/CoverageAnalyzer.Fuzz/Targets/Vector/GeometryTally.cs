using NetTopologySuite.Geometries;

namespace CoverageAnalyzer.Fuzz.Targets.Vector;

/// <summary>Measures a geometry and judges that every coordinate can be worked with.</summary>
internal static class GeometryTally
{
    /// <summary>No known coordinate system goes beyond this; a reader names such coordinates and leaves the feature out.</summary>
    private const double LargestCoordinate = 1e9;

    /// <summary>Measures a feature's geometry.</summary>
    /// <param name="number">The feature.</param>
    /// <param name="geometry">Its geometry, or null.</param>
    /// <exception cref="OracleException">A coordinate is not finite, or beyond every system.</exception>
    public static FeatureFigures Measure(long number, Geometry? geometry)
    {
        if (geometry is null || geometry.IsEmpty)
        {
            return new(number, 0, double.NaN, double.NaN, double.NaN, double.NaN, 0);
        }

        var box = new Envelope();
        int vertices = 0;
        foreach (Coordinate at in geometry.Coordinates)
        {
            if (!(Math.Abs(at.X) <= LargestCoordinate && Math.Abs(at.Y) <= LargestCoordinate))
            {
                throw new OracleException("coordinates", $"feature {number}: the coordinate ({at.X:R}, {at.Y:R}) was accepted");
            }

            box.ExpandToInclude(at);
            vertices++;
        }

        return new(number, vertices, box.MinX, box.MinY, box.MaxX, box.MaxY, AreaOf(geometry));
    }

    /// <summary>The figures of a whole layer.</summary>
    /// <param name="features">Its features.</param>
    public static ReadFigures Sum(IReadOnlyCollection<FeatureFigures> features)
    {
        FeatureFigures[] placed = [.. features.Where(f => f.Vertices > 0)];
        return placed.Length == 0
            ? new(features.Count, double.NaN, double.NaN, double.NaN, double.NaN, 0)
            : new(features.Count, placed.Min(f => f.West), placed.Min(f => f.South), placed.Max(f => f.East), placed.Max(f => f.North), placed.Sum(f => f.Area));
    }

    private static double AreaOf(Geometry geometry) => geometry switch
    {
        Polygon polygon => RingArea(polygon.ExteriorRing) - polygon.InteriorRings.Sum(RingArea),
        GeometryCollection parts => parts.Geometries.Sum(AreaOf),
        _ => 0,
    };

    private static double RingArea(LineString ring)
    {
        Coordinate[] at = ring.Coordinates;
        double twice = 0;
        for (int i = 1; i < at.Length; i++)
        {
            twice += ((at[i - 1].X - at[0].X) * (at[i].Y - at[0].Y)) - ((at[i].X - at[0].X) * (at[i - 1].Y - at[0].Y));
        }

        return Math.Abs(twice / 2);
    }
}
