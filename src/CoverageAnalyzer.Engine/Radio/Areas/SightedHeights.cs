using CoverageAnalyzer.Engine.Radio.Viewsheds;

namespace CoverageAnalyzer.Engine.Radio.Areas;

/// <summary>The antenna heights that will be asked of a window, and which of them are looked from together.</summary>
internal sealed class SightedHeights
{
    private readonly HashSet<ViewshedRequest> expected = [];
    private TerrainWindow? window;

    /// <summary>What a request asks of the terrain.</summary>
    /// <param name="request">The request.</param>
    public static ViewshedRequest Of(AreaRequest request) => new(
        request.Link.TransmitterHeightAboveGroundMetres, request.Link.ReceiverHeightAboveGroundMetres, request.RadiusMetres, request.Link.EffectiveEarthRadiusFactor);

    /// <summary>Takes what will be asked.</summary>
    /// <param name="of">Heights around the site.</param>
    /// <param name="requests">What will be asked.</param>
    public void Take(TerrainWindow of, IReadOnlyList<AreaRequest> requests)
    {
        window = of;
        expected.Clear();
        expected.UnionWith(requests.Select(Of).Where(r => ExactViewshed.IsHeight(r.AntennaHeightMetres)));
    }

    /// <summary>A request with those that are looked from together with it.</summary>
    /// <remarks>Behavior: rising heights, as many as <see cref="HeightStates"/> has room for, none nearer to the next than <see cref="ExactViewshed.LeastGapMetres"/>.</remarks>
    /// <param name="of">Heights around the site.</param>
    /// <param name="asked">The request.</param>
    public ViewshedRequest[] With(TerrainWindow of, ViewshedRequest asked)
    {
        if (!ReferenceEquals(of, window) || !expected.Contains(asked))
        {
            return [asked];
        }

        var together = new List<ViewshedRequest>();
        foreach (ViewshedRequest next in expected.Where(r => r with { AntennaHeightMetres = asked.AntennaHeightMetres } == asked).OrderBy(r => r.AntennaHeightMetres))
        {
            if (together.Count == HeightStates.MostHeights || (together.Count > 0 && next.AntennaHeightMetres - together[^1].AntennaHeightMetres < ExactViewshed.LeastGapMetres))
            {
                if (together.Contains(asked))
                {
                    break;
                }

                together.Clear();
            }

            together.Add(next);
        }

        return [.. together];
    }
}
