using System.Globalization;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Studies.Results;

/// <summary>Places in inputs, read back from the words a table has for them.</summary>
internal static class ResultsSourcePlace
{
    /// <summary>The place of a row of a file, such as <c>drive.csv, line 17</c>, so that it reads in both languages.</summary>
    /// <remarks>Behavior: whatever is returned makes the same words again in the language they stand in.</remarks>
    /// <param name="words">The words.</param>
    /// <param name="language">The language they stand in.</param>
    public static SourcePlace Of(string words, ReportLanguage language)
    {
        var whole = new SourcePlace { File = words };
        int comma = words.LastIndexOf(", ", StringComparison.Ordinal);
        if (comma < 0)
        {
            return whole;
        }

        var file = new SourcePlace { File = words[..comma] };
        string row = words[(comma + 2)..];
        SourcePlace[] readings =
        [
            file with { Line = NumberAfter(row, language, line: true) },
            file with { Record = NumberAfter(row, language, line: false) },
            row.LastIndexOf('!') is var at and > 0 ? file with { Layer = row[..at], Cell = row[(at + 1)..] } : whole,
        ];
        return Array.Find(readings, r => r.In(language) == words) ?? whole;
    }

    /// <summary>The number after the word for a line or a record; null where there is none.</summary>
    /// <param name="row">The words.</param>
    /// <param name="language">Their language.</param>
    /// <param name="line">A line; else a record.</param>
    public static long? NumberAfter(string row, ReportLanguage language, bool line)
    {
        string word = new SourcePlace { Line = line ? 1 : null, Record = line ? null : 1 }.Row(language)[..^1];
        return row.StartsWith(word, StringComparison.Ordinal)
            && long.TryParse(row.AsSpan(word.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;
    }
}
