using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoverageAnalyzer.Web.Contract;

/// <summary>Writes a cell as JSON: number, text or null; a whole number without a decimal point.</summary>
internal sealed class TableCellConverter : JsonConverter<TableCell>
{
    /// <inheritdoc/>
    public override TableCell Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number => TableCell.Of(reader.GetDouble()),
        JsonTokenType.String => TableCell.Of(reader.GetString() ?? string.Empty),
        _ => TableCell.Of(double.NaN),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TableCell value, JsonSerializerOptions options)
    {
        if (value.Text is string text)
        {
            writer.WriteStringValue(text);
        }
        else if (double.IsFinite(value.Number))
        {
            writer.WriteNumberValue(value.Number);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
