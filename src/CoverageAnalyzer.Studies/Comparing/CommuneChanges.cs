using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Studies.Comparing;

/// <summary>The communes that differ between two results, matched by code (by name and district where a commune has no code).</summary>
internal static class CommuneChanges
{
    // Sentences depend on the language of a run, and a rank changes with every other commune's.
    private static readonly string[] NotCompared = ["reasons", "programme_reason", "mountainous_reason", "gap_rank"];

    private static readonly RowColumn<CommuneRow>[] Compared = [.. CommuneColumns.Every.Append(CommuneColumns.Province).Where(c => !NotCompared.Contains(c.Name))];

    /// <summary>Finds them, the weightiest first; of the same weight those with more people first.</summary>
    /// <param name="before">The first results.</param>
    /// <param name="after">The second.</param>
    public static IReadOnlyList<CommuneChange> Of(ReportContent before, ReportContent after)
    {
        Dictionary<string, CommuneRow> old = ByKey(before), current = ByKey(after);
        var changes = new List<CommuneChange>();
        foreach ((string key, CommuneRow row) in current)
        {
            if (!old.TryGetValue(key, out CommuneRow? was))
            {
                changes.Add(new CommuneChange(CommuneChangeKind.New, null, row, []));
            }
            else if (Difference(was, row) is { } change)
            {
                changes.Add(change);
            }
        }

        changes.AddRange(old.Where(o => !current.ContainsKey(o.Key)).Select(o => new CommuneChange(CommuneChangeKind.Vanished, o.Value, null, [])));
        return
        [
            .. changes.OrderBy(c => c.Kind).ThenByDescending(c => double.IsNaN(c.Row.Indicators.Population) ? 0 : c.Row.Indicators.Population)
                .ThenBy(c => c.Row.Indicators.Commune.Code, StringComparer.Ordinal).ThenBy(c => c.Row.Indicators.Commune.Name, StringComparer.Ordinal),
        ];
    }

    // Stored texts are compared, not bits: what a reader of the tables cannot see is no difference to him.
    private static CommuneChange? Difference(CommuneRow before, CommuneRow after)
    {
        RowColumn<CommuneRow>[] columns = [.. Compared.Where(c => c.StoredText(before, ReportLanguage.English) != c.StoredText(after, ReportLanguage.English))];
        if (columns.Length == 0)
        {
            return null;
        }

        int lost = Math.Max(Worse(before.Indicators.PostalGap, after.Indicators.PostalGap), Worse(before.Indicators.MobileGap, after.Indicators.MobileGap));
        int gained = Math.Max(Worse(after.Indicators.PostalGap, before.Indicators.PostalGap), Worse(after.Indicators.MobileGap, before.Indicators.MobileGap));
        CommuneChangeKind kind = lost > 0 ? CommuneChangeKind.Lost
            : gained > 0 ? CommuneChangeKind.Gained
            : columns.Any(c => c.Kind == ColumnKind.Choice) ? CommuneChangeKind.Class
            : CommuneChangeKind.Figures;
        return new CommuneChange(kind, before, after, columns);
    }

    private static int Worse(GapLevel before, GapLevel after) => before == GapLevel.NotComputed || after == GapLevel.NotComputed ? 0 : (int)after - (int)before;

    // Two communes of one code are a fault that findings tell of; here each keeps its place among them.
    private static Dictionary<string, CommuneRow> ByKey(ReportContent content)
    {
        var rows = new Dictionary<string, CommuneRow>(StringComparer.Ordinal);
        foreach (CommuneRow row in CommuneRow.Of(content))
        {
            var commune = row.Indicators.Commune;
            string key = commune.Code.Length > 0 ? commune.Code : $"\n{commune.Province}\n{commune.District}\n{commune.Name}";
            for (int again = 1; !rows.TryAdd(again == 1 ? key : FormattableString.Invariant($"{key}\n{again}"), row); again++)
            {
                // the next one is free
            }
        }

        return rows;
    }
}
