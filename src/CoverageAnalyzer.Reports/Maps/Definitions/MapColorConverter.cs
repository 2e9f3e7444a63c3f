using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoverageAnalyzer.Reports.Maps.Definitions;

/// <summary>Reads <c>"#RRGGBB"</c>.</summary>
internal sealed class MapColorConverter : JsonConverter<MapColor>
{
    public override MapColor Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string? text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return MapColor.TryParse(text, out MapColor color) ? color : throw new JsonException($"'{text}' is not a color like #1A2B3C");
    }

    public override void Write(Utf8JsonWriter writer, MapColor value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
