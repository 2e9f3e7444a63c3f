using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Benchmarks.Performance;

/// <summary>One tile repeated over a large grid, as the generator's virtual raster of size L.</summary>
/// <param name="grid">The grid.</param>
/// <param name="crs">Its coordinate reference system.</param>
/// <param name="heights">The tile, row by row.</param>
/// <param name="side">Rows and columns of the tile.</param>
internal sealed class RepeatedElevation(RasterGrid grid, CoordinateReferenceSystem crs, short[] heights, int side) : DigitalElevationModel
{
    private readonly GriddedElevation tile = new(new RasterGrid(0, 0, 1, 1, side, side), crs, heights);

    /// <inheritdoc/>
    public override RasterGrid Grid => grid;

    /// <inheritdoc/>
    public override CoordinateReferenceSystem Crs => crs;

    /// <inheritdoc/>
    public override void Read(int row, int column, int rows, int columns, Span<float> heightsMetres)
    {
        for (int r = 0; r < rows; r++)
        {
            var target = heightsMetres.Slice(r * columns, columns);
            target.Fill(float.NaN);
            if (row + r < 0 || row + r >= grid.Rows)
            {
                continue;
            }

            for (int c = Math.Max(0, -column); c < columns && column + c < grid.Columns;)
            {
                int inTile = (column + c) % side, cells = Math.Min(Math.Min(columns - c, side - inTile), grid.Columns - column - c);
                tile.Read((row + r) % side, inTile, 1, cells, target.Slice(c, cells));
                c += cells;
            }
        }
    }
}
