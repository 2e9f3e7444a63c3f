using System.Globalization;
using System.Reflection;
using System.Text;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Publishing;

namespace CoverageAnalyzer.Studies.Samples;

/// <summary>The built-in study of Quảng Trị: real names and figures on schematic boundaries, made by the program itself.</summary>
/// <remarks>
/// Behavior: no file is read; the same bytes each time and on every machine. Boundaries, heights, the border line, postal points and BTS sites are
/// illustrations, not official data, and every file says so.
/// </remarks>
public static class SchematicStudy
{
    /// <summary>Writes the study's files to a folder, which is made where it is missing; files of the same names are replaced, each whole.</summary>
    /// <param name="directory">The folder.</param>
    /// <returns>The names of the files written, in order.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static IReadOnlyList<string> Write(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        var files = Files(SchematicMap.Draw());
        Directory.CreateDirectory(directory);
        // The file that makes it a study comes last: where the writing is cut short, no study names files that are not there.
        foreach (var (name, bytes) in files.OrderBy(f => f.Name == StudyFile.FileName))
        {
            WholeFile.Replace(Path.Combine(directory, name), bytes);
        }

        return [.. files.Select(f => f.Name)];
    }

    /// <summary>The files of the study: name and content, texts in UTF-8.</summary>
    /// <param name="map">The map.</param>
    internal static IReadOnlyList<(string Name, byte[] Bytes)> Files(SchematicMap map)
    {
        var postal = PostalPoints.Place(map);
        var sites = BtsSites.Place(map);
        return
        [
            Text("study.json", Resource("schematic-study.json")),
            Text("communes.geojson", Communes(map)),
            Text("postal_points.csv", Table("code,name,type,commune_code,lon,lat", postal, p => $"{p.Code},{p.Name},{p.Kind},{p.Unit.Code}")),
            Text("bts_sites.csv", Table("code,name,commune_code,operator,lon,lat", sites, p => $"{p.Code},{p.Name},{p.Unit.Code},{p.Kind}")),
            ("elevation.tif", Elevation(map)),
            Text("border.geojson", Border(map)),
            Text("README.md", Readme(map, postal)),
        ];
    }

    private static (string Name, byte[] Bytes) Text(string name, string text) => (name, Encoding.UTF8.GetBytes(text));

    private static byte[] Elevation(SchematicMap map)
    {
        using var file = new MemoryStream();
        GeoTiffWriter.Write(
            file, SchematicTerrain.Grid, SchematicTerrain.Draw(map), CoordinateReferenceSystem.Wgs84, new GeoTiffWriterOptions { Description = SchematicTerrain.Description });
        return file.ToArray();
    }

    /// <summary>The border with Laos: the map's outer boundary where that is the land border, in the vertices of the communes.</summary>
    private static string Border(SchematicMap map)
    {
        var lines = SchematicLine.Join([.. map.OuterLines.Where(l => l.Side == "land border")]);
        var text = new StringBuilder();
        text.Append("{\n\"type\": \"FeatureCollection\",\n\"name\": \"quang_tri_2012_schematic_border\",\n");
        text.Append("\"note\": \"schematic: not the official border / sơ đồ minh hoạ, không phải đường biên giới chính thức\",\n\"features\": [\n");
        text.Append("{\"type\": \"Feature\", \"properties\": {\"name\": \"Biên giới Việt Nam – Lào (sơ đồ)\", ");
        text.Append("\"name_en\": \"Border of Vietnam and Laos (schematic)\", \"schematic\": true}, ");
        text.Append("\"geometry\": {\"type\": \"MultiLineString\", \"coordinates\": [");
        for (int i = 0; i < lines.Count; i++)
        {
            text.Append(i > 0 ? ",[" : "[");
            Vertices(text, lines[i]);
            text.Append(']');
        }

        return text.Append("]}}\n]\n}\n").ToString();
    }

    private static void Vertices(StringBuilder text, (double LongitudeDegrees, double LatitudeDegrees)[] line)
    {
        for (int k = 0; k < line.Length; k++)
        {
            var (longitude, latitude) = line[k];
            text.Append(CultureInfo.InvariantCulture, $"{(k > 0 ? "," : string.Empty)}[{longitude:0.######},{latitude:0.######}]");
        }
    }

    private static string Communes(SchematicMap map)
    {
        var text = new StringBuilder();
        text.Append("{\n\"type\": \"FeatureCollection\",\n\"name\": \"quang_tri_2012_schematic\",\n");
        text.Append("\"note\": \"schematic: not official boundaries / sơ đồ minh hoạ, không phải ranh giới chính thức\",\n\"features\": [\n");
        for (int i = 0; i < map.Units.Count; i++)
        {
            var unit = map.Units[i];
            string population = unit.Population is int people ? people.ToString(CultureInfo.InvariantCulture) : "null";
            text.Append(CultureInfo.InvariantCulture, $"{{\"type\": \"Feature\", \"properties\": {{\"commune_code\": \"{unit.Code}\", ");
            text.Append(CultureInfo.InvariantCulture, $"\"name\": \"{unit.Name}\", \"type\": \"{unit.Type}\", \"name_full\": \"{unit.FullName}\", ");
            text.Append(CultureInfo.InvariantCulture, $"\"district\": \"{unit.District}\", \"population_2009\": {population}, ");
            text.Append(CultureInfo.InvariantCulture, $"\"area_ha_stat\": {unit.AreaHectares:0.##}, \"schematic\": true}}, ");
            text.Append("\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[");
            Vertices(text, unit.Ring);
            text.Append(i + 1 < map.Units.Count ? "]]}},\n" : "]]}}\n");
        }

        return text.Append("]\n}\n").ToString();
    }

    private static string Table(string header, List<SchematicPoint> points, Func<SchematicPoint, string> leading)
    {
        var text = new StringBuilder(header).Append('\n');
        foreach (var point in points)
        {
            text.Append(CultureInfo.InvariantCulture, $"{leading(point)},{point.LongitudeDegrees:0.000000},{point.LatitudeDegrees:0.000000}\n");
        }

        return text.ToString();
    }

    private static string Readme(SchematicMap map, List<SchematicPoint> postal)
    {
        int withPoint = postal.Select(p => p.Unit.Code).Distinct(StringComparer.Ordinal).Count();
        var figures = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["{area}"] = (map.Units.Sum(u => u.AreaHectares) / 100).ToString("0.0", CultureInfo.InvariantCulture),
            ["{neighbors}"] = (100 * map.KeptNeighborFraction).ToString("0.0", CultureInfo.InvariantCulture),
            ["{without}"] = (map.Units.Count - withPoint).ToString(CultureInfo.InvariantCulture),
        };
        string text = Resource("schematic-readme.md");
        foreach (var (mark, figure) in figures)
        {
            text = text.Replace(mark, figure, StringComparison.Ordinal);
        }

        return text;
    }

    private static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("CoverageAnalyzer.Studies.Samples." + name)
            ?? throw new InvalidOperationException($"The program lacks its embedded text {name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
