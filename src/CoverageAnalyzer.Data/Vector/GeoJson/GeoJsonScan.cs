using System.Text.Json;
using System.Text.Unicode;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Vector.GeoJson;

/// <summary>The first pass over a GeoJSON file: its shape, fields, coordinate system and encoding. Holds one token at a time.</summary>
/// <param name="path">The file.</param>
internal sealed class GeoJsonScan(string path)
{
    /// <summary>Fields kept; a file with more is not a table of features.</summary>
    public const int MostFields = 500;

    private const int LongestSample = 1 << 18;
    private static readonly JsonEncodedText[] GeometryTypes =
        [.. new[] { "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection" }.Select(t => JsonEncodedText.Encode(t))];

    private readonly SourcePlace place = SourcePlace.OfFile(path);
    private readonly Dictionary<string, int> indexOf = new(StringComparer.Ordinal);
    private readonly List<GeoJsonField> fields = [];
    private readonly SortedSet<string> geometryTypes = new(StringComparer.Ordinal);
    private readonly List<byte> strangeText = [];
    private string? crsName;
    private bool crsStated;

    /// <summary>True where the features stand in a <c>features</c> member; false for single features or geometries, one after the other.</summary>
    public bool IsCollection { get; private set; }

    /// <summary>True where the <c>features</c> member holds a geometry that stands for a feature: against RFC 7946, section 3.3, yet plain enough to be read.</summary>
    public bool HasBareGeometries { get; private set; }

    /// <summary>Members of the feature array, or single features.</summary>
    public long FeatureCount { get; private set; }

    /// <summary>Property names in the order they are first met, with the kinds of their values.</summary>
    public IReadOnlyList<GeoJsonField> Fields => fields;

    /// <summary>True where the file has more property names than are kept.</summary>
    public bool HasTooManyFields { get; private set; }

    /// <summary>Geometry types met, joined by a comma.</summary>
    public string GeometryType => string.Join(", ", geometryTypes);

    /// <summary>Strings that are not UTF-8, parted by line feeds; empty for a proper file.</summary>
    public byte[] StrangeText => [.. strangeText];

    /// <summary>What the file says about its coordinate system: the older <c>crs</c> member, or WGS 84 by RFC 7946.</summary>
    /// <param name="findings">Takes a name that is not understood.</param>
    public CrsDeclaration Crs(FindingLog findings)
    {
        if (!crsStated)
        {
            return new(4326, null, CrsOrigin.Format, "RFC 7946");
        }

        string name = crsName ?? string.Empty;
        if (EpsgNames.CodeIn(name) is int code)
        {
            return new(code, null, CrsOrigin.File, "crs");
        }

        if (name.Contains('['))
        {
            return new(null, name, CrsOrigin.File, "crs");
        }

        findings.Add(
            "crs-unknown", FindingRank.Warning, place,
            LocalizedText.Of($"Không hiểu hệ tọa độ '{name}' trong mục crs.", $"The coordinate system '{name}' of the crs member is not understood."),
            LocalizedText.Of($"Hãy khai báo mã EPSG cho lớp này.", $"State the layer's EPSG code."));
        return CrsDeclaration.None;
    }

    /// <summary>Forgets the fields beyond so many.</summary>
    /// <param name="most">How many are kept.</param>
    public void KeepFields(int most)
    {
        if (fields.Count > most)
        {
            HasTooManyFields = true;
            fields.RemoveRange(most, fields.Count - most);
        }
    }

    /// <summary>Reads the file through.</summary>
    /// <param name="cancellation">Stops between two reads.</param>
    public void Run(CancellationToken cancellation)
    {
        using var pump = new JsonPump(ReaderEdge.OpenRead(path), cancellation);
        if (pump.Head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, ..])
        {
            throw new InputFileException(
                place, LocalizedText.Of($"Tệp không phải UTF-8 (có lẽ là UTF-16).", $"The file is not UTF-8 (probably UTF-16)."),
                LocalizedText.Of($"Hãy lưu lại theo UTF-8.", $"Save it as UTF-8."));
        }

        long values = 0;
        Utf8JsonReader reader = pump.Start();
        try
        {
            while (pump.Read(ref reader))
            {
                if (reader.TokenType != JsonTokenType.StartObject || (values > 0 && IsCollection))
                {
                    throw NotGeoJson(pump.OffsetOf(ref reader), LocalizedText.Of(
                        $"Tệp JSON này không phải GeoJSON.", $"This JSON file is not GeoJSON."));
                }

                ScanTopLevel(pump, ref reader);
                if (IsCollection && values > 0)
                {
                    throw NotGeoJson(pump.OffsetOf(ref reader), LocalizedText.Of(
                        $"Sau một đối tượng riêng lẻ lại có cả một FeatureCollection.", $"After a single feature comes a whole FeatureCollection."));
                }

                values++;
            }
        }
        catch (Exception e) when (ReaderEdge.Translates(e))
        {
            throw ReaderEdge.Error(place, e, pump.OffsetOf(ref reader), pump.PlainLines);
        }

        if (values == 0)
        {
            throw NotGeoJson(0, LocalizedText.Of($"Tệp không có nội dung.", $"The file has no content."));
        }
    }

    private void ScanTopLevel(JsonPump pump, ref Utf8JsonReader reader)
    {
        string type = string.Empty;
        bool hasFeatures = false;
        for (pump.ReadInside(ref reader); reader.TokenType != JsonTokenType.EndObject; pump.ReadInside(ref reader))
        {
            if (reader.ValueTextEquals("features"u8))
            {
                pump.ReadInside(ref reader);
                if (reader.TokenType != JsonTokenType.StartArray)
                {
                    pump.Skip(ref reader);
                    continue;
                }

                if (hasFeatures)
                {
                    throw NotGeoJson(pump.OffsetOf(ref reader), LocalizedText.Of(
                        $"Mục 'features' xuất hiện hai lần.", $"The member 'features' occurs twice."));
                }

                hasFeatures = IsCollection = true;
                ScanFeatures(pump, ref reader);
            }
            else if (reader.ValueTextEquals("crs"u8))
            {
                pump.ReadInside(ref reader);
                ScanCrs(pump, ref reader);
            }
            else
            {
                ScanFeatureMember(pump, ref reader, ref type);
            }
        }

        if (hasFeatures)
        {
            return;
        }

        if (type == "Feature")
        {
            FeatureCount++;
        }
        else if (Array.Exists(GeometryTypes, t => t.Value == type))
        {
            FeatureCount++;
            geometryTypes.Add(type);
        }
        else
        {
            throw NotGeoJson(pump.OffsetOf(ref reader), type switch
            {
                "FeatureCollection" => LocalizedText.Of($"Thiếu mục 'features' (danh sách đối tượng).", $"The member 'features' (the list of features) is missing."),
                "Topology" => LocalizedText.Of($"Đây là TopoJSON, không phải GeoJSON.", $"This is TopoJSON, not GeoJSON."),
                _ => LocalizedText.Of($"Tệp JSON này không phải GeoJSON (không có mục 'features').", $"This JSON file is not GeoJSON (there is no member 'features')."),
            });
        }
    }

    private void ScanFeatures(JsonPump pump, ref Utf8JsonReader reader)
    {
        for (pump.ReadInside(ref reader); reader.TokenType != JsonTokenType.EndArray; pump.ReadInside(ref reader))
        {
            FeatureCount++;
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                pump.Skip(ref reader);
                continue;
            }

            string type = string.Empty;
            bool isFeature = false, hasCoordinates = false;
            for (pump.ReadInside(ref reader); reader.TokenType != JsonTokenType.EndObject; pump.ReadInside(ref reader))
            {
                isFeature |= IsOfFeature(reader);
                hasCoordinates |= IsOfGeometry(reader);
                ScanFeatureMember(pump, ref reader, ref type);
            }

            if (hasCoordinates && !isFeature)
            {
                HasBareGeometries = true;
                _ = Array.Exists(GeometryTypes, t => t.Value == type) && geometryTypes.Add(type);
            }
        }
    }

    /// <summary>True for a member that only a feature has; what has none, but one of a geometry, is a geometry.</summary>
    /// <param name="reader">At the name of a member.</param>
    public static bool IsOfFeature(in Utf8JsonReader reader) => reader.ValueTextEquals("geometry"u8) || reader.ValueTextEquals("properties"u8);

    /// <summary>True for a member that a geometry has.</summary>
    /// <param name="reader">At the name of a member.</param>
    public static bool IsOfGeometry(in Utf8JsonReader reader) => reader.ValueTextEquals("coordinates"u8) || reader.ValueTextEquals("geometries"u8);

    /// <summary>A member of a feature; a single feature or geometry at the top is scanned by the same.</summary>
    private void ScanFeatureMember(JsonPump pump, ref Utf8JsonReader reader, ref string type)
    {
        bool isType = reader.ValueTextEquals("type"u8);
        bool isProperties = reader.ValueTextEquals("properties"u8);
        bool isGeometry = reader.ValueTextEquals("geometry"u8);
        pump.ReadInside(ref reader);
        if (isType && reader.TokenType == JsonTokenType.String)
        {
            type = JsonStrings.Text(ref reader, TextEncodings.Utf8);
        }
        else if (isProperties && reader.TokenType == JsonTokenType.StartObject)
        {
            ScanProperties(pump, ref reader);
        }
        else if (isGeometry && reader.TokenType == JsonTokenType.StartObject)
        {
            for (pump.ReadInside(ref reader); reader.TokenType != JsonTokenType.EndObject; pump.ReadInside(ref reader))
            {
                bool isGeometryType = reader.ValueTextEquals("type"u8);
                if (reader.ValueTextEquals("coordinates"u8) && pump.TryReadPlainArray(ref reader, null))
                {
                    continue;
                }

                pump.ReadInside(ref reader);
                if (isGeometryType && reader.TokenType == JsonTokenType.String)
                {
                    AddGeometryType(ref reader);
                }

                pump.Skip(ref reader);
            }
        }
        else
        {
            pump.Skip(ref reader);
        }
    }

    private void AddGeometryType(ref Utf8JsonReader reader)
    {
        foreach (JsonEncodedText known in GeometryTypes)
        {
            if (reader.ValueTextEquals(known.EncodedUtf8Bytes))
            {
                geometryTypes.Add(known.Value);
            }
        }
    }

    private void ScanProperties(JsonPump pump, ref Utf8JsonReader reader)
    {
        int expected = 0;
        for (pump.ReadInside(ref reader); reader.TokenType != JsonTokenType.EndObject; pump.ReadInside(ref reader))
        {
            GeoJsonField? field = FieldOf(ref reader, expected);
            expected = field is null ? 0 : field.Index + 1;
            pump.ReadInside(ref reader);
            if (field is not null)
            {
                Note(field, ref reader);
            }

            pump.Skip(ref reader);
        }
    }

    private GeoJsonField? FieldOf(ref Utf8JsonReader reader, int expected)
    {
        // Features mostly have the same properties in the same order.
        if (expected < fields.Count && !reader.ValueIsEscaped && reader.ValueSpan.SequenceEqual(fields[expected].Bytes))
        {
            return fields[expected];
        }

        string key = JsonStrings.Text(ref reader, TextEncodings.Utf8);
        if (indexOf.TryGetValue(key, out int index))
        {
            return fields[index];
        }

        if (fields.Count == MostFields)
        {
            HasTooManyFields = true;
            return null;
        }

        KeepIfStrange(reader.ValueSpan);
        var field = new GeoJsonField(fields.Count, key, reader.ValueSpan.ToArray());
        fields.Add(field);
        indexOf.Add(key, field.Index);
        return field;
    }

    private void Note(GeoJsonField field, ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                field.Kinds |= reader.TryGetInt64(out _) ? ValueKinds.Integer : GeoJsonValues.IsLongInteger(reader.ValueSpan) ? ValueKinds.Text : ValueKinds.Number;
                break;
            case JsonTokenType.True or JsonTokenType.False:
                field.Kinds |= ValueKinds.YesNo;
                break;
            case JsonTokenType.Null:
                break;
            default:
                field.Kinds |= ValueKinds.Text;
                if (reader.TokenType == JsonTokenType.String)
                {
                    KeepIfStrange(reader.ValueSpan);
                }

                break;
        }
    }

    private void KeepIfStrange(ReadOnlySpan<byte> text)
    {
        if (strangeText.Count < LongestSample && text.Length < 1000 && !Utf8.IsValid(text))
        {
            strangeText.AddRange(text);
            strangeText.Add((byte)'\n');
        }
    }

    private void ScanCrs(JsonPump pump, ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            pump.Skip(ref reader);
            return; // null: the writer declares none; RFC 7946 fixes it
        }

        crsStated = true;
        pump.Hold(ref reader);
        using JsonDocument crs = JsonDocument.ParseValue(ref reader);
        if (!crs.RootElement.TryGetProperty("properties"u8, out JsonElement properties) || properties.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (string member in new[] { "name", "code", "href" })
        {
            if (properties.TryGetProperty(member, out JsonElement value))
            {
                crsName = value.ValueKind switch
                {
                    JsonValueKind.Number => "EPSG:" + value.GetRawText(),
                    JsonValueKind.String when member == "code" => "EPSG:" + value.GetString(),
                    JsonValueKind.String => value.GetString(),
                    _ => value.ValueKind.ToString(),
                };
                return;
            }
        }
    }

    private InputFileException NotGeoJson(long offset, LocalizedText problem) => new(
        place, problem,
        LocalizedText.Of($"Cần một FeatureCollection, xem RFC 7946 (QGIS: Xuất, GeoJSON).", $"A FeatureCollection is needed, see RFC 7946 (QGIS: Export, GeoJSON).")) { ByteOffset = offset };
}
