using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Reports.Maps.Classes;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Drawing;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Reports.Maps.Viewing;

/// <summary>Where the names of a layer would stand, the most important first.</summary>
internal static class LabelAnchors
{
    private const double IsletFraction = 0.04; // of the width of all communes
    private const int Rows = 9; // lines across a polygon that are looked at for its widest place

    /// <summary>The anchors.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="geometry">Where its features lie.</param>
    /// <param name="data">The values of the run.</param>
    /// <param name="content">The run.</param>
    /// <returns>Empty for a layer without labels.</returns>
    public static IEnumerable<LabelAnchor> Of(ViewerLayer layer, ViewerGeometry geometry, MapData data, ReportContent content)
    {
        MapSource source = layer.Definition.Source;
        if (layer.Definition.Labels is not LabelStyle style || MapFields.Find(source, style.Field) is not TableColumn column)
        {
            return [];
        }

        string TextOf(int i) => source is MapSource.Communes or MapSource.Districts ? ShortNames.Of(data.PrintOf(source, column, i)) : data.PrintOf(source, column, i);
        IEnumerable<(LabelAnchor Anchor, double Weight)> found = source switch
        {
            MapSource.Communes or MapSource.ServiceAreas when geometry.PolygonsOf(source) is { } polygons =>
                Enumerable.Range(0, polygons.UnitCount).Select(i => Polygon(polygons, [i], i, TextOf(i), WeightOf(i), mayStandAbove: false)),
            MapSource.Districts => Enumerable.Range(0, content.Districts.Count).Select(d => District(geometry, content, d, TextOf(d))),
            _ => geometry.PointsOf(source).Select((p, i) => (new LabelAnchor(i, TextOf(i), p.X, p.Y, false, double.PositiveInfinity), 0d)),
        };
        return [.. found.Where(f => f.Anchor.Text.Length > 0 && double.IsFinite(f.Anchor.X)).OrderByDescending(f => f.Weight).ThenBy(f => f.Anchor.Feature).Select(f => f.Anchor)];

        double WeightOf(int i) =>
            style.Priority == LabelPriority.Population && MapFields.Find(source, "population") is { } people ? data.NumberOf(source, people, i) : double.NaN;
    }

    // The name of a district stands in its widest commune-filled row; its communes are the polygons.
    private static (LabelAnchor, double) District(ViewerGeometry geometry, ReportContent content, int district, string text)
    {
        string name = content.Districts[district].Name;
        int[] own = [.. Enumerable.Range(0, content.Communes.Count).Where(c => content.Communes[c].Commune.District == name)];
        return Polygon(geometry.Communes, own, district, text, double.NaN, mayStandAbove: true);
    }

    private static (LabelAnchor Anchor, double Weight) Polygon(PolygonSet polygons, int[] units, int feature, string text, double weight, bool mayStandAbove)
    {
        var bounds = Bounds.Empty;
        foreach (Bounds one in units.Select(u => polygons.BoundsOf(u)).Where(b => !b.IsEmpty))
        {
            bounds = bounds.Including(one.MinX, one.MinY).Including(one.MaxX, one.MaxY);
        }

        if (bounds.IsEmpty)
        {
            return (new LabelAnchor(feature, string.Empty, double.NaN, double.NaN, false, 0), 0);
        }

        (double X, double Y, double Room, double Score) best = (0, 0, 0, double.NegativeInfinity);
        var crossings = new List<double>();
        for (int row = 0; row < Rows; row++)
        {
            double y = bounds.MinY + (bounds.Height * (row + 0.5) / Rows);
            Cross(polygons, units, y, crossings);
            for (int i = 0; i + 1 < crossings.Count; i += 2)
            {
                double room = crossings[i + 1] - crossings[i];
                double score = room - (0.6 * Math.Abs(y - bounds.MinY - (bounds.Height / 2)));
                if (score > best.Score)
                {
                    best = ((crossings[i] + crossings[i + 1]) / 2, y, room, score);
                }
            }
        }

        bool isIslet = mayStandAbove && bounds.Width < IsletFraction * polygons.BoundsOf().Width;
        return (new LabelAnchor(feature, text, best.X, isIslet ? bounds.MaxY : best.Y, isIslet, best.Room), double.IsNaN(weight) ? bounds.Width * bounds.Height : weight);
    }

    /// <summary>The spans of a level line inside units, ends in rising order; spans of neighbors that touch become one.</summary>
    private static void Cross(PolygonSet polygons, int[] units, double y, List<double> crossings)
    {
        var spans = new List<(double From, double To)>();
        foreach (int unit in units)
        {
            crossings.Clear();
            for (int r = polygons.UnitStart[unit]; r < polygons.UnitStart[unit + 1]; r++)
            {
                for (int i = polygons.RingStart[r] + 1; i < polygons.RingStart[r + 1]; i++)
                {
                    double ay = polygons.Y[i - 1], by = polygons.Y[i];
                    if (ay > y != by > y)
                    {
                        crossings.Add(polygons.X[i - 1] + ((y - ay) / (by - ay) * (polygons.X[i] - polygons.X[i - 1])));
                    }
                }
            }

            crossings.Sort();
            for (int i = 0; i + 1 < crossings.Count; i += 2)
            {
                spans.Add((crossings[i], crossings[i + 1]));
            }
        }

        crossings.Clear();
        const double TouchMetres = 50;
        foreach ((double from, double to) in spans.OrderBy(s => s.From))
        {
            if (crossings.Count > 0 && from <= crossings[^1] + TouchMetres)
            {
                crossings[^1] = Math.Max(crossings[^1], to);
            }
            else
            {
                crossings.Add(from);
                crossings.Add(to);
            }
        }
    }
}
