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
    /// <param name="kind">Whether it is a count.</param>
    /// <param name="greatest">Greatest value that makes sense, which settles whether 2.345 is 2,345.</param>
    /// <returns>The number; NaN where it is absent and not required.</returns>
    /// <exception cref="UsageException">It is missing, not a number, or not above 0.</exception>
    public static double Positive(ParseResult parsed, Option<string?> option, bool required, NumberKind kind = NumberKind.Any, double greatest = double.PositiveInfinity)
    {
        string? text = parsed.GetValue(option);
        if (text is null)
        {
            return required
                ? throw new UsageException(LocalizedText.Of($"Thiếu {option.Name} {ValueNames.Of(option.HelpName!).Vietnamese}.", $"{option.Name} {option.HelpName} is missing."))
                : double.NaN;
        }

        if (!NumberText.TryParse(text, out double value, out bool ambiguous) || !(value > 0 && double.IsFinite(value)))
        {
            throw new UsageException(LocalizedText.Of($"{option.Name} '{SettingsText.Shown(text)}': phải là một số lớn hơn 0.", $"{option.Name} '{SettingsText.Shown(text)}': must be a number above 0."));
        }

        if (!ambiguous)
        {
            return value;
        }

        // 1.159 and 1,159 read both ways, unless only one of them is possible: no radius reaches 1,000 km, and no count has decimals.
        double grouped = NumberText.Parse(text).Grouped;
        return kind switch
        {
            NumberKind.WholeCount => grouped,
            _ when grouped > greatest => value,
            _ => throw new UsageException(LocalizedText.Of(
                $"{option.Name} '{SettingsText.Shown(text)}': có thể là số thập phân hoặc hàng nghìn; hãy viết {grouped.ToString(CultureInfo.InvariantCulture)} hoặc {text}0.",
                $"{option.Name} '{SettingsText.Shown(text)}': could be a decimal or thousands; write {grouped.ToString(CultureInfo.InvariantCulture)} or {text}0.")),
        };
    }

    /// <summary>A number within a range, which may be negative.</summary>
    /// <param name="parsed">What the user typed.</param>
    /// <param name="option">The option.</param>
    /// <param name="least">Least value.</param>
    /// <param name="greatest">Greatest value, which settles whether 107.048 is 107,048.</param>
    /// <param name="unit">Unit for the message with a space before it, or empty.</param>
    /// <returns>The number; NaN where the option is absent.</returns>
    /// <exception cref="UsageException">It is not a number, not within the range, or could be two.</exception>
    public static double Within(ParseResult parsed, Option<string?> option, double least, double greatest, string unit)
    {
        if (parsed.GetValue(option) is not { } text)
        {
            return double.NaN;
        }

        bool isNumber = NumberText.TryParse(text, out double value, out bool ambiguous);
        double grouped = isNumber ? NumberText.Parse(text).Grouped : double.NaN;
        if (ambiguous && grouped <= greatest)
        {
            throw new UsageException(LocalizedText.Of(
                $"{option.Name} '{SettingsText.Shown(text)}': có thể là số thập phân hoặc hàng nghìn; hãy viết {grouped.ToString(CultureInfo.InvariantCulture)} hoặc {text}0.",
                $"{option.Name} '{SettingsText.Shown(text)}': could be a decimal or thousands; write {grouped.ToString(CultureInfo.InvariantCulture)} or {text}0."));
        }

        return isNumber && value >= least && value <= greatest ? value : throw new UsageException(LocalizedText.Of(
            $"{option.Name} '{SettingsText.Shown(text)}': phải là số từ {least:#,0.###} đến {greatest:#,0.###}{unit}.",
            $"{option.Name} '{SettingsText.Shown(text)}': must be a number from {least:#,0.###} to {greatest:#,0.###}{unit}."));
    }
}
