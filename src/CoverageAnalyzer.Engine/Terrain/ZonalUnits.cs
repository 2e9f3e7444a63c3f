using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Engine.Terrain;

/// <summary>Which rows and columns of a grid each unit reaches, and which units each band of rows holds.</summary>
internal sealed class ZonalUnits
{
    private readonly int[][] bands;
    private readonly int[] bandWest;
    private readonly int[] bandEast;

    /// <summary>Looks through all vertices once.</summary>
    /// <param name="polygons">The units.</param>
    /// <param name="grid">The cells.</param>
    /// <param name="wanted">The units that are measured; null: all. Bounds are those of all, so that a unit's sums do not depend on which are.</param>
    public ZonalUnits(PolygonSet polygons, RasterGrid grid, IReadOnlyList<int>? wanted = null)
    {
        bool[] isWanted = Wanted(polygons.UnitCount, wanted);
        Polygons = polygons;
        FirstColumn = new int[polygons.UnitCount];
        ColumnEnd = new int[polygons.UnitCount];
        ReachesOutside = new bool[polygons.UnitCount];
        int[] firstBand = new int[polygons.UnitCount], bandEnd = new int[polygons.UnitCount];
        int[] perBand = new int[(grid.Rows + CellBlock.Rows - 1) / CellBlock.Rows];
        bandWest = new int[perBand.Length];
        bandEast = new int[perBand.Length];
        Array.Fill(bandWest, int.MaxValue);
        var all = Bounds.Empty;
        for (int unit = 0; unit < polygons.UnitCount; unit++)
        {
            var bounds = FiniteBoundsOf(unit);
            if (bounds.IsEmpty)
            {
                continue;
            }

            all = all.Including(bounds.MinX, bounds.MinY).Including(bounds.MaxX, bounds.MaxY);
            double west = (bounds.MinX - grid.West) / grid.CellWidth, east = (bounds.MaxX - grid.West) / grid.CellWidth;
            double north = (grid.North - bounds.MaxY) / grid.CellHeight, south = (grid.North - bounds.MinY) / grid.CellHeight;
            ReachesOutside[unit] = west < 0 || north < 0 || east > grid.Columns || south > grid.Rows;
            if (east < -1 || south < -1 || west > grid.Columns + 1 || north > grid.Rows + 1)
            {
                continue;
            }

            // One more on each side: a vertex on a border between cells may be rounded to either.
            FirstColumn[unit] = (int)Math.Clamp(Math.Floor(west) - 1, 0, grid.Columns);
            ColumnEnd[unit] = (int)Math.Clamp(Math.Ceiling(east) + 1, 0, grid.Columns);
            int firstRow = (int)Math.Clamp(Math.Floor(north) - 1, 0, grid.Rows), rowEnd = (int)Math.Clamp(Math.Ceiling(south) + 1, 0, grid.Rows);
            if (FirstColumn[unit] < ColumnEnd[unit] && firstRow < rowEnd)
            {
                firstBand[unit] = firstRow / CellBlock.Rows;
                bandEnd[unit] = ((rowEnd - 1) / CellBlock.Rows) + 1;
            }

            for (int band = firstBand[unit]; band < bandEnd[unit]; band++)
            {
                perBand[band] += isWanted[unit] ? 1 : 0;
                bandWest[band] = Math.Min(bandWest[band], FirstColumn[unit]);
                bandEast[band] = Math.Max(bandEast[band], ColumnEnd[unit]);
            }
        }

        Bounds = all;
        bands = [.. perBand.Select(count => new int[count])];
        Array.Clear(perBand);
        for (int unit = 0; unit < polygons.UnitCount; unit++)
        {
            for (int band = firstBand[unit]; band < bandEnd[unit] && isWanted[unit]; band++)
            {
                bands[band][perBand[band]++] = unit;
            }
        }
    }

    /// <summary>The units.</summary>
    public PolygonSet Polygons { get; }

    /// <summary>Bounds of all finite rings.</summary>
    public Bounds Bounds { get; }

    /// <summary>Number of bands.</summary>
    public int BandCount => bands.Length;

    /// <summary>First column each unit may reach.</summary>
    public int[] FirstColumn { get; }

    /// <summary>The column after the last.</summary>
    public int[] ColumnEnd { get; }

    /// <summary>True for a unit that may have parts outside the grid.</summary>
    public bool[] ReachesOutside { get; }

    /// <summary>Units of a band that are measured, ascending.</summary>
    /// <param name="band">The band.</param>
    public int[] InBand(int band) => bands[band];

    /// <summary>The columns that all units of a band reach, measured or not.</summary>
    /// <param name="band">The band.</param>
    public (int West, int EastEnd) ColumnsOf(int band) => (bandWest[band], bandEast[band]);

    private static bool[] Wanted(int units, IReadOnlyList<int>? wanted)
    {
        var isWanted = new bool[units];
        if (wanted is null)
        {
            Array.Fill(isWanted, true);
            return isWanted;
        }

        foreach (int unit in wanted)
        {
            isWanted[unit] = true;
        }

        return isWanted;
    }

    private Bounds FiniteBoundsOf(int unit)
    {
        var bounds = Bounds.Empty;
        for (int r = Polygons.UnitStart[unit]; r < Polygons.UnitStart[unit + 1]; r++)
        {
            if (PolygonScanline.IsFinite(Polygons, r))
            {
                for (int i = Polygons.RingStart[r]; i < Polygons.RingStart[r + 1]; i++)
                {
                    bounds = bounds.Including(Polygons.X[i], Polygons.Y[i]);
                }
            }
        }

        return bounds;
    }
}
