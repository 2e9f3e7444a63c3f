using CoverageAnalyzer.Cli.Terminal;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Headlines;
using CoverageAnalyzer.Reports.Tables;
using CoverageAnalyzer.Studies.Comparing;

namespace CoverageAnalyzer.Cli.Commands;

/// <summary>A comparison for people, and as plain values for JSON.</summary>
internal static class ComparisonText
{
    private const int MostCommunes = 20, MostFindings = 5, MostColumns = 4;

    private static readonly (CommuneChangeKind Kind, LocalizedText Name)[] Kinds =
    [
        (CommuneChangeKind.Lost, new("mất dịch vụ", "lost service")),
        (CommuneChangeKind.Gained, new("được thêm dịch vụ", "gained service")),
        (CommuneChangeKind.New, new("xã mới", "new")),
        (CommuneChangeKind.Vanished, new("không còn", "vanished")),
        (CommuneChangeKind.Class, new("đổi phân loại", "class changed")),
        (CommuneChangeKind.Figures, new("chỉ đổi số liệu", "figures only")),
    ];

    /// <summary>Prints it.</summary>
    /// <param name="session">The call.</param>
    /// <param name="comparison">The comparison.</param>
    public static void Say(Session session, ResultsComparison comparison)
    {
        session.Say(new($"Trước: {NameOf(comparison.Before)}", $"Before: {NameOf(comparison.Before)}"));
        session.Say(new($"Sau:   {NameOf(comparison.After)}", $"After:  {NameOf(comparison.After)}"));
        if (comparison.IsSame)
        {
            session.Say(new("Hai kết quả như nhau.", "The two are the same."));
            return;
        }

        SayCauses(session, comparison);
        SayHeadlines(session, comparison);
        SayCommunes(session, comparison);
        SayFindings(session, new("Ghi nhận mới", "New findings"), comparison.NewFindings);
        SayFindings(session, new("Ghi nhận không còn", "Findings that are gone"), comparison.GoneFindings);
    }

    /// <summary>The comparison as plain values.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="language">Language of names and sentences.</param>
    public static object ToJson(ResultsComparison comparison, ReportLanguage language) => new Dictionary<string, object?>
    {
        ["before"] = Side(comparison.Before),
        ["after"] = Side(comparison.After),
        ["same"] = comparison.IsSame,
        ["headlines"] = comparison.Headlines.Select(h => new Dictionary<string, object?>
        {
            ["id"] = (h.After ?? h.Before)!.Id,
            ["name"] = (h.After ?? h.Before)!.Name.In(language),
            ["before"] = Value(h.Before?.Value),
            ["after"] = Value(h.After?.Value),
            ["difference"] = Value(h.After?.Value - h.Before?.Value),
        }).ToArray(),
        ["communes"] = comparison.Communes.Select(c => new Dictionary<string, object?>
        {
            ["change"] = ComparisonTable.WordOf(c.Kind),
            ["code"] = c.Row.Indicators.Commune.Code,
            ["name"] = c.Row.Indicators.Commune.Name,
            ["district"] = c.Row.Indicators.Commune.District,
            ["columns"] = c.Columns.ToDictionary(
                k => k.Name,
                k => (object?)new Dictionary<string, object?> { ["before"] = Cell(k, c.Before!), ["after"] = Cell(k, c.After!) },
                StringComparer.Ordinal),
        }).ToArray(),
        ["new_findings"] = FindingList.ToJson(comparison.NewFindings, language),
        ["gone_findings"] = FindingList.ToJson(comparison.GoneFindings, language),
        ["inputs"] = comparison.Inputs.Select(i => new Dictionary<string, object?>
        {
            ["role"] = i.Role, ["before"] = i.FileBefore, ["before_sha256"] = i.Sha256Before, ["after"] = i.FileAfter, ["after_sha256"] = i.Sha256After,
        }).ToArray(),
        ["settings"] = comparison.Settings.Select(s => new Dictionary<string, object?> { ["key"] = s.Key, ["before"] = s.Before, ["after"] = s.After }).ToArray(),
    };

    private static Dictionary<string, object?> Side(ComparedResults side) => new() { ["name"] = side.Name, ["study"] = side.Content.StudyName, ["program"] = side.Program };

    private static double? Value(double? value) => value is double number && double.IsFinite(number) ? number : null;

    private static object? Cell(RowColumn<CommuneRow> column, CommuneRow row) =>
        column.IsNumeric ? Value(column.Store(column.NumberOf(row))) : column.TextOf(row, ReportLanguage.English);

    private static string NameOf(ComparedResults side) => $"{side.Name} ({side.Content.StudyName}; {side.Program})";

    private static void SayCauses(Session session, ResultsComparison comparison)
    {
        session.Say(LocalizedText.Empty);
        session.Say(new("Vì sao có thể khác:", "Why they may differ:"));
        if (comparison.Inputs.Count == 0 && comparison.Settings.Count == 0 && comparison.Before.Program == comparison.After.Program)
        {
            session.Say(new("  đầu vào, thiết lập và chương trình đều như nhau", "  inputs, settings and program are all the same"));
        }

        if (comparison.Before.Program != comparison.After.Program)
        {
            session.Say(new($"  chương trình: {comparison.Before.Program} → {comparison.After.Program}", $"  program: {comparison.Before.Program} → {comparison.After.Program}"));
        }

        foreach (InputDifference input in comparison.Inputs)
        {
            string files = input.FileBefore == input.FileAfter ? input.FileAfter : $"{Dash(input.FileBefore)} → {Dash(input.FileAfter)}";
            session.Say(new(
                $"  đầu vào {input.Role}: {files} ({Short(input.Sha256Before)} → {Short(input.Sha256After)})",
                $"  input {input.Role}: {files} ({Short(input.Sha256Before)} → {Short(input.Sha256After)})"));
        }

        foreach ((string key, string before, string after) in comparison.Settings)
        {
            session.Say(new($"  thiết lập {key}: {Dash(before)} → {Dash(after)}", $"  setting {key}: {Dash(before)} → {Dash(after)}"));
        }
    }

    private static void SayHeadlines(Session session, ResultsComparison comparison)
    {
        ReportLanguage language = session.Language;
        string In(string vietnamese, string english) => new LocalizedText(vietnamese, english).In(language);
        var table = new TextTable([In("Chỉ tiêu", "Figure"), In("Trước", "Before"), In("Sau", "After"), In("Chênh lệch", "Difference"), In("Đơn vị", "Unit")], [false, true, true, true, false]);
        foreach ((HeadlineFigure? before, HeadlineFigure? after) in comparison.Headlines)
        {
            HeadlineFigure figure = (after ?? before)!;
            double difference = (after?.Value ?? double.NaN) - (before?.Value ?? double.NaN);
            table.Add(
                [figure.Name.In(language), before?.PrintValue(language) ?? "–", after?.PrintValue(language) ?? "–", Signed(difference, figure.Decimals, language), figure.Unit.In(language)],
                string.Empty);
        }

        session.Say(LocalizedText.Empty);
        foreach (string line in table.Lines())
        {
            session.Say(LocalizedText.Same(line));
        }
    }

    private static string Signed(double difference, int decimals, ReportLanguage language)
    {
        if (double.IsNaN(difference))
        {
            return "–";
        }

        string size = NumberSigns.Print(Math.Abs(difference), decimals, language);
        return NumberSigns.Print(0, decimals, language) == size ? (difference == 0 ? "0" : size) : (difference < 0 ? "−" : "+") + size;
    }

    private static void SayCommunes(Session session, ResultsComparison comparison)
    {
        session.Say(LocalizedText.Empty);
        if (comparison.Communes.Count == 0)
        {
            session.Say(new("Không xã nào thay đổi.", "No commune changed."));
            return;
        }

        string Counts(ReportLanguage language) => string.Join(
            ", ",
            Kinds.Select(k => (k.Name, Count: comparison.Communes.Count(c => c.Kind == k.Kind))).Where(k => k.Count > 0)
                .Select(k => $"{k.Name.In(language)}: {NumberSigns.Print(k.Count, 0, language)}"));
        session.Say(new($"Các xã thay đổi: {Counts(ReportLanguage.Vietnamese)}", $"Communes that changed: {Counts(ReportLanguage.English)}"));
        foreach (CommuneChange change in comparison.Communes.Take(MostCommunes))
        {
            session.Say(LocalizedText.Same("  " + Told(change, session.Language)));
        }

        if (comparison.Communes.Count > MostCommunes)
        {
            session.Say(LocalizedText.Of(
                $"  … và {comparison.Communes.Count - MostCommunes:N0} xã nữa (--out hoặc --json ghi đủ)",
                $"  … and {comparison.Communes.Count - MostCommunes:N0} more (--out or --json gives all)"));
        }
    }

    // The columns that decide are told first: gaps and classes, then figures.
    private static string Told(CommuneChange change, ReportLanguage language)
    {
        var commune = change.Row.Indicators.Commune;
        string name = commune.Code.Length > 0 ? $"{commune.Code} {commune.Name}" : commune.Name;
        string kind = Kinds[(int)change.Kind].Name.In(language);
        IEnumerable<string> columns = change.Columns.OrderByDescending(c => c.Kind == ColumnKind.Choice).Take(MostColumns)
            .Select(c => $"{c.Label.In(language)}: {Dash(c.Print(change.Before!, language))} → {Dash(c.Print(change.After!, language))}{Unit(c, language)}");
        string more = change.Columns.Count > MostColumns ? $"; … (+{NumberSigns.Print(change.Columns.Count - MostColumns, 0, language)})" : string.Empty;
        string place = commune.District.Length > 0 ? $" ({commune.District})" : string.Empty;
        return change.Columns.Count == 0 ? $"{name}{place}: {kind}" : $"{name}{place}: {kind}; {string.Join("; ", columns)}{more}";
    }

    private static string Unit(TableColumn column, ReportLanguage language) => column.Unit.In(language) is { Length: > 0 } unit ? $" {unit}" : string.Empty;

    private static void SayFindings(Session session, LocalizedText title, IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0)
        {
            return;
        }

        session.Say(LocalizedText.Empty);
        session.Say(LocalizedText.Of($"{title.Vietnamese}: {findings.Count:N0}", $"{title.English}: {findings.Count:N0}"));
        foreach (Finding finding in findings.OrderByDescending(f => f.Rank).Take(MostFindings))
        {
            session.Say(FindingList.Line(finding));
        }
    }

    private static string Dash(string text) => text.Length == 0 ? "–" : text;

    private static string Short(string sha256) => sha256.Length == 0 ? "–" : sha256[..Math.Min(12, sha256.Length)];
}
