using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Reports.Maps.Classes;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Web.Ogc;

/// <summary>A layer of the results as a collection of features.</summary>
internal sealed class OgcCollection
{
    private readonly MapData data;
    private readonly Bounds[] boxes;

    private OgcCollection(MapData data, MapSource source, string id, LocalizedText title, IOgcGeometry geometry)
    {
        this.data = data;
        Source = source;
        Id = id;
        Title = title;
        Geometry = geometry;
        Count = data.CountOf(source);
        boxes = [.. Enumerable.Range(0, Count).Select(geometry.BoundsOf)];
        Extent = boxes.Where(b => !b.IsEmpty).Aggregate(Bounds.Empty, (all, b) => all.Including(b.MinX, b.MinY).Including(b.MaxX, b.MaxY));
    }

    /// <summary>The source.</summary>
    public MapSource Source { get; }

    /// <summary>Name in addresses: that of the table in <c>results.gpkg</c>.</summary>
    public string Id { get; }

    /// <summary>Title for people.</summary>
    public LocalizedText Title { get; }

    /// <summary>The geometries.</summary>
    public IOgcGeometry Geometry { get; }

    /// <summary>Number of features. The id of a feature is its place in the layer, from 1, as in <c>results.gpkg</c>.</summary>
    public int Count { get; }

    /// <summary>Extent in degrees.</summary>
    public Bounds Extent { get; }

    /// <summary>The properties.</summary>
    public IReadOnlyList<TableColumn> Columns => MapFields.Of(Source);

    /// <summary>Makes a collection.</summary>
    /// <param name="data">The values of the run.</param>
    /// <param name="source">The source.</param>
    /// <param name="id">Name in addresses.</param>
    /// <param name="title">Title.</param>
    /// <param name="geometry">The geometries; null where the run has no such layer.</param>
    /// <returns>Null without a geometry or a feature.</returns>
    public static OgcCollection? Of(MapData data, MapSource source, string id, LocalizedText title, IOgcGeometry? geometry) =>
        geometry is null || data.CountOf(source) == 0 ? null : new OgcCollection(data, source, id, title, geometry);

    /// <summary>Bounds of a feature in degrees; empty without a geometry.</summary>
    /// <param name="feature">Its position.</param>
    public Bounds BoundsOf(int feature) => boxes[feature];

    /// <summary>A number of a feature as files keep it; NaN where unknown.</summary>
    /// <param name="column">The column.</param>
    /// <param name="feature">Its position.</param>
    public double NumberOf(TableColumn column, int feature) =>
        Math.Round(data.NumberOf(Source, column, feature), column.Name is "longitude" or "latitude" ? 9 : 6, MidpointRounding.AwayFromZero);

    /// <summary>A word or text of a feature; empty where unknown.</summary>
    /// <param name="column">The column.</param>
    /// <param name="feature">Its position.</param>
    public string TextOf(TableColumn column, int feature) => data.TextOf(Source, column, feature);
}
