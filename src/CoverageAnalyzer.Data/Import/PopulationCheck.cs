using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Looks at the population of each commune of a layer.</summary>
/// <param name="file">The layer's file.</param>
/// <param name="field">The population field, or null where there is none.</param>
/// <param name="findings">Takes what is wrong.</param>
internal sealed class PopulationCheck(string file, string? field, FindingLog findings)
{
    private readonly List<SourcePlace> missing = [];
    private int count;

    /// <summary>The population to use.</summary>
    /// <param name="place">The commune.</param>
    /// <param name="people">The figure read; NaN where there is none.</param>
    /// <returns>The figure; NaN where there is none or it cannot be right.</returns>
    public double Accept(SourcePlace place, double people)
    {
        count++;
        SourcePlace at = place with { Field = field };
        if (double.IsNaN(people))
        {
            missing.Add(at);
            return double.NaN;
        }

        if (people < 0)
        {
            findings.Add(
                "population-negative",
                FindingRank.Warning,
                at,
                LocalizedText.Of($"Dân số âm: {people:N0}.", $"The population is negative: {people:N0}."),
                LocalizedText.Of($"Coi như chưa biết.", $"Taken as unknown."));
            return double.NaN;
        }

        if (people == 0)
        {
            findings.Add(
                "population-zero",
                FindingRank.Warning,
                at,
                LocalizedText.Of($"Dân số bằng 0.", $"The population is 0."),
                LocalizedText.Of(
                    $"Dùng như đã ghi; nếu thực ra chưa có số liệu thì hãy để trống.",
                    $"Used as stated; leave it empty if it only means that no figure is known."));
        }
        else if (people != Math.Floor(people))
        {
            findings.Add(
                "population-fractional",
                FindingRank.Warning,
                at,
                LocalizedText.Of($"Dân số không phải số nguyên: {people:N3}.", $"The population is not a whole number: {people:N3}."),
                LocalizedText.Of($"Dùng như đã ghi.", $"Used as stated."));
        }

        return people;
    }

    /// <summary>Says which communes have no population: one finding each, or one for a layer without any.</summary>
    public void Report()
    {
        LocalizedText action = LocalizedText.Of(
            $"Coi như chưa biết; các chỉ tiêu theo dân số ở đó để trống, trừ khi có lưới dân số.",
            $"Taken as unknown; figures by population stay empty there unless a population raster gives them.");
        if (missing.Count == count && count > 0)
        {
            findings.Add(
                "population-missing",
                FindingRank.Warning,
                SourcePlace.OfFile(file) with { Field = field },
                LocalizedText.Of($"Lớp không có số liệu dân số.", $"The layer has no population figures."),
                action);
            return;
        }

        foreach (SourcePlace place in missing)
        {
            findings.Add("population-missing", FindingRank.Warning, place, LocalizedText.Of($"Thiếu dân số.", $"The population is missing."), action);
        }
    }
}
