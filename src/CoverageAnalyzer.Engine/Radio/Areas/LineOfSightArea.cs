using CoverageAnalyzer.Engine.Radio.Models;
using CoverageAnalyzer.Engine.Radio.Viewsheds;

namespace CoverageAnalyzer.Engine.Radio.Areas;

/// <summary>Line of sight for every cell around a site: free space where the antenna sees the cell, nothing where the ground is in the way.</summary>
/// <remarks>
/// Source: <see cref="ExactViewshed"/> for what is in sight, ITU-R P.525-4, equation (3), for the loss along the straight line between the antennas.
/// Behavior: a hidden cell has the loss positive infinity, one that is not known NaN. A cell nearer than a metre has the loss at a metre.
/// Cost: that of the viewshed, once for all frequencies of a height, half of it for each further height that is expected, and about a nanosecond a cell (<see cref="SightedCells"/>).
/// </remarks>
public sealed class LineOfSightArea : AreaPrediction
{
    private readonly SightedCells sighted = new();

    /// <inheritdoc/>
    public override string ModelName => "line-of-sight";

    /// <inheritdoc/>
    public override void Expect(TerrainWindow window, IReadOnlyList<AreaRequest> requests) => sighted.Expect(window, requests);

    /// <inheritdoc/>
    public override void Predict(TerrainWindow window, AreaRequest request, Span<float> lossDb, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var loss = new SightedLoss
        {
            LeastMetres = 1,
            BreakMetres = float.PositiveInfinity,
            NearDb = (float)FreeSpaceModel.LossDb(request.Link.FrequencyMHz, 1),
            NearPerDecadeDb = 20,
            HiddenDb = float.PositiveInfinity,
        };
        sighted.Fill(window, request, lossDb, loss, cancellation);
    }
}
