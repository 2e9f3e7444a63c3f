using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Radio.Areas;
using CoverageAnalyzer.Engine.Radio.Models;
using CoverageAnalyzer.Engine.Radio.Profiles;
using CoverageAnalyzer.Engine.Radio.Viewsheds;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Tests.Robustness;

/// <summary>Elevation models and links as odd as may be: no height known, one cell, a site on the corner of cells, every figure at an end of its range.</summary>
internal static class OddTerrain
{
    private const double West = 107, North = 16.6, Cell = 0.001;

    /// <summary>A link as any is.</summary>
    public static RadioLink Usual { get; } = new() { FrequencyMHz = 900, TransmitterHeightAboveGroundMetres = 30, ReceiverHeightAboveGroundMetres = 1.5, TransmitterLatitudeDegrees = 16, ReceiverLatitudeDegrees = 16 };

    /// <summary>Models by name.</summary>
    public static IReadOnlyList<(string Name, DigitalElevationModel Model)> Models { get; } =
    [
        ("no height known", Of(24, 24, (_, _) => float.NaN)),
        ("one cell", Of(1, 1, (_, _) => 100)),
        ("one row", Of(30, 1, (column, _) => column)),
        ("one column", Of(1, 30, (_, row) => row)),
        ("flat", Of(24, 24, (_, _) => 0)),
        ("every other height known", Of(24, 24, (column, row) => (column + row) % 2 == 0 ? float.NaN : 50)),
        ("cliffs of 9000 m", Of(24, 24, (column, row) => (column + row) % 2 == 0 ? 9000 : -400)),
        ("the site's cell not known", Of(24, 24, (column, row) => column == 12 && row == 12 ? float.NaN : 10)),
    ];

    /// <summary>Sites: in the middle of a cell, on an edge, on the corner of four, on the model's corner and outside it.</summary>
    public static IReadOnlyList<(double Longitude, double Latitude)> Sites { get; } =
    [
        (West + (12.5 * Cell), North - (12.5 * Cell)), (West + (12 * Cell), North - (12.5 * Cell)), (West + (12 * Cell), North - (12 * Cell)),
        (West, North), (West + (24 * Cell), North - (24 * Cell)), (West - Cell, North + Cell), (-West, -North),
    ];

    private static readonly AreaPrediction[] Predictions = [new LineOfSightArea(), new RuralMacroArea(), new HataArea(), new P1812Sweep(), new ItmSweep()];

    /// <summary>A viewshed: the three ways of finding it give words that there are, and nothing is seen where no height is known.</summary>
    public static double Viewshed(DigitalElevationModel model, (double Longitude, double Latitude) site, ViewshedRequest request)
    {
        TerrainWindow window = TerrainWindow.Read(model, site.Longitude, site.Latitude, request.RadiusMetres);
        double wrong = 0;
        foreach (Viewshed viewshed in (Viewshed[])[new FrontViewshed(), new ExactViewshed(), new RayViewshed()])
        {
            var cells = new CellVisibility[window.Rows * window.Columns];
            Array.Fill(cells, (CellVisibility)255);
            viewshed.Find(window, request, cells, CancellationToken.None);
            wrong += cells.Count(c => c > CellVisibility.Visible);
            for (int i = 0; i < cells.Length; i++)
            {
                wrong += cells[i] is CellVisibility.Visible or CellVisibility.Hidden && !float.IsFinite(window.HeightsMetres.Span[i]) ? 1 : 0;
            }
        }

        return wrong;
    }

    /// <summary>Losses over an area: unknown only where a height on the way may be, never negative infinity, and refused with a word where out of range.</summary>
    public static double Losses(DigitalElevationModel model, (double Longitude, double Latitude) site, RadioLink link, double radiusMetres)
    {
        TerrainWindow window = TerrainWindow.Read(model, site.Longitude, site.Latitude, radiusMetres);
        bool allKnown = true;
        foreach (float height in window.HeightsMetres.Span)
        {
            allKnown &= float.IsFinite(height);
        }

        double wrong = 0;
        foreach (AreaPrediction prediction in Predictions)
        {
            var losses = new float[window.Rows * window.Columns];
            try
            {
                prediction.Predict(window, new AreaRequest(link, radiusMetres), losses, CancellationToken.None);
            }
            catch (ArgumentOutOfRangeException)
            {
                continue; // outside what the model is made for: said so
            }

            wrong += losses.Count(l => float.IsNegativeInfinity(l) || (allKnown && float.IsNaN(l)));
        }

        return wrong;
    }

    /// <summary>Losses along a path: a number, or a refusal with a word. Intermediate values of what is not there, such as an obstacle, are NaN by design.</summary>
    public static double Path(TerrainProfile profile, RadioLink link)
    {
        double wrong = 0;
        foreach (PropagationModel model in PropagationModels.All)
        {
            PathLoss loss = model.Predict(profile, link);
            wrong += double.IsFinite(loss.LossDb) == loss.Refusal is null && (loss.Refusal is null || loss.Refusal.Value.English.Length > 0) ? 0 : 1;
        }

        return wrong;
    }

    /// <summary>Profiles: a point, two, heights not known, all at one height, cliffs, steps of a micrometre, very long.</summary>
    public static IReadOnlyList<TerrainProfile> Profiles { get; } =
    [
        new([], []), new([0], [10]), new([0, 1e-9], [10, 10]), new([0, 1], [10, 10]), new([0, 1], [double.NaN, 10]), new([0, 1], [10, double.PositiveInfinity]),
        new([.. Enumerable.Range(0, 50).Select(i => i / 10.0)], new double[50]),
        new([.. Enumerable.Range(0, 50).Select(i => i / 10.0)], [.. Enumerable.Range(0, 50).Select(i => i % 2 == 0 ? 9000.0 : -400)]),
        new([.. Enumerable.Range(0, 50).Select(i => i * 1e-9)], [.. Enumerable.Range(0, 50).Select(i => (double)i)]),
        new([.. Enumerable.Range(0, 200).Select(i => i * 5.0)], [.. Enumerable.Range(0, 200).Select(i => i % 7 * 100.0)]),
        new([0, 1e-6, 20, 20 + 1e-6], [0, 4000, 4000, 0]),
    ];

    /// <summary>Links with each figure at the ends of its range and beyond.</summary>
    public static IReadOnlyList<RadioLink> Links { get; } =
    [
        .. ((double[])[1e-9, 30, 150, 900, 3000, 6000, 100_000, 1e300]).Select(f => Usual with { FrequencyMHz = f }),
        .. ((double[])[double.Epsilon, 1e-6, 1, 30, 200, 500, 3000, 1e9]).Select(h => Usual with { TransmitterHeightAboveGroundMetres = h }),
        .. ((double[])[double.Epsilon, 0.5, 1, 10, 50, 3000]).Select(h => Usual with { ReceiverHeightAboveGroundMetres = h }),
        .. ((double[])[1e-9, 0.001, 1, 50, 99.999, 100 - 1e-13]).SelectMany(p => (RadioLink[])[Usual with { TimePercent = p }, Usual with { LocationPercent = p }]),
        .. ((double[])[0, 120, 150, 157, 1e9]).Select(g => Usual with { RefractivityGradient = g }),
        .. ((double[])[0, 200, 450, 500]).Select(n => Usual with { SeaLevelRefractivity = n }),
        Usual with { FrequencyMHz = double.NaN }, Usual with { FrequencyMHz = 0 }, Usual with { FrequencyMHz = double.PositiveInfinity },
        Usual with { TransmitterHeightAboveGroundMetres = double.NaN }, Usual with { ReceiverHeightAboveGroundMetres = -1 }, Usual with { TimePercent = double.NaN }, Usual with { LocationPercent = 0 },
    ];

    private static GriddedElevation Of(int columns, int rows, Func<int, int, float> height) => new(
        new RasterGrid(West, North, Cell, Cell, columns, rows),
        CoordinateReferenceSystem.Wgs84,
        [.. Enumerable.Range(0, rows).SelectMany(row => Enumerable.Range(0, columns).Select(column => height(column, row)))]);
}
