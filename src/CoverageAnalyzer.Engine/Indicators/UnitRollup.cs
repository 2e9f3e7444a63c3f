using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Indicators;

/// <summary>Rolls the figures of communes up to a district or the province.</summary>
public static class UnitRollup
{
    /// <summary>Figures of a group of communes that follow from theirs by addition. Distances do not, and stay NaN.</summary>
    /// <remarks>
    /// Unknown areas and populations are left out of a sum; a sum of nothing known is NaN. Shares are weighted by polygon area and by people.
    /// </remarks>
    /// <param name="name">Name of the unit.</param>
    /// <param name="communes">Its communes, gaps assessed.</param>
    /// <param name="targetKilometres">Target radius in km; NaN without one.</param>
    public static UnitIndicators Of(string name, IReadOnlyCollection<CommuneIndicators> communes, double targetKilometres)
    {
        ArgumentNullException.ThrowIfNull(communes);
        double area = KnownSum(communes, c => c.AreaSquareKilometres);
        double population = KnownSum(communes, c => c.Population);
        int? points = CountSum(communes, c => c.PostalPoints);
        double coveredArea = KnownSum(communes, c => c.MobileCoveredAreaFraction * c.Commune.PolygonAreaSquareKilometres);
        double polygonArea = KnownSum(communes, c => c.Commune.PolygonAreaSquareKilometres);
        double assessedArea = KnownSum(communes, c => double.IsNaN(c.MobileCoveredAreaFraction) ? double.NaN : c.Commune.PolygonAreaSquareKilometres);
        double uncovered = KnownSum(communes, c => c.MobileUncoveredPopulation);
        double assessedPopulation = KnownSum(communes, c => double.IsNaN(c.MobileUncoveredPopulation) ? double.NaN : c.Population);
        bool hasArea = !double.IsNaN(area);
        return new UnitIndicators
        {
            Name = name,
            Communes = communes.Count,
            AreaSquareKilometres = area,
            PolygonAreaSquareKilometres = polygonArea,
            Population = population,
            PostalPoints = points,
            AverageServiceRadiusKilometres = points is int n && hasArea ? AverageServiceRadius.Kilometres(area, n) : double.NaN,
            PointsNeededForTarget = hasArea && targetKilometres > 0 ? (int)AverageServiceRadius.PointsNeeded(area, targetKilometres) : null,
            PeoplePerPostalPoint = points is > 0 ? population / points.Value : double.NaN,
            CommunesWithoutPostalPoint = points is null ? null : communes.Count(c => c.PostalPoints == 0),
            BtsSites = CountSum(communes, c => c.BtsSites),
            MobileCoveredAreaFraction = coveredArea / assessedArea,
            MobileUncoveredPopulation = uncovered,
            MobileCoveredPopulationFraction = assessedPopulation > 0 ? Math.Clamp(1 - (uncovered / assessedPopulation), 0, 1) : double.NaN,
            CommunesLackingPostal = Lacking(communes, c => c.PostalGap),
            CommunesLackingMobile = Lacking(communes, c => c.MobileGap),
            MountainousCommunes = communes.All(c => c.Mountainous == Verdict.NotComputed)
                ? null
                : communes.Count(c => c.Mountainous == Verdict.Yes),
        };
    }

    private static double KnownSum(IEnumerable<CommuneIndicators> communes, Func<CommuneIndicators, double> value)
    {
        double sum = 0;
        bool any = false;
        foreach (double v in communes.Select(value).Where(v => !double.IsNaN(v)))
        {
            sum += v;
            any = true;
        }

        return any ? sum : double.NaN;
    }

    private static int? CountSum(IEnumerable<CommuneIndicators> communes, Func<CommuneIndicators, int?> value)
    {
        int?[] counts = [.. communes.Select(value)];
        return Array.TrueForAll(counts, c => c is null) ? null : counts.Sum(c => c ?? 0);
    }

    private static int? Lacking(IReadOnlyCollection<CommuneIndicators> communes, Func<CommuneIndicators, GapLevel> level) =>
        communes.All(c => level(c) == GapLevel.NotComputed)
            ? null
            : communes.Count(c => level(c) is GapLevel.Partial or GapLevel.Full);
}
