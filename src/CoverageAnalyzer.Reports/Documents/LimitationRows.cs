using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Reports.Documents;

/// <summary>The rows of the limitations table: one a kind, then the communes of any kind, of none and those left open, which add up to all.</summary>
public static class LimitationRows
{
    /// <summary>The kinds, which overlap: the word results keep of each, its name, its figures.</summary>
    /// <param name="content">The run.</param>
    public static IEnumerable<(string Kind, LocalizedText Name, DisadvantagedAreaGap Area)> OfKinds(ReportContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return content.DisadvantagedAreas
            .Where(a => a.Kind != UnitClass.None)
            .Select(a => (ColumnChoices.Of(a.Kind), ColumnChoices.Kinds.First(k => k.Value == ColumnChoices.Of(a.Kind)).Text, a));
    }

    /// <summary>Of any disadvantaged kind, of none, undecidable: each commune in one of them. Empty where no kind is decided.</summary>
    /// <param name="content">The run.</param>
    public static IEnumerable<(LocalizedText Name, DisadvantagedAreaGap Area)> OfAll(ReportContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return RowsOfAll(content);
    }

    private static IEnumerable<(LocalizedText Name, DisadvantagedAreaGap Area)> RowsOfAll(ReportContent content)
    {
        IReadOnlyList<UnitClass> decided = DisadvantagedAreas.DecidedKinds(content.Communes);
        if (decided.Count == 0)
        {
            yield break;
        }

        ILookup<Verdict, CommuneIndicators> by = content.Communes.ToLookup(c => DisadvantagedAreas.VerdictOfAny(c, decided));
        yield return (LocalizedText.Of($"Ít nhất một vùng khó khăn", $"Any disadvantaged area"), Sum([.. by[Verdict.Yes]], content));
        yield return (LocalizedText.Of($"Ngoài các vùng khó khăn", $"All other communes"), Sum([.. by[Verdict.No]], content));
        if (by[Verdict.Undecidable].Any())
        {
            yield return (LocalizedText.Of($"Chưa xác định được", $"Undecidable"), Sum([.. by[Verdict.Undecidable]], content));
        }
    }

    private static DisadvantagedAreaGap Sum(CommuneIndicators[] own, ReportContent content) => new()
    {
        Kind = UnitClass.None,
        Communes = own.Length,
        Population = Known(own, c => c.Population),
        LackingPostal = content.PostalPoints is null ? null : own.Count(c => c.PostalGap > GapLevel.None),
        LackingMobile = content.BtsSites is null ? null : own.Count(c => c.MobileGap > GapLevel.None),
        LackingBoth = content.PostalPoints is null || content.BtsSites is null ? null : own.Count(c => c.PostalGap > GapLevel.None && c.MobileGap > GapLevel.None),
        PeopleWithoutPostal = Known(own, c => c.Population * (1 - c.PopulationWithinPostalLimitFraction)),
        PeopleWithoutMobile = Known(own, c => c.Population * (1 - c.MobileCoveredPopulationFraction)),
    };

    /// <summary>The known values added up; NaN where none is known.</summary>
    private static double Known(CommuneIndicators[] own, Func<CommuneIndicators, double> value)
    {
        double[] known = [.. own.Select(value).Where(v => !double.IsNaN(v))];
        return known.Length == 0 ? double.NaN : known.Sum();
    }
}
