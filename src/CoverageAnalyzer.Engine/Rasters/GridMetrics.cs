using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Rasters;

/// <summary>What the cells of a grid measure on the ellipsoid: their true areas, and the metres from one to the next.</summary>
/// <remarks>
/// Valid for: longitude and latitude, conformal projections in metres (transverse Mercator), Web Mercator.
/// With a datum shift, lengths are those on WGS 84, as in <see cref="CoordinateReferenceSystem.ScaleFactor"/>.
/// Instances never change and may be shared between threads.
/// </remarks>
public abstract class GridMetrics
{
    private protected GridMetrics(RasterGrid grid) => Grid = grid;

    /// <summary>The cells.</summary>
    public RasterGrid Grid { get; }

    /// <summary>The metrics of a grid.</summary>
    /// <param name="grid">The cells.</param>
    /// <param name="crs">Coordinate reference system of the grid.</param>
    /// <exception cref="ArgumentException">
    /// The projection is not conformal, or the grid reaches beyond it: the model is to be warped to longitude and latitude (EPSG:4326) or to a UTM zone.
    /// </exception>
    public static GridMetrics Of(RasterGrid grid, CoordinateReferenceSystem crs)
    {
        ArgumentNullException.ThrowIfNull(crs);
        if (!(grid.CellWidth > 0 && grid.CellHeight > 0 && double.IsFinite(grid.CentreX(grid.Columns)) && double.IsFinite(grid.CentreY(grid.Rows))))
        {
            throw new ArgumentException("The cells of the grid must have a width and a height above 0 and finite edges.", nameof(grid));
        }

        if (crs.IsGeographic || crs.IsWebMercator)
        {
            return new SeparableGridMetrics(grid, crs);
        }

        return crs.IsConformalMetric
            ? new ConformalGridMetrics(grid, crs)
            : throw new ArgumentException($"{crs} keeps neither angles nor areas in a way that is known here: warp the model with gdalwarp to EPSG:4326 or to a UTM zone.", nameof(crs));
    }

    /// <summary>True area of a cell.</summary>
    /// <param name="row">Its row.</param>
    /// <param name="column">Its column.</param>
    /// <returns>Square metres.</returns>
    public abstract double CellAreaSquareMetres(int row, int column);

    /// <summary>True distance from the centre of a cell to that of its eastern neighbor.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The column.</param>
    public abstract double EastSpacingMetres(int row, int column);

    /// <summary>True distance from the centre of a cell to that of its northern neighbor.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The column.</param>
    public abstract double NorthSpacingMetres(int row, int column);

    /// <summary>Prepares for units that reach beyond the grid; once, before the work is shared between threads.</summary>
    /// <param name="units">Bounds of all units.</param>
    internal virtual void Include(Bounds units)
    {
    }

    /// <summary>Fills the tables of a band of rows.</summary>
    internal abstract void Fill(BandMetrics band, int firstRow, int rowEnd, int firstColumn, int columnEnd);

    /// <summary>True area of the part of a unit that lies outside the grid.</summary>
    /// <remarks>
    /// By Green's theorem: the integral of ∫ρ dx over the edges, minus the same with the abscissa held inside the grid. Edges in the grid
    /// give nothing, so that a unit inside it has exactly 0.
    /// </remarks>
    /// <param name="polygons">The units, in the coordinates of the grid.</param>
    /// <param name="unit">The unit.</param>
    internal double AreaOutsideSquareMetres(PolygonSet polygons, int unit)
    {
        double east = Grid.West + (Grid.Columns * Grid.CellWidth), south = Grid.North - (Grid.Rows * Grid.CellHeight);
        Span<double> cuts = stackalloc double[6];
        double area = 0;
        for (int r = polygons.UnitStart[unit]; r < polygons.UnitStart[unit + 1]; r++)
        {
            if (!PolygonScanline.IsFinite(polygons, r))
            {
                continue;
            }

            for (int i = polygons.RingStart[r] + 1; i < polygons.RingStart[r + 1]; i++)
            {
                double x0 = polygons.X[i - 1], y0 = polygons.Y[i - 1], dx = polygons.X[i] - x0, dy = polygons.Y[i] - y0;
                if (dy == 0)
                {
                    continue;
                }

                int count = 0;
                cuts[count++] = 0;
                AddCut(cuts, ref count, (south - y0) / dy);
                AddCut(cuts, ref count, (Grid.North - y0) / dy);
                AddCut(cuts, ref count, (Grid.West - x0) / dx);
                AddCut(cuts, ref count, (east - x0) / dx);
                cuts[count++] = 1;
                cuts[..count].Sort();
                for (int c = 1; c < count; c++)
                {
                    double middle = (cuts[c - 1] + cuts[c]) / 2, x = x0 + (middle * dx), y = y0 + (middle * dy);
                    bool inRows = y < Grid.North && y > south;
                    if (!inRows || x < Grid.West || x > east)
                    {
                        double held = inRows ? Math.Clamp(x, Grid.West, east) : double.NaN;
                        area += Integral(x0 + (cuts[c - 1] * dx), y0 + (cuts[c - 1] * dy), x0 + (cuts[c] * dx), y0 + (cuts[c] * dy), held);
                    }
                }
            }
        }

        return Math.Max(0, area);
    }

    /// <summary>∫ρ dx from any fixed abscissa, in square metres a unit of y.</summary>
    private protected abstract double Antiderivative(double x, double y);

    /// <summary>Length in the coordinates' unit over which the five-point rule is good to the last digits.</summary>
    private protected abstract double QuadratureStep { get; }

    private static void AddCut(Span<double> cuts, ref int count, double at)
    {
        if (at > 0 && at < 1)
        {
            cuts[count++] = at;
        }
    }

    private double Integral(double x0, double y0, double x1, double y1, double held)
    {
        double dx = x1 - x0, dy = y1 - y0, sum = 0;
        int steps = 1 + (int)Math.Min(999, Math.Max(Math.Abs(dx), Math.Abs(dy)) / QuadratureStep);
        for (int s = 0; s < steps; s++)
        {
            for (int n = 0; n < 5; n++)
            {
                double at = (s + ((1 + GaussLegendre.Nodes[n]) / 2)) / steps, y = y0 + (at * dy);
                double value = Antiderivative(x0 + (at * dx), y);
                sum += GaussLegendre.Weights[n] * (double.IsNaN(held) ? value : value - Antiderivative(held, y));
            }
        }

        return sum * dy / steps;
    }
}
