using System.Runtime.Intrinsics;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Radio.Clutter;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Engine.Radio.Areas;

/// <summary>Heights around a site: a window of the cells of an elevation model, and where the site stands in it.</summary>
/// <remarks>
/// Places are given in cells of the window (0, 0: centre of its first cell, rows towards the south) or in metres on the ground east and north of the site.
/// The two are tied by the radii of curvature at the site and their change along the meridian (geographic grids), or by the point scale and its first and
/// second change from the site (conformal ones: at the edge of a zone of UTM the scale alone would be wrong by 2 parts in 10⁴ at 50 km); right to 1 part in 10⁵ within 50 km between 55° S and 55° N (1.1 at 60°). A straight line from the site in metres is the geodesic to that order.
/// </remarks>
public sealed class TerrainWindow
{
    private readonly double eastChangePerNorthMetre; // relative growth of a column's width for each metre towards the north
    private readonly double northChangePerNorthMetre;
    private readonly ScaleChange scale; // relative growth of both on a conformal grid
    private readonly Lazy<ReadOnlyMemory<float>> heights;

    private TerrainWindow(
        DigitalElevationModel model, float[] memory, int firstRow, int firstColumn, int rows, int columns, double siteRow, double siteColumn, double eastMetres, double northMetres, double eastChange, double northChange,
        ScaleChange scale)
    {
        this.scale = scale;
        Model = model;
        (FirstRow, FirstColumn, Rows, Columns) = (firstRow, firstColumn, rows, columns);
        (SiteRow, SiteColumn) = (siteRow, siteColumn);
        (EastMetresPerColumn, NorthMetresPerRow) = (eastMetres, northMetres);
        (eastChangePerNorthMetre, northChangePerNorthMetre) = (eastChange, northChange);
        int cells = checked(rows * columns);
        heights = new Lazy<ReadOnlyMemory<float>>(() =>
        {
            float[] target = memory.Length >= cells ? memory : new float[cells];
            model.Read(firstRow, firstColumn, rows, columns, target.AsSpan(0, cells));
            return target.AsMemory(0, cells);
        });
    }

    private TerrainWindow(TerrainWindow ground, WindowClutter clutter)
    {
        (scale, heights, Model) = (ground.scale, ground.heights, ground.Model);
        (FirstRow, FirstColumn, Rows, Columns) = (ground.FirstRow, ground.FirstColumn, ground.Rows, ground.Columns);
        (SiteRow, SiteColumn) = (ground.SiteRow, ground.SiteColumn);
        (EastMetresPerColumn, NorthMetresPerRow) = (ground.EastMetresPerColumn, ground.NorthMetresPerRow);
        (eastChangePerNorthMetre, northChangePerNorthMetre) = (ground.eastChangePerNorthMetre, ground.northChangePerNorthMetre);
        Clutter = clutter;
    }

    /// <summary>Heights above sea level in m, row by row from the north; NaN where not known.</summary>
    public ReadOnlyMemory<float> HeightsMetres => heights.Value;

    /// <summary>The model the window lies in.</summary>
    internal DigitalElevationModel Model { get; }

    /// <summary>Whether the heights have been read into the window's own memory.</summary>
    internal bool IsRead => heights.IsValueCreated;

    /// <summary>Row of the model that is row 0 of the window; may be negative.</summary>
    public int FirstRow { get; }

    /// <summary>Column of the model that is column 0 of the window; may be negative.</summary>
    public int FirstColumn { get; }

    /// <summary>Rows.</summary>
    public int Rows { get; }

    /// <summary>Columns.</summary>
    public int Columns { get; }

    /// <summary>Place of the site in rows from the centre of row 0.</summary>
    public double SiteRow { get; }

    /// <summary>Place of the site in columns from the centre of column 0.</summary>
    public double SiteColumn { get; }

    /// <summary>Width of a cell on the ground at the site in m.</summary>
    public double EastMetresPerColumn { get; }

    /// <summary>Height of a cell on the ground at the site in m.</summary>
    public double NorthMetresPerRow { get; }

    /// <summary>What stands on the ground; null: nothing anywhere.</summary>
    public WindowClutter? Clutter { get; }

    /// <summary>Whether all cells have the same size on the ground, so that places are proportional to metres.</summary>
    internal bool IsEven => eastChangePerNorthMetre == 0 && northChangePerNorthMetre == 0;

    /// <summary>Reads the cells around a site.</summary>
    /// <param name="model">The elevation model: longitude and latitude, or a conformal projection in metres.</param>
    /// <param name="longitudeDegrees">Longitude of the site.</param>
    /// <param name="latitudeDegrees">Latitude of the site.</param>
    /// <param name="radiusMetres">Reach on the ground; the window has one cell to spare all round.</param>
    /// <exception cref="ArgumentException">The model's projection is not conformal in metres.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The radius is not above 0 and up to 200 km.</exception>
    public static TerrainWindow Read(DigitalElevationModel model, double longitudeDegrees, double latitudeDegrees, double radiusMetres) =>
        Read(model, longitudeDegrees, latitudeDegrees, radiusMetres, []);

    /// <summary>Places a window around a site without reading it: its heights are read once somebody asks for them.</summary>
    /// <remarks>For those who may find the heights in the model's own memory, as <see cref="Viewsheds.FrontViewshed"/> does.</remarks>
    /// <param name="model">The elevation model: longitude and latitude, or a conformal projection in metres.</param>
    /// <param name="longitudeDegrees">Longitude of the site.</param>
    /// <param name="latitudeDegrees">Latitude of the site.</param>
    /// <param name="radiusMetres">Reach on the ground; the window has one cell to spare all round.</param>
    /// <exception cref="ArgumentException">The model's projection is not conformal in metres.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The radius is not above 0 and up to 200 km.</exception>
    public static TerrainWindow Around(DigitalElevationModel model, double longitudeDegrees, double latitudeDegrees, double radiusMetres) =>
        Around(model, longitudeDegrees, latitudeDegrees, radiusMetres, []);

    /// <summary>Reads the cells around a site into an array that is at hand, so that site after site needs no memory of its own.</summary>
    /// <param name="model">The elevation model: longitude and latitude, or a conformal projection in metres.</param>
    /// <param name="longitudeDegrees">Longitude of the site.</param>
    /// <param name="latitudeDegrees">Latitude of the site.</param>
    /// <param name="radiusMetres">Reach on the ground; the window has one cell to spare all round.</param>
    /// <param name="memory">Takes the heights where it is large enough, else another array does; a window read into it before is no longer valid.</param>
    /// <exception cref="ArgumentException">The model's projection is not conformal in metres.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The radius is not above 0 and up to 200 km.</exception>
    public static TerrainWindow Read(DigitalElevationModel model, double longitudeDegrees, double latitudeDegrees, double radiusMetres, float[] memory)
    {
        var window = Around(model, longitudeDegrees, latitudeDegrees, radiusMetres, memory);
        _ = window.HeightsMetres;
        return window;
    }

    /// <summary>Places a window without reading it.</summary>
    /// <param name="model">The elevation model.</param>
    /// <param name="longitudeDegrees">Longitude of the site.</param>
    /// <param name="latitudeDegrees">Latitude of the site.</param>
    /// <param name="radiusMetres">Reach on the ground.</param>
    /// <param name="memory">Takes the heights once they are asked for, where it is large enough.</param>
    internal static TerrainWindow Around(DigitalElevationModel model, double longitudeDegrees, double latitudeDegrees, double radiusMetres, float[] memory)
    {
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(model);
        if (!(radiusMetres is > 0 and <= 200_000))
        {
            throw new ArgumentOutOfRangeException(nameof(radiusMetres), radiusMetres, "A reach must be above 0 and up to 200,000 m.");
        }

        RasterGrid grid = model.Grid;
        (double x, double y) = model.Crs.FromWgs84(longitudeDegrees, latitudeDegrees);
        double east, north, eastChange = 0, northChange = 0;
        var change = default(ScaleChange);
        if (model.Crs.IsGeographic)
        {
            const double radians = Math.PI / 180;
            double a = Ellipsoid.Wgs84.SemiMajorAxisMetres, e2 = Ellipsoid.Wgs84.EccentricitySquared, phi = y * radians;
            (double sin, double cos) = Math.SinCos(phi);
            double w2 = 1 - (e2 * sin * sin), primeVertical = a / Math.Sqrt(w2), meridian = primeVertical * (1 - e2) / w2;
            east = primeVertical * cos * grid.CellWidth * radians;
            north = meridian * grid.CellHeight * radians;
            eastChange = -sin / cos / primeVertical; // d ln(N cos φ)/ds = −tan φ / N along the meridian
            northChange = 3 * e2 * sin * cos / w2 / meridian; // d ln M/dφ = 3 e² sin φ cos φ / (1 − e² sin² φ)
        }
        else
        {
            if (!model.Crs.IsConformalMetric)
            {
                throw new ArgumentException($"{model.Crs} is not a conformal projection in metres.", nameof(model));
            }

            double scale = model.Crs.ScaleFactor(x, y);
            (east, north) = (grid.CellWidth / scale, grid.CellHeight / scale);
            change = ScaleChange.Around(model.Crs, x, y, scale);
        }

        double column = ((x - grid.West) / grid.CellWidth) - 0.5, row = ((grid.North - y) / grid.CellHeight) - 0.5;
        double widest = 1 + (Math.Abs(eastChange) * radiusMetres);
        int reachColumns = (int)Math.Ceiling(radiusMetres * widest / east) + 2, reachRows = (int)Math.Ceiling(radiusMetres * 1.001 / north) + 2;
        int firstColumn = (int)Math.Floor(column) - reachColumns, firstRow = (int)Math.Floor(row) - reachRows;
        int columns = (2 * reachColumns) + 2, rows = (2 * reachRows) + 2;
        return new TerrainWindow(model, memory, firstRow, firstColumn, rows, columns, row - firstRow, column - firstColumn, east, north, eastChange, northChange, change);
    }

    /// <summary>The same window with what stands on its ground. The heights are shared, not copied.</summary>
    /// <param name="cover">The land cover, on the cells of the elevation model.</param>
    /// <param name="memory">Takes the classes where it is large enough, else another array does; a window read into it before is no longer valid.</param>
    public TerrainWindow With(LandCover cover, byte[] memory)
    {
        ArgumentNullException.ThrowIfNull(cover);
        ArgumentNullException.ThrowIfNull(memory);
        int cells = Rows * Columns;
        byte[] classes = memory.Length >= cells ? memory : new byte[cells];
        cover.Read(FirstRow, FirstColumn, Rows, Columns, classes.AsSpan(0, cells));
        return new TerrainWindow(this, new WindowClutter(cover.Classes, classes.AsMemory(0, cells), Rows, Columns));
    }

    /// <summary>Where a cell lies from the site.</summary>
    /// <param name="row">Place in rows of the window.</param>
    /// <param name="column">Place in columns of the window.</param>
    /// <returns>Metres on the ground east and north of the site.</returns>
    public (double EastMetres, double NorthMetres) OffsetOf(double row, double column)
    {
        double straight = (SiteRow - row) * NorthMetresPerRow, north = straight * (1 + (northChangePerNorthMetre * straight / 2));
        double east = (column - SiteColumn) * EastMetresPerColumn * (1 + (eastChangePerNorthMetre * north / 2)), mean = scale.MeanTo(east, north);
        return (east / mean, north / mean);
    }

    /// <summary>The place that lies so many metres from the site: the inverse of <see cref="OffsetOf"/>.</summary>
    /// <param name="eastMetres">Metres on the ground towards the east.</param>
    /// <param name="northMetres">Metres towards the north.</param>
    /// <returns>Place in rows and columns of the window.</returns>
    public (double Row, double Column) PlaceOf(double eastMetres, double northMetres)
    {
        double mean = scale.MeanTo(eastMetres, northMetres);
        for (int i = 0; i < 3; i++)
        {
            mean = scale.MeanTo(eastMetres * mean, northMetres * mean); // a change of 10⁻³ at most: each time three digits more
        }

        double east = eastMetres * mean, north = northMetres * mean, straight = north;
        for (int i = 0; i < 3; i++)
        {
            straight = north / (1 + (northChangePerNorthMetre * straight / 2));
        }

        return (SiteRow - (straight / NorthMetresPerRow), SiteColumn + (east / (EastMetresPerColumn * (1 + (eastChangePerNorthMetre * north / 2)))));
    }

    /// <summary>Height of the ground by bilinear interpolation between the centres of four cells.</summary>
    /// <param name="row">Place in rows of the window.</param>
    /// <param name="column">Place in columns of the window.</param>
    /// <returns>Metres above sea level; NaN outside the window and where one of the cells that count has no height.</returns>
    public double ElevationMetres(double row, double column)
    {
        int r = (int)Math.Floor(row), c = (int)Math.Floor(column);
        double south = row - r, east = column - c;
        if (!(row >= 0 && column >= 0 && row <= Rows - 1 && column <= Columns - 1))
        {
            return double.NaN;
        }

        int below = Math.Min(r + 1, Rows - 1), right = Math.Min(c + 1, Columns - 1);
        if (!IsRead)
        {
            return ReadBilinear(r, c, south, east);
        }

        ReadOnlySpan<float> cells = HeightsMetres.Span;
        return Bilinear(cells[(r * Columns) + c], cells[(r * Columns) + right], cells[(below * Columns) + c], cells[(below * Columns) + right], south, east);
    }

    private double ReadBilinear(int row, int column, double south, double east)
    {
        Span<float> four = stackalloc float[4];
        Model.Read(FirstRow + row, FirstColumn + column, 2, 2, four); // what lies beyond the window does not count
        return Bilinear(four[0], four[1], four[2], four[3], south, east);
    }

    private static double Bilinear(double northWest, double northEast, double southWest, double southEast, double south, double east)
    {
        double Between(double a, double b, double t) => t == 0 ? a : a + ((b - a) * t); // a cell that does not count may be unknown
        double upper = Between(northWest, northEast, east);
        return south == 0 ? upper : Between(upper, Between(southWest, southEast, east), south);
    }

    /// <summary>Where eight cells of a row lie from the site: <see cref="OffsetOf"/>, bit for bit.</summary>
    /// <param name="row">Place in rows of the window.</param>
    /// <param name="columns">Places in columns of the window.</param>
    internal (Vector512<double> EastMetres, Vector512<double> NorthMetres) OffsetsOf(double row, Vector512<double> columns)
    {
        double straight = (SiteRow - row) * NorthMetresPerRow, north = straight * (1 + (northChangePerNorthMetre * straight / 2));
        var east = (columns - Vector512.Create(SiteColumn)) * EastMetresPerColumn * (1 + (eastChangePerNorthMetre * north / 2));
        var mean = scale.MeanTo(east, Vector512.Create(north));
        return (east / mean, Vector512.Create(north) / mean);
    }

    /// <summary>Eight places so many metres from the site: <see cref="PlaceOf"/>, bit for bit.</summary>
    /// <param name="eastMetres">Metres on the ground towards the east.</param>
    /// <param name="northMetres">Metres towards the north.</param>
    internal (Vector512<double> Rows, Vector512<double> Columns) PlacesOf(Vector512<double> eastMetres, Vector512<double> northMetres)
    {
        var one = Vector512<double>.One;
        var mean = scale.MeanTo(eastMetres, northMetres);
        for (int i = 0; i < 3 && scale != default; i++)
        {
            mean = scale.MeanTo(eastMetres * mean, northMetres * mean);
        }

        Vector512<double> east = eastMetres * mean, north = northMetres * mean, straight = north;
        for (int i = 0; i < 3 && northChangePerNorthMetre != 0; i++)
        {
            straight = north / (one + (northChangePerNorthMetre * straight / 2));
        }

        return (Vector512.Create(SiteRow) - (straight / NorthMetresPerRow), Vector512.Create(SiteColumn) + (east / (EastMetresPerColumn * (one + (eastChangePerNorthMetre * north / 2)))));
    }
}
