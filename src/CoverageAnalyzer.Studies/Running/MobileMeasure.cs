using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>What the BTS sites cover by distance: shares of area exactly, shares of people by the raster's cells or evenly over the area.</summary>
/// <param name="AreaFraction">Covered share of each commune's area, 0–1.</param>
/// <param name="PeopleFraction">Covered share of each commune's people, 0–1; that of the area where the raster has nobody.</param>
/// <param name="MeasuredCircles">The circles that were measured.</param>
internal sealed partial record MobileMeasure(double[] AreaFraction, double[] PeopleFraction, Lazy<SiteCircles> MeasuredCircles)
{
    // Beyond that measuring all of it is quicker than measuring around each circle.
    private const int MostMeasuredApart = 32;

    /// <summary>The circles that were measured.</summary>
    public SiteCircles Circles => MeasuredCircles.Value;

    /// <summary>Measures.</summary>
    /// <param name="plane">Communes and sites.</param>
    /// <param name="sites">The sites; a site's own radius wins over the study's.</param>
    /// <param name="radiusKilometres">The study's radius on the ground.</param>
    /// <param name="places">People of a raster, or null to spread them evenly.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellation">Stops the measurement.</param>
    public static MobileMeasure Run(
        StudyPlane plane, IReadOnlyList<BtsSite> sites, double radiusKilometres, PeoplePlaces? places, int threads, CancellationToken cancellation) =>
        Run(plane, SiteCircles.Of(plane, sites, radiusKilometres), places, threads, cancellation);

    /// <summary>Measures again where sites are not what they were: there alone, with the circles that matter there.</summary>
    /// <remarks>Gives what measuring all of it would, to the last bit: the circles lie on the grid of all (<see cref="DiscGrid"/>).</remarks>
    /// <param name="plane">Communes and sites now.</param>
    /// <param name="before">The sites that were measured.</param>
    /// <param name="now">The sites now, in code order as before; those that are the same are the same objects.</param>
    /// <param name="radiusKilometres">The study's radius on the ground.</param>
    /// <param name="places">People of a raster, or null to spread them evenly.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellation">Stops the measurement.</param>
    public MobileMeasure Again(
        StudyPlane plane, IReadOnlyList<BtsSite> before, IReadOnlyList<BtsSite> now, double radiusKilometres, PeoplePlaces? places, int threads, CancellationToken cancellation)
    {
        SiteCircles circles = Circles.Edited(plane, before, now, radiusKilometres, out List<Bounds> changed);
        if (circles.Grid != Circles.Grid || changed.Count > MostMeasuredApart)
        {
            return Run(plane, circles, places, threads, cancellation);
        }

        double[] area = [.. AreaFraction], people = places is null ? area : [.. PeopleFraction];
        var done = new bool[area.Length];
        foreach (Bounds circle in changed)
        {
            // A circle that a changed one meets has other free arcs now, so its communes are measured again too, though they come out the same.
            Bounds[] met = [.. Circles.Reaching([circle]), .. circles.Reaching([circle])];
            int[] units = [.. Enumerable.Range(0, area.Length).Where(u => !done[u] && Array.Exists(met, m => m.Intersects(plane.CommuneBounds[u])))];
            if (units.Length == 0)
            {
                continue;
            }

            DiscIndex discs = circles.Among(circles.Reaching([.. units.Select(u => plane.CommuneBounds[u])]));
            double[] measured = DiscUnionCoverage.CoveredAreas(plane.Communes, discs, units, threads, cancellation);
            for (int i = 0; i < units.Length; i++)
            {
                area[units[i]] = Share(plane, units[i], measured[i]);
                done[units[i]] = true;
            }

            if (places is not null)
            {
                CoverPeople(places, discs, area, units, people);
            }
        }

        return new MobileMeasure(area, people, new Lazy<SiteCircles>(circles));
    }

    /// <summary>Measures some communes, to the last bit as they come out among all.</summary>
    /// <param name="plane">Communes and sites.</param>
    /// <param name="circles">The circles of all sites.</param>
    /// <param name="places">People of a raster, or null to spread them evenly.</param>
    /// <param name="communes">The communes to measure, each once; null: all.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellation">Stops the measurement.</param>
    public static CoveredShares SharesOf(
        StudyPlane plane, SiteCircles circles, PeoplePlaces? places, IReadOnlyList<int>? communes, int threads, CancellationToken cancellation)
    {
        int[] units = [.. communes ?? Enumerable.Range(0, plane.Communes.UnitCount)];
        DiscIndex discs = communes is null ? circles.All() : circles.Around(units.Select(u => plane.CommuneBounds[u]));
        return SharesOf(plane, discs, places, units, threads, cancellation);
    }

    private static CoveredShares SharesOf(StudyPlane plane, DiscIndex discs, PeoplePlaces? places, int[] units, int threads, CancellationToken cancellation)
    {
        double[] covered = DiscUnionCoverage.CoveredAreas(plane.Communes, discs, units, threads, cancellation);
        for (int i = 0; i < covered.Length; i++)
        {
            covered[i] = Share(plane, units[i], covered[i]);
        }

        return new CoveredShares(covered, places is null ? covered : PeopleShares(plane, places, discs, units, covered));
    }

    private static MobileMeasure Run(StudyPlane plane, SiteCircles circles, PeoplePlaces? places, int threads, CancellationToken cancellation)
    {
        CoveredShares shares = SharesOf(plane, circles, places, null, threads, cancellation);
        return new MobileMeasure(shares.AreaFraction, shares.PeopleFraction, new Lazy<SiteCircles>(circles));
    }

    private static double[] PeopleShares(StudyPlane plane, PeoplePlaces places, DiscIndex discs, int[] units, double[] areaFraction)
    {
        double[] area = new double[plane.Communes.UnitCount], people = new double[area.Length];
        for (int i = 0; i < units.Length; i++)
        {
            area[units[i]] = areaFraction[i];
        }

        CoverPeople(places, discs, area, units, people);
        return [.. units.Select(u => people[u])];
    }

    private static double Share(StudyPlane plane, int unit, double squareMetres)
    {
        double whole = plane.Communes.PlaneAreaOf(unit);
        return whole > 0 ? Math.Clamp(squareMetres / whole, 0, 1) : double.NaN;
    }

    private static void CoverPeople(PeoplePlaces places, DiscIndex discs, double[] areaFraction, int[] units, double[] peopleFraction)
    {
        var wanted = new bool[areaFraction.Length];
        foreach (int unit in units)
        {
            wanted[unit] = true;
        }

        int[] at = [.. Enumerable.Range(0, places.X.Length).Where(i => wanted[places.Unit[i]])];
        var reached = new bool[at.Length];
        discs.Covers([.. at.Select(i => places.X[i])], [.. at.Select(i => places.Y[i])], reached);
        double[] all = new double[areaFraction.Length], covered = new double[areaFraction.Length];
        for (int k = 0; k < at.Length; k++)
        {
            int unit = places.Unit[at[k]];
            all[unit] += places.People[at[k]];
            if (reached[k])
            {
                covered[unit] += places.People[at[k]];
            }
        }

        foreach (int u in units)
        {
            peopleFraction[u] = all[u] > 0 ? Math.Clamp(covered[u] / all[u], 0, 1) : areaFraction[u];
        }
    }
}
