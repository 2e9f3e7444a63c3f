using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Engine.Radio.Profiles;

/// <summary>Reads terrain profiles between two places from an elevation model.</summary>
/// <remarks>
/// Behavior: points stand in equal steps on the geodesic; heights are interpolated bilinearly between the centres of four cells. A point outside the model, or next to
/// a cell without a height, has none (NaN), which makes the path unknown.
/// Cost: a window of four cells a point; models on disk keep decoded blocks.
/// </remarks>
public static class ProfileReading
{
    /// <summary>Greatest length of a path in km.</summary>
    public const double GreatestKilometres = 500;

    /// <summary>Greatest step in m where none is stated, however coarse the cells are.</summary>
    public const double GreatestStepMetres = 100;

    /// <summary>Reads the heights between two places.</summary>
    /// <param name="model">The elevation model.</param>
    /// <param name="fromLongitudeDegrees">Longitude of the transmitter.</param>
    /// <param name="fromLatitudeDegrees">Latitude of the transmitter.</param>
    /// <param name="toLongitudeDegrees">Longitude of the receiver.</param>
    /// <param name="toLatitudeDegrees">Latitude of the receiver.</param>
    /// <param name="stepMetres">Greatest step in m, above 0; NaN: the shorter side of a cell on the ground, at most <see cref="GreatestStepMetres"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The places are one and the same, or more than <see cref="GreatestKilometres"/> apart, or a coordinate or the step is not one.</exception>
    public static TerrainProfile Read(
        DigitalElevationModel model, double fromLongitudeDegrees, double fromLatitudeDegrees, double toLongitudeDegrees, double toLatitudeDegrees, double stepMetres = double.NaN)
    {
        ArgumentNullException.ThrowIfNull(model);
        double metres = EllipsoidalDistance.Metres(fromLongitudeDegrees, fromLatitudeDegrees, toLongitudeDegrees, toLatitudeDegrees);
        if (!(metres is > 0 and <= GreatestKilometres * 1000))
        {
            throw new ArgumentOutOfRangeException(nameof(toLongitudeDegrees), metres, $"A path must be longer than 0 and up to {GreatestKilometres} km; its length in metres is given.");
        }

        double step = double.IsNaN(stepMetres) ? Math.Min(GreatestStepMetres, CellMetres(model, fromLongitudeDegrees, fromLatitudeDegrees)) : stepMetres;
        if (!(step > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(stepMetres), step, "A step must be above 0 m.");
        }

        var line = GeodesicLine.Between(fromLongitudeDegrees, fromLatitudeDegrees, toLongitudeDegrees, toLatitudeDegrees);
        int steps = Math.Max(1, (int)Math.Ceiling((metres / step) - 1e-9));
        var distances = new double[steps + 1];
        var elevations = new double[steps + 1];
        for (int i = 0; i <= steps; i++)
        {
            double along = metres * i / steps;
            (double longitude, double latitude) = i == 0 ? (fromLongitudeDegrees, fromLatitudeDegrees) : i == steps ? (toLongitudeDegrees, toLatitudeDegrees) : line.PlaceAt(along);
            distances[i] = along / 1000;
            elevations[i] = ElevationMetres(model, longitude, latitude);
        }

        return new TerrainProfile(distances, elevations);
    }

    /// <summary>Height of the ground at a place, interpolated bilinearly between the centres of four cells.</summary>
    /// <remarks>Behavior: within the outer half of the cells at the model's edge the nearest cells count alone.</remarks>
    /// <param name="model">The elevation model.</param>
    /// <param name="longitudeDegrees">Longitude.</param>
    /// <param name="latitudeDegrees">Latitude.</param>
    /// <returns>Metres above sea level; NaN outside the model and where one of the cells that count has no height.</returns>
    public static double ElevationMetres(DigitalElevationModel model, double longitudeDegrees, double latitudeDegrees)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (!Contains(model, longitudeDegrees, latitudeDegrees))
        {
            return double.NaN;
        }

        RasterGrid grid = model.Grid;
        (double x, double y) = model.Crs.FromWgs84(longitudeDegrees, latitudeDegrees);
        double column = Math.Clamp(((x - grid.West) / grid.CellWidth) - 0.5, 0, grid.Columns - 1), row = Math.Clamp(((grid.North - y) / grid.CellHeight) - 0.5, 0, grid.Rows - 1);
        int left = Math.Min((int)column, Math.Max(0, grid.Columns - 2)), top = Math.Min((int)row, Math.Max(0, grid.Rows - 2));
        double east = column - left, south = row - top;
        Span<float> cells = stackalloc float[4];
        model.Read(top, left, 2, 2, cells);

        // A cell that does not count may be unknown.
        double upper = Between(cells[0], cells[1], east);
        return south == 0 ? upper : Between(upper, Between(cells[2], cells[3], east), south);
    }

    /// <summary>Whether a place lies in the model's frame.</summary>
    /// <param name="model">The elevation model.</param>
    /// <param name="longitudeDegrees">Longitude.</param>
    /// <param name="latitudeDegrees">Latitude.</param>
    public static bool Contains(DigitalElevationModel model, double longitudeDegrees, double latitudeDegrees)
    {
        ArgumentNullException.ThrowIfNull(model);
        RasterGrid grid = model.Grid;
        (double x, double y) = model.Crs.FromWgs84(longitudeDegrees, latitudeDegrees);
        return x >= grid.West && y <= grid.North && x <= grid.West + (grid.Columns * grid.CellWidth) && y >= grid.North - (grid.Rows * grid.CellHeight);
    }

    // The shorter side of the cells around a place, on the ground.
    private static double CellMetres(DigitalElevationModel model, double longitudeDegrees, double latitudeDegrees)
    {
        (double x, double y) = model.Crs.FromWgs84(longitudeDegrees, latitudeDegrees);
        double[] xs = [x, x + model.Grid.CellWidth, x], ys = [y, y, y - model.Grid.CellHeight];
        model.Crs.ToWgs84(xs, ys);
        double east = EllipsoidalDistance.Metres(xs[0], ys[0], xs[1], ys[1]), south = EllipsoidalDistance.Metres(xs[0], ys[0], xs[2], ys[2]);
        double side = Math.Min(east, south);
        return side > 0 ? Math.Max(side, 0.01) : GreatestStepMetres; // a place beyond what the projection can show has no cells
    }

    private static double Between(double a, double b, double t) => t == 0 ? a : a + ((b - a) * t);
}
