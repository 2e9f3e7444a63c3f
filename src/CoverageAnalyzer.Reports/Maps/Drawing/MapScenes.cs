using System.Collections.Concurrent;
using CoverageAnalyzer.Reports.Maps.Classes;
using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>What all maps of a run share: values are read, layers classed, shapes simplified and districts found once, whatever the number of maps and threads.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class MapScenes
{
    private readonly ReportContent content;
    private readonly ConcurrentDictionary<MapFrame, Lazy<MapScene>> scenes = [];
    private readonly ConcurrentDictionary<MapLayer, Lazy<ClassifiedLayer?>> classes = new(ReferenceEqualityComparer.Instance);

    /// <summary>The maps of the figures of one run.</summary>
    public MapScenes(ReportContent content)
    {
        this.content = content;
        Data = new MapData(content);
        Targets = MapTargets.Of(content);
    }

    /// <summary>The values.</summary>
    public MapData Data { get; }

    /// <summary>The settings of the study that classes may follow.</summary>
    public MapTargets Targets { get; }

    /// <summary>A layer with its classes; null where it has none.</summary>
    /// <param name="layer">The layer.</param>
    public ClassifiedLayer? ClassesOf(MapLayer layer) => classes.GetOrAdd(layer, l => new Lazy<ClassifiedLayer?>(() => ClassifiedLayer.Of(l, Data, Targets))).Value;

    /// <summary>The scene of a frame.</summary>
    /// <remarks>
    /// Behavior: pictures that stand alone differ in the lines of text above their frame. Where a frame starts on a whole px, the scene of the frame at the
    /// top is moved down, which is the same to the last bit for whoever comes first.
    /// </remarks>
    /// <param name="frame">The frame.</param>
    public MapScene Of(MapFrame frame)
    {
        if (frame.Y == 0 || frame.Y % 1 != 0)
        {
            return Made(frame, () => new MapScene(content, frame));
        }

        MapScene top = Of(frame with { Y = 0 });
        return Made(frame, () => new MapScene(content, frame, top));
    }

    private MapScene Made(MapFrame frame, Func<MapScene> make) => scenes.GetOrAdd(frame, _ => new Lazy<MapScene>(make)).Value;
}
