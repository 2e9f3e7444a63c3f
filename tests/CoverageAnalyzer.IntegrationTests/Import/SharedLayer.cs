using System.Text.Json;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Features;
using NetTopologySuite.IO;
using NetTopologySuite.IO.Converters;

namespace CoverageAnalyzer.IntegrationTests.Import;

/// <summary>
/// A shared layer in WGS 84 read by the format libraries alone, so that what is tested is the import and not a reader.
/// </summary>
internal sealed class SharedLayer : VectorLayer
{
    private static readonly JsonSerializerOptions GeoJsonOptions = new() { Converters = { new GeoJsonConverterFactory() } };

    private readonly List<VectorFeature> features = [];

    /// <summary>The fields of communes.geojson and its like.</summary>
    public CommuneFieldMap CleanFields => new()
    {
        Code = Field("commune_code"),
        Name = Field("name_full"),
        Type = Field("type"),
        District = Field("district"),
        Province = Field("province"),
        Population = Field("population_2009"),
        Area = Field("area_ha_stat"),
    };

    /// <summary>The fields of the untouched source.</summary>
    public CommuneFieldMap RawFields => new()
    {
        Code = Field("commune_id"),
        Name = Field("commune_vn"),
        District = Field("district_vn"),
        Province = Field("province_vn"),
        Population = Field("population"),
        Area = Field("area"),
    };

    public static SharedLayer Open(string relativePath)
    {
        string path = SharedData.Require(relativePath);
        return path.EndsWith(".gpkg", StringComparison.Ordinal) ? GeoPackage(path) : GeoJson(path);
    }

    public static (CommuneImportResult Result, List<Finding> Findings) Import(string relativePath, bool raw = false)
    {
        using SharedLayer layer = Open(relativePath);
        var log = new FindingLog();
        CommuneImportResult result = CommuneImport.Read(
            layer, new CommuneImportOptions { Fields = raw ? layer.RawFields : layer.CleanFields }, log, TestContext.Current.CancellationToken);
        return (result, [.. log.ToList()]);
    }

    public override IEnumerable<VectorFeature> ReadFeatures(FindingLog findings, CancellationToken cancellation = default) => features;

    public override void Dispose()
    {
    }

    private static SharedLayer GeoJson(string path)
    {
        FeatureCollection collection = JsonSerializer.Deserialize<FeatureCollection>(System.IO.File.ReadAllText(path), GeoJsonOptions)!;
        string[] names = collection[0].Attributes.GetNames();
        SharedLayer layer = Of(path, "GeoJSON", names);
        foreach (IFeature feature in collection)
        {
            layer.features.Add(new VectorFeature(layer.features.Count + 1, feature.Geometry, [.. names.Select(n => feature.Attributes.GetOptionalValue(n) switch
            {
                decimal number => (double)number,
                object value => value,
                null => null,
            })]));
        }

        return layer;
    }

    private static SharedLayer GeoPackage(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT table_name FROM gpkg_contents WHERE data_type = 'features'";
        string table = (string)command.ExecuteScalar()!;
#pragma warning disable CA2100 // the name comes from the file's own table of contents
        command.CommandText = $"SELECT * FROM \"{table}\" ORDER BY fid";
#pragma warning restore CA2100
        using SqliteDataReader rows = command.ExecuteReader();
        string[] names = [.. Enumerable.Range(0, rows.FieldCount).Select(rows.GetName)];
        SharedLayer layer = Of(path, "GeoPackage", names);
        var reader = new GeoPackageGeoReader();
        int geometry = Array.IndexOf(names, "geom");
        while (rows.Read())
        {
            var values = new object?[names.Length];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = i == geometry || rows.IsDBNull(i) ? null : rows.GetValue(i);
            }

            layer.features.Add(new VectorFeature(layer.features.Count + 1, reader.Read((byte[])rows.GetValue(geometry)), values));
        }

        return layer;
    }

    private static SharedLayer Of(string path, string format, string[] names) => new()
    {
        File = Path.GetFileName(path),
        Format = format,
        Name = Path.GetFileNameWithoutExtension(path),
        Fields = [.. names.Select(n => new VectorField(n, "text"))],
        Crs = new CrsDeclaration(4326, null, CrsOrigin.File, "test"),
        Encoding = new TextEncodingChoice("UTF-8", "format"),
        Files = [path],
    };

    private int? Field(string name)
    {
        for (int i = 0; i < Fields.Count; i++)
        {
            if (Fields[i].Name == name)
            {
                return i;
            }
        }

        return null;
    }
}
