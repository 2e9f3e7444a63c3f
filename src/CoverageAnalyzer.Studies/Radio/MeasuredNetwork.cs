using CoverageAnalyzer.Engine.Radio.Measurements;
using CoverageAnalyzer.Engine.Radio.Networks;

namespace CoverageAnalyzer.Studies.Radio;

/// <summary>Measured points of one operator and technology, and the sites they can have been served by.</summary>
/// <param name="Operator">The operator as the file names it; empty: not stated, or the sites name none.</param>
/// <param name="Radio">The technology; <see cref="RadioClass.Unknown"/>: not stated.</param>
/// <param name="Points">The points, by their place in the file.</param>
internal sealed record MeasuredNetwork(string Operator, RadioClass Radio, IReadOnlyList<int> Points)
{
    private const double MetresOfDegree = 110_000; // a little less than one of latitude, so that bins are never smaller than the reach

    /// <summary>Groups points by the network they were measured on.</summary>
    /// <param name="points">The points.</param>
    /// <param name="sitesNameOperators">Whether the sites name operators; where they do not, those of the points decide nothing.</param>
    public static IReadOnlyList<MeasuredNetwork> Of(IReadOnlyList<MeasuredPoint> points, bool sitesNameOperators) =>
    [
        .. Enumerable.Range(0, points.Count)
            .GroupBy(i => (Operator: sitesNameOperators ? points[i].Operator.ToUpperInvariant() : string.Empty, Radio: ClassOf(points[i].Radio)))
            .OrderBy(g => g.Key.Operator, StringComparer.Ordinal).ThenBy(g => g.Key.Radio)
            .Select(g => new MeasuredNetwork(sitesNameOperators ? points[g.First()].Operator : string.Empty, g.Key.Radio, [.. g])),
    ];

    /// <summary>The sites with the sectors that count; null where that is all of them.</summary>
    /// <remarks>Sectors whose technology is not stated may be of any.</remarks>
    /// <param name="sites">All sites.</param>
    public IReadOnlyList<RadioSite>? Of(IReadOnlyList<RadioSite> sites)
    {
        bool IsOwn(RadioSite site) => Operator.Length == 0 || string.Equals(site.Site.Operator.Trim(), Operator, StringComparison.OrdinalIgnoreCase);
        bool Counts(RadioSector sector) => Radio == RadioClass.Unknown || sector.Radio == Radio || sector.Radio == RadioClass.Unknown;
        return sites.All(s => IsOwn(s) && s.Sectors.All(Counts))
            ? null
            : [.. sites.Where(s => IsOwn(s) && s.Sectors.Any(Counts)).Select(s => s with { Sectors = [.. s.Sectors.Where(Counts)] })];
    }

    /// <summary>Those sites that may reach one of the points: others need not be worked out. A few too many, never one too few.</summary>
    /// <param name="sites">The sites.</param>
    /// <param name="points">All points of the study.</param>
    /// <param name="reachMetres">Reach on the ground.</param>
    public IReadOnlyList<RadioSite> Near(IReadOnlyList<RadioSite> sites, IReadOnlyList<MeasuredPoint> points, double reachMetres)
    {
        double side = 1.01 * reachMetres / MetresOfDegree;
        double greatestLatitude = Points.Select(p => Math.Abs(points[p].LatitudeDegrees)).DefaultIfEmpty(0).Max() + side;
        double across = side / Math.Max(0.01, Math.Cos(Math.Min(89, greatestLatitude) * Math.PI / 180));
        (long, long) Bin(double longitude, double latitude) => ((long)Math.Floor(longitude / across), (long)Math.Floor(latitude / side));
        var near = new HashSet<(long, long)>();
        foreach ((long x, long y) in Points.Select(p => Bin(points[p].LongitudeDegrees, points[p].LatitudeDegrees)).Distinct())
        {
            for (int i = 0; i < 9; i++)
            {
                near.Add((x + (i % 3) - 1, y + (i / 3) - 1));
            }
        }

        return [.. sites.Where(s => near.Contains(Bin(s.Site.LongitudeDegrees, s.Site.LatitudeDegrees)))];
    }

    private static RadioClass ClassOf(string radio) => radio.Length > 0 && RadioClassNames.Of(radio) is [var only] ? only : RadioClass.Unknown;
}
