using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using NetTopologySuite.Geometries;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Reads the national land border from a layer of lines, or from the outlines of polygons.</summary>
public static class NationalBorderReader
{
    /// <summary>A border that comes no nearer to the communes than this, in degrees (about 50 km), is probably another one.</summary>
    private const double FarDegrees = 0.5;

    /// <summary>How far beyond the communes a border may run whose coordinate system has to be found out.</summary>
    private const double ReachDegrees = 1;

    /// <summary>Reads the whole layer.</summary>
    /// <param name="path">GeoJSON, shapefile or GeoPackage.</param>
    /// <param name="layer">Layer of a GeoPackage or folder, or null: of several the largest with lines.</param>
    /// <param name="userCrs">Coordinate system the user states, or null.</param>
    /// <param name="encoding">Text encoding the user states, or null.</param>
    /// <param name="expectedWgs84">Bounds of the communes in degrees, or null.</param>
    /// <param name="findings">Takes what is wrong with single features, and doubts about the whole.</param>
    /// <param name="communeCrs">Coordinate system of the communes, or null: what a layer that says nothing is probably in too.</param>
    /// <param name="table">The PostGIS table that stands in place of the file, or null.</param>
    /// <param name="cancellation">Stops between features.</param>
    /// <exception cref="InputFileException">The file cannot be read, or has neither line nor polygon.</exception>
    public static NationalBorderLayer Read(
        string path,
        string? layer,
        string? userCrs,
        string? encoding,
        Bounds? expectedWgs84,
        FindingLog findings,
        CoordinateReferenceSystem? communeCrs = null,
        PostGis.Layers.PostGisTable? table = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(findings);
        using VectorLayer opened = VectorFiles.Open(new VectorSource(path, layer, encoding, PrefersLines: true) { Table = table }, findings);
        var lines = new List<(LineString Line, long Feature)>();
        long features = 0, polygons = 0;
        foreach (VectorFeature feature in opened.ReadFeatures(findings, cancellation))
        {
            features++;
            SourcePlace place = PlaceOf(opened, feature.Number);
            if (feature.Geometry is not { IsEmpty: false } geometry)
            {
                findings.Add(
                    "geometry-missing", FindingRank.Warning, place,
                    new("Đối tượng không có hình học.", "The feature has no geometry."), new("Bỏ qua đối tượng này.", "The feature was left out."));
                continue;
            }

            int before = lines.Count;
            bool allLines = Take(geometry, feature.Number, lines, ref polygons);
            if (!allLines)
            {
                findings.Add(
                    lines.Count == before ? "geometry-type" : "geometry-mixed", FindingRank.Warning, place,
                    LocalizedText.Of($"Đối tượng là {geometry.GeometryType}: điểm không phải là đường biên giới.", $"The feature is a {geometry.GeometryType}: points are no border."),
                    new("Chỉ dùng các đường và đường viền của vùng.", "Only lines and the outlines of polygons were used."));
            }
        }

        SourcePlace whole = PlaceOf(opened, null);
        if (lines.Count == 0)
        {
            throw new InputFileException(
                whole,
                LocalizedText.Of($"Lớp '{opened.Name}' không có đường nào dùng được.", $"Layer '{opened.Name}' holds no usable line."),
                new(
                    "Hãy chọn lớp biên giới quốc gia trên đất liền dạng đường (LineString) hoặc vùng (Polygon).",
                    "Choose a layer of the national land border (LineString), or of polygons whose outlines are it."));
        }

        if (polygons > 0)
        {
            findings.Add(new Finding(
                "border-from-polygons", FindingRank.Warning, whole,
                LocalizedText.Of($"{polygons:N0} vùng trong lớp biên giới.", $"{polygons:N0} polygons are in the border layer."),
                new(
                    "Đã lấy đường viền của chúng làm biên giới; nếu đường viền chạy theo bờ biển hay địa giới trong nước, các xã ở đó sẽ bị coi là xã biên giới: hãy dùng lớp chỉ có đường biên giới trên đất liền.",
                    "Their outlines were taken for the border; where they run along the coast or between provinces, communes there would count as border communes: use a layer of the land border alone."))
            {
                Count = polygons,
            });
        }

        return ToWgs84(opened, whole, lines, features, userCrs, expectedWgs84, communeCrs, findings);
    }

    private static bool Take(Geometry geometry, long feature, List<(LineString Line, long Feature)> lines, ref long polygons)
    {
        switch (geometry)
        {
            case LineString line:
                lines.Add((line, feature));
                return true;
            case Polygon polygon:
                polygons++;
                lines.Add((polygon.ExteriorRing, feature));
                lines.AddRange(polygon.InteriorRings.Select(r => ((LineString)r, feature)));
                return true;
            case GeometryCollection collection:
                bool all = true;
                foreach (Geometry part in collection.Geometries.Where(g => !g.IsEmpty))
                {
                    all &= Take(part, feature, lines, ref polygons);
                }

                return all;
            default:
                return false;
        }
    }

    private static NationalBorderLayer ToWgs84(
        VectorLayer layer,
        SourcePlace whole,
        List<(LineString Line, long Feature)> lines,
        long features,
        string? userCrs,
        Bounds? expected,
        CoordinateReferenceSystem? communeCrs,
        FindingLog findings)
    {
        double[] x = [.. lines.SelectMany(l => l.Line.Coordinates).Select(c => c.X)], y = [.. lines.SelectMany(l => l.Line.Coordinates).Select(c => c.Y)];

        // A border reaches far beyond a province, so where the communes are says nothing against a system that is stated.
        bool isStated = !string.IsNullOrWhiteSpace(userCrs) || layer.Crs.EpsgCode is not null || layer.Crs.Wkt is not null;
        Bounds? target = isStated || expected is not { IsEmpty: false } communes ? null : communes.Grown(ReachDegrees);
        CrsDecision crs = CrsDecision.Decide(whole, layer.Crs, userCrs, x, y, target, findings, null, communeCrs);
        if (crs.SwapAxes)
        {
            (x, y) = (y, x);
        }

        crs.Crs.ToWgs84(x, y);
        List<double> longitudes = [], latitudes = [];
        List<int> starts = [0];
        var bounds = Bounds.Empty;
        int at = 0;
        foreach ((LineString line, long feature) in lines)
        {
            int from = at;
            at += line.NumPoints;
            int bad = Enumerable.Range(from, at - from).FirstOrDefault(i => !(Math.Abs(x[i]) <= 180 && Math.Abs(y[i]) <= 90), -1);
            if (bad >= 0)
            {
                findings.Add(
                    "coordinate-out-of-range", FindingRank.Error, PlaceOf(layer, feature),
                    LocalizedText.Of(
                        $"Tọa độ nằm ngoài Trái Đất: kinh độ {x[bad]:G9}, vĩ độ {y[bad]:G9}.", $"A coordinate does not lie on the earth: longitude {x[bad]:G9}, latitude {y[bad]:G9}."),
                    new("Bỏ qua đường này.", "The line was left out."));
                continue;
            }

            longitudes.AddRange(x.AsSpan(from, at - from));
            latitudes.AddRange(y.AsSpan(from, at - from));
            starts.Add(longitudes.Count);
            for (int i = from; i < at; i++)
            {
                bounds = bounds.Including(x[i], y[i]);
            }
        }

        if (starts.Count == 1)
        {
            throw new InputFileException(
                whole,
                new("Không đường biên giới nào nằm trên Trái Đất khi đọc theo hệ tọa độ này.", "Read in this coordinate system no line of the border lies on the earth."),
                LocalizedText.Of($"Hệ đã dùng: {crs.Explanation.Vietnamese}. Hãy ghi hệ đúng ở khóa 'crs'.", $"The system used: {crs.Explanation.English}. State the right one in the key 'crs'."));
        }

        if (expected is { IsEmpty: false } near && !bounds.Intersects(near.Grown(FarDegrees)))
        {
            findings.Add(
                "border-far", FindingRank.Warning, whole,
                new("Đường biên giới cách các xã hơn 50 km.", "The border lies more than 50 km from the communes."),
                new("Không xã nào sẽ là xã biên giới; hãy kiểm tra tệp và hệ tọa độ.", "No commune will be a border commune; check the file and its coordinate system."));
        }

        return new NationalBorderLayer(
            new PolylineSet([.. longitudes], [.. latitudes], [.. starts]), crs, layer.File, layer.Format, layer.Encoding, layer.Files, features)
        {
            Digest = layer.Digest,
        };
    }

    private static SourcePlace PlaceOf(VectorLayer layer, long? record) => new() { File = layer.File, Layer = layer.Format == "GeoPackage" ? layer.Name : null, Record = record, Key = record is long number ? layer.KeyOf(number) : null };
}
