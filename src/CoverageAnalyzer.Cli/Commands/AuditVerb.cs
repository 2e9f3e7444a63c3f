using System.CommandLine;
using CoverageAnalyzer.Cli.Terminal;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Cli.Commands;

/// <summary><c>audit</c>: do the figures of a published table agree with each other, as far as their rounding allows?</summary>
internal sealed class AuditVerb : Verb
{
    private Argument<string> file = null!;

    /// <inheritdoc/>
    public override string Name => "audit";

    /// <inheritdoc/>
    public override LocalizedText Summary => new(
        "kiểm tra các số đã công bố (số điểm, diện tích, bán kính, người/điểm) có khớp nhau không",
        "checks whether published figures (points, area, radius, people per point) agree with each other");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["audit data/published-figures.csv", "audit data/published-figures.csv --json"];

    /// <inheritdoc/>
    public override Task<int> RunAsync(ParseResult parsed, Session session, CancellationToken cancellation)
    {
        var log = new FindingLog();
        PublishedFigureTable table = PublishedFiguresReader.Read(parsed.GetValue(file)!, log, cancellation);
        IReadOnlyList<Finding> reading = log.ToList();
        (PublishedFigureRow Row, PublishedFigureAudit Audit)[] audited = [.. table.Rows.Select(r => (r, PublishedFigureAudit.Of(r.Figures)))];
        foreach (var (row, audit) in audited.Where(a => a.Audit.Verdict == AuditVerdict.Inconsistent))
        {
            log.Add(
                "published-figure-inconsistent",
                FindingRank.Warning,
                row.Place,
                PublishedFigureWording.Explain(row.Figures, audit),
                new("Hỏi lại nguồn số nào đúng.", "Ask the source which of them is right."));
        }

        IReadOnlyList<Finding> findings = log.ToList();
        int Count(AuditVerdict verdict) => audited.Count(a => a.Audit.Verdict == verdict);
        int consistent = Count(AuditVerdict.Consistent), inconsistent = Count(AuditVerdict.Inconsistent), open = Count(AuditVerdict.NotCheckable);
        session.Answer(new Dictionary<string, object?>
        {
            ["file"] = table.File,
            ["rows"] = audited.Select(a => AuditAnswer.Of(a.Row, a.Audit, session.Language)).ToArray(),
            ["consistent"] = consistent,
            ["inconsistent"] = inconsistent,
            ["not_checkable"] = open,
            ["findings"] = FindingList.ToJson(findings, session.Language),
        });
        session.Say(LocalizedText.Of(
            $"{table.File}: {audited.Length:N0} dòng số liệu: {consistent:N0} khớp, {inconsistent:N0} không khớp, {open:N0} chưa đủ số liệu",
            $"{table.File}: {audited.Length:N0} rows of figures: {consistent:N0} consistent, {inconsistent:N0} inconsistent, {open:N0} not checkable"));
        if (audited.Length > 0)
        {
            session.Say(LocalizedText.Empty);
            foreach (string line in Table(audited, session.Language))
            {
                session.Say(LocalizedText.Same(line));
            }
        }

        FindingList.Say(session, [.. reading.Where(f => !session.Quiet || f.Rank > FindingRank.Info)]);
        return Task.FromResult(session.ExitCodeFor(findings));
    }

    /// <inheritdoc/>
    protected override void Declare(Command target) =>
        file = AddArgument(target, "FILE", new(
            "bảng CSV hoặc XLSX có các cột: địa phương, số điểm, diện tích, bán kính, dân số, người/điểm",
            "a CSV or XLSX table with the columns place, points, area, radius, population, people per point"));

    private static IEnumerable<string> Table((PublishedFigureRow Row, PublishedFigureAudit Audit)[] audited, ReportLanguage language)
    {
        LocalizedText[] headers =
        [
            new("Nơi", "Place"), new("Thời điểm", "Period"), new("Số điểm", "Points"), LocalizedText.Same("km²"),
            new("Đã công bố", "Published"), new("Tính lại", "Computed"), new("Kết luận", "Verdict"),
        ];
        var table = new TextTable([.. headers.Select(h => h.In(language))], [false, false, true, true, true, true, false]);
        foreach (var (row, audit) in audited)
        {
            (string published, string computed) = Ratio(row.Figures, audit, language);
            table.Add(
                [
                    row.Name, row.Period, Print(row.Figures.Points, language), Print(row.Figures.AreaSquareKilometres, language), published, computed,
                    PublishedFigureWording.Of(audit.Verdict).In(language),
                ],
                PublishedFigureWording.Explain(row.Figures, audit).In(language));
        }

        return table.Lines();
    }

    // The ratio a reader looks for: the radius, else the area per point, else the people per point.
    private static (string Published, string Computed) Ratio(PublishedFigures figures, PublishedFigureAudit audit, ReportLanguage language)
    {
        (RoundedFigure? printed, double computed, LocalizedText unit, int decimals) = figures switch
        {
            { RadiusKilometres: not null } => (figures.RadiusKilometres, audit.ComputedRadiusKilometres, new LocalizedText("km/điểm", "km/point"), 2),
            { AreaPerPointSquareKilometres: not null } =>
                (figures.AreaPerPointSquareKilometres, audit.ComputedAreaPerPointSquareKilometres, new LocalizedText("km²/điểm", "km²/point"), 2),
            { PeoplePerPoint: not null } => (figures.PeoplePerPoint, audit.ComputedPeoplePerPoint, new LocalizedText("người/điểm", "people/point"), 0),
            _ => (null, audit.ComputedRadiusKilometres, new LocalizedText("km/điểm", "km/point"), 2),
        };
        string again = NumberSigns.Print(computed, printed?.Decimals ?? decimals, language);
        return (printed is null ? string.Empty : $"{Print(printed, language)} {unit.In(language)}", again.Length == 0 ? string.Empty : $"{again} {unit.In(language)}");
    }

    private static string Print(RoundedFigure? figure, ReportLanguage language) =>
        figure is RoundedFigure f ? NumberSigns.Print(f.Value, f.Decimals, language) : string.Empty;
}
