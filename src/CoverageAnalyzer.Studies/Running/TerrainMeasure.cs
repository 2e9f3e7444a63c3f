using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Engine.Terrain;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>The terrain of communes and villages by the elevation model, on the model's own grid.</summary>
/// <param name="Thresholds">The heights and slopes measured.</param>
/// <param name="Communes">Each commune's terrain.</param>
/// <param name="Villages">Each village's terrain; null where there are none, or none with an area.</param>
/// <param name="VillageElevationMetres">Height at each village's place, NaN where unknown; null without villages.</param>
/// <param name="Kapos">Mountain classes of Kapos and others in each commune; null where they are not asked for.</param>
internal sealed record TerrainMeasure(
    TerrainThresholds Thresholds,
    IReadOnlyList<UnitTerrain> Communes,
    IReadOnlyList<UnitTerrain>? Villages,
    double[]? VillageElevationMetres,
    IReadOnlyList<KaposArea>? Kapos)
{
    /// <summary>The heights of the published columns.</summary>
    public const double LowerHeightMetres = 200, UpperHeightMetres = 600;

    /// <summary>The slope of the published column.</summary>
    public const double SlopePercent = 15;

    /// <summary>Measures.</summary>
    /// <param name="model">The elevation model.</param>
    /// <param name="communes">The communes.</param>
    /// <param name="villages">The villages, or null.</param>
    /// <param name="kapos">How to measure the mountain classes of Kapos and others; null: not.</param>
    /// <param name="wanted">Heights and slopes that rules ask for, beside those of the published columns.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellation">Stops the measurement.</param>
    /// <param name="block">The communes and villages to measure, to the last bit as they come out among all; null: all.</param>
    /// <exception cref="ArgumentException">The model's projection cannot be measured in, or it is too large for the classes of Kapos.</exception>
    public static TerrainMeasure Run(
        DigitalElevationModel model,
        CommuneLayer communes,
        VillageLayer? villages,
        TerrainThresholds wanted,
        KaposOptions? kapos,
        int threads,
        CancellationToken cancellation,
        UnitBlock? block = null)
    {
        TerrainThresholds thresholds = ThresholdsOf(wanted);
        IReadOnlyList<UnitTerrain> Measure(PolygonSet polygons, int[]? units)
        {
            PolygonSet placed = PolygonProjection.FromWgs84(polygons, model.Crs);
            return units is null
                ? ZonalTerrain.Measure(model, placed, thresholds, CellRule.ExactFractions, threads, cancellation)
                : ZonalTerrain.Measure(model, placed, units, thresholds, CellRule.ExactFractions, threads, cancellation);
        }

        return new TerrainMeasure(
            thresholds,
            Measure(communes.Polygons, block?.Communes),
            villages?.Polygons is { } areas ? Measure(areas, block?.Villages) : null,
            villages is null ? null : HeightsAt(model, block is null ? villages.Villages : [.. block.Villages.Select(v => villages.Villages[v])]),
            kapos is null || block?.HasKapos == false ? null : KaposClasses.Measure(model, PolygonProjection.FromWgs84(communes.Polygons, model.Crs), kapos, threads, cancellation));
    }

    /// <summary>The heights and slopes to measure: those of the published columns, and those that rules ask for.</summary>
    /// <param name="wanted">Those that rules ask for.</param>
    public static TerrainThresholds ThresholdsOf(TerrainThresholds wanted) => new(
        [.. wanted.HeightsMetres.Append(LowerHeightMetres).Append(UpperHeightMetres).Distinct().Order()],
        [.. wanted.SlopesPercent.Append(SlopePercent).Distinct().Order()]);

    /// <summary>A commune's figures with its terrain. Shares are of the whole area: what has no height counts as lower and flatter.</summary>
    /// <param name="commune">The figures so far.</param>
    /// <param name="maximumUnknownFraction">Share of the area without a height above which the shares are not given.</param>
    public CommuneIndicators Describe(CommuneIndicators commune, double maximumUnknownFraction)
    {
        UnitTerrain terrain = Communes[commune.Commune.Index];
        bool known = terrain.UnknownFraction <= maximumUnknownFraction;
        double Share(IReadOnlyList<double> areas, IReadOnlyList<double> thresholds, double threshold) =>
            known ? Math.Clamp(areas[IndexOf(thresholds, threshold)] / terrain.AreaSquareKilometres, 0, 1) : double.NaN;
        return commune with
        {
            Terrain = terrain,
            MeanElevationMetres = known ? terrain.MeanElevationMetres : double.NaN,
            ShareAbove200MetresFraction = Share(terrain.AtOrAboveHeightSquareKilometres, Thresholds.HeightsMetres, LowerHeightMetres),
            ShareAbove600MetresFraction = Share(terrain.AtOrAboveHeightSquareKilometres, Thresholds.HeightsMetres, UpperHeightMetres),
            ShareSlope15PercentFraction = Share(terrain.AtOrAboveSlopeSquareKilometres, Thresholds.SlopesPercent, SlopePercent),
        };
    }

    private static int IndexOf(IReadOnlyList<double> thresholds, double threshold)
    {
        int index = 0;
        while (thresholds[index] != threshold)
        {
            index++;
        }

        return index;
    }

    private static double[] HeightsAt(DigitalElevationModel model, IReadOnlyList<Village> villages)
    {
        double[] x = [.. villages.Select(v => v.LongitudeDegrees)], y = [.. villages.Select(v => v.LatitudeDegrees)];
        model.Crs.FromWgs84(x, y);
        RasterGrid grid = model.Grid;
        var heights = new double[x.Length];
        Span<float> cell = stackalloc float[1];
        for (int i = 0; i < x.Length; i++)
        {
            double column = Math.Floor((x[i] - grid.West) / grid.CellWidth), row = Math.Floor((grid.North - y[i]) / grid.CellHeight);
            bool inside = row >= 0 && row < grid.Rows && column >= 0 && column < grid.Columns;
            cell[0] = float.NaN;
            if (inside)
            {
                model.Read((int)row, (int)column, 1, 1, cell);
            }

            heights[i] = float.IsNaN(cell[0]) ? double.NaN : cell[0]; // whatever is not known is one and the same
        }

        return heights;
    }
}
