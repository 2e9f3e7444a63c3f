using System.Text.Json;
using System.Text.Json.Serialization;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Reports.Maps.Definitions;

/// <summary>Reads <c>{ "vi": "…", "en": "…" }</c>; both must be there.</summary>
internal sealed class LocalizedTextConverter : JsonConverter<LocalizedText>
{
    public override LocalizedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("expected an object with \"vi\" and \"en\"");
        }

        string? vietnamese = null, english = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            if (!reader.Read() || reader.TokenType != JsonTokenType.String || name is not ("vi" or "en"))
            {
                throw new JsonException($"\"{name}\" is neither \"vi\" nor \"en\" with a text");
            }

            if (reader.GetString()!.Any(char.IsControl))
            {
                throw new JsonException($"\"{name}\" holds a control character");
            }

            if (name == "vi")
            {
                vietnamese = reader.GetString();
            }
            else
            {
                english = reader.GetString();
            }
        }

        return vietnamese is null || english is null
            ? throw new JsonException("a text needs both \"vi\" and \"en\"")
            : new LocalizedText(vietnamese, english);
    }

    public override void Write(Utf8JsonWriter writer, LocalizedText value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("vi", value.Vietnamese);
        writer.WriteString("en", value.English);
        writer.WriteEndObject();
    }
}
