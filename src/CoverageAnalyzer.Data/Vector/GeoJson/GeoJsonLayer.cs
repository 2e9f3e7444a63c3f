using System.Text.Json;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using NetTopologySuite.Geometries;

namespace CoverageAnalyzer.Data.Vector.GeoJson;

/// <summary>A GeoJSON file: a FeatureCollection, single features or geometries, also one a line.</summary>
/// <remarks>
/// Source: RFC 7946, and the <c>crs</c> member of the 2008 format. The file is read twice, for its fields and for its features,
/// and never held: memory grows with the largest feature.
/// </remarks>
internal sealed class GeoJsonLayer : VectorLayer
{
    private readonly string path;
    private readonly GeoJsonScan scan;
    private readonly TextEncoding encoding;
    private readonly Dictionary<string, int> indexOf = new(StringComparer.Ordinal);

    private GeoJsonLayer(string path, GeoJsonScan scan, TextEncoding encoding)
    {
        this.path = path;
        this.scan = scan;
        this.encoding = encoding;
        foreach (GeoJsonField field in scan.Fields)
        {
            indexOf.Add(field.Key, field.Index);
        }
    }

    /// <summary>Opens a file: reads it through once.</summary>
    /// <param name="path">The file.</param>
    /// <param name="statedEncoding">Encoding the user names, or null.</param>
    /// <param name="findings">Takes what is wrong with the file as a whole.</param>
    public static GeoJsonLayer Open(string path, string? statedEncoding, FindingLog findings)
    {
        SourcePlace place = SourcePlace.OfFile(path);
        var first = new GeoJsonScan(path);
        first.Run(CancellationToken.None);
        long length = new FileInfo(path).Length;
        LayerBounds.RefuseHollow(place, first.FeatureCount, length);
        first.KeepFields(LayerBounds.MostFields(first.FeatureCount, length));
        byte[] strange = first.StrangeText;
        (TextEncoding chosen, TextEncodingChoice choice) = strange.Length == 0
            ? (TextEncodings.Utf8, new TextEncodingChoice(TextEncodings.Utf8.Name, "format"))
            : EncodingChooser.Choose(place, statedEncoding, null, 0, strange, findings);
        if (first.HasTooManyFields)
        {
            findings.Add(
                "too-many-fields", FindingRank.Warning, place,
                LocalizedText.Of($"Tệp có hơn {first.Fields.Count} thuộc tính khác nhau.", $"The file has more than {first.Fields.Count} different properties."),
                LocalizedText.Of($"Chỉ đọc {first.Fields.Count} thuộc tính đầu.", $"The first {first.Fields.Count} are read."));
        }

        return new GeoJsonLayer(path, first, chosen)
        {
            File = Path.GetFileName(path),
            Format = "GeoJSON",
            Name = Path.GetFileNameWithoutExtension(path),
            Fields = [.. first.Fields.Select(f => new VectorField(
                chosen == TextEncodings.Utf8 ? VietnameseText.Compose(f.Key) : chosen.Decode(f.Bytes), f.Type))],
            Crs = first.Crs(findings),
            Encoding = choice,
            Files = [Path.GetFullPath(path)],
        };
    }

    /// <summary>What the layer is.</summary>
    public VectorLayerInfo Describe() => new(Name, scan.GeometryType, scan.FeatureCount, Crs, Fields, null);

    /// <inheritdoc/>
    public override IEnumerable<VectorFeature> ReadFeatures(FindingLog findings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return Read(findings, cancellation);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
    }

    private IEnumerable<VectorFeature> Read(FindingLog findings, CancellationToken cancellation)
    {
        var told = new FeatureFindings(File, null, findings);
        JsonPump pump = ReaderEdge.Guard(path, () => new JsonPump(ReaderEdge.OpenRead(path), cancellation));
        var pass = new GeoJsonPass(this, told, new TextCleaner(Fields, told), new GeoJsonGeometry(pump, told));
        using (pump)
        {
            bool inside = !scan.IsCollection;
            long number = 0;
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                VectorFeature? feature = null;
                bool more;
                try
                {
                    more = (inside || (inside = EnterFeatures(pump))) && pass.TryRead(pump, ref number, out feature);
                }
                catch (Exception e) when (ReaderEdge.Translates(e))
                {
                    throw ReaderEdge.Error(SourcePlace.OfFile(path) with { Record = number + 1 }, e, pump.Offset, pump.PlainLines);
                }

                if (!more)
                {
                    yield break;
                }

                if (feature is not null)
                {
                    yield return feature;
                }
            }
        }
    }

    /// <summary>Moves to the first feature of the <c>features</c> member.</summary>
    private static bool EnterFeatures(JsonPump pump)
    {
        Utf8JsonReader reader = pump.Start();
        pump.ReadInside(ref reader); // {
        for (pump.ReadInside(ref reader); reader.TokenType != JsonTokenType.EndObject; pump.ReadInside(ref reader))
        {
            bool isFeatures = reader.ValueTextEquals("features"u8);
            pump.ReadInside(ref reader);
            if (isFeatures && reader.TokenType == JsonTokenType.StartArray)
            {
                pump.Stop(ref reader);
                return true;
            }

            pump.Skip(ref reader);
        }

        return false;
    }

    /// <summary>One pass over the features.</summary>
    private sealed class GeoJsonPass(GeoJsonLayer layer, FeatureFindings told, TextCleaner cleaner, GeoJsonGeometry geometries)
    {
        /// <summary>Reads the next feature; null where it is left out.</summary>
        public bool TryRead(JsonPump pump, ref long number, out VectorFeature? feature)
        {
            feature = null;
            Utf8JsonReader reader = pump.Start();
            if (!pump.Read(ref reader) || reader.TokenType == JsonTokenType.EndArray)
            {
                return false;
            }

            number++;
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                if (layer.scan.IsCollection && !layer.scan.HasBareGeometries)
                {
                    feature = ReadFeature(pump, ref reader, number);
                }
                else
                {
                    pump.Hold(ref reader);
                    feature = IsBareGeometry(reader)
                        ? Feature(number, geometries.Read(ref reader, number, out bool readable), new object?[layer.Fields.Count], readable)
                        : ReadFeature(pump, ref reader, number);
                }
            }
            else
            {
                pump.Skip(ref reader);
                told.Unreadable(number, LocalizedText.Of($"Phần tử của 'features' không phải đối tượng.", $"A member of 'features' is not a feature."));
            }

            pump.Stop(ref reader);
            return true;
        }

        /// <summary>True for an object that is a geometry itself. The reader is a copy.</summary>
        private static bool IsBareGeometry(Utf8JsonReader reader)
        {
            bool hasCoordinates = false, isFeature = false;
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                isFeature |= GeoJsonScan.IsOfFeature(reader);
                hasCoordinates |= GeoJsonScan.IsOfGeometry(reader);
                reader.Read();
                reader.TrySkip();
            }

            return hasCoordinates && !isFeature;
        }

        private VectorFeature? ReadFeature(JsonPump pump, ref Utf8JsonReader reader, long number)
        {
            var values = new object?[layer.Fields.Count];
            Geometry? geometry = null;
            bool readable = true, hasGeometry = false;
            for (pump.ReadInside(ref reader); reader.TokenType != JsonTokenType.EndObject; pump.ReadInside(ref reader))
            {
                bool isGeometry = reader.ValueTextEquals("geometry"u8);
                bool isProperties = reader.ValueTextEquals("properties"u8);
                pump.ReadInside(ref reader);
                if (isGeometry)
                {
                    geometry = geometries.Read(ref reader, number, out readable);
                    hasGeometry = true;
                }
                else if (isProperties && reader.TokenType == JsonTokenType.StartObject)
                {
                    pump.Hold(ref reader);
                    ReadProperties(ref reader, values, number);
                }
                else
                {
                    pump.Skip(ref reader);
                }
            }

            return hasGeometry ? Feature(number, geometry, values, readable) : new VectorFeature(number, geometry, values);
        }

        private VectorFeature? Feature(long number, Geometry? geometry, object?[] values, bool readable) => !readable ? null
            : geometries.Polygons is List<PolygonDraft> polygons ? new VectorFeature(number, polygons, isMulti: false, values)
            : new VectorFeature(number, geometry, values);

        private void ReadProperties(ref Utf8JsonReader reader, object?[] values, long number)
        {
            int expected = 0;
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                int field = FieldOf(ref reader, expected);
                expected = field + 1;
                reader.Read();
                if (field < 0)
                {
                    reader.TrySkip();
                    continue;
                }

                bool isNumber = reader.TokenType == JsonTokenType.Number;
                object? value = GeoJsonValues.Read(ref reader, layer.encoding, out bool readable);
                if (!readable && isNumber)
                {
                    told.ValueUnreadable(number, layer.Fields[field].Name, System.Text.Encoding.ASCII.GetString(reader.ValueSpan));
                }

                values[field] = value is string text ? cleaner.Clean(text, field, number) : value;
            }
        }

        private int FieldOf(ref Utf8JsonReader reader, int expected)
        {
            IReadOnlyList<GeoJsonField> fields = layer.scan.Fields;
            if (expected < fields.Count && !reader.ValueIsEscaped && reader.ValueSpan.SequenceEqual(fields[expected].Bytes))
            {
                return expected;
            }

            return layer.indexOf.GetValueOrDefault(JsonStrings.Text(ref reader, TextEncodings.Utf8), -1);
        }
    }
}
