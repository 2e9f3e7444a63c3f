using System.Globalization;
using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Reads a layer of village polygons: each is checked and mended as a commune's is, and a place inside stands for it in its row.</summary>
internal static class VillagePolygons
{
    private static readonly CrsDeclaration Wgs84 = new(4326, null, CrsOrigin.Format, "WGS 84");

    /// <summary>True where the first feature of a layer that has a geometry has polygons.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the user says.</param>
    /// <param name="cancellation">Stops between features.</param>
    public static bool AreIn(string path, PointReadOptions options, CancellationToken cancellation)
    {
        if (options.Table is { } table ? !PostGis.Layers.PostGisLayer.HasGeometry(table) : !FormatDetector.Detect(path).IsVector)
        {
            return false;
        }

        var unsaid = new FindingLog(); // the layer is opened again to be read
        using VectorLayer layer = VectorFiles.Open(new VectorSource(path, options.Layer, options.Encoding) { Table = options.Table }, unsaid);
        return layer.ReadFeatures(unsaid, cancellation).FirstOrDefault(f => f.Geometry is { IsEmpty: false })?.Geometry?.Dimension == Dimension.Surface;
    }

    /// <summary>Reads the layer.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the user says; its roles are those of villages.</param>
    /// <param name="findings">Takes what is wrong.</param>
    /// <param name="cancellation">Stops between features.</param>
    /// <returns>The rows, each at a place inside its polygon, and the polygons in WGS 84 by number of feature.</returns>
    public static (PointTable Table, Dictionary<long, List<PolygonDraft>> Polygons) Read(
        string path, PointReadOptions options, FindingLog findings, CancellationToken cancellation)
    {
        using VectorLayer layer = VectorFiles.Open(new VectorSource(path, options.Layer, options.Encoding) { Table = options.Table }, findings);
        string[] headers = [.. layer.Fields.Select(f => f.Name)];
        var file = new SourcePlace { File = layer.File, Layer = layer.Format == "GeoPackage" ? layer.Name : null };
        IReadOnlyDictionary<string, int> guessed = FieldGuess.Map(
            [.. options.Roles.Where(r => r.Name is not ("x" or "y" or "coordinates"))], headers, options.Fields, file, findings);
        var columns = new Dictionary<string, int>(guessed, StringComparer.Ordinal) { ["x"] = headers.Length, ["y"] = headers.Length + 1 };
        List<CommuneDraft> drafts = [.. layer.ReadFeatures(findings, cancellation).Select(f => Draft(f, layer, guessed))];
        int features = drafts.Count;
        var refused = new List<RejectedRow>();
        CrsDecision crs = new CommuneGeometry(
            layer, new CommuneImportOptions { Fields = new CommuneFieldMap(), UserCrs = options.Crs, ExpectedWgs84 = options.ExpectedWgs84 }, findings, refused)
            .Read(drafts, cancellation);

        SourcePlace PlaceOf(long number, int column, string? name) =>
            file with { Record = number, Key = layer.KeyOf(number), Field = column >= 0 && column < headers.Length ? headers[column] : null, Name = name };
        var rows = new PointRows(layer.File, columns, headers, PlaceOf, findings);
        var polygons = new Dictionary<long, List<PolygonDraft>>();
        foreach (CommuneDraft draft in drafts)
        {
            Coordinate inside = InteriorPointArea.GetInteriorPoint(PolygonDraft.ToGeometry(draft.Polygons));
            string[] cells = [.. draft.Feature.Values.Select(v => Convert.ToString(v, CultureInfo.InvariantCulture) ?? string.Empty)];
            polygons[draft.Feature.Number] = draft.Polygons;
            rows.Add(
                draft.Feature.Number,
                cells,
                isShifted: false,
                column => column < cells.Length ? cells[column] : string.Empty,
                column => column < headers.Length ? NumberText.Parse(column < cells.Length ? cells[column] : string.Empty)
                    : ParsedNumber.Of(column == headers.Length ? inside.X : inside.Y));
        }

        rows.Place(Wgs84, options with { Crs = null, ExpectedWgs84 = null, CommuneCrs = null }, file);
        var table = new PointTable
        {
            File = layer.File,
            Format = layer.Format,
            Encoding = layer.Encoding,
            Columns = guessed.ToDictionary(c => c.Key, c => headers[c.Value], StringComparer.Ordinal),
            Headers = headers,
            RowsRead = features,
            Records = rows.Records,
            Rejected = [.. refused, .. rows.Rejected.Kept],
            RejectedCount = refused.Count + rows.Rejected.Count,
            Crs = crs,
            Files = layer.Files,
            Digest = layer.Digest,
        };
        return (table, polygons);
    }

    private static CommuneDraft Draft(VectorFeature feature, VectorLayer layer, IReadOnlyDictionary<string, int> columns)
    {
        string Text(string role) => columns.TryGetValue(role, out int column) && column < feature.Values.Length ? CommuneText.Of(feature.Values[column]) : string.Empty;
        string name = Text("name");
        return new CommuneDraft
        {
            Feature = feature,
            Place = new SourcePlace { File = layer.File, Layer = layer.Name, Record = feature.Number, Key = layer.KeyOf(feature.Number), Name = name.Length > 0 ? name : null },
            Province = Text("province"),
        };
    }
}
