using System.Runtime.InteropServices;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Topology;

/// <summary>
/// The integer grid boundaries are rounded to. Its coordinates stay below 2²⁹, so that twice a coordinate difference squared
/// fits a 64-bit integer and every orientation test is exact.
/// </summary>
/// <param name="OriginX">Easting of grid column 0.</param>
/// <param name="OriginY">Northing of grid row 0.</param>
/// <param name="CellMetres">Grid step.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SnapGrid(double OriginX, double OriginY, double CellMetres)
{
    /// <summary>Grid step, in metres, unless the layer is too wide for it.</summary>
    public const double FinestCellMetres = 0.001;

    private const double Span = (1 << 29) - 2;

    /// <summary>The grid for a layer.</summary>
    /// <param name="bounds">Bounds of the layer; not empty.</param>
    public static SnapGrid For(Bounds bounds) =>
        new(bounds.MinX, bounds.MinY, Math.Max(FinestCellMetres, Math.Max(bounds.Width, bounds.Height) / Span));

    /// <summary>The grid point nearest to a place, column and row in one number: equal numbers are equal points.</summary>
    public long Key(double x, double y) =>
        Pack((long)Math.Round((x - OriginX) / CellMetres), (long)Math.Round((y - OriginY) / CellMetres));

    /// <summary>Column and row in one number.</summary>
    public static long Pack(long column, long row) => (column << 32) | row;

    /// <summary>Column of a packed point.</summary>
    public static long Column(long key) => key >> 32;

    /// <summary>Row of a packed point.</summary>
    public static long Row(long key) => key & 0xFFFF_FFFF;

    /// <summary>Easting of a column.</summary>
    public double X(double column) => OriginX + (column * CellMetres);

    /// <summary>Northing of a row.</summary>
    public double Y(double row) => OriginY + (row * CellMetres);
}
