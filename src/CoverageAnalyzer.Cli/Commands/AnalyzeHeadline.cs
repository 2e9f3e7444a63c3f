using CoverageAnalyzer.Cli.Terminal;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Headlines;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Cli.Commands;

/// <summary>What <c>analyze</c> prints: the headline figures against the targets. It depends on the results alone, so that a worker can write it for the submitter.</summary>
internal static class AnalyzeHeadline
{
    /// <summary>The lines, in both languages.</summary>
    /// <param name="results">What the run found.</param>
    public static IReadOnlyList<LocalizedText> Of(StudyResults results)
    {
        var lines = new List<LocalizedText>();
        ReportContent content = results.Content;
        UnitIndicators province = content.Province;
        foreach (LocalizedText notice in content.Notices)
        {
            lines.Add(notice);
        }

        SayScenario(lines, content);
        lines.Add(LocalizedText.Of(
            $"{content.StudyName}: {province.Communes:N0} xã, {province.AreaSquareKilometres:N1} km², {People(province.Population, ReportLanguage.Vietnamese)}",
            $"{content.StudyName}: {province.Communes:N0} communes, {province.AreaSquareKilometres:N1} km², {People(province.Population, ReportLanguage.English)}"));
        if (province.PostalPoints is int points)
        {
            lines.Add(LocalizedText.Empty);
            if (points == 0)
            {
                lines.Add(new(
                    "Bưu chính: không có điểm phục vụ nào dùng được, nên chưa tính được bán kính và khoảng cách",
                    "Post: no service point could be used, so no radius and no distances"));
                SayNotes(lines, content);
            }
            else
            {
                SayPost(lines, content, points);
            }
        }

        if (province.BtsSites is int sites)
        {
            lines.Add(LocalizedText.Empty);
            SayMobile(lines, content, sites);
        }

        if (content.Rules is not null)
        {
            lines.Add(LocalizedText.Empty);
            SayClasses(lines, content);
        }

        lines.Add(LocalizedText.Empty);
        lines.Add(LocalizedText.Of(
            $"Ghi nhận: {results.CountOf(FindingRank.Error):N0} lỗi, {results.CountOf(FindingRank.Warning):N0} cảnh báo, {results.CountOf(FindingRank.Info):N0} thông tin (findings.csv)",
            $"Findings: {results.CountOf(FindingRank.Error):N0} errors, {results.CountOf(FindingRank.Warning):N0} warnings, {results.CountOf(FindingRank.Info):N0} notes (findings.csv)"));
        foreach (Finding finding in content.Findings.Where(f => f.Rank == FindingRank.Error).Take(5))
        {
            lines.Add(FindingList.Line(finding));
        }

        return lines;
    }

    // What the scenario changes among the headline figures.
    private static void SayScenario(List<LocalizedText> lines, ReportContent content)
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
                lines.Add(new(Line(ReportLanguage.Vietnamese), Line(ReportLanguage.English)));
                same = false;
            }
        }

        if (same)
        {
            lines.Add(new("  Các chỉ tiêu chính không đổi.", "  The headline figures do not change."));
        }

        lines.Add(LocalizedText.Empty);
    }

    private static void SayPost(List<LocalizedText> lines, ReportContent content, int points)
    {
        UnitIndicators province = content.Province;
        lines.Add(LocalizedText.Of(
            $"Bưu chính: {points:N0} điểm phục vụ, bán kính phục vụ bình quân {province.AverageServiceRadiusKilometres:N2} km/điểm",
            $"Post: {points:N0} service points, average service radius {province.AverageServiceRadiusKilometres:N2} km per point"));
        if (province.PointsNeededForTarget is int needed)
        {
            LocalizedText by = content.TargetSource.IsEmpty ? default : new($" ({content.TargetSource.Vietnamese})", $" ({content.TargetSource.English})");
            lines.Add(needed > points
                ? LocalizedText.Of(
                    $"  mục tiêu {content.TargetServiceRadiusKilometres:0.##} km/điểm{by.Vietnamese} cần {needed:N0} điểm: còn thiếu {needed - points:N0}",
                    $"  the target of {content.TargetServiceRadiusKilometres:0.##} km per point{by.English} needs {needed:N0} points: {needed - points:N0} more")
                : LocalizedText.Of(
                    $"  mục tiêu {content.TargetServiceRadiusKilometres:0.##} km/điểm{by.Vietnamese} cần {needed:N0} điểm: đã đạt",
                    $"  the target of {content.TargetServiceRadiusKilometres:0.##} km per point{by.English} needs {needed:N0} points: met"));
        }

        SayNotes(lines, content);
        lines.Add(double.IsNaN(province.NearestPostalPopulationMeanKilometres)
            ? LocalizedText.Of(
                $"  mọi nơi cách điểm gần nhất trung bình {province.NearestPostalMeanKilometres:N2} km (chưa có dân số nên chưa tính theo người)",
                $"  places are {province.NearestPostalMeanKilometres:N2} km from the nearest point on average (no population, so not by people)")
            : LocalizedText.Of(
                $"  người dân cách điểm gần nhất trung bình {province.NearestPostalPopulationMeanKilometres:N2} km; {province.PopulationWithinPostalLimitFraction:P1} trong vòng {content.PostalLimitKilometres:0.##} km",
                $"  people live {province.NearestPostalPopulationMeanKilometres:N2} km from the nearest point on average; {province.PopulationWithinPostalLimitFraction:P1} within {content.PostalLimitKilometres:0.##} km"));
        lines.Add(LocalizedText.Of(
            $"  {province.CommunesWithoutPostalPoint:N0} xã chưa có điểm; {province.CommunesLackingPostal:N0} xã thiếu dịch vụ bưu chính",
            $"  {province.CommunesWithoutPostalPoint:N0} communes have no point; {province.CommunesLackingPostal:N0} lack postal service"));
    }

    private static void SayNotes(List<LocalizedText> lines, ReportContent content)
    {
        foreach (LocalizedText note in content.HeadlineNotes)
        {
            lines.Add(new LocalizedText("  " + note.Vietnamese, "  " + note.English));
        }
    }

    private static void SayMobile(List<LocalizedText> lines, ReportContent content, int sites)
    {
        UnitIndicators province = content.Province;
        LocalizedText basis = content.Radio is { } radio
            ? LocalizedText.Of($"{radio.ModelName.Vietnamese}, tới {radio.ReachKilometres:0.##} km", $"{radio.ModelName.English}, up to {radio.ReachKilometres:0.##} km")
            : LocalizedText.Of($"bán kính {content.MobileRadiusKilometres:0.##} km", $"{content.MobileRadiusKilometres:0.##} km around each");
        if (double.IsNaN(province.MobileCoveredPopulationFraction))
        {
            lines.Add(LocalizedText.Of(
                $"Di động: {sites:N0} trạm BTS, phủ {province.MobileCoveredAreaFraction:P1} diện tích ({basis.Vietnamese}; chưa có dân số nên chưa tính theo người)",
                $"Mobile: {sites:N0} BTS sites cover {province.MobileCoveredAreaFraction:P1} of the area ({basis.English}; no population, so not by people)"));
            return;
        }

        lines.Add(LocalizedText.Of(
            $"Di động: {sites:N0} trạm BTS, phủ {province.MobileCoveredAreaFraction:P1} diện tích và {province.MobileCoveredPopulationFraction:P1} dân số ({basis.Vietnamese})",
            $"Mobile: {sites:N0} BTS sites cover {province.MobileCoveredAreaFraction:P1} of the area and {province.MobileCoveredPopulationFraction:P1} of the people ({basis.English})"));
        lines.Add(LocalizedText.Of(
            $"  {province.CommunesLackingMobile:N0} xã thiếu phủ sóng, {province.MobileUncoveredPopulation:N0} người ngoài vùng phủ",
            $"  {province.CommunesLackingMobile:N0} communes lack coverage, {province.MobileUncoveredPopulation:N0} people are outside it"));
        if (content.Radio?.Any.Province is { } whole && !double.IsNaN(whole.ShadowPopulation))
        {
            lines.Add(LocalizedText.Of(
                $"  {whole.UncertainPopulation:N0} người ở nơi chưa chắc; {whole.ShadowPopulation:N0} người bị núi che dù nằm trong bán kính {content.MobileRadiusKilometres:0.##} km",
                $"  {whole.UncertainPopulation:N0} people live where it is uncertain; {whole.ShadowPopulation:N0} in the shadow of terrain, though within {content.MobileRadiusKilometres:0.##} km"));
        }
    }

    private static void SayClasses(List<LocalizedText> lines, ReportContent content)
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
            lines.Add(new(
                $"Xếp loại theo {set}: {string.Join(", ", classes.Select(c => c.Vietnamese))}", $"Classes by {set}: {string.Join(", ", classes.Select(c => c.English))}"));
        }
        else
        {
            lines.Add(new($"Bộ tiêu chí {set}:", $"Rules of {set}:"));
            foreach (IGrouping<Rule, RuleVerdict> rule in content.Verdicts.GroupBy(v => v.Rule))
            {
                int Of(Verdict wanted) => rule.Count(v => v.Verdict == wanted);
                LocalizedText said = rule.Key.Scope == RuleScope.Study
                    ? rule.First().Reason
                    : LocalizedText.Of(
                        $"đạt {Of(Verdict.Yes):N0}, không đạt {Of(Verdict.No):N0}, chưa xác định được {Of(Verdict.Undecidable):N0}",
                        $"met by {Of(Verdict.Yes):N0}, not met by {Of(Verdict.No):N0}, undecidable for {Of(Verdict.Undecidable):N0}");
                lines.Add(new($"  {rule.Key.Id}: {said.Vietnamese}", $"  {rule.Key.Id}: {said.English}"));
            }
        }

        if (content.Communes.Any(c => c.Programme != Verdict.NotComputed))
        {
            lines.Add(LocalizedText.Of(
                $"  {Count(c => c.Programme, Verdict.Yes):N0} xã đủ điều kiện chương trình viễn thông công ích, {Count(c => c.Programme, Verdict.Undecidable):N0} xã chưa xác định được (eligibility.csv)",
                $"  {Count(c => c.Programme, Verdict.Yes):N0} communes qualify for the public-utility telecom programme, {Count(c => c.Programme, Verdict.Undecidable):N0} are undecidable (eligibility.csv)"));
        }
    }

    private static string People(double population, ReportLanguage language) => double.IsNaN(population)
        ? new LocalizedText("không rõ dân số", "population unknown").In(language)
        : LocalizedText.Of($"{population:N0} người", $"{population:N0} people").In(language);
}
