using CoverageAnalyzer.Reports.Maps.Classes;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>Says where the labels of a map stand: inside what they name or plainly beside it, never over each other or over a point.</summary>
/// <param name="font">Measures texts.</param>
/// <param name="data">The figures.</param>
/// <param name="cancellation">Stops between two labels.</param>
internal sealed class MapLabels(MapFont font, MapData data, CancellationToken cancellation)
{
    private const int SpeckPixels = 700; // a district smaller than its own name
    private const float IsletClearPixels = 14;
    private const float NearPixels = 8;
    private const float ElsewhereCost = 40; // px a name goes out of its way not to stand wholly in other districts

    private readonly Dictionary<(string Map, MapFrame Frame), List<(List<MapTextItem> Items, MapTextStyle Style)>> labelsOf = [];

    /// <summary>The labels of a map, layer by layer in the order they are drawn.</summary>
    /// <remarks>The SVG and the PNG of a map have one layout: its labels are placed once.</remarks>
    /// <param name="definition">The map.</param>
    /// <param name="scene">Its shapes and points in px.</param>
    /// <param name="barPlace">Where the scale bar stands.</param>
    /// <param name="arrowPlace">Where the north arrow stands.</param>
    public IReadOnlyList<(List<MapTextItem> Items, MapTextStyle Style)> Of(MapDefinition definition, MapScene scene, MapFrame barPlace, MapFrame arrowPlace)
    {
        if (!labelsOf.TryGetValue((definition.Id, scene.View.Frame), out var placed))
        {
            placed = PlaceLabels(definition, scene, barPlace, arrowPlace);
            labelsOf.Add((definition.Id, scene.View.Frame), placed);
        }

        return placed;
    }

    private List<(List<MapTextItem> Items, MapTextStyle Style)> PlaceLabels(MapDefinition definition, MapScene scene, MapFrame barPlace, MapFrame arrowPlace)
    {
        var all = new List<(List<MapTextItem> Items, MapTextStyle Style)>();
        var placer = new LabelPlacer(scene.View.Frame.Grown(-2));
        placer.Block(barPlace);
        placer.Block(arrowPlace);
        foreach (MapLayer layer in definition.Layers.Where(l => l.IsPoints && scene.View.Zoom >= l.MinimumZoom))
        {
            MapMarks marks = scene.MarksOf(layer);
            for (int i = 0; i < marks.X.Length; i++)
            {
                placer.NoteSymbol(marks.X[i], marks.Y[i], marks.Sizes?[i] ?? (float)layer.Symbol!.SizeAt(scene.View.Zoom));
            }
        }

        if (definition.Layers.Any(l => l.Source == MapSource.Communes && l.Classes is not null))
        {
            foreach (int unit in scene.Islets)
            {
                (float x, float y) = IsletMark.PlaceOf(scene, unit);
                placer.NoteSymbol(x, y, IsletMark.Diameter);
            }
        }

        var labels = new UnitLabels(font, placer);
        var named = new HashSet<string>(StringComparer.Ordinal); // what a more important layer has said already

        // The upper layers are the more important ones: districts take their places before communes.
        foreach (MapLayer layer in definition.Layers.Reverse())
        {
            if (layer.Labels is not LabelStyle style || scene.View.Zoom < Math.Max(style.MinimumZoom, layer.MinimumZoom)
                || MapFields.Find(layer.Source, style.Field) is not TableColumn column)
            {
                continue;
            }

            style = layer.Source == MapSource.Districts ? scene.Crowding.NameOf(style) : style;
            List<MapTextItem> placed = layer.Source switch
            {
                MapSource.Districts => DistrictLabels(scene, style, labels),
                MapSource.Communes => UnitLabelsOf(layer.Source, scene.Communes, style, column, labels, scene.Districts, named),
                MapSource.ServiceAreas when scene.ServiceAreas is not null => UnitLabelsOf(layer.Source, scene.ServiceAreas, style, column, labels, scene.Districts, named),
                _ => PointLabels(layer, scene, style, column, labels),
            };
            all.Add((placed, new MapTextStyle((float)style.Size, style.Bold, style.Color, TextAnchor.Middle, style.Halo)));
            named.UnionWith(placed.Select(p => p.Text));
        }

        return all;
    }

    private List<MapTextItem> UnitLabelsOf(
        MapSource source, MapShapes shapes, LabelStyle style, TableColumn column, UnitLabels labels, DistrictRaster land, HashSet<string> named)
    {
        TableColumn? population = MapFields.Find(source, "population");
        MapFrame[] frames = [.. Enumerable.Range(0, shapes.UnitCount).Select(shapes.FrameOf)];
        double Weight(int unit)
        {
            MapFrame bounds = frames[unit];
            double people = style.Priority == LabelPriority.Population && population is not null ? data.NumberOf(source, population, unit) : double.NaN;
            return double.IsNaN(people) ? bounds.Width * bounds.Height : people;
        }

        // Most communes of a nation are too small for any name, and inland.
        bool MayBeNamed(int unit) => UnitLabels.HoldsLine(frames[unit], style) || IsIslet(frames[unit], land);

        var items = new List<MapTextItem>();
        foreach (int unit in Enumerable.Range(0, shapes.UnitCount).Where(MayBeNamed).OrderByDescending(Weight).ThenBy(u => u))
        {
            cancellation.ThrowIfCancellationRequested();
            string text = LabelOf(source, column, unit);
            if (text.Length > 0)
            {
                IReadOnlyList<MapTextItem> lines = labels.PlaceInside(text, style, shapes, unit);
                if (lines.Count == 0 && !named.Contains(text) && IsIslet(frames[unit], land))
                {
                    MapFrame islet = frames[unit];
                    lines = labels.PlaceNear(
                        text, style, islet.X + (islet.Width / 2), islet.Y + (islet.Height / 2), 40, box => land.CoveredFraction(box.Grown(2)) > 0 ? float.PositiveInfinity : 0);
                }

                items.AddRange(lines);
            }
        }

        return items;
    }

    /// <summary>A unit too small for its name with nothing but sea around it: its name may stand beside it.</summary>
    private static bool IsIslet(MapFrame bounds, DistrictRaster land)
    {
        MapFrame around = bounds.Grown(IsletClearPixels);
        return bounds.Width * bounds.Height is > 0 and < SpeckPixels
            && land.CoverLessThan(around, (bounds.Width + 4) * (bounds.Height + 4));
    }

    private List<MapTextItem> DistrictLabels(MapScene scene, LabelStyle style, UnitLabels labels)
    {
        DistrictRaster raster = scene.Districts;
        bool crowded = scene.Crowding.AreDistrictsSmall;
        (float X, float Y, int Pixels)[] centers = raster.Centers();
        var items = new List<MapTextItem>();
        foreach (int district in Enumerable.Range(1, raster.Names.Count).OrderByDescending(d => centers[d].Pixels).ThenBy(d => d))
        {
            cancellation.ThrowIfCancellationRequested();
            string name = ShortNames.Of(raster.Names[district - 1]);
            if (name.Length == 0 || centers[district].Pixels == 0)
            {
                continue;
            }

            // A small district's name may stand beside it, a large one's stays inside; a speck such as an island is never covered.
            float reach = MathF.Sqrt(centers[district].Pixels) * 0.6f;
            bool small = reach < 40, speck = centers[district].Pixels < SpeckPixels;
            items.AddRange(labels.PlaceNear(name, style, centers[district].X, centers[district].Y, small ? 60 : reach, CostOf));

            float CostOf(MapFrame box)
            {
                if (crowded)
                {
                    return IsPlainlyOf(raster, district, box) ? 0 : float.PositiveInfinity;
                }

                if (!small && raster.At(box.X + (box.Width / 2), box.Y + (box.Height / 2)) != district)
                {
                    return float.PositiveInfinity;
                }

                float own = raster.CoveredFraction(speck ? box.Grown(2) : box, district);
                return !speck ? ElsewhereCost * (1 - own) : own > 0 ? float.PositiveInfinity : ElsewhereCost * raster.CoveredFraction(box);
            }
        }

        return items;
    }

    /// <summary>A name among many small units: over the one it names, or in the sea with only that one near.</summary>
    private static bool IsPlainlyOf(DistrictRaster raster, int district, MapFrame box)
    {
        float own = raster.CoveredFraction(box, district), others = raster.CoveredFraction(box) - own;
        if (own + others > 0)
        {
            return own >= 0.5f && others <= 0.15f && raster.At(box.X + (box.Width / 2), box.Y + (box.Height / 2)) == district;
        }

        MapFrame near = box.Grown(NearPixels);
        float nearOwn = raster.CoveredFraction(near, district);
        return nearOwn > 0 && raster.CoveredFraction(near) == nearOwn;
    }

    private List<MapTextItem> PointLabels(MapLayer layer, MapScene scene, LabelStyle style, TableColumn column, UnitLabels labels)
    {
        if (scene.MarksOf(layer).Sizes is not null)
        {
            return []; // a mark of many points has no name
        }

        (float[] x, float[] y) = scene.PointsOf(layer.Source);
        var items = new List<MapTextItem>();
        for (int i = 0; i < x.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            string text = LabelOf(layer.Source, column, i);
            if (text.Length > 0)
            {
                items.AddRange(labels.PlaceNear(text, style, x[i], y[i] - (float)style.Size, 18, static _ => 0));
            }
        }

        return items;
    }

    private string LabelOf(MapSource source, TableColumn column, int index)
    {
        string text = data.PrintOf(source, column, index);
        return column.Name is "name" or "district" && source == MapSource.Communes ? ShortNames.Of(text) : text;
    }
}
