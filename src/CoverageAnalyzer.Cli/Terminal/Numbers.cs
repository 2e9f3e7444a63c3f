using System.CommandLine;
using System.Globalization;
using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Cli.Terminal;

/// <summary>Numbers as users type them on the command line: 3.16 and 3,16 are the same.</summary>
internal static class Numbers
{
    /// <summary>A number above 0.</summary>
    /// <param name="parsed">What the user typed.</param>
    /// <param name="option">The option.</param>
    /// <param name="required">Whether it must be there.</param>
    /// <returns>The number; NaN where it is absent and not required.</returns>
    /// <exception cref="UsageException">It is missing, not a number, or not above 0.</exception>
    public static double Positive(ParseResult parsed, Option<string?> option, bool required)
    {
        string? text = parsed.GetValue(option);
        if (text is null)
        {
            return required
                ? throw new UsageException(LocalizedText.Of($"Thiếu {option.Name} {option.HelpName}.", $"{option.Name} {option.HelpName} is missing."))
                : double.NaN;
        }

        if (!NumberText.TryParse(text, out double value, out bool ambiguous) || !(value > 0))
        {
            throw new UsageException(LocalizedText.Of($"{option.Name} '{text}': phải là một số lớn hơn 0.", $"{option.Name} '{text}': must be a number above 0."));
        }

        // On a command line a point is a decimal point (2.345 km); only a comma before three digits stays open.
        if (ambiguous && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double plain))
        {
            return plain;
        }

        if (ambiguous)
        {
            throw new UsageException(LocalizedText.Of(
                $"{option.Name} '{text}': có thể là số thập phân hoặc hàng nghìn; hãy viết không có dấu phân cách hàng nghìn.",
                $"{option.Name} '{text}': could be a decimal or thousands; write it without a thousands sign."));
        }

        return value;
    }
}
