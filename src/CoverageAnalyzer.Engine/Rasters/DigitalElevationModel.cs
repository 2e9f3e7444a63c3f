using CoverageAnalyzer.Engine.Geodesy;

namespace CoverageAnalyzer.Engine.Rasters;

/// <summary>Heights above sea level on an upright grid, read window by window so that a country does not need its model in memory.</summary>
/// <remarks>
/// A height that is not known (a void, a missing tile, a place outside) is NaN, never 0: sea level is a height like any other. One that the file
/// states but that cannot be a height is NaN too, of other bits, so that whoever measures can tell how many there are where it measures.
/// </remarks>
public abstract class DigitalElevationModel
{
    private const uint ImplausibleBits = 0xFFC00001; // a quiet NaN like float.NaN, with a payload

    /// <summary>The NaN for a height that is stated but not to be believed.</summary>
    public static float Implausible => BitConverter.UInt32BitsToSingle(ImplausibleBits);

    /// <summary>Whether a height read is <see cref="Implausible"/>.</summary>
    /// <param name="heightMetres">The height.</param>
    public static bool IsImplausible(float heightMetres) => BitConverter.SingleToUInt32Bits(heightMetres) == ImplausibleBits;

    /// <summary>The cells, in the coordinates of <see cref="Crs"/>: degrees of a geographic system, metres of a projected one.</summary>
    public abstract RasterGrid Grid { get; }

    /// <summary>Coordinate reference system of the grid.</summary>
    public abstract CoordinateReferenceSystem Crs { get; }

    /// <summary>Reads a window, which may reach over the grid's edges: what lies outside is NaN.</summary>
    /// <remarks>Safe to call from several threads at once; the same window gives the same heights.</remarks>
    /// <param name="row">First row, 0 in the north; may be negative.</param>
    /// <param name="column">First column; may be negative.</param>
    /// <param name="rows">Rows of the window.</param>
    /// <param name="columns">Columns of the window.</param>
    /// <param name="heightsMetres">Takes <paramref name="rows"/> × <paramref name="columns"/> heights in metres, row by row.</param>
    public abstract void Read(int row, int column, int rows, int columns, Span<float> heightsMetres);
}
