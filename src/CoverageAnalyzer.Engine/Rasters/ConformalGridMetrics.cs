using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Rasters;

/// <summary>Grids of a conformal projection in metres: a small figure of the plane is k times as large as on the ellipsoid, in every direction.</summary>
/// <remarks>
/// The area of columns c₀ … c₁ of a row is the integral of 1/k², a difference of the antiderivative of <see cref="ConformalDensity"/> at two abscissas.
/// Across the height of one row, and for the cross derivative across a band of rows, the density is taken as linear, and across a cut cell as well: the
/// areas of units are right to 10⁻⁹ for cells of 90 m or less, to 3 · 10⁻⁹ for 1 km and 2 · 10⁻⁸ for 10 km.
/// </remarks>
internal sealed class ConformalGridMetrics : GridMetrics
{
    private readonly ConformalDensity density;
    private readonly Func<Bounds, ConformalDensity?> fit;
    private ConformalDensity? wide;

    /// <summary>Makes the metrics.</summary>
    /// <param name="grid">The cells.</param>
    /// <param name="crs">A conformal system in metres, or null for a plane that is true to scale.</param>
    /// <exception cref="ArgumentException">The grid reaches beyond the projection.</exception>
    public ConformalGridMetrics(RasterGrid grid, CoordinateReferenceSystem? crs)
        : base(grid)
    {
        fit = bounds => crs is null ? ConformalDensity.Constant(bounds) : ConformalDensity.Fit(bounds, crs.ScaleFactor);
        density = fit(GridBounds)
            ?? throw new ArgumentException($"The grid reaches beyond what {crs} can show: warp the model with gdalwarp to EPSG:4326 or to a UTM zone.", nameof(crs));
        wide = density;
    }

    private Bounds GridBounds => new(
        Grid.West, Grid.North - (Grid.Rows * Grid.CellHeight), Grid.West + (Grid.Columns * Grid.CellWidth), Grid.North);

    /// <inheritdoc/>
    private protected override double QuadratureStep => 50_000;

    /// <inheritdoc/>
    public override double CellAreaSquareMetres(int row, int column) =>
        density.At(Grid.CentreX(column), Grid.CentreY(row)) * Grid.CellWidth * Grid.CellHeight;

    /// <inheritdoc/>
    public override double EastSpacingMetres(int row, int column) =>
        Grid.CellWidth * Math.Sqrt(density.At(Grid.CentreX(column), Grid.CentreY(row)));

    /// <inheritdoc/>
    public override double NorthSpacingMetres(int row, int column) =>
        Grid.CellHeight * Math.Sqrt(density.At(Grid.CentreX(column), Grid.CentreY(row)));

    /// <inheritdoc/>
    internal override void Include(Bounds units)
    {
        var grid = GridBounds;
        if (!units.IsEmpty && !(units.MinX >= grid.MinX && units.MaxX <= grid.MaxX && units.MinY >= grid.MinY && units.MaxY <= grid.MaxY))
        {
            wide = fit(new Bounds(Math.Min(units.MinX, grid.MinX), Math.Min(units.MinY, grid.MinY), Math.Max(units.MaxX, grid.MaxX), Math.Max(units.MaxY, grid.MaxY)));
        }
    }

    /// <inheritdoc/>
    internal override void Fill(BandMetrics band, int firstRow, int rowEnd, int firstColumn, int columnEnd)
    {
        band.Reset(firstRow, rowEnd, firstColumn, columnEnd, profiles: false, gradient: true);
        Span<double> along = stackalloc double[density.Terms], integral = stackalloc double[density.Terms + 1];
        double middleY = Grid.North - ((firstRow + rowEnd) / 2.0 * Grid.CellHeight);
        density.Along(middleY, along);
        density.Integrate(along, integral);
        double[] cumulative = band.Cumulative, gradient = band.Gradient;
        int columns = columnEnd - firstColumn;
        double west = Grid.West + (firstColumn * Grid.CellWidth);
        double first = ConformalDensity.Clenshaw(integral, density.Position(west));
        density.Antiderivatives(integral, west, Grid.CellWidth, cumulative.AsSpan(0, columns + 1));
        for (int column = 0; column <= columns; column++)
        {
            cumulative[column] = (cumulative[column] - first) * Grid.CellHeight;
        }

        for (int column = 0; column < columns; column++)
        {
            int before = Math.Max(column - 1, 0), after = Math.Min(column + 1, columns - 1);
            double change = cumulative[after + 1] - cumulative[after] - cumulative[before + 1] + cumulative[before];
            gradient[column] = after > before ? change / (after - before) / (cumulative[column + 1] - cumulative[column]) : 0;
        }

        band.UnitGradient = 64 * Grid.CellWidth * Grid.CellWidth;
        double middleX = west + (columns * Grid.CellWidth / 2), atMiddle = density.At(middleX, middleY);
        double aspect = Grid.CellWidth / Grid.CellHeight;
        for (int row = firstRow; row < rowEnd; row++)
        {
            band.RowScale[row - firstRow] = density.At(middleX, Grid.CentreY(row)) / atMiddle;
            band.EastFactor[row - firstRow] = 1;
            band.SouthFactor[row - firstRow] = (float)(aspect * aspect);
        }
    }

    /// <inheritdoc/>
    private protected override double Antiderivative(double x, double y)
    {
        if (wide is null)
        {
            // Somewhere the units leave the projection: out there the scale at the edge of the grid has to do.
            var grid = GridBounds;
            return (x - grid.MinX) * density.At(Math.Clamp(x, grid.MinX, grid.MaxX), Math.Clamp(y, grid.MinY, grid.MaxY));
        }

        Span<double> along = stackalloc double[wide.Terms], integral = stackalloc double[wide.Terms + 1];
        wide.Along(y, along);
        wide.Integrate(along, integral);
        return ConformalDensity.Clenshaw(integral, wide.Position(x));
    }
}
