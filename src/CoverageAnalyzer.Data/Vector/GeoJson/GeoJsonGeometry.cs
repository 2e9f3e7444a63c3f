using System.Text.Json;
using CoverageAnalyzer.Engine.Language;
using NetTopologySuite.Geometries;

namespace CoverageAnalyzer.Data.Vector.GeoJson;

/// <summary>Reads a geometry object of a feature whose whole is in the buffer.</summary>
/// <param name="findings">Told what is wrong.</param>
internal sealed class GeoJsonGeometry(FeatureFindings findings)
{
    private const int DeepestCollection = 16;

    private readonly CoordinateDraft draft = new();

    /// <summary>Reads a geometry.</summary>
    /// <param name="reader">The reader, on the geometry's first token; on its last afterwards.</param>
    /// <param name="number">Feature, from 1.</param>
    /// <param name="readable">False where the geometry is damaged: the feature is left out, a finding says why.</param>
    /// <returns>The geometry, or null where there is none.</returns>
    public Geometry? Read(ref Utf8JsonReader reader, long number, out bool readable) => Read(ref reader, number, 0, out readable);

    private Geometry? Read(ref Utf8JsonReader reader, long number, int depth, out bool readable)
    {
        readable = true;
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType != JsonTokenType.StartObject || depth > DeepestCollection)
        {
            reader.TrySkip();
            readable = false;
            findings.Unreadable(number, LocalizedText.Of($"Hình học không phải đối tượng JSON, hoặc lồng quá sâu.", $"The geometry is not a JSON object, or is nested too deeply."));
            return null;
        }

        string type = string.Empty;
        bool hasCoordinates = false;
        List<Geometry>? parts = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                type = reader.TokenType == JsonTokenType.String ? JsonStrings.Text(ref reader, Text.TextEncodings.Utf8) : "?";
                reader.TrySkip();
            }
            else if (reader.ValueTextEquals("coordinates"u8))
            {
                reader.Read();
                draft.Read(ref reader);
                hasCoordinates = true;
            }
            else if (reader.ValueTextEquals("geometries"u8))
            {
                reader.Read();
                parts = [];
                readable &= ReadParts(ref reader, number, depth, parts);
            }
            else
            {
                reader.Read();
                reader.TrySkip();
            }
        }

        return !readable ? null : type == "GeometryCollection" && parts is not null
            ? (parts.Count == 0 ? null : new GeometryCollection([.. parts]))
            : Build(type, hasCoordinates && parts is null, number, out readable);
    }

    private bool ReadParts(ref Utf8JsonReader reader, long number, int depth, List<Geometry> parts)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.TrySkip();
            return true;
        }

        bool allReadable = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (Read(ref reader, number, depth + 1, out bool readable) is Geometry part)
            {
                parts.Add(part);
            }

            allReadable &= readable;
        }

        return allReadable;
    }

    private Geometry? Build(string type, bool hasCoordinates, long number, out bool readable)
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
            "Point" => new Point(draft.Positions[0]),
            "MultiPoint" => new MultiPoint([.. draft.Positions.Select(p => new Point(p))]),
            "LineString" => Line([.. draft.Positions], number),
            "MultiLineString" => Lines(number),
            "Polygon" => Polygon(0, draft.RingCount, number),
            _ => Polygons(number),
        };
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
        LineString[] lines = [.. Enumerable.Range(0, draft.RingCount).Select(r => Line(draft.Ring(r), number)).OfType<LineString>()];
        return lines.Length == 0 ? null : new MultiLineString(lines);
    }

    private Polygon? Polygon(int firstRing, int endRing, long number)
    {
        if (firstRing == endRing || RingAssembler.Ring(draft.Ring(firstRing), number, findings) is not LinearRing shell)
        {
            return null;
        }

        var holes = new List<LinearRing>();
        for (int r = firstRing + 1; r < endRing; r++)
        {
            if (RingAssembler.Ring(draft.Ring(r), number, findings) is LinearRing hole)
            {
                holes.Add(hole);
            }
        }

        return new Polygon(shell, [.. holes]);
    }

    private Geometry? Polygons(long number)
    {
        var polygons = new List<Polygon>(draft.PolygonEnds.Count);
        int first = 0;
        foreach (int end in draft.PolygonEnds)
        {
            if (Polygon(first, end, number) is Polygon polygon)
            {
                polygons.Add(polygon);
            }

            first = end;
        }

        return RingAssembler.Join(polygons);
    }
}
