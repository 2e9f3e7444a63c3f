using System.Text;
using System.Text.Json;
using CoverageAnalyzer.Data.Text;

namespace CoverageAnalyzer.Data.Vector.GeoJson;

/// <summary>Reads the values of properties.</summary>
internal static class GeoJsonValues
{
    /// <summary>True for a whole number as it is written: digits, perhaps a minus, no point and no exponent.</summary>
    /// <param name="token">The number token.</param>
    public static bool IsLongInteger(ReadOnlySpan<byte> token) => token.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0;

    /// <summary>The value the reader stands on; its whole is in the buffer.</summary>
    /// <param name="reader">The reader; stands on the value's last token afterwards.</param>
    /// <param name="encoding">The file's encoding.</param>
    /// <param name="readable">False where a number is beyond what a double holds.</param>
    /// <returns>string, long, double, bool or null. A whole number too long for a long stays text: it is a code.</returns>
    public static object? Read(ref Utf8JsonReader reader, TextEncoding encoding, out bool readable)
    {
        readable = true;
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return JsonStrings.Text(ref reader, encoding);
            case JsonTokenType.Number:
                if (reader.TryGetInt64(out long whole))
                {
                    return whole;
                }

                if (IsLongInteger(reader.ValueSpan))
                {
                    return Encoding.ASCII.GetString(reader.ValueSpan);
                }

                readable = reader.TryGetDouble(out double number) && double.IsFinite(number);
                return readable ? number : null;
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            case JsonTokenType.Null:
                return null;
            default: // an object or array is kept as it is written
                using (JsonDocument nested = JsonDocument.ParseValue(ref reader))
                {
                    return nested.RootElement.GetRawText();
                }
        }
    }
}
