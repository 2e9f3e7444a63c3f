using CoverageAnalyzer.Engine.Radio.Models;

namespace CoverageAnalyzer.Engine.Radio.Areas;

/// <summary>The Irregular Terrain Model for all cells around a site, radial by radial.</summary>
/// <remarks>
/// Model: <see cref="ItmModel"/> in its point-to-point mode, with nothing left out along a radial: each sample that a cell takes has the loss of the
/// path of all samples before it, to 0.01 dB except where rounding lets the model change its mode or cut a distance to another whole step.
/// Cells between radials take the sample of the nearest one (<see cref="ItmRadialPlan"/>). A height that is not known makes all beyond it unknown.
/// The same window and request give the same losses, with 512-bit registers and without.
/// Cost: about 0.4 microseconds a cell (10 km at 30 m), a third of it the interdecile range of heights; working memory 10 bytes a sample.
/// </remarks>
public sealed class ItmSweep : AreaPrediction
{
    private readonly ItmSettings settings;
    private readonly ItmRadialPlan plan = new();
    private readonly ItmRadial radial = new();
    private ItmReceivers receivers = new(0);
    private float[] losses = [];

    /// <summary>Makes a prediction.</summary>
    /// <param name="settings">Ground, climate and variability; null: the defaults.</param>
    public ItmSweep(ItmSettings? settings = null) => this.settings = settings ?? new ItmSettings();

    /// <inheritdoc/>
    public override string ModelName => "itm";

    /// <inheritdoc/>
    public override void Predict(TerrainWindow window, AreaRequest request, Span<float> lossDb, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(window);
        ArgumentNullException.ThrowIfNull(request);
        if (lossDb.Length != window.Rows * window.Columns)
        {
            throw new ArgumentException($"{lossDb.Length} values for a window of {window.Rows} × {window.Columns} cells.", nameof(lossDb));
        }

        if (ItmLimits.Refusal(request.Link, settings) is { } refusal)
        {
            throw new ArgumentOutOfRangeException(nameof(request), request.Link, refusal.English);
        }

        if (!(request.RadiusMetres is > 0 and <= 200_000))
        {
            throw new ArgumentOutOfRangeException(nameof(request), request.RadiusMetres, "A reach must be above 0 and up to 200,000 m.");
        }

        plan.Make(window, request.RadiusMetres);
        var model = new ItmVectorLoss(request.Link, settings);
        if (losses.Length < plan.Radials * plan.Stride)
        {
            losses = new float[plan.Radials * plan.Stride];
        }

        if (receivers.Capacity < plan.Stride)
        {
            receivers = new ItmReceivers(plan.Stride);
        }

        for (int number = 0; number < plan.Radials; number++)
        {
            cancellation.ThrowIfCancellationRequested();
            radial.Walk(window, plan.DirectionOf(number), plan.StepMetres, plan.UsedOn(number), request.Link, receivers);
            receivers.FillUp();
            model.Fill(receivers);
            var row = losses.AsSpan(number * plan.Stride, plan.Stride);
            row.Fill(float.NaN);
            for (int i = 0; i < receivers.Count; i++)
            {
                row[receivers.Sample[i]] = (float)receivers.LossDb[i];
            }
        }

        var samples = plan.SampleOfCell;
        for (int cell = 0; cell < samples.Length; cell++)
        {
            int sample = samples[cell];
            lossDb[cell] = sample == ItmRadialPlan.Beyond ? float.PositiveInfinity : losses[sample];
        }
    }
}
