using CoverageAnalyzer.Engine.Radio.Models;
using CoverageAnalyzer.Engine.Radio.Profiles;

namespace CoverageAnalyzer.Engine.Radio.Areas;

/// <summary>3GPP RMa for every cell around a site: <see cref="RuralMacroModel"/>, where the exact viewshed says which cells are in sight.</summary>
/// <remarks>
/// Valid for: what the model is; cells nearer than 10 m have the loss at 10 m. Out of sight the model is published to 5 km: beyond that its formula is carried on to the reach,
/// where the loss only grows; the report says so.
/// Cost: that of the viewshed, once for all frequencies of a height, half of it for each further height that is expected, and about a nanosecond a cell: all its lines are straight over the logarithm of the distance, or the distance.
/// </remarks>
/// <param name="settings">What the user set; null: W = 20 m, h = 5 m.</param>
public sealed class RuralMacroArea(RuralMacroSettings? settings = null) : AreaPrediction
{
    private const float LeastMetres = 10;
    private readonly SightedCells sighted = new();
    private readonly RuralMacroModel model = new(settings);

    /// <inheritdoc/>
    public override string ModelName => model.Name;

    /// <inheritdoc/>
    public override void Expect(TerrainWindow window, IReadOnlyList<AreaRequest> requests) => sighted.Expect(window, requests);

    /// <inheritdoc/>
    public override void Predict(TerrainWindow window, AreaRequest request, Span<float> lossDb, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        RadioLink link = request.Link;
        PathLoss level = model.Predict(new TerrainProfile([0, 0.1], new double[2]), link); // 100 m in sight: what is refused is the link itself
        if (level.Refusal is { } refusal)
        {
            throw new ArgumentOutOfRangeException(nameof(request), refusal.English);
        }

        double ghz = link.FrequencyMHz / 1000, hb = link.TransmitterHeightAboveGroundMetres, hm = link.ReceiverHeightAboveGroundMetres;
        double Visible(double flat, double slant) => model.VisibleLossDb(flat, slant, ghz, hb, hm);
        double hundred = Visible(0, 100), kilometre = Visible(0, 1000), ten = Visible(0, 10_000); // near: a line over the logarithm and one over the metres
        double perMetre = (hundred + ten - (2 * kilometre)) / (100 + 10_000 - 2000);
        double far = Visible(double.PositiveInfinity, 1000), hidden = model.HiddenLossDb(1000, ghz, hb, hm);
        var loss = new SightedLoss
        {
            LeastMetres = LeastMetres,
            BreakMetres = (float)RuralMacroModel.BreakMetres(hb, hm, ghz),
            NearDb = (float)(kilometre - (1000 * perMetre)),
            NearPerDecadeDb = (float)(ten - kilometre - (9000 * perMetre)),
            NearPerMetreDb = (float)perMetre,
            FarDb = (float)far,
            FarPerDecadeDb = (float)(Visible(double.PositiveInfinity, 10_000) - far),
            HiddenDb = (float)hidden,
            HiddenPerDecadeDb = (float)(model.HiddenLossDb(10_000, ghz, hb, hm) - hidden),
        };
        sighted.Fill(window, request, lossDb, loss, cancellation);
    }
}
