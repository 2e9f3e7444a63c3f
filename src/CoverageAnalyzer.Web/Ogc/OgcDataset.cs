using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Maps.Classes;
using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Web.Ogc;

/// <summary>The collections of one run.</summary>
internal sealed class OgcDataset
{
    private OgcDataset(ReportContent content, IReadOnlyList<OgcCollection> collections, IReadOnlyList<OgcCrs> systems)
    {
        Content = content;
        Collections = collections;
        Systems = systems;
    }

    /// <summary>The run.</summary>
    public ReportContent Content { get; }

    /// <summary>The layers that have features; districts have no polygon of their own.</summary>
    public IReadOnlyList<OgcCollection> Collections { get; }

    /// <summary>The systems features can be had in.</summary>
    public IReadOnlyList<OgcCrs> Systems { get; }

    /// <summary>Makes the collections of a run.</summary>
    /// <param name="content">The run.</param>
    public static OgcDataset Of(ReportContent content)
    {
        var data = new MapData(content);
        OgcCollection? Collection(MapSource source, string id, LocalizedText title, IOgcGeometry? geometry) => OgcCollection.Of(data, source, id, title, geometry);
        OgcCollection?[] all =
        [
            Collection(MapSource.Communes, "communes", new("Các xã", "Communes"), new OgcPolygons(content.CommunePolygons)),
            Collection(MapSource.ServiceAreas, "service_areas", new("Vùng phục vụ của điểm bưu chính", "Service areas of the postal points"), content.ServiceAreas is { } areas ? new OgcPolygons(areas) : null),
            Collection(
                MapSource.PostalPoints,
                "postal_points",
                new("Điểm phục vụ bưu chính", "Postal points"),
                content.PostalPoints is { } points ? Points(points, p => p.Point.LongitudeDegrees, p => p.Point.LatitudeDegrees) : null),
            Collection(MapSource.BtsSites, "bts_sites", new("Trạm BTS", "BTS sites"), content.BtsSites is { } sites ? Points(sites, s => s.LongitudeDegrees, s => s.LatitudeDegrees) : null),
            Collection(
                MapSource.Villages,
                "villages",
                new("Thôn, bản", "Villages"),
                content.VillagePolygons is { } outlines ? new OgcPolygons(outlines)
                    : content.Villages is { } villages ? Points(villages, v => v.Village.LongitudeDegrees, v => v.Village.LatitudeDegrees)
                    : null),
            Collection(
                MapSource.MobileMeasurements,
                "mobile_measurements",
                new("Điểm đo sóng di động", "Measured points of mobile coverage"),
                content.Radio?.Measurements is { } measured ? Points(measured.Points, m => m.Point.LongitudeDegrees, m => m.Point.LatitudeDegrees) : null),
            Collection(MapSource.NationalBorder, "national_border", new("Biên giới quốc gia trên đất liền", "National land border"), content.NationalBorder is { } border ? new OgcLines(border) : null),
        ];
        return new OgcDataset(content, [.. all.OfType<OgcCollection>()], OgcCrs.Of(content.AnalysisCrsName));
    }

    /// <summary>A collection by its name; null where there is none.</summary>
    /// <param name="id">The name.</param>
    public OgcCollection? Find(string? id) => Collections.FirstOrDefault(c => c.Id == id);

    private static OgcPoints Points<T>(IReadOnlyList<T> places, Func<T, double> longitude, Func<T, double> latitude) =>
        new([.. places.Select(longitude)], [.. places.Select(latitude)]);
}
