using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoverageAnalyzer.Reports.Maps.Definitions;

/// <summary>Reads a number or <c>"target"</c>.</summary>
internal sealed class ClassBreakConverter : JsonConverter<ClassBreak>
{
    public override ClassBreak Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out double value) && double.IsFinite(value))
        {
            return new(value);
        }

        return reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("target")
            ? new ClassBreak(null)
            : throw new JsonException("a break is a number or \"target\"");
    }

    public override void Write(Utf8JsonWriter writer, ClassBreak value, JsonSerializerOptions options)
    {
        if (value.Value is double number)
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteStringValue("target");
        }
    }
}
