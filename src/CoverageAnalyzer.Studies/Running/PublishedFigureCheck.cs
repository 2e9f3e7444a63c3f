using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Studies.Files;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>Holds the figures a study says were published against each other and against the run's own.</summary>
internal static class PublishedFigureCheck
{
    private static readonly LocalizedText PerPoint = new("km/điểm", "km per point");

    /// <summary>Checks; what does not agree becomes findings.</summary>
    /// <param name="study">The study.</param>
    /// <param name="province">The run's figures of the whole area.</param>
    /// <param name="communes">The communes, classes assessed.</param>
    /// <param name="findings">Takes <c>published-figure-inconsistent</c> and <c>published-figure-differs</c>.</param>
    /// <returns>One sentence for the headline of console and report; none without published figures.</returns>
    public static IReadOnlyList<LocalizedText> Run(StudyFile study, UnitIndicators province, IReadOnlyList<CommuneIndicators> communes, FindingLog findings)
    {
        if (study.Published is not PublishedStatement published)
        {
            return [];
        }

        LocalizedText source = published.Source.IsEmpty ? new("bảng số liệu đã công bố", "the published table") : published.Source;
        IEnumerable<LocalizedText> network = published.Figures.IsEmpty ? [] : Network(published, source, province, findings);
        return [.. network, .. Programme(published, source, communes)];
    }

    /// <summary>Communes in the programme, beside those that the rules make out; the report names no communes, so only the numbers can be compared.</summary>
    private static IEnumerable<LocalizedText> Programme(PublishedStatement published, LocalizedText source, IReadOnlyList<CommuneIndicators> communes)
    {
        if (published.ProgrammeCommunes is not int stated || communes.All(c => c.Programme == Verdict.NotComputed))
        {
            return [];
        }

        int computed = communes.Count(c => c.Programme == Verdict.Yes), open = communes.Count(c => c.Programme == Verdict.Undecidable);
        return
        [
            LocalizedText.Of(
                $"Theo {source.Vietnamese} có {stated:N0} xã thuộc chương trình viễn thông công ích; theo bộ tiêu chí có {computed:N0} xã đủ điều kiện, {open:N0} xã chưa xác định được. Thêm danh sách xã vào khóa 'lists' để đối chiếu từng xã.",
                $"By {source.English} there are {stated:N0} communes in the public-utility telecom programme; by the rule set {computed:N0} qualify and {open:N0} are undecidable. Give the list under 'lists' to compare commune by commune."),
        ];
    }

    private static IReadOnlyList<LocalizedText> Network(PublishedStatement published, LocalizedText source, UnitIndicators province, FindingLog findings)
    {
        PublishedFigureAudit audit = PublishedFigureAudit.Of(published.Figures);
        var place = new SourcePlace { File = StudyFile.FileName, Field = "published" };
        var sentences = new List<LocalizedText>();
        if (audit.Verdict == AuditVerdict.Inconsistent)
        {
            LocalizedText why = PublishedFigureWording.Explain(published.Figures, audit);
            sentences.Add(why);
            findings.Add(
                "published-figure-inconsistent",
                FindingRank.Warning,
                place,
                new($"Các số trong {source.Vietnamese} không khớp nhau. {why.Vietnamese}", $"The figures of {source.English} do not agree with each other. {why.English}"),
                new("Hỏi lại nguồn số nào đúng; lần chạy này chỉ dùng số liệu của các tệp.", "Ask the source which of them is right; this run uses the files' figures only."));
        }

        LocalizedText? differs = Differences(published.Figures, province);
        if (differs is LocalizedText text)
        {
            sentences.Add(text);
            findings.Add(
                "published-figure-differs",
                FindingRank.Warning,
                place,
                new($"Kết quả tính khác {source.Vietnamese}. {text.Vietnamese}", $"The computed figures differ from {source.English}. {text.English}"),
                new("Xem nguồn đã đếm những điểm nào và dùng diện tích nào.", "See which points the source counted and which area it used."));
        }

        if (sentences.Count == 0)
        {
            return [new($"Các số trong {source.Vietnamese} khớp với kết quả tính ở đây.", $"The figures of {source.English} agree with what is computed here.")];
        }

        return
        [
            new(
                $"Đối chiếu với {source.Vietnamese}: {string.Join(' ', sentences.Select(s => s.Vietnamese))}",
                $"Compared with {source.English}: {string.Join(' ', sentences.Select(s => s.English))}"),
        ];
    }

    // The published radius first, then what could explain it: another count, another area.
    private static LocalizedText? Differences(PublishedFigures figures, UnitIndicators province)
    {
        var different = new List<LocalizedText>();
        var same = new List<LocalizedText>();
        void Compare(RoundedFigure? printed, double computed, int decimals, LocalizedText unit)
        {
            if (printed is not RoundedFigure figure || double.IsNaN(computed))
            {
                return;
            }

            LocalizedText said = PublishedFigureWording.Printed(figure);
            string Computed(ReportLanguage language) => NumberSigns.Print(computed, Math.Max(decimals, figure.Decimals), language);
            if (figure.Holds(computed))
            {
                same.Add(new($"{said.Vietnamese} {unit.Vietnamese}", $"{said.English} {unit.English}"));
            }
            else
            {
                different.Add(new(
                    $"{Computed(ReportLanguage.Vietnamese)} {unit.Vietnamese}, công bố {said.Vietnamese}",
                    $"{Computed(ReportLanguage.English)} {unit.English}, published {said.English}"));
            }
        }

        double areaPerPoint = province.PostalPoints is > 0 and int n ? province.AreaSquareKilometres / n : double.NaN;
        Compare(figures.RadiusKilometres, province.AverageServiceRadiusKilometres, 2, PerPoint);
        Compare(figures.AreaPerPointSquareKilometres, areaPerPoint, 0, new("km²/điểm", "km² per point"));
        Compare(figures.PeoplePerPoint, province.PeoplePerPostalPoint, 0, new("người/điểm", "people per point"));
        Compare(figures.Points, province.PostalPoints ?? double.NaN, 0, new("điểm", "points"));
        Compare(figures.AreaSquareKilometres, province.AreaSquareKilometres, 0, new("km²", "km²"));
        Compare(figures.Population, province.Population, 0, new("người", "people"));
        if (different.Count == 0)
        {
            return null;
        }

        LocalizedText list = new(string.Join("; ", different.Select(d => d.Vietnamese)), string.Join("; ", different.Select(d => d.English)));
        return same.Count == 0
            ? new LocalizedText($"Tính ở đây: {list.Vietnamese}.", $"Computed here: {list.English}.")
            : new LocalizedText(
                $"Tính ở đây: {list.Vietnamese}; giống nhau: {string.Join(", ", same.Select(s => s.Vietnamese))}.",
                $"Computed here: {list.English}; the same: {string.Join(", ", same.Select(s => s.English))}.");
    }
}
