using CoverageAnalyzer.Engine.Generalization;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Web.Layers;

/// <summary>Takes the geometry of each layer out of the results.</summary>
public static class LayerSource
{
    /// <summary>The layers a study has, in the order of <see cref="MapSource"/>; one without features is left out.</summary>
    /// <remarks>Cost: the district lines take about a second for a nation; all others are there already.</remarks>
    /// <param name="content">The results.</param>
    /// <param name="threads">Threads to use, 1 or more.</param>
    /// <param name="cancellation">Stops between layers and within the search for district lines.</param>
    public static IReadOnlyList<LayerFeatures> Of(ReportContent content, int threads = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        LayerFeatures?[] layers =
        [
            Communes(content), Districts(content, threads, cancellation), ServiceAreas(content), PostalPoints(content), BtsSites(content), Villages(content), NationalBorder(content), MobileAreas(content), MobileMeasurements(content),
        ];
        return [.. layers.OfType<LayerFeatures>().Where(l => l.Count > 0)];
    }

    private static LayerFeatures Communes(ReportContent content) => new()
    {
        Source = MapSource.Communes,
        Count = content.Communes.Count,
        Geometry = LayerGeometry.Polygon,
        Polygons = content.CommunePolygons,
        CodeOf = i => content.Communes[i].Commune.Code,
        NameOf = i => content.Communes[i].Commune.Name,
    };

    private static LayerFeatures? Districts(ReportContent content, int threads, CancellationToken cancellation)
    {
        int[] district = DistrictNumbers.Of(content.Communes);
        if (content.Districts.Count == 0 || district.Max() >= content.Districts.Count)
        {
            return null;
        }

        DistrictLineSet lines = DistrictLines.Of(content.CommunePolygons, district, threads, cancellation);
        return new()
        {
            Source = MapSource.Districts,
            Count = content.Districts.Count,
            Geometry = LayerGeometry.Line,
            Lines = lines.Lines,
            FeatureOfLine = lines.District,
            CodeOf = _ => string.Empty,
            NameOf = i => content.Districts[i].Name,
        };
    }

    private static LayerFeatures? ServiceAreas(ReportContent content) => content is not { ServiceAreas: { } areas, PostalPoints: { } points } ? null : new()
    {
        Source = MapSource.ServiceAreas,
        Count = points.Count,
        Geometry = LayerGeometry.Polygon,
        Polygons = areas,
        CodeOf = i => points[i].Point.Code,
        NameOf = i => points[i].Point.Name,
    };

    private static LayerFeatures? PostalPoints(ReportContent content) => content.PostalPoints is not { } points ? null : new()
    {
        Source = MapSource.PostalPoints,
        Count = points.Count,
        Geometry = LayerGeometry.Point,
        Points = ([.. points.Select(p => p.Point.LongitudeDegrees)], [.. points.Select(p => p.Point.LatitudeDegrees)]),
        CodeOf = i => points[i].Point.Code,
        NameOf = i => points[i].Point.Name,
        RadiusKilometresOf = i => points[i].EffectiveRadiusKilometres,
        IsCounted = i => points[i].Point.IsCounted,
    };

    private static LayerFeatures? BtsSites(ReportContent content) => content.BtsSites is not { } sites ? null : new()
    {
        Source = MapSource.BtsSites,
        Count = sites.Count,
        Geometry = LayerGeometry.Point,
        Points = ([.. sites.Select(s => s.LongitudeDegrees)], [.. sites.Select(s => s.LatitudeDegrees)]),
        CodeOf = i => sites[i].Code,
        NameOf = i => sites[i].Name,
        RadiusKilometresOf = i => sites[i].RadiusKilometresOr(content.MobileRadiusKilometres),
    };

    private static LayerFeatures? Villages(ReportContent content) => content.Villages is not { } villages ? null : new()
    {
        Source = MapSource.Villages,
        Count = villages.Count,
        Geometry = LayerGeometry.Point,
        Points = ([.. villages.Select(v => v.Village.LongitudeDegrees)], [.. villages.Select(v => v.Village.LatitudeDegrees)]),
        CodeOf = i => villages[i].Village.Code,
        NameOf = i => villages[i].Village.Name,
    };

    private static LayerFeatures? MobileAreas(ReportContent content) => content.Radio?.Areas is not { } areas ? null : new()
    {
        Source = MapSource.MobileAreas,
        Count = areas.Classes.Count,
        Geometry = LayerGeometry.Polygon,
        Polygons = areas.Polygons,
        CodeOf = _ => string.Empty,
        NameOf = _ => string.Empty,
    };

    private static LayerFeatures? MobileMeasurements(ReportContent content) => content.Radio?.Measurements?.Points is not { } points ? null : new()
    {
        Source = MapSource.MobileMeasurements,
        Count = points.Count,
        Geometry = LayerGeometry.Point,
        Points = ([.. points.Select(p => p.Point.LongitudeDegrees)], [.. points.Select(p => p.Point.LatitudeDegrees)]),
        CodeOf = _ => string.Empty,
        NameOf = i => points[i].Point.Time,
    };

    /// <summary>The border comes in the analysis plane; where that system has no name known here it cannot be brought back, and there is no line.</summary>
    private static LayerFeatures? NationalBorder(ReportContent content)
    {
        if (content.BorderPlane is not { } plane || CoordinateReferenceSystem.FromText(content.AnalysisCrsName) is not { } crs)
        {
            return null;
        }

        double[] x = [.. plane.X], y = [.. plane.Y];
        crs.ToWgs84(x, y);
        return new()
        {
            Source = MapSource.NationalBorder,
            Count = plane.LineCount,
            Geometry = LayerGeometry.Line,
            Lines = plane with { X = x, Y = y },
            FeatureOfLine = [.. Enumerable.Range(0, plane.LineCount)],
            CodeOf = _ => string.Empty,
            NameOf = _ => string.Empty,
        };
    }
}
