using CoverageAnalyzer.Engine.Radio.Areas.Sweeping;
using CoverageAnalyzer.Engine.Radio.Models;
using CoverageAnalyzer.Engine.Radio.Models.Diffraction;
using CoverageAnalyzer.Engine.Radio.Models.P1812;
using CoverageAnalyzer.Engine.Radio.Profiles;

namespace CoverageAnalyzer.Engine.Radio.Areas;

/// <summary>ITU-R P.1812-8 for every cell around a site by radials that are carried outwards once.</summary>
/// <remarks>
/// Source: ITU-R P.1812-8, complete, over land, with the clutter of the window where it has some. Each sample that a cell takes has the loss of the model on the radial's own profile from the site to that sample, within 10⁻⁶ dB;
/// a cell takes the nearest radial, and on it the nearest sample, up to half a cell beside its centre each way: what that is worth is stated with the tests.
/// Heights are interpolated between four cells, at steps of the narrower side of a cell. Cells nearer than twelve steps, for which half a cell is much, have the answer of <see cref="ReferenceArea"/>.
/// Behind a height that is not known the loss is not known, nor in a cell without a height.
/// Cost: constant a cell in the mean; for less than half of the time with a small part that grows with the distance.
/// </remarks>
public sealed partial class P1812Sweep : AreaPrediction
{
    private const int FirstSwept = 12;
    private static readonly ReferenceArea Reference = new(new P1812Model());
    private readonly RadialPlan plan = new();
    private readonly RadialGround ground = new();
    private RadialSteps? steps;
    private RadialSweep sweep = null!;
    private RadialPaths paths = null!;
    private RadialPaths ductingPaths = null!;
    private double[] heights = [];
    private int[] receivers = [];
    private int[] open = [];
    private float[] losses = [];

    /// <inheritdoc/>
    public override string ModelName => "p1812";

    /// <inheritdoc/>
    public override bool UsesClutter => true;

    /// <summary>Whether the diffraction loss Ld alone is worked out, for benchmarks.</summary>
    internal bool OnlyDiffraction { get; init; }

    /// <summary>Paths of the last prediction in whose loss ducting might have had a part.</summary>
    internal long OpenPaths { get; private set; }

    /// <summary>Samples of the last prediction that a cell takes.</summary>
    internal long Paths { get; private set; }

    /// <inheritdoc/>
    public override void Predict(TerrainWindow window, AreaRequest request, Span<float> lossDb, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(window);
        ArgumentNullException.ThrowIfNull(request);
        if (lossDb.Length != window.Rows * window.Columns)
        {
            throw new ArgumentException($"{lossDb.Length} values for a window of {window.Rows} × {window.Columns} cells.", nameof(lossDb));
        }

        RadioLink link = request.Link;
        if (!(request.RadiusMetres > 0 && double.IsFinite(request.RadiusMetres)))
        {
            throw new ArgumentOutOfRangeException(nameof(request), request.RadiusMetres, "A reach must be above 0 m.");
        }

        if (P1812Limits.Refusal(link) is { } refusal)
        {
            throw new ArgumentOutOfRangeException(nameof(request), refusal.English);
        }

        RadialSteps radial = Prepare(window, request.RadiusMetres);
        PrepareClutter(window, radial);
        plan.Lay(window, request.RadiusMetres, FirstSwept, radial);
        var tables = new P1812AreaTables(link, radial);
        (OpenPaths, Paths) = (0, 0);
        if (losses.Length != plan.Radials * plan.Stride)
        {
            losses = new float[plan.Radials * plan.Stride];
        }

        var work = new Work(tables, link, radial);
        for (int r = 0; r < plan.Radials; r++)
        {
            if ((r & 63) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            Carry(window, r, radial, work);
        }

        Spread(window, link, lossDb);
    }

    /// <summary>Works out chosen samples of one radial, in full digits: for tests.</summary>
    /// <param name="radial">Tables of the radial.</param>
    /// <param name="radialHeights">Height of the ground at each of its samples in m.</param>
    /// <param name="samples">Samples at which receivers stand, rising, from 2 on.</param>
    /// <param name="link">The link.</param>
    /// <param name="radialClutter">Height of the clutter at each of its samples in m; null: bare ground.</param>
    /// <returns>Ld and Lb of each, and which of them ducting may have a part in.</returns>
    internal (double[] DiffractionDb, double[] LossDb, int[] Open) Probe(RadialSteps radial, double[] radialHeights, ReadOnlySpan<int> samples, RadioLink link, double[]? radialClutter = null)
    {
        (sweep, paths, ductingPaths, steps) = (new RadialSweep(radial), new RadialPaths(radial.Samples), new RadialPaths(radial.Samples), radial);
        (heights, open, OpenPaths) = (radialHeights, new int[radial.Samples + 16], 0);
        ProbeClutter(radial, radialClutter);
        Predict(samples, radial, new Work(new P1812AreaTables(link, radial), link, radial));
        steps = null;
        return (paths.DiffractionLossDb[..samples.Length], paths.LossDb[..samples.Length], open[..(int)OpenPaths]);
    }

    private RadialSteps Prepare(TerrainWindow window, double radiusMetres)
    {
        double step = ReferenceArea.StepMetres(window);
        int samples = Math.Max(FirstSwept, (int)Math.Floor((radiusMetres / step) + 0.5));
        if (steps is null || steps.StepMetres != step || steps.Samples != samples)
        {
            steps = new RadialSteps(step, samples);
            (sweep, paths, ductingPaths) = (new RadialSweep(steps), new RadialPaths(samples), new RadialPaths(samples));
            (heights, receivers, open) = (new double[steps.DistancesKilometres.Length], new int[samples + 1], new int[samples + 16]);
        }

        return steps;
    }

    private void Carry(TerrainWindow window, int r, RadialSteps radial, in Work work)
    {
        Span<float> result = losses.AsSpan(r * plan.Stride, plan.Stride);
        ReadOnlySpan<byte> used = plan.UsedOf(r);
        (double east, double north) = plan.DirectionOf(r);
        int known = RadialHeights.Take(ground, window, east, north, radial, heights), count = 0;
        result[Math.Min(known, result.Length)..].Fill(float.NaN);
        TakeClutter(window, east, north, radial, known);
        for (int i = FirstSwept; i < known; i++)
        {
            receivers[count] = i;
            count += used[i];
        }

        Paths += count;
        Predict(receivers.AsSpan(0, count), radial, work);
        for (int k = 0; k < count; k++)
        {
            result[receivers[k]] = (float)(OnlyDiffraction ? paths.DiffractionLossDb[k] : paths.LossDb[k]);
        }
    }

    private void Predict(ReadOnlySpan<int> samples, RadialSteps radial, in Work work)
    {
        RadioLink link = work.Link;
        double transmitter = link.TransmitterHeightAboveGroundMetres, receiver = link.ReceiverHeightAboveGroundMetres, wavelength = KnifeEdge.WavelengthMetres(link.FrequencyMHz / 1000);
        bool median = link.TimePercent == 50;
        if (!median && !OnlyDiffraction)
        {
            sweep.Carry(heights, samples, transmitter, receiver, DuctingIncidence.DuctingEarthRadiusKilometres, wavelength, ductingPaths);
            CarryClutter(samples, link, DuctingIncidence.DuctingEarthRadiusKilometres, wavelength, ductingPaths);
            work.Ducting.Evaluate(ductingPaths, heights[0], transmitter, receiver);
        }

        sweep.Carry(heights, samples, transmitter, receiver, work.Tables.MedianEarthRadiusKilometres, wavelength, paths);
        CarryClutter(samples, link, work.Tables.MedianEarthRadiusKilometres, wavelength, paths);
        work.Median.Evaluate(paths, heights[0], transmitter, receiver);
        if (OnlyDiffraction)
        {
            return;
        }

        if (!median)
        {
            OpenPaths += work.TimeShareLoss.Evaluate(sweep, heights, paths, ductingPaths.DiffractionLossDb, work.MarginDb, open);
            return;
        }

        int count = work.Loss.Evaluate(paths, heights[0], work.MarginDb, open);
        OpenPaths += count;
        for (int k = 0; k < count; k++)
        {
            paths.LossDb[open[k]] = WholeLoss.LossDb(work.Tables, radial, sweep, heights, paths, open[k], 0);
        }
    }

    private void Spread(TerrainWindow window, RadioLink link, Span<float> lossDb)
    {
        ReadOnlySpan<int> places = plan.SampleOfCell;
        ReadOnlySpan<float> ground = window.HeightsMetres.Span;
        for (int cell = 0; cell < lossDb.Length; cell++)
        {
            int place = places[cell];
            lossDb[cell] = place == RadialPlan.Outside ? float.PositiveInfinity
                : !float.IsFinite(ground[cell]) ? float.NaN
                : place == RadialPlan.Near ? NearLossDb(window, link, cell)
                : losses[place];
        }
    }

    private float NearLossDb(TerrainWindow window, RadioLink link, int cell)
    {
        (int row, int column) = Math.DivRem(cell, window.Columns);
        if (!OnlyDiffraction)
        {
            return (float)Reference.CellLossDb(window, link, row, column);
        }

        TerrainProfile profile = ReferenceArea.Profile(window, row, column);
        return profile.IsUnknown ? float.NaN : (float)P1812Model.Losses(profile, P1812Parameters.Of(link, profile.LengthKilometres)).Losses.Median.LossDb;
    }

    private readonly struct Work(P1812AreaTables tables, RadioLink link, RadialSteps steps)
    {
        public P1812AreaTables Tables { get; } = tables;

        public RadioLink Link { get; } = link;

        public DiffractionKernel Median { get; } = new(tables.Parameters.FrequencyGHz, link.Polarization, tables.MedianEarthRadiusKilometres, steps.StepKilometres);

        public DiffractionKernel Ducting { get; } = new(tables.Parameters.FrequencyGHz, link.Polarization, DuctingIncidence.DuctingEarthRadiusKilometres, steps.StepKilometres);

        public MedianLossKernel Loss { get; } = new(tables);

        public TimeShareLossKernel TimeShareLoss { get; } = new(tables, steps);

        public double MarginDb { get; } = LocationVariability.MarginDb(link.LocationPercent, double.IsNaN(link.LocationDeviationDb)
            ? LocationVariability.DeviationDb(tables.Parameters.FrequencyGHz, link.ReceiverHeightAboveGroundMetres, 0, link.LocationSquareWidthMetres)
            : link.LocationDeviationDb);
    }
}
