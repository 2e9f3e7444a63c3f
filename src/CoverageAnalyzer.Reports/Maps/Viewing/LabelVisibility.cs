using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Reports.Maps.Classes;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Drawing;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Reports.Maps.Viewing;

/// <summary>Says from which zoom each name of an interactive map is shown, so that no two ever lie over each other.</summary>
/// <remarks>
/// Behavior: zoom by zoom, in steps, the upper layers first and in each the units its definition ranks first, a name takes its place where no name
/// shown at that zoom or a lower one lies; it keeps it at every higher zoom, where places only move apart. A name wanted inside its unit
/// (<see cref="LabelStyle.Inside"/>) waits until the unit is wide enough there.
/// Cost: names × steps, each looked up in a grid.
/// </remarks>
public static class LabelVisibility
{
    private const double FirstZoom = 5;
    private const double LastZoom = 17;
    private const double Step = 0.25;
    private const double MarginPixels = 3;
    private const double LineHeight = 1.2; // of the letters' size

    /// <summary>The names of every layer.</summary>
    /// <param name="map">The map.</param>
    /// <param name="geometry">Where its features lie.</param>
    /// <param name="data">The values of the run.</param>
    /// <param name="content">The run.</param>
    /// <returns>For each layer of the map its names, in the order they took their places; empty for layers without names.</returns>
    public static IReadOnlyList<IReadOnlyList<MapLabel>> Of(ViewerMap map, ViewerGeometry geometry, MapData data, ReportContent content)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(geometry);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(content);
        using var font = new MapFont();
        List<Candidate>[] waiting = [.. map.Layers.Select(l => LabelAnchors.Of(l, geometry, data, content)
            .Select(a => new Candidate(a, font.WidthOf(a.Text, (float)l.Definition.Labels!.Size, l.Definition.Labels.Bold) + MarginPixels, (l.Definition.Labels.Size * LineHeight) + MarginPixels))
            .ToList())];
        List<MapLabel>[] placed = [.. map.Layers.Select(_ => new List<MapLabel>())];
        var shown = new List<(double X, double Y, double Width, double Height)>();
        for (double zoom = FirstZoom; zoom <= LastZoom; zoom += Step)
        {
            double metresPerPixel = WebMercator.MetresPerPixelAt(zoom);
            var grid = new LabelGrid(metresPerPixel);
            shown.ForEach(grid.Block);
            for (int l = map.Layers.Count - 1; l >= 0; l--)
            {
                MapLayer layer = map.Layers[l].Definition;
                if (layer.Labels is null || zoom < Math.Max(layer.MinimumZoom, layer.Labels.MinimumZoom))
                {
                    continue;
                }

                waiting[l].RemoveAll(c =>
                {
                    (double, double, double, double) box = (c.Anchor.X, c.Anchor.Y, c.WidthPixels, c.Anchor.IsAbove ? 2 * c.HeightPixels : c.HeightPixels);
                    if ((layer.Labels.Inside && c.Anchor.RoomMetres < c.WidthPixels * metresPerPixel) || !grid.IsFree(box))
                    {
                        return false;
                    }

                    grid.Block(box);
                    shown.Add(box);
                    placed[l].Add(new MapLabel(c.Anchor.Feature, c.Anchor.Text, c.Anchor.X, c.Anchor.Y, c.Anchor.IsAbove, zoom));
                    return true;
                });
            }
        }

        return placed;
    }

    private readonly record struct Candidate(LabelAnchor Anchor, double WidthPixels, double HeightPixels);
}
