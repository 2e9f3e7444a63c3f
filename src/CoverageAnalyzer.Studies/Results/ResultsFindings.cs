using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Studies.Results;

/// <summary>The findings of a results folder.</summary>
internal static class ResultsFindings
{
    /// <summary>Reads them in their order.</summary>
    /// <param name="source">The results.</param>
    /// <param name="cancellation">Stops between rows.</param>
    public static IReadOnlyList<Finding> Read(ResultsSource source, CancellationToken cancellation) =>
        [.. ResultsTable.Require(source, "findings", FindingColumns.All).Rows(cancellation).Select(r => Finding(r, source.Manifest.Language))];

    private static Finding Finding(ResultsRow row, ReportLanguage language) => new(
        row.Text("code"), StoredWords.RankOf(row.Text("rank")), PlaceOf(row, language), LocalizedText.Same(row.Text("message")), LocalizedText.Same(row.Text("action")))
    {
        LongitudeDegrees = row.Number("longitude"),
        LatitudeDegrees = row.Number("latitude"),
        Count = (long)(row.Number("count") is var count && double.IsFinite(count) ? count : 1),
    };

    // The parts of a place as the columns name them, so that it reads in both languages; where they do not make the same words, the words as they stand.
    private static SourcePlace PlaceOf(ResultsRow row, ReportLanguage language)
    {
        string part = row.Text("row"), field = row.Text("field"), name = row.Text("name"), whole = row.Text("place");
        var place = new SourcePlace { File = row.Text("file"), Field = field.Length == 0 ? null : field, Name = name.Length == 0 ? null : name };
        SourcePlace[] readings =
        [
            place,
            place with { Line = ResultsSourcePlace.NumberAfter(part, language, line: true) },
            place with { Record = ResultsSourcePlace.NumberAfter(part, language, line: false) },
            part.LastIndexOf('!') is var at and > 0 ? place with { Layer = part[..at], Cell = part[(at + 1)..] } : place,
            place with { Layer = part },
            place with { Cell = part },
        ];
        return readings.FirstOrDefault(r => r.Row(language) == part && r.In(language) == whole) ?? new SourcePlace { File = whole };
    }
}
