using CoverageAnalyzer.Engine.Geodesy;

namespace CoverageAnalyzer.Engine.Rasters;

/// <summary>Grids whose columns are meridians and whose rows are parallels: longitude and latitude, and Web Mercator.</summary>
/// <remarks>
/// A cell's width is N cos φ dλ and its height M dφ, N and M the radii of curvature in the prime vertical and in the meridian. The area of a strip between
/// two parallels, S(φ₂) − S(φ₁) with dS/dφ = M N cos φ (<see cref="EllipsoidalArea"/>), is taken as the integral of that density, which keeps
/// all digits where the difference of two large values of S would not.
/// </remarks>
internal sealed class SeparableGridMetrics : GridMetrics
{
    private const double RadiansPerDegree = Math.PI / 180;

    private readonly Ellipsoid ellipsoid;
    private readonly bool webMercator;
    private readonly double radiansPerUnit;
    private readonly DatumShift? shift;
    private readonly CoordinateReferenceSystem crs;
    private readonly double middleX;

    /// <summary>Makes the metrics.</summary>
    /// <param name="grid">The cells.</param>
    /// <param name="crs">A geographic system or Web Mercator.</param>
    public SeparableGridMetrics(RasterGrid grid, CoordinateReferenceSystem crs)
        : base(grid)
    {
        this.crs = crs;
        webMercator = crs.IsWebMercator;
        shift = webMercator ? null : crs.Shift;
        ellipsoid = shift?.Source ?? Ellipsoid.Wgs84;
        radiansPerUnit = webMercator ? 1 / ellipsoid.SemiMajorAxisMetres : crs.UnitSize * RadiansPerDegree;
        middleX = grid.West + (grid.Columns * grid.CellWidth / 2);
    }

    /// <inheritdoc/>
    private protected override double QuadratureStep => 0.02 / radiansPerUnit;

    /// <inheritdoc/>
    public override double CellAreaSquareMetres(int row, int column) => RowArea(row, stackalloc double[5]);

    /// <inheritdoc/>
    public override double EastSpacingMetres(int row, int column) => MetresPerUnit(Grid.CentreY(row)).East * Grid.CellWidth;

    /// <inheritdoc/>
    public override double NorthSpacingMetres(int row, int column) => MetresPerUnit(Grid.CentreY(row)).North * Grid.CellHeight;

    /// <inheritdoc/>
    internal override void Fill(BandMetrics band, int firstRow, int rowEnd, int firstColumn, int columnEnd)
    {
        band.Reset(firstRow, rowEnd, firstColumn, columnEnd, profiles: true, gradient: false);
        for (int column = 0; column <= columnEnd - firstColumn; column++)
        {
            band.Cumulative[column] = column;
        }

        double unit = NorthSpacingMetres((firstRow + rowEnd) / 2, 0);
        band.UnitGradient = 64 * unit * unit;
        Span<double> densities = stackalloc double[5];
        for (int row = firstRow; row < rowEnd; row++)
        {
            band.RowScale[row - firstRow] = RowArea(row, densities);
            band.Profiles[row - firstRow] = new RowProfile(densities);
            var (east, north) = MetresPerUnit(Grid.CentreY(row));
            band.EastFactor[row - firstRow] = (float)Squared(unit / (east * Grid.CellWidth));
            band.SouthFactor[row - firstRow] = (float)Squared(unit / (north * Grid.CellHeight));
        }
    }

    /// <inheritdoc/>
    private protected override double Antiderivative(double x, double y)
    {
        var (east, north) = MetresPerUnit(y);
        return (x - middleX) * east * north;
    }

    private static double Squared(double value) => value * value;

    private double RowArea(int row, Span<double> densities)
    {
        double mean = 0;
        for (int i = 0; i < 5; i++)
        {
            var (east, north) = MetresPerUnit(Grid.North - ((row + ((1 + GaussLegendre.Nodes[i]) / 2)) * Grid.CellHeight));
            densities[i] = east * north;
            mean += GaussLegendre.Weights[i] * densities[i];
        }

        return mean * Grid.CellWidth * Grid.CellHeight;
    }

    /// <summary>Metres on the ellipsoid for one unit of x and of y; 0 beyond the poles.</summary>
    private (double East, double North) MetresPerUnit(double y)
    {
        double latitude = webMercator ? Math.Atan(Math.Sinh(y * radiansPerUnit)) : y * radiansPerUnit;
        if (!(Math.Abs(latitude) <= Math.PI / 2))
        {
            return (0, 0);
        }

        var (sin, cos) = Math.SinCos(latitude);
        double e2 = ellipsoid.EccentricitySquared, w = 1 - (e2 * sin * sin), a = ellipsoid.SemiMajorAxisMetres;
        double normal = a / Math.Sqrt(w), meridian = normal * (1 - e2) / w;
        double scale = radiansPerUnit / Ratio(y);
        return (normal * cos * scale, meridian * (webMercator ? cos : 1) * scale);
    }

    /// <summary>Length on the datum's ellipsoid for one metre on WGS 84, along the middle meridian of the grid: it changes by parts in 10⁷ across a country.</summary>
    private double Ratio(double y)
    {
        if (shift is null)
        {
            return 1;
        }

        var (longitude, latitude) = crs.ToWgs84(middleX, y);
        return shift.LengthRatio(longitude, latitude);
    }
}
