using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Model;

/// <summary>An upright rectangle.</summary>
/// <param name="MinX">Least abscissa.</param>
/// <param name="MinY">Least ordinate.</param>
/// <param name="MaxX">Greatest abscissa.</param>
/// <param name="MaxY">Greatest ordinate.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Bounds(double MinX, double MinY, double MaxX, double MaxY)
{
    /// <summary>Bounds that hold nothing.</summary>
    public static Bounds Empty { get; } =
        new(double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);

    /// <summary>True where the bounds hold nothing.</summary>
    public bool IsEmpty => !(MinX <= MaxX && MinY <= MaxY);

    /// <summary>Extent along x.</summary>
    public double Width => MaxX - MinX;

    /// <summary>Extent along y.</summary>
    public double Height => MaxY - MinY;

    /// <summary>The bounds with one more point.</summary>
    /// <param name="x">Abscissa.</param>
    /// <param name="y">Ordinate.</param>
    public Bounds Including(double x, double y) =>
        new(Math.Min(MinX, x), Math.Min(MinY, y), Math.Max(MaxX, x), Math.Max(MaxY, y));

    /// <summary>The bounds grown by a margin on each side.</summary>
    /// <param name="margin">The margin, in the coordinates' unit.</param>
    public Bounds Grown(double margin) => new(MinX - margin, MinY - margin, MaxX + margin, MaxY + margin);

    /// <summary>True where the two share a point.</summary>
    /// <param name="other">The other bounds.</param>
    public bool Intersects(Bounds other) =>
        MinX <= other.MaxX && other.MinX <= MaxX && MinY <= other.MaxY && other.MinY <= MaxY;

    /// <summary>True where a point lies inside or on the edge.</summary>
    /// <param name="x">Abscissa.</param>
    /// <param name="y">Ordinate.</param>
    public bool Contains(double x, double y) => x >= MinX && x <= MaxX && y >= MinY && y <= MaxY;
}
