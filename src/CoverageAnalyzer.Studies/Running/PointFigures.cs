using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>Gives the communes the figures that points and sites make.</summary>
internal static class PointFigures
{
    /// <summary>Figures of the post.</summary>
    /// <param name="communes">The communes; their figures are put in.</param>
    /// <param name="points">The points.</param>
    /// <param name="nearest">The distances to them.</param>
    public static void CountPostal(CommuneIndicators[] communes, IReadOnlyList<ServicePoint> points, NearestPostalMeasure nearest)
    {
        var count = new int[communes.Length];
        foreach (ServicePoint point in points)
        {
            if (point is { IsCounted: true, CommuneIndex: int index })
            {
                count[index]++;
            }
        }

        for (int i = 0; i < communes.Length; i++)
        {
            CommuneIndicators c = communes[i];
            NearestPointSummary area = nearest.OverArea([i]), people = nearest.OverPeople([i]);
            communes[i] = c with
            {
                PostalPoints = count[i],
                AverageServiceRadiusKilometres = AverageServiceRadius.Kilometres(c.AreaSquareKilometres, count[i]),
                PeoplePerPostalPoint = count[i] > 0 ? c.Population / count[i] : double.NaN,
                NearestPostalMeanKilometres = area.MeanKilometres,
                NearestPostalP90Kilometres = area.P90Kilometres,
                NearestPostalMaximumKilometres = area.MaximumKilometres,
                NearestPostalPopulationMeanKilometres = people.PopulationMeanKilometres,
                PopulationWithinPostalLimitFraction = people.PopulationWithinLimitFraction,
            };
        }
    }

    /// <summary>Figures of the mobile network.</summary>
    /// <param name="communes">The communes; their figures are put in.</param>
    /// <param name="count">Sites in each commune.</param>
    /// <param name="covered">Covered share of each commune's area and of its people; NaN where not known.</param>
    public static void CountMobile(CommuneIndicators[] communes, int[] count, (double[] AreaFraction, double[] PeopleFraction) covered)
    {
        for (int i = 0; i < communes.Length; i++)
        {
            communes[i] = communes[i] with
            {
                BtsSites = count[i],
                MobileCoveredAreaFraction = covered.AreaFraction[i],
                MobileCoveredPopulationFraction = communes[i].Population > 0 ? covered.PeopleFraction[i] : double.NaN,
                MobileUncoveredPopulation = communes[i].Population > 0 ? communes[i].Population * (1 - covered.PeopleFraction[i]) : double.NaN,
            };
        }
    }

    /// <summary>Sites in each commune.</summary>
    /// <param name="communes">Number of communes.</param>
    /// <param name="sites">The sites.</param>
    public static int[] CountOf(int communes, IReadOnlyList<BtsSite> sites)
    {
        var count = new int[communes];
        foreach (BtsSite site in sites)
        {
            if (site.CommuneIndex is int index)
            {
                count[index]++;
            }
        }

        return count;
    }
}
