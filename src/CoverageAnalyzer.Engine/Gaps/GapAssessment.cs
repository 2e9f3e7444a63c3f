using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Engine.Gaps;

/// <summary>Finds the communes that lack a service, says why in words, and ranks them by the people left without it.</summary>
/// <remarks>
/// Mobile: none where the covered share of people reaches the minimum, full where it is 0 within 0.1 %, else partial.
/// Postal: full where the commune has no counted point and nobody (within 0.1 %) lives within the limit; partial where it has no
/// point, or the share within the limit is below the minimum; else none. Where the population is unknown the share of the area stands in, and the
/// reason says so.
/// </remarks>
public static class GapAssessment
{
    /// <summary>Shares up to this (0.1 %) count as nobody.</summary>
    public const double NobodyFraction = 0.001;

    /// <summary>Assesses all communes.</summary>
    /// <param name="communes">The communes with their figures; a service whose figures are missing is not assessed.</param>
    /// <param name="standard">The service standard.</param>
    /// <returns>The same communes with gap levels, rank and reasons, and the gaps of each service in rank order, postal first.</returns>
    public static (IReadOnlyList<CommuneIndicators> Communes, IReadOnlyList<CoverageGap> Gaps) Assess(
        IReadOnlyList<CommuneIndicators> communes, GapStandard standard)
    {
        ArgumentNullException.ThrowIfNull(communes);
        var postal = new List<CoverageGap>();
        var mobile = new List<CoverageGap>();
        var assessed = new CommuneIndicators[communes.Count];
        for (int i = 0; i < communes.Count; i++)
        {
            CoverageGap? p = Postal(communes[i], i, standard);
            CoverageGap? m = Mobile(communes[i], i, standard);
            Keep(postal, p);
            Keep(mobile, m);
            assessed[i] = communes[i] with
            {
                PostalGap = p?.Level ?? GapLevel.NotComputed,
                MobileGap = m?.Level ?? GapLevel.NotComputed,
                Reasons = [.. p?.Reasons ?? [], .. m?.Reasons ?? []],
            };
        }

        RankCommunes(assessed, postal, mobile);
        return (assessed, [.. Ranked(postal, assessed), .. Ranked(mobile, assessed)]);
    }

    private static LocalizedText WithinOf(GapStandard standard) => standard.MobileBasis is { } basis
        ? new($"nằm trong vùng phủ di động ({basis.Vietnamese})", $"are within mobile coverage ({basis.English})")
        : LocalizedText.Of(
            $"nằm trong vùng phủ di động (bán kính {standard.MobileRadiusKilometres:0.##} km quanh trạm)", $"are within mobile coverage ({standard.MobileRadiusKilometres:0.##} km around a site)");

    private static CoverageGap? Postal(CommuneIndicators c, int index, GapStandard standard)
    {
        if (c.PostalPoints is not int points)
        {
            return null;
        }

        double within = c.PopulationWithinPostalLimitFraction;
        bool nobody = within <= NobodyFraction;
        GapLevel level = points == 0 && (nobody || double.IsNaN(within)) ? GapLevel.Full
            : points == 0 || within < standard.PostalMinimumFraction ? GapLevel.Partial
            : GapLevel.None;
        var reasons = new List<LocalizedText>();
        if (points == 0)
        {
            reasons.Add(new("Không có điểm phục vụ bưu chính nào trong xã.", "There is no postal point in the commune."));
        }

        if (within < standard.PostalMinimumFraction)
        {
            reasons.Add(ShareBelow(
                within,
                c.Population * (1 - within),
                standard.PostalMinimumFraction,
                LocalizedText.Of($"sống trong vòng {standard.PostalLimitKilometres:0.##} km tới điểm bưu chính gần nhất", $"live within {standard.PostalLimitKilometres:0.##} km of the nearest postal point"),
                new("ở xa hơn", "farther away")));
        }

        if (level != GapLevel.None && double.IsFinite(c.NearestPostalMeanKilometres))
        {
            reasons.Add(LocalizedText.Of(
                $"Điểm gần nhất cách trung bình {c.NearestPostalMeanKilometres:N1} km, chỗ xa nhất {c.NearestPostalMaximumKilometres:N1} km.",
                $"The nearest point is {c.NearestPostalMeanKilometres:N1} km away on average, {c.NearestPostalMaximumKilometres:N1} km at the farthest place."));
        }

        return new CoverageGap
        {
            Rank = 0,
            Service = Service.Postal,
            CommuneIndex = index,
            Level = level,
            UncoveredPopulation = c.Population * (1 - within),
            Reasons = level == GapLevel.None ? [] : reasons,
        };
    }

    private static CoverageGap? Mobile(CommuneIndicators c, int index, GapStandard standard)
    {
        if (c.BtsSites is not int sites || double.IsNaN(c.MobileCoveredAreaFraction))
        {
            return null;
        }

        bool byPeople = !double.IsNaN(c.MobileCoveredPopulationFraction);
        double covered = byPeople ? c.MobileCoveredPopulationFraction : c.MobileCoveredAreaFraction;
        GapLevel level = covered >= standard.MobileMinimumFraction ? GapLevel.None : covered <= NobodyFraction ? GapLevel.Full : GapLevel.Partial;
        var reasons = new List<LocalizedText>();
        if (level != GapLevel.None)
        {
            if (sites == 0)
            {
                reasons.Add(new("Không có trạm BTS nào đặt trong xã.", "No BTS site stands in the commune."));
            }

            reasons.Add(byPeople
                ? ShareBelow(
                    covered,
                    c.MobileUncoveredPopulation,
                    standard.MobileMinimumFraction,
                    WithinOf(standard),
                    new("ngoài vùng phủ", "outside it"))
                : LocalizedText.Of(
                    $"Chỉ {covered:P1} diện tích nằm trong vùng phủ di động, dưới mức {standard.MobileMinimumFraction:P0} (không rõ dân số).",
                    $"Only {covered:P1} of the area is within mobile coverage, below {standard.MobileMinimumFraction:P0} (population unknown)."));
        }

        return new CoverageGap
        {
            Rank = 0,
            Service = Service.Mobile,
            CommuneIndex = index,
            Level = level,
            UncoveredPopulation = c.MobileUncoveredPopulation,
            UncoveredAreaSquareKilometres = c.Commune.PolygonAreaSquareKilometres * (1 - c.MobileCoveredAreaFraction),
            Reasons = reasons,
        };
    }

    private static LocalizedText ShareBelow(double share, double people, double minimum, LocalizedText where, LocalizedText others)
    {
        if (share <= NobodyFraction)
        {
            return double.IsNaN(people)
                ? LocalizedText.Of($"Không có người dân nào {where.Vietnamese}.", $"No people {where.English}.")
                : LocalizedText.Of(
                    $"Không có người dân nào {where.Vietnamese}; {people:N0} người {others.Vietnamese}.",
                    $"No people {where.English}; {others.English}: {people:N0} {(Math.Round(people) == 1 ? "person" : "people")}.");
        }

        return double.IsNaN(people)
            ? LocalizedText.Of(
                $"Chỉ {share:P1} dân số {where.Vietnamese}, dưới mức {minimum:P0}.",
                $"Only {share:P1} of the people {where.English}, below {minimum:P0}.")
            : LocalizedText.Of(
                $"Chỉ {share:P1} dân số {where.Vietnamese}, dưới mức {minimum:P0}; {people:N0} người {others.Vietnamese}.",
                $"Only {share:P1} of the people {where.English}, below {minimum:P0}; {others.English}: {people:N0} {(Math.Round(people) == 1 ? "person" : "people")}.");
    }

    private static void Keep(List<CoverageGap> gaps, CoverageGap? gap)
    {
        if (gap is { Level: GapLevel.Partial or GapLevel.Full })
        {
            gaps.Add(gap);
        }
    }

    /// <summary>Most uncovered people first; unknown populations last, by uncovered area; then code order, so that the list is the same each time.</summary>
    private static IEnumerable<CoverageGap> Ranked(List<CoverageGap> gaps, CommuneIndicators[] communes) =>
        gaps.OrderByDescending(g => double.IsNaN(g.UncoveredPopulation) ? -1 : WholeEnough(g.UncoveredPopulation))
            .ThenByDescending(g => double.IsNaN(g.UncoveredAreaSquareKilometres) ? -1 : WholeEnough(g.UncoveredAreaSquareKilometres))
            .ThenBy(g => communes[g.CommuneIndex].Commune.Code, StringComparer.Ordinal)
            .Select((g, k) => g with { Rank = k + 1 });

    private static void RankCommunes(CommuneIndicators[] communes, List<CoverageGap> postal, List<CoverageGap> mobile)
    {
        var lacking = new Dictionary<int, (double People, double SquareKilometres)>();
        foreach (CoverageGap gap in postal.Concat(mobile))
        {
            var (people, area) = lacking.GetValueOrDefault(gap.CommuneIndex);
            lacking[gap.CommuneIndex] = (people + KnownOr0(gap.UncoveredPopulation), area + KnownOr0(gap.UncoveredAreaSquareKilometres));
        }

        int rank = 0;
        foreach (int index in lacking.OrderByDescending(l => WholeEnough(l.Value.People))
            .ThenByDescending(l => WholeEnough(l.Value.SquareKilometres))
            .ThenBy(l => communes[l.Key].Commune.Code, StringComparer.Ordinal)
            .Select(l => l.Key))
        {
            communes[index] = communes[index] with { GapRank = ++rank };
        }
    }

    // A thousandth of a person or of a square kilometre: two communes with the same gap must not change places by the last digits of a sum.
    private static double WholeEnough(double value) => Math.Round(value, 3);

    private static double KnownOr0(double value) => double.IsNaN(value) ? 0 : value;
}
