using CoverageAnalyzer.Engine.Generalization;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Reports.Maps.Viewing;

/// <summary>Where the features of a run lie in the plane that interactive viewers draw in (<see cref="WebMercator"/>).</summary>
/// <remarks>Each source is projected when it is first asked for. Not safe for concurrent use.</remarks>
public sealed class ViewerGeometry
{
    private readonly ReportContent content;
    private readonly Lazy<PolygonSet> communes;
    private readonly Lazy<PolygonSet?> serviceAreas;
    private readonly Lazy<PolygonSet?> mobileAreas;
    private readonly Lazy<PolylineSet> districts;
    private readonly Lazy<PolylineSet> border;
    private readonly Dictionary<MapSource, IReadOnlyList<(double X, double Y)>> points = [];
    private readonly Dictionary<MapSource, (ArcNetwork Network, float[] Areas)> networks = [];
    private readonly Dictionary<(MapSource, int), PolygonSet> polygonLevels = [];
    private readonly Dictionary<(MapSource, int), PolylineSet> lineLevels = [];

    /// <summary>The features of a run.</summary>
    /// <param name="content">The run.</param>
    public ViewerGeometry(ReportContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        this.content = content;
        communes = new(() => Project(content.CommunePolygons));
        serviceAreas = new(() => content.ServiceAreas is { } areas ? Project(areas) : null);
        mobileAreas = new(() => content.Radio?.Areas is { } outlines ? Project(outlines.Polygons) : null);
        districts = new(() => Project(DistrictLines.Of(content.CommunePolygons, DistrictNumbers.Of(content.Communes)).Lines));
        border = new(() => content.NationalBorder is { } line ? Project(line) : new([], [], [0]));
    }

    /// <summary>The communes.</summary>
    public PolygonSet Communes => communes.Value;

    /// <summary>The polygons of a source.</summary>
    /// <param name="source">The source.</param>
    /// <returns>Null where it is drawn as points or lines, or has none.</returns>
    public PolygonSet? PolygonsOf(MapSource source) => source switch
    {
        MapSource.Communes => Communes,
        MapSource.ServiceAreas => serviceAreas.Value,
        MapSource.MobileAreas => mobileAreas.Value,
        _ => null,
    };

    /// <summary>The lines of a source: those between districts and around them, each once, or the national border.</summary>
    /// <param name="source">The source.</param>
    /// <returns>Null where it is drawn otherwise.</returns>
    public PolylineSet? LinesOf(MapSource source) => source switch
    {
        MapSource.Districts => districts.Value,
        MapSource.NationalBorder => border.Value,
        _ => null,
    };

    /// <summary>The points of a source, in feature order.</summary>
    /// <param name="source">The source.</param>
    /// <returns>Empty where it is not drawn as points.</returns>
    public IReadOnlyList<(double X, double Y)> PointsOf(MapSource source)
    {
        if (!points.TryGetValue(source, out IReadOnlyList<(double X, double Y)>? found))
        {
            points.Add(source, found = source switch
            {
                MapSource.PostalPoints => [.. (content.PostalPoints ?? []).Select(p => WebMercator.Of(p.Point.LongitudeDegrees, p.Point.LatitudeDegrees))],
                MapSource.BtsSites => [.. (content.BtsSites ?? []).Select(s => WebMercator.Of(s.LongitudeDegrees, s.LatitudeDegrees))],
                MapSource.Villages => [.. (content.Villages ?? []).Select(v => WebMercator.Of(v.Village.LongitudeDegrees, v.Village.LatitudeDegrees))],
                MapSource.MobileMeasurements => [.. (content.Radio?.Measurements?.Points ?? []).Select(m => WebMercator.Of(m.Point.LongitudeDegrees, m.Point.LatitudeDegrees))],
                _ => [],
            });
        }

        return found;
    }

    /// <summary>The polygons of a source with the detail of a level.</summary>
    /// <param name="source">The source.</param>
    /// <param name="level">The level, see <see cref="DetailLevels"/>.</param>
    /// <returns>As many units as <see cref="PolygonsOf(MapSource)"/>; null where that is null.</returns>
    public PolygonSet? PolygonsOf(MapSource source, int level)
    {
        PolygonSet? full = PolygonsOf(source);
        if (full is null || level >= DetailLevels.Full || full.VertexCount < DetailLevels.LeastVertices)
        {
            return full;
        }

        if (!polygonLevels.TryGetValue((source, level), out PolygonSet? found))
        {
            if (!networks.TryGetValue(source, out (ArcNetwork Network, float[] Areas) known))
            {
                ArcNetwork network = ArcNetworkBuilder.Build(source switch
                {
                    MapSource.Communes => content.CommunePolygons,
                    MapSource.MobileAreas => content.Radio!.Areas!.Polygons,
                    _ => content.ServiceAreas!,
                });
                networks.Add(source, known = (network, EffectiveAreas.Of(network)));
            }

            polygonLevels.Add((source, level), found = DetailLevels.Of(full, known.Network, known.Areas, level));
        }

        return found;
    }

    /// <summary>The lines of a source with the detail of a level.</summary>
    /// <param name="source">The source.</param>
    /// <param name="level">The level, see <see cref="DetailLevels"/>.</param>
    /// <returns>Null where <see cref="LinesOf(MapSource)"/> is null.</returns>
    public PolylineSet? LinesOf(MapSource source, int level)
    {
        PolylineSet? full = LinesOf(source);
        if (full is null || level >= DetailLevels.Full || full.X.Length < DetailLevels.LeastVertices)
        {
            return full;
        }

        if (!lineLevels.TryGetValue((source, level), out PolylineSet? found))
        {
            double[] x = [.. full.X], y = [.. full.Y];
            for (int i = 0; i < x.Length; i++)
            {
                (x[i], y[i]) = WebMercator.ToDegrees(x[i], y[i]);
            }

            found = DetailLevels.Of(full with { X = x, Y = y }, level);
            Project(found.X, found.Y);
            lineLevels.Add((source, level), found);
        }

        return found;
    }

    private static PolygonSet Project(PolygonSet degrees)
    {
        double[] x = [.. degrees.X], y = [.. degrees.Y];
        Project(x, y);
        return degrees.WithCoordinates(x, y);
    }

    private static void Project(double[] x, double[] y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            (x[i], y[i]) = WebMercator.Of(x[i], y[i]);
        }
    }

    private static PolylineSet Project(PolylineSet degrees)
    {
        double[] x = [.. degrees.X], y = [.. degrees.Y];
        Project(x, y);
        return degrees with { X = x, Y = y };
    }
}
