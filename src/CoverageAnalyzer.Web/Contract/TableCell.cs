using System.Text.Json.Serialization;

namespace CoverageAnalyzer.Web.Contract;

/// <summary>A cell of a table: a number, a text, or nothing where the value is unknown.</summary>
/// <param name="Number">The number; NaN where it is a text or unknown.</param>
/// <param name="Text">The text; null where it is a number or unknown.</param>
[JsonConverter(typeof(TableCellConverter))]
internal readonly record struct TableCell(double Number, string? Text)
{
    /// <summary>A text; an empty one is unknown.</summary>
    public static TableCell Of(string text) => new(double.NaN, text.Length == 0 ? null : text);

    /// <summary>A number; NaN is unknown.</summary>
    public static TableCell Of(double number) => new(number, null);
}
