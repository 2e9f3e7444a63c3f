using System.Runtime.InteropServices;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Topology;

/// <summary>
/// The integer grid boundaries are rounded to. Its coordinates stay below 2⁴⁵, so that areas and orientations are exact in 128-bit
/// integers, and its step is a power of two, so that a grid point is a double exactly.
/// </summary>
/// <param name="OriginX">Easting of grid column 0.</param>
/// <param name="OriginY">Northing of grid row 0.</param>
/// <param name="CellMetres">Grid step.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SnapGrid(double OriginX, double OriginY, double CellMetres)
{
    /// <summary>Coordinates beyond this many metres from the origin of a plane are no place on the earth: 25 times around it.</summary>
    public const double FarthestMetres = 1e9;

    // A layer spans 2⁴³ … 2⁴⁴ steps: 7 nm for a province 100 km wide, 0.1 µm for a nation 1,600 km long.
    private const int Bits = 44;

    /// <summary>The grid for a layer.</summary>
    /// <param name="bounds">Bounds of the layer; not empty.</param>
    /// <exception cref="ArgumentOutOfRangeException">A coordinate lies beyond <see cref="FarthestMetres"/>.</exception>
    public static SnapGrid For(Bounds bounds)
    {
        double farthest = Math.Max(Math.Max(Math.Abs(bounds.MinX), Math.Abs(bounds.MaxX)), Math.Max(Math.Abs(bounds.MinY), Math.Abs(bounds.MaxY)));
        if (!(farthest <= FarthestMetres))
        {
            throw new ArgumentOutOfRangeException(nameof(bounds), farthest, $"Coordinates within ±{FarthestMetres:E0} m.");
        }

        // Not finer than the coordinates themselves are.
        double finest = Math.Max(Math.BitIncrement(farthest) - farthest, double.Epsilon), extent = Math.Max(bounds.Width, bounds.Height);
        double cell = extent > 0 ? Math.Max(Math.ScaleB(1, Math.ILogB(extent) + 1 - Bits), finest) : 1;
        return new(Math.Floor(bounds.MinX / cell) * cell, Math.Floor(bounds.MinY / cell) * cell, cell);
    }

    /// <summary>The grid point nearest to a place.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The place is not a number or outside the layer.</exception>
    public GridPoint PointAt(double x, double y)
    {
        double column = Math.Round((x - OriginX) / CellMetres), row = Math.Round((y - OriginY) / CellMetres);
        return column is >= 0 and <= 1L << (Bits + 1) && row is >= 0 and <= 1L << (Bits + 1)
            ? new GridPoint((long)column, (long)row)
            : throw new ArgumentOutOfRangeException(nameof(x), $"({x:R}, {y:R})", "A place within the bounds of the layer.");
    }

    /// <summary>Easting of a column.</summary>
    public double X(double column) => OriginX + (column * CellMetres);

    /// <summary>Northing of a row.</summary>
    public double Y(double row) => OriginY + (row * CellMetres);
}
