using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Studies.Chunks;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Studies.Radio;

/// <summary>A study's radio network worked out in parts, which are put together whenever somebody asks for its cells.</summary>
/// <param name="ground">The study.</param>
/// <param name="parts">The parts.</param>
/// <param name="points">Of each part what the measured points need: first of the whole network, then of each measured alone.</param>
/// <param name="open">Opens the rows of a part.</param>
internal sealed class MeasuredRadio(
    StudyGround ground, IReadOnlyList<RadioPart> parts, IReadOnlyList<IReadOnlyList<(RadioPart Part, byte[] Rows)>> points,
    Func<int, RadioPartContent, CancellationToken, Stream> open)
{
    private readonly Lazy<(IReadOnlyList<RadioSite> Sites, RadioNetworkRequest Request)> network = new(() => Prepare(ground, new FindingLog()));

    private DigitalElevationModel Model => ground.Inputs.Elevation!.Model;

    /// <summary>What <see cref="RadioRun.Run"/> does, with the states of the cells only.</summary>
    /// <param name="sink">Takes the states.</param>
    /// <param name="measured">Takes the powers at measured points; null: there are none.</param>
    /// <param name="findings">Takes what is wrong with sites, and what was assumed of them.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ChunkException">The parts are not those of this study.</exception>
    public RadioRunResult Run(IRadioCoverageSink sink, RadioPowers? measured, FindingLog findings, CancellationToken cancellation)
    {
        (IReadOnlyList<RadioSite> sites, RadioNetworkRequest request) = Prepare(ground, findings);
        RadioNetworkResult result = Merge(sites, request, RadioPartContent.States, sink, cancellation);
        if (measured is not null)
        {
            TakePoints(0, sites, measured, cancellation);
        }

        return RadioRun.Conclude(ground.Study, Model, ground.Inputs.BtsSites!, sites, request, result, findings);
    }

    /// <summary>Gives everything to rasters.</summary>
    /// <param name="rasters">The rasters.</param>
    /// <param name="cancellation">Stops the work.</param>
    public void Take(RadioRasters rasters, CancellationToken cancellation) =>
        Merge(network.Value.Sites, network.Value.Request, RadioPartContent.States | RadioPartContent.Powers, rasters, cancellation);

    /// <summary>Gives the powers of a network that was measured alone.</summary>
    /// <param name="number">Its number among <see cref="MeasurementComparison.Apart"/>.</param>
    /// <param name="sites">Its sites.</param>
    /// <param name="powers">Takes the powers.</param>
    /// <param name="cancellation">Stops the work.</param>
    public void Take(int number, IReadOnlyList<RadioSite> sites, RadioPowers powers, CancellationToken cancellation) => TakePoints(number + 1, sites, powers, cancellation);

    private static (IReadOnlyList<RadioSite> Sites, RadioNetworkRequest Request) Prepare(StudyGround ground, FindingLog findings) =>
        RadioRun.Prepare(ground.Study, ground.Inputs.BtsSites!, AreaPredictions.Of(ground), findings);

    private RadioNetworkResult Merge(
        IReadOnlyList<RadioSite> sites, RadioNetworkRequest request, RadioPartContent contents, IRadioCoverageSink sink, CancellationToken cancellation)
    {
        RadioPartContent[] wanted = [.. new[] { RadioPartContent.States, RadioPartContent.Powers }.Where(c => (contents & c) != RadioPartContent.None)];
        return new RadioNetworkParts(Model, sites, request, parts.Count).Merge(
            [.. parts.Select((p, k) => (p, (IReadOnlyList<RadioPartSource>)[.. wanted.Select(c => new RadioPartSource(c, () => open(k, c, cancellation)))]))], sink, cancellation);
    }

    private void TakePoints(int number, IReadOnlyList<RadioSite> sites, RadioPowers powers, CancellationToken cancellation)
    {
        if (points.Any(p => p.Count <= number))
        {
            throw RadioPiece.Unfitting();
        }

        List<(RadioPart, IReadOnlyList<RadioPartSource>)> all =
        [
            .. points.Select(p => (p[number].Part, (IReadOnlyList<RadioPartSource>)
                [new RadioPartSource(RadioPartContent.States | RadioPartContent.Powers, () => new MemoryStream(p[number].Rows))])),
        ];
        new RadioNetworkParts(Model, sites, network.Value.Request, parts.Count).Merge(all, powers, cancellation);
    }
}
