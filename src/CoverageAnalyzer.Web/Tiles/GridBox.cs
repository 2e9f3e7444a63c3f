using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Web.Tiles;

/// <summary>An upright rectangle on the world's grid, its edges included.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct GridBox(long MinX, long MinY, long MaxX, long MaxY)
{
    /// <summary>Holds nothing.</summary>
    public static GridBox Empty { get; } = new(long.MaxValue, long.MaxValue, long.MinValue, long.MinValue);

    /// <summary>The box with one more place.</summary>
    public GridBox Including(long x, long y) => new(Math.Min(MinX, x), Math.Min(MinY, y), Math.Max(MaxX, x), Math.Max(MaxY, y));

    /// <summary>The box with another.</summary>
    public GridBox Including(in GridBox other) =>
        new(Math.Min(MinX, other.MinX), Math.Min(MinY, other.MinY), Math.Max(MaxX, other.MaxX), Math.Max(MaxY, other.MaxY));

    /// <summary>Whether the two share a place.</summary>
    public bool Meets(in GridBox other) => MinX <= other.MaxX && other.MinX <= MaxX && MinY <= other.MaxY && other.MinY <= MaxY;
}
