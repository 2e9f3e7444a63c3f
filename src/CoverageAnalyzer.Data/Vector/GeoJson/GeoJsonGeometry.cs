using System.Text.Json;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Language;
using NetTopologySuite.Geometries;

namespace CoverageAnalyzer.Data.Vector.GeoJson;

/// <summary>Reads a geometry object.</summary>
/// <param name="pump">The file.</param>
/// <param name="findings">Told what is wrong.</param>
internal sealed class GeoJsonGeometry(JsonPump pump, FeatureFindings findings)
{
    private const int DeepestCollection = 16;

    private readonly CoordinateDraft draft = new();

    /// <summary>The polygons of the geometry read last, where it is a polygon or multi-polygon and not empty; null: see what <see cref="Read(ref Utf8JsonReader, long, out bool)"/> gave back.</summary>
    public List<PolygonDraft>? Polygons { get; private set; }

    /// <summary>Reads a geometry.</summary>
    /// <param name="reader">The reader, on the geometry's first token; on its last afterwards.</param>
    /// <param name="number">Feature, from 1.</param>
    /// <param name="readable">False where the geometry is damaged: the feature is left out, a finding says why.</param>
    /// <returns>The geometry; null where there is none, or <see cref="Polygons"/> holds it.</returns>
    public Geometry? Read(ref Utf8JsonReader reader, long number, out bool readable)
    {
        Polygons = null;
        return Read(ref reader, number, 0, out readable);
    }

    private Geometry? Read(ref Utf8JsonReader reader, long number, int depth, out bool readable)
    {
        readable = true;
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType != JsonTokenType.StartObject || depth > DeepestCollection)
        {
            pump.Skip(ref reader);
            readable = false;
            findings.Unreadable(number, LocalizedText.Of($"Hình học không phải đối tượng JSON, hoặc lồng quá sâu.", $"The geometry is not a JSON object, or is nested too deeply."));
            return null;
        }

        string type = string.Empty;
        bool hasCoordinates = false;
        List<Geometry>? parts = null;
        for (pump.ReadInside(ref reader); reader.TokenType != JsonTokenType.EndObject; pump.ReadInside(ref reader))
        {
            if (reader.ValueTextEquals("type"u8))
            {
                pump.ReadInside(ref reader);
                type = reader.TokenType == JsonTokenType.String ? JsonStrings.Text(ref reader, Text.TextEncodings.Utf8) : "?";
                pump.Skip(ref reader);
            }
            else if (reader.ValueTextEquals("coordinates"u8))
            {
                if (!pump.TryReadPlainArray(ref reader, draft))
                {
                    pump.ReadInside(ref reader);
                    pump.Hold(ref reader);
                    draft.Read(ref reader);
                }

                hasCoordinates = true;
            }
            else if (reader.ValueTextEquals("geometries"u8))
            {
                pump.ReadInside(ref reader);
                parts = [];
                readable &= ReadParts(ref reader, number, depth, parts);
            }
            else
            {
                pump.ReadInside(ref reader);
                pump.Skip(ref reader);
            }
        }

        return !readable ? null : type == "GeometryCollection" && parts is not null
            ? (parts.Count == 0 ? null : new GeometryCollection([.. parts]))
            : Build(type, hasCoordinates && parts is null, number, depth, out readable);
    }

    private bool ReadParts(ref Utf8JsonReader reader, long number, int depth, List<Geometry> parts)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            pump.Skip(ref reader);
            return true;
        }

        bool allReadable = true;
        for (pump.ReadInside(ref reader); reader.TokenType != JsonTokenType.EndArray; pump.ReadInside(ref reader))
        {
            if (Read(ref reader, number, depth + 1, out bool readable) is Geometry part)
            {
                parts.Add(part);
            }

            allReadable &= readable;
        }

        return allReadable;
    }

    private Geometry? Build(string type, bool hasCoordinates, long number, int level, out bool readable)
    {
        int depth = type switch
        {
            "Point" => 1,
            "MultiPoint" or "LineString" => 2,
            "Polygon" or "MultiLineString" => 3,
            "MultiPolygon" => 4,
            _ => 0,
        };
        readable = false;
        if (depth == 0 || !hasCoordinates)
        {
            findings.Unreadable(number, depth == 0
                ? LocalizedText.Of($"Loại hình học '{type}' không phải của GeoJSON.", $"The geometry type '{type}' is not one of GeoJSON.")
                : LocalizedText.Of($"Hình học thiếu 'coordinates'.", $"The geometry has no 'coordinates'."));
            return null;
        }

        if (draft.IsMalformed || (draft.Depth != 0 && draft.Depth != depth))
        {
            findings.Unreadable(number, LocalizedText.Of(
                $"Các mảng tọa độ không đúng cấu trúc của {type}.", $"The arrays of coordinates are not those of a {type}."));
            return null;
        }

        if (draft.Unusable is Coordinate unusable)
        {
            findings.UnusableCoordinate(number, unusable.X, unusable.Y);
            return null;
        }

        readable = true;
        return draft.Depth == 0 ? null : type switch
        {
            "Point" => new Point(draft.Positions()[0]),
            "MultiPoint" => new MultiPoint([.. draft.Positions().Select(p => new Point(p))]),
            "LineString" => Line(draft.Positions(), number),
            "MultiLineString" => Lines(number),
            _ => Surface(type == "Polygon", number, level),
        };
    }

    /// <summary>The polygons in flat arrays; those within a collection as a geometry.</summary>
    private Geometry? Surface(bool isPolygon, long number, int level)
    {
        var polygons = new List<PolygonDraft>();
        int first = 0;
        foreach (int end in isPolygon ? [draft.RingCount] : draft.PolygonEnds)
        {
            if (Polygon(first, end, number) is PolygonDraft polygon)
            {
                polygons.Add(polygon);
            }

            first = end;
        }

        if (polygons.Count == 0)
        {
            return null;
        }

        if (level > 0)
        {
            return PolygonDraft.ToGeometry(polygons);
        }

        Polygons = polygons;
        return null;
    }

    private LineString? Line(Coordinate[] positions, long number)
    {
        if (positions.Length >= 2)
        {
            return new LineString(positions);
        }

        findings.RingDropped(number);
        return null;
    }

    private MultiLineString? Lines(long number)
    {
        LineString[] lines = [.. Enumerable.Range(0, draft.RingCount).Select(r => Line(draft.Line(r), number)).OfType<LineString>()];
        return lines.Length == 0 ? null : new MultiLineString(lines);
    }

    private PolygonDraft? Polygon(int firstRing, int endRing, long number)
    {
        if (firstRing == endRing || draft.Ring(firstRing, number, findings) is not RingDraft shell)
        {
            return null;
        }

        var rings = new List<RingDraft>(endRing - firstRing) { shell };
        for (int r = firstRing + 1; r < endRing; r++)
        {
            if (draft.Ring(r, number, findings) is RingDraft hole)
            {
                rings.Add(hole);
            }
        }

        return new PolygonDraft(rings);
    }
}
