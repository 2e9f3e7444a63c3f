using System.CommandLine;
using System.Text.Json.Nodes;
using CoverageAnalyzer.Cli.Terminal;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Headlines;
using CoverageAnalyzer.Reports.Tables;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Results;
using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Studies.Scenarios;

namespace CoverageAnalyzer.Cli.Commands;

/// <summary><c>analyze</c>: the whole run, from the study's files to the results folder.</summary>
internal sealed class AnalyzeVerb : Verb
{
    private Argument<string> study = null!;
    private Option<string?> output = null!;
    private Option<string?> scenario = null!;
    private Option<string?> csv = null!;
    private Option<bool> timings = null!;

    /// <inheritdoc/>
    public override string Name => "analyze";

    /// <inheritdoc/>
    public override LocalizedText Summary => new(
        "chạy toàn bộ phân tích và ghi báo cáo, bảng, bản đồ, GeoPackage",
        "runs the whole analysis and writes the report, tables, maps and GeoPackage");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["analyze data/quang-tri-2012", "analyze data/quang-tri-2012 --out results --lang en", "analyze data/quang-tri-2012 --scenario them-ba-diem"];

    /// <inheritdoc/>
    public override Task<int> RunAsync(ParseResult parsed, Session session, CancellationToken cancellation)
    {
        CsvStyle style = parsed.GetValue(csv) switch
        {
            null or "plain" => CsvStyle.Machine,
            "excel" => CsvStyle.Excel,
            string other => throw new UsageException(LocalizedText.Of($"--csv '{other}': chỉ có plain hoặc excel.", $"--csv '{other}': only plain or excel.")),
        };
        StudyFile file = StudyFileReader.Read(parsed.GetValue(study)!);
        if (session.StatedLanguage is ReportLanguage stated)
        {
            file = file with { Language = stated };
        }

        session.Language = file.Language;
        ScenarioFile? changes = parsed.GetValue(scenario) is { } asked ? ScenarioFile.Open(asked, file.Directory) : null;
        string target = parsed.GetValue(output) ?? Path.Combine(file.Directory, changes is null ? "results" : $"results-{changes.ResultsName}");
        ResultsWriter.Check(file, target);
        var times = new StageTimes();
        (StudyResults results, string written) = ProgressDisplay.Run(session, StudyStage.Publish, display =>
        {
            IProgress<StudyProgress> progress = times.Beside(display);
            var options = new StudyOptions(session.Threads);
            StudyResults found = changes is null
                ? StudyRunner.Run(file, options, CommandLineProgram.Version, progress, cancellation)
                : StudyRunner.RunScenario(file, changes, options, CommandLineProgram.Version, progress, cancellation);
            return (found, ResultsWriter.Publish(found, target, new ReportOptions { CsvStyle = style, Threads = session.Threads, Written = times.Add }, progress, cancellation));
        });
        if (parsed.GetValue(timings))
        {
            times.Print(session); // the answer of --json has them too
        }

        session.Answer(AnswerOf(results.Content, parsed.GetValue(timings) ? times : null));
        Headline(session, results);
        session.Say(LocalizedText.Empty);
        string shown = Path.GetRelativePath(Environment.CurrentDirectory, written);
        session.Say(LocalizedText.Of(
            $"Kết quả: {shown} (mở report.html; results.gpkg cho QGIS; report.xlsx cho Excel)",
            $"Results: {shown} (open report.html; results.gpkg for QGIS; report.xlsx for Excel)"));
        return Task.FromResult(session.ExitCodeFor(results.Content.Findings));
    }

    /// <inheritdoc/>
    protected override void Declare(Command target)
    {
        study = AddArgument(target, "STUDY", new("thư mục nghiên cứu, hoặc tệp study.json của nó", "the study's folder, or its study.json"));
        output = AddOption(target, "--out", "DIR", OutMeaning);
        scenario = AddOption(target, "--scenario", "FILE|NAME", new(
            "tính phương án: tệp, hoặc tên của một phương án trong thư mục 'scenarios' (kết quả: 'results-TÊN')",
            "run a scenario: a file, or the name of one in the folder 'scenarios' (results: 'results-NAME')"));
        csv = AddOption(target, "--csv", "plain|excel", new("CSV cho chương trình khác (plain) hoặc để mở bằng Excel (excel)", "CSV for programs (plain) or to open in Excel (excel)"));
        timings = AddFlag(target, "--timings", new("in thời gian của từng bước và từng tệp ra stderr (với --json: khóa 'timings')", "print how long each stage and each file took on standard error (with --json: the key 'timings')"));
    }

    // The summary as it is published; the times are of this run and stand beside it.
    private static JsonObject AnswerOf(ReportContent content, StageTimes? times)
    {
        JsonObject answer = JsonNode.Parse(SummaryDocument.Make(content))!.AsObject();
        if (times is not null)
        {
            answer.Add("timings", times.ToJson());
        }

        return answer;
    }

    private static void Headline(Session session, StudyResults results)
    {
        ReportContent content = results.Content;
        UnitIndicators province = content.Province;
        foreach (LocalizedText notice in content.Notices)
        {
            session.Say(notice);
        }

        SayScenario(session, content);
        session.Say(LocalizedText.Of(
            $"{content.StudyName}: {province.Communes:N0} xã, {province.AreaSquareKilometres:N1} km², {People(province.Population, ReportLanguage.Vietnamese)}",
            $"{content.StudyName}: {province.Communes:N0} communes, {province.AreaSquareKilometres:N1} km², {People(province.Population, ReportLanguage.English)}"));
        if (province.PostalPoints is int points)
        {
            session.Say(LocalizedText.Empty);
            if (points == 0)
            {
                session.Say(new(
                    "Bưu chính: không có điểm phục vụ nào dùng được, nên chưa tính được bán kính và khoảng cách",
                    "Post: no service point could be used, so no radius and no distances"));
                SayNotes(session, content);
            }
            else
            {
                SayPost(session, content, points);
            }
        }

        if (province.BtsSites is int sites)
        {
            session.Say(LocalizedText.Empty);
            SayMobile(session, content, sites);
        }

        if (content.Rules is not null)
        {
            session.Say(LocalizedText.Empty);
            SayClasses(session, content);
        }

        session.Say(LocalizedText.Empty);
        session.Say(LocalizedText.Of(
            $"Ghi nhận: {results.CountOf(FindingRank.Error):N0} lỗi, {results.CountOf(FindingRank.Warning):N0} cảnh báo, {results.CountOf(FindingRank.Info):N0} thông tin (findings.csv)",
            $"Findings: {results.CountOf(FindingRank.Error):N0} errors, {results.CountOf(FindingRank.Warning):N0} warnings, {results.CountOf(FindingRank.Info):N0} notes (findings.csv)"));
        foreach (Finding finding in content.Findings.Where(f => f.Rank == FindingRank.Error).Take(5))
        {
            session.Say(FindingList.Line(finding));
        }
    }

    // What the scenario changes among the headline figures.
    private static void SayScenario(Session session, ReportContent content)
    {
        if (content.Scenario is not { } compared)
        {
            return;
        }

        bool same = true;
        foreach (var (before, after) in compared.Compare(HeadlineFigures.Of(content)))
        {
            string Line(ReportLanguage language) =>
                $"  {after.Name.In(language)}: {before?.PrintValue(language) ?? "–"} → {after.PrintValue(language)} {after.Unit.In(language)}";
            if (before?.PrintValue(ReportLanguage.English) != after.PrintValue(ReportLanguage.English))
            {
                session.Say(new(Line(ReportLanguage.Vietnamese), Line(ReportLanguage.English)));
                same = false;
            }
        }

        if (same)
        {
            session.Say(new("  Các chỉ tiêu chính không đổi.", "  The headline figures do not change."));
        }

        session.Say(LocalizedText.Empty);
    }

    private static void SayPost(Session session, ReportContent content, int points)
    {
        UnitIndicators province = content.Province;
        session.Say(LocalizedText.Of(
            $"Bưu chính: {points:N0} điểm phục vụ, bán kính phục vụ bình quân {province.AverageServiceRadiusKilometres:N2} km/điểm",
            $"Post: {points:N0} service points, average service radius {province.AverageServiceRadiusKilometres:N2} km per point"));
        if (province.PointsNeededForTarget is int needed)
        {
            LocalizedText by = content.TargetSource.IsEmpty ? default : new($" ({content.TargetSource.Vietnamese})", $" ({content.TargetSource.English})");
            session.Say(needed > points
                ? LocalizedText.Of(
                    $"  mục tiêu {content.TargetServiceRadiusKilometres:0.##} km/điểm{by.Vietnamese} cần {needed:N0} điểm: còn thiếu {needed - points:N0}",
                    $"  the target of {content.TargetServiceRadiusKilometres:0.##} km per point{by.English} needs {needed:N0} points: {needed - points:N0} more")
                : LocalizedText.Of(
                    $"  mục tiêu {content.TargetServiceRadiusKilometres:0.##} km/điểm{by.Vietnamese} cần {needed:N0} điểm: đã đạt",
                    $"  the target of {content.TargetServiceRadiusKilometres:0.##} km per point{by.English} needs {needed:N0} points: met"));
        }

        SayNotes(session, content);
        session.Say(double.IsNaN(province.NearestPostalPopulationMeanKilometres)
            ? LocalizedText.Of(
                $"  mọi nơi cách điểm gần nhất trung bình {province.NearestPostalMeanKilometres:N2} km (chưa có dân số nên chưa tính theo người)",
                $"  places are {province.NearestPostalMeanKilometres:N2} km from the nearest point on average (no population, so not by people)")
            : LocalizedText.Of(
                $"  người dân cách điểm gần nhất trung bình {province.NearestPostalPopulationMeanKilometres:N2} km; {province.PopulationWithinPostalLimitFraction:P1} trong vòng {content.PostalLimitKilometres:0.##} km",
                $"  people live {province.NearestPostalPopulationMeanKilometres:N2} km from the nearest point on average; {province.PopulationWithinPostalLimitFraction:P1} within {content.PostalLimitKilometres:0.##} km"));
        session.Say(LocalizedText.Of(
            $"  {province.CommunesWithoutPostalPoint:N0} xã chưa có điểm; {province.CommunesLackingPostal:N0} xã thiếu dịch vụ bưu chính",
            $"  {province.CommunesWithoutPostalPoint:N0} communes have no point; {province.CommunesLackingPostal:N0} lack postal service"));
    }

    private static void SayNotes(Session session, ReportContent content)
    {
        foreach (LocalizedText note in content.HeadlineNotes)
        {
            session.Say(new LocalizedText("  " + note.Vietnamese, "  " + note.English));
        }
    }

    private static void SayMobile(Session session, ReportContent content, int sites)
    {
        UnitIndicators province = content.Province;
        if (double.IsNaN(province.MobileCoveredPopulationFraction))
        {
            session.Say(LocalizedText.Of(
                $"Di động: {sites:N0} trạm BTS, phủ {province.MobileCoveredAreaFraction:P1} diện tích (bán kính {content.MobileRadiusKilometres:0.##} km; chưa có dân số nên chưa tính theo người)",
                $"Mobile: {sites:N0} BTS sites cover {province.MobileCoveredAreaFraction:P1} of the area ({content.MobileRadiusKilometres:0.##} km around each; no population, so not by people)"));
            return;
        }

        session.Say(LocalizedText.Of(
            $"Di động: {sites:N0} trạm BTS, phủ {province.MobileCoveredAreaFraction:P1} diện tích và {province.MobileCoveredPopulationFraction:P1} dân số (bán kính {content.MobileRadiusKilometres:0.##} km)",
            $"Mobile: {sites:N0} BTS sites cover {province.MobileCoveredAreaFraction:P1} of the area and {province.MobileCoveredPopulationFraction:P1} of the people ({content.MobileRadiusKilometres:0.##} km around each)"));
        session.Say(LocalizedText.Of(
            $"  {province.CommunesLackingMobile:N0} xã thiếu phủ sóng, {province.MobileUncoveredPopulation:N0} người ngoài vùng phủ",
            $"  {province.CommunesLackingMobile:N0} communes lack coverage, {province.MobileUncoveredPopulation:N0} people are outside it"));
    }

    private static void SayClasses(Session session, ReportContent content)
    {
        int Count(Func<CommuneIndicators, Verdict> of, Verdict wanted) => content.Communes.Count(c => of(c) == wanted);
        var classes = new List<LocalizedText>();
        void Add(Func<CommuneIndicators, Verdict> of, FormattableString vietnamese, FormattableString english)
        {
            if (Count(of, Verdict.NotComputed) < content.Communes.Count)
            {
                classes.Add(LocalizedText.Of(vietnamese, english));
            }
        }

        Add(c => c.Mountainous, $"{Count(c => c.Mountainous, Verdict.Yes):N0} xã miền núi ({Count(c => c.Mountainous, Verdict.Undecidable):N0} xã chưa xác định được)", $"{Count(c => c.Mountainous, Verdict.Yes):N0} mountainous communes ({Count(c => c.Mountainous, Verdict.Undecidable):N0} undecidable)");
        Add(c => c.Highland, $"{Count(c => c.Highland, Verdict.Yes):N0} vùng cao", $"{Count(c => c.Highland, Verdict.Yes):N0} highland");
        Add(c => c.Border, $"{Count(c => c.Border, Verdict.Yes):N0} biên giới đất liền", $"{Count(c => c.Border, Verdict.Yes):N0} on the land border");
        Add(c => c.Island, $"{Count(c => c.Island, Verdict.Yes):N0} hải đảo", $"{Count(c => c.Island, Verdict.Yes):N0} on islands");
        Add(c => c.Remote, $"{Count(c => c.Remote, Verdict.Yes):N0} vùng sâu, vùng xa", $"{Count(c => c.Remote, Verdict.Yes):N0} remote");
        string set = content.Rules!.Id;
        if (classes.Count > 0)
        {
            session.Say(new(
                $"Xếp loại theo {set}: {string.Join(", ", classes.Select(c => c.Vietnamese))}", $"Classes by {set}: {string.Join(", ", classes.Select(c => c.English))}"));
        }
        else
        {
            session.Say(new($"Bộ tiêu chí {set}:", $"Rules of {set}:"));
            foreach (IGrouping<Rule, RuleVerdict> rule in content.Verdicts.GroupBy(v => v.Rule))
            {
                int Of(Verdict wanted) => rule.Count(v => v.Verdict == wanted);
                LocalizedText said = rule.Key.Scope == RuleScope.Study
                    ? rule.First().Reason
                    : LocalizedText.Of(
                        $"đạt {Of(Verdict.Yes):N0}, không đạt {Of(Verdict.No):N0}, chưa xác định được {Of(Verdict.Undecidable):N0}",
                        $"met by {Of(Verdict.Yes):N0}, not met by {Of(Verdict.No):N0}, undecidable for {Of(Verdict.Undecidable):N0}");
                session.Say(new($"  {rule.Key.Id}: {said.Vietnamese}", $"  {rule.Key.Id}: {said.English}"));
            }
        }

        if (content.Communes.Any(c => c.Programme != Verdict.NotComputed))
        {
            session.Say(LocalizedText.Of(
                $"  {Count(c => c.Programme, Verdict.Yes):N0} xã đủ điều kiện chương trình viễn thông công ích, {Count(c => c.Programme, Verdict.Undecidable):N0} xã chưa xác định được (eligibility.csv)",
                $"  {Count(c => c.Programme, Verdict.Yes):N0} communes qualify for the public-utility telecom programme, {Count(c => c.Programme, Verdict.Undecidable):N0} are undecidable (eligibility.csv)"));
        }
    }

    private static string People(double population, ReportLanguage language) => double.IsNaN(population)
        ? new LocalizedText("không rõ dân số", "population unknown").In(language)
        : LocalizedText.Of($"{population:N0} người", $"{population:N0} people").In(language);
}
