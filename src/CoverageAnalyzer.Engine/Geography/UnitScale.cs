using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Geography;

/// <summary>Lengths on the ground from lengths in a conformal plane.</summary>
/// <remarks>Over one commune the scale is that at the middle of its bounds: within 30 km and in the usual zones right to a part in 10⁴.</remarks>
internal sealed class UnitScale
{
    private readonly Func<double, double, double>? scaleFactor;
    private readonly double[] ofUnit;

    /// <summary>Takes the scale of each unit.</summary>
    /// <param name="polygons">The units.</param>
    /// <param name="scaleFactor">Point scale factor, or null for 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not a finite number above 0.</exception>
    public UnitScale(PolygonSet polygons, Func<double, double, double>? scaleFactor)
    {
        this.scaleFactor = scaleFactor;
        ofUnit = new double[polygons.UnitCount];
        Least = double.PositiveInfinity;
        for (int u = 0; u < ofUnit.Length; u++)
        {
            Bounds bounds = polygons.BoundsOf(u);
            ofUnit[u] = bounds.IsEmpty ? double.NaN : At((bounds.MinX + bounds.MaxX) / 2, (bounds.MinY + bounds.MaxY) / 2);
            Least = bounds.IsEmpty ? Least : Math.Min(Least, ofUnit[u]);
        }
    }

    /// <summary>The least scale of any unit.</summary>
    public double Least { get; }

    /// <summary>Plane metres in a metre on the ground, over a unit.</summary>
    /// <param name="unit">The unit.</param>
    public double Of(int unit) => ofUnit[unit];

    /// <summary>Length on the ground of a straight line of the plane, by Simpson's rule over 1/k.</summary>
    public double GroundMetres(double x0, double y0, double x1, double y1)
    {
        double plane = new Segment(x0, y0, x1, y1).Metres;
        return scaleFactor is null ? plane : plane * ((1 / At(x0, y0)) + (4 / At((x0 + x1) / 2, (y0 + y1) / 2)) + (1 / At(x1, y1))) / 6;
    }

    private double At(double x, double y)
    {
        double k = scaleFactor is null ? 1 : scaleFactor(x, y);
        return k > 0 && double.IsFinite(k)
            ? k
            : throw new ArgumentOutOfRangeException(nameof(x), k, $"The point scale factor at ({x}, {y}) must be a finite number above 0.");
    }
}
