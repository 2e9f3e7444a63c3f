using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>What the BTS sites cover by distance: shares of area exactly, shares of people by the raster's cells or evenly over the area.</summary>
/// <param name="AreaFraction">Covered share of each commune's area, 0–1.</param>
/// <param name="PeopleFraction">Covered share of each commune's people, 0–1; that of the area where the raster has nobody.</param>
internal sealed record MobileMeasure(double[] AreaFraction, double[] PeopleFraction)
{
    /// <summary>Measures.</summary>
    /// <param name="plane">Communes and sites.</param>
    /// <param name="sites">The sites; a site's own radius wins over the study's.</param>
    /// <param name="radiusKilometres">The study's radius on the ground.</param>
    /// <param name="places">People of a raster, or null to spread them evenly.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellation">Stops the measurement.</param>
    public static MobileMeasure Run(
        StudyPlane plane, IReadOnlyList<BtsSite> sites, double radiusKilometres, PeoplePlaces? places, int threads, CancellationToken cancellation)
    {
        DiscIndex discs = DiscsOf(plane, sites, radiusKilometres);
        double[] covered = DiscUnionCoverage.CoveredAreas(plane.Communes, discs, threads, cancellation);
        for (int u = 0; u < covered.Length; u++)
        {
            double whole = plane.Communes.PlaneAreaOf(u);
            covered[u] = whole > 0 ? Math.Clamp(covered[u] / whole, 0, 1) : double.NaN;
        }

        return new MobileMeasure(covered, places is null ? covered : PeopleCovered(places, discs, covered));
    }

    /// <summary>The circle on the ground that each site covers.</summary>
    /// <param name="plane">Where the sites stand.</param>
    /// <param name="sites">The sites; a site's own radius wins over the study's.</param>
    /// <param name="radiusKilometres">The study's radius on the ground.</param>
    public static DiscIndex DiscsOf(StudyPlane plane, IReadOnlyList<BtsSite> sites, double radiusKilometres)
    {
        double[] x = new double[sites.Count], y = new double[sites.Count], radius = new double[sites.Count];
        for (int i = 0; i < radius.Length; i++)
        {
            double ground = double.IsNaN(sites[i].RadiusKilometres) ? radiusKilometres : sites[i].RadiusKilometres;
            (x[i], y[i], radius[i]) = GroundDisc.InPlane(plane.BtsX[i], plane.BtsY[i], 1000 * ground, plane.Crs.ScaleFactor);
        }

        return new DiscIndex(x, y, radius);
    }

    private static double[] PeopleCovered(PeoplePlaces places, DiscIndex discs, double[] areaFraction)
    {
        var reached = new bool[places.X.Length];
        discs.Covers(places.X, places.Y, reached);
        double[] all = new double[areaFraction.Length], covered = new double[areaFraction.Length];
        for (int i = 0; i < reached.Length; i++)
        {
            all[places.Unit[i]] += places.People[i];
            if (reached[i])
            {
                covered[places.Unit[i]] += places.People[i];
            }
        }

        for (int u = 0; u < all.Length; u++)
        {
            covered[u] = all[u] > 0 ? Math.Clamp(covered[u] / all[u], 0, 1) : areaFraction[u];
        }

        return covered;
    }
}
