using System.CommandLine;
using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Cli.Terminal;

/// <summary>An amount of memory as users type it: whole MiB.</summary>
internal static class MemoryText
{
    /// <summary>The MiB of an option.</summary>
    /// <param name="parsed">What the user typed.</param>
    /// <param name="option">The option.</param>
    /// <param name="least">Least that may be stated.</param>
    /// <param name="most">Most that may be stated.</param>
    /// <returns>Null where it is absent.</returns>
    /// <exception cref="UsageException">It is not a whole number in the range.</exception>
    public static int? Mebibytes(ParseResult parsed, Option<string?> option, int least, int most)
    {
        double mebibytes = Numbers.Positive(parsed, option, required: false, NumberKind.WholeCount);
        if (double.IsNaN(mebibytes))
        {
            return null;
        }

        if (mebibytes < least || mebibytes > most || mebibytes != Math.Floor(mebibytes))
        {
            string typed = parsed.GetValue(option)!;
            throw new UsageException(LocalizedText.Of(
                $"{option.Name} '{SettingsText.Shown(typed)}': phải là số nguyên từ {least:N0} đến {most:N0} (MiB).", $"{option.Name} '{SettingsText.Shown(typed)}': must be a whole number from {least:N0} to {most:N0} (MiB)."));
        }

        return (int)mebibytes;
    }
}
