using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>The circle on the ground that each site covers, in the analysis plane.</summary>
/// <param name="X">Eastings of the centres in metres, in the order of the sites.</param>
/// <param name="Y">Northings.</param>
/// <param name="Radius">Radii in the plane in metres.</param>
/// <param name="Grid">The grid an index of all of them lies on.</param>
internal sealed record SiteCircles(double[] X, double[] Y, double[] Radius, DiscGrid Grid)
{
    /// <summary>The circles of sites.</summary>
    /// <param name="plane">Where the sites stand.</param>
    /// <param name="sites">The sites; a site's own radius wins over the study's.</param>
    /// <param name="radiusKilometres">The study's radius on the ground.</param>
    public static SiteCircles Of(StudyPlane plane, IReadOnlyList<BtsSite> sites, double radiusKilometres)
    {
        double[] x = plane.BtsX[..sites.Count], y = plane.BtsY[..sites.Count], radius = new double[sites.Count];
        for (int i = 0; i < radius.Length; i++)
        {
            radius[i] = 1000 * sites[i].RadiusKilometresOr(radiusKilometres);
        }

        GroundDisc.InPlane(x, y, radius, plane.Crs);
        return new SiteCircles(x, y, radius, DiscGrid.Of(x, y, radius));
    }

    /// <summary>The circles after some sites changed.</summary>
    /// <param name="plane">Where the sites stand now.</param>
    /// <param name="before">The sites of these circles, in code order.</param>
    /// <param name="now">The sites now, in code order; those that are the same are the same objects.</param>
    /// <param name="radiusKilometres">The study's radius on the ground.</param>
    /// <param name="changed">Takes the bounds of the circles that are gone and of those that are new.</param>
    public SiteCircles Edited(StudyPlane plane, IReadOnlyList<BtsSite> before, IReadOnlyList<BtsSite> now, double radiusKilometres, out List<Bounds> changed)
    {
        double[] x = new double[now.Count], y = new double[now.Count], radius = new double[now.Count];
        changed = [];
        int old = 0;
        for (int i = 0; i < now.Count; i++)
        {
            while (old < before.Count && !ReferenceEquals(before[old], now[i]) && string.CompareOrdinal(before[old].Code, now[i].Code) <= 0)
            {
                changed.Add(BoundsOf(old++));
            }

            if (old < before.Count && ReferenceEquals(before[old], now[i]))
            {
                (x[i], y[i], radius[i]) = (X[old], Y[old], Radius[old]);
                old++;
                continue;
            }

            (x[i], y[i], radius[i]) = CircleOf(plane, now, i, radiusKilometres);
            changed.Add(BoundsOf(x[i], y[i], radius[i]));
        }

        for (; old < before.Count; old++)
        {
            changed.Add(BoundsOf(old));
        }

        return new SiteCircles(x, y, radius, DiscGrid.Of(x, y, radius));
    }

    /// <summary>Bounds of the circles that reach into some places.</summary>
    /// <param name="places">Bounds of the places.</param>
    public IReadOnlyList<Bounds> Reaching(IReadOnlyList<Bounds> places)
    {
        Bounds all = places.Aggregate(Bounds.Empty, (whole, p) => p.IsEmpty ? whole : whole.Including(p.MinX, p.MinY).Including(p.MaxX, p.MaxY));
        var found = new List<Bounds>();
        for (int i = 0; i < Radius.Length; i++)
        {
            Bounds circle = BoundsOf(i);
            if (all.Intersects(circle) && places.Any(p => p.Intersects(circle)))
            {
                found.Add(circle);
            }
        }

        return found;
    }

    /// <summary>An index of all circles.</summary>
    public DiscIndex All() => new(X, Y, Radius, Grid);

    /// <summary>An index of the circles that reach into some places.</summary>
    /// <param name="places">Bounds of the places.</param>
    public DiscIndex Among(IReadOnlyList<Bounds> places)
    {
        Bounds all = places.Aggregate(Bounds.Empty, (whole, p) => p.IsEmpty ? whole : whole.Including(p.MinX, p.MinY).Including(p.MaxX, p.MaxY));
        int[] near = [.. Enumerable.Range(0, Radius.Length).Where(i => all.Intersects(BoundsOf(i)))];
        return new DiscIndex([.. near.Select(i => X[i])], [.. near.Select(i => Y[i])], [.. near.Select(i => Radius[i])], Grid);
    }

    /// <summary>An index of the circles that reach into the rectangle around some places, and of those that reach these.</summary>
    /// <param name="places">Bounds of the places.</param>
    public DiscIndex Around(IEnumerable<Bounds> places)
    {
        Bounds all = places.Aggregate(Bounds.Empty, (whole, p) => p.IsEmpty ? whole : whole.Including(p.MinX, p.MinY).Including(p.MaxX, p.MaxY));
        return Among([all.IsEmpty ? all : all.Grown(2 * (Grid.LargestRadiusMetres + Grid.CellMetres))]);
    }

    private static (double X, double Y, double Radius) CircleOf(StudyPlane plane, IReadOnlyList<BtsSite> sites, int site, double radiusKilometres) =>
        GroundDisc.InPlane(plane.BtsX[site], plane.BtsY[site], 1000 * sites[site].RadiusKilometresOr(radiusKilometres), plane.Crs.ScaleFactor);

    private Bounds BoundsOf(int site) => BoundsOf(X[site], Y[site], Radius[site]);

    // With a cell to spare on every side: a cell that a circle reaches may be looked at from its other end.
    private Bounds BoundsOf(double x, double y, double radius)
    {
        double reach = radius + Grid.CellMetres;
        return new Bounds(x - reach, y - reach, x + reach, y + reach);
    }
}
