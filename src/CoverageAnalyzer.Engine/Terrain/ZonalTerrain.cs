using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Operations;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Engine.Terrain;

/// <summary>Heights and slopes of units (communes, villages) from an elevation model.</summary>
/// <remarks>
/// All areas are true areas on the ellipsoid (<see cref="GridMetrics"/>), in the mean height as well. Slope is Horn's over the eight neighbors
/// (<see cref="SlopeRow"/>), rise and run both in true metres; a neighbor without a height, or outside the model, takes the height of the cell in the
/// middle, as ArcGIS does, so that an edge of the model makes no cliff and no hole. Thresholds are inclusive: a cell of 200 m is at or above 200 m, a
/// gradient equal to the threshold to the rounding of floats (1 part in 10⁷) reaches it.
/// Units may overlap: each counts in full. What lies outside the model counts as area of unknown height.
/// </remarks>
public static class ZonalTerrain
{
    /// <summary>Measures all units.</summary>
    /// <remarks>
    /// Behavior: the same bits for any number of threads.
    /// Cost: heights are read once where units lie, in windows of at most 130 × 544 cells; memory for a model's bands of 128 rows, not for the model.
    /// </remarks>
    /// <param name="model">The elevation model: longitude and latitude, or a conformal projection in metres.</param>
    /// <param name="units">The units, in the coordinates of the model's system.</param>
    /// <param name="thresholds">Heights and slopes.</param>
    /// <param name="cells">How cells on a boundary count.</param>
    /// <param name="threads">Threads at most.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>One result a unit, in their order.</returns>
    /// <exception cref="ArgumentException">The model's projection has no known true areas: it is to be warped to EPSG:4326 or to a UTM zone.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A threshold is not finite, or a slope is below 0.</exception>
    public static IReadOnlyList<UnitTerrain> Measure(
        DigitalElevationModel model, PolygonSet units, TerrainThresholds thresholds, CellRule cells, int threads, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Measure(model, GridMetrics.Of(model.Grid, model.Crs), units, null, thresholds, cells, threads, cancellation);
    }

    /// <summary>Measures some of the units, to the last bit as they come out among all.</summary>
    /// <param name="model">The elevation model.</param>
    /// <param name="units">All units, in the coordinates of the model's system.</param>
    /// <param name="wanted">The units to measure, each once.</param>
    /// <param name="thresholds">Heights and slopes.</param>
    /// <param name="cells">How cells on a boundary count.</param>
    /// <param name="threads">Threads at most.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>One result a unit wanted, in their order.</returns>
    /// <exception cref="ArgumentException">The model's projection has no known true areas.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A threshold is not finite, or a slope is below 0.</exception>
    public static IReadOnlyList<UnitTerrain> Measure(
        DigitalElevationModel model, PolygonSet units, IReadOnlyList<int> wanted, TerrainThresholds thresholds, CellRule cells, int threads, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(wanted);
        return Measure(model, GridMetrics.Of(model.Grid, model.Crs), units, wanted, thresholds, cells, threads, cancellation);
    }

    /// <summary>The same with given metrics, counting what is done; of all units where none are named.</summary>
    internal static IReadOnlyList<UnitTerrain> Measure(
        DigitalElevationModel model, GridMetrics metrics, PolygonSet units, IReadOnlyList<int>? wanted, TerrainThresholds thresholds, CellRule cells, int threads, CancellationToken cancellation,
        OperationTally? tally = null)
    {
        ArgumentNullException.ThrowIfNull(units);
        Check(thresholds);
        var placed = new ZonalUnits(units, model.Grid, wanted);
        metrics.Include(placed.Bounds);
        var bands = new TerrainSums?[placed.BandCount];
        ParallelWork.Run(
            bands.Length,
            threads,
            () => new ZonalBand(model, placed, metrics, thresholds, cells, tally),
            (band, worker) => bands[band] = worker.Measure(band),
            cancellation);
        var total = new TerrainSums([.. Enumerable.Range(0, units.UnitCount)], thresholds.HeightsMetres.Count + thresholds.SlopesPercent.Count);
        foreach (var band in bands)
        {
            if (band is not null)
            {
                Add(band, total);
            }
        }

        var result = new UnitTerrain[wanted?.Count ?? units.UnitCount];
        for (int i = 0; i < result.Length; i++)
        {
            int unit = wanted?[i] ?? i;
            double outside = placed.ReachesOutside[unit] ? metrics.AreaOutsideSquareMetres(units, unit) : 0;
            result[i] = ToTerrain(total, unit, outside, thresholds.HeightsMetres.Count);
        }

        return result;
    }

    private static void Check(TerrainThresholds thresholds)
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        foreach (double height in thresholds.HeightsMetres)
        {
            if (!double.IsFinite(height))
            {
                throw new ArgumentOutOfRangeException(nameof(thresholds), height, "A height must be finite, in metres.");
            }
        }

        foreach (double slope in thresholds.SlopesPercent)
        {
            if (!(slope is >= 0 and < 1e6))
            {
                throw new ArgumentOutOfRangeException(nameof(thresholds), slope, "A slope must be 0 to 1,000,000 percent.");
            }
        }
    }

    private static void Add(TerrainSums band, TerrainSums total)
    {
        for (int i = 0; i < band.Units.Length; i++)
        {
            int unit = band.Units[i];
            for (int t = 0; t < band.Width; t++)
            {
                total.Values[(unit * band.Width) + t] += band.Values[(i * band.Width) + t];
            }

            total.Minimum[unit] = Math.Min(total.Minimum[unit], band.Minimum[i]);
            total.Maximum[unit] = Math.Max(total.Maximum[unit], band.Maximum[i]);
            total.Implausible[unit] += band.Implausible[i];
        }
    }

    private static UnitTerrain ToTerrain(TerrainSums total, int unit, double outsideSquareMetres, int heights)
    {
        const double squareKilometre = 1e6;
        var sums = total.Values.AsSpan(unit * total.Width, total.Width);
        double known = sums[0] - sums[1];
        bool any = total.Minimum[unit] <= total.Maximum[unit];
        double[] reached = [.. sums[TerrainSums.Fixed..]];
        for (int t = 0; t < reached.Length; t++)
        {
            reached[t] = Math.Min(reached[t], known) / squareKilometre; // the same cells added up in another order may be larger by a bit
        }

        return new UnitTerrain
        {
            AreaSquareKilometres = (sums[0] + outsideSquareMetres) / squareKilometre,
            UnknownAreaSquareKilometres = ((any ? sums[1] : sums[0]) + outsideSquareMetres) / squareKilometre,
            MeanElevationMetres = any ? sums[2] / known : double.NaN,
            MinimumElevationMetres = any ? total.Minimum[unit] : double.NaN,
            MaximumElevationMetres = any ? total.Maximum[unit] : double.NaN,
            AtOrAboveHeightSquareKilometres = reached[..heights],
            AtOrAboveSlopeSquareKilometres = reached[heights..],
            ImplausibleCells = total.Implausible[unit],
        };
    }
}
