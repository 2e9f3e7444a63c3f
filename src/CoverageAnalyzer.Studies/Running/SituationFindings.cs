using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geography;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Studies.Files;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>What is doubtful about how communes lie: short stretches of border, groups of communes cut off from the rest by land.</summary>
internal static class SituationFindings
{
    /// <summary>A shared length below this may come from gaps between drawn boundaries; by the law's words any length counts.</summary>
    public const double DoubtfulBorderKilometres = 1;

    /// <summary>Adds the findings.</summary>
    /// <param name="study">The study.</param>
    /// <param name="communes">The communes.</param>
    /// <param name="situations">How they lie.</param>
    /// <param name="findings">Takes the findings.</param>
    public static void Add(StudyFile study, IReadOnlyList<Commune> communes, IReadOnlyList<CommuneSituation> situations, FindingLog findings)
    {
        Commune[] doubtful = [.. communes.Where(c => situations[c.Index].LandBorderKilometres is > 0 and < DoubtfulBorderKilometres)];
        if (doubtful.Length > 0)
        {
            findings.Add(
                "border-stretch-short",
                FindingRank.Warning,
                new SourcePlace { File = study.NationalBorder!.DisplayName },
                LocalizedText.Of(
                    $"{doubtful.Length:N0} xã chỉ chung với biên giới một đoạn dưới {DoubtfulBorderKilometres:0.##} km: {FirstNames.Of(doubtful)}.",
                    $"{doubtful.Length:N0} communes share less than {DoubtfulBorderKilometres:0.##} km with the border: {FirstNames.Of(doubtful)}."),
                new(
                    "Có thể do ranh giới vẽ chưa khít; vẫn tính là biên giới. Nếu không phải, nêu ở khóa 'classification.overrides'.",
                    "It may come from boundaries that do not meet; they still count as border. If they are not, say so under 'classification.overrides'."));
        }

        Commune[] exclaves = [.. communes.Where(c => situations[c.Index] is { IsConnectedToMainland: false, IsSurroundedBySea: false })];
        if (exclaves.Length > 0)
        {
            findings.Add(
                "communes-cut-off-by-land",
                FindingRank.Info,
                communes[exclaves[0].Index].Place,
                LocalizedText.Of(
                    $"{exclaves.Length:N0} xã không nối với các xã khác, nhưng chung quanh là đất liền: {FirstNames.Of(exclaves)}.",
                    $"{exclaves.Length:N0} communes are not connected to the others, but land lies around them: {FirstNames.Of(exclaves)}."),
                new("Không coi là đảo.", "They are not taken for islands."));
        }
    }
}
