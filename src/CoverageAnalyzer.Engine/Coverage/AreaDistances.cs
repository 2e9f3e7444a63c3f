using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Distance on the ground to the nearest point, over the whole area of units: mean, maximum and percentiles without any cells.</summary>
/// <remarks>
/// Source: within a Voronoi cell the distance is that to one site, and Green's theorem turns each integral over the part of a unit in the cell
/// into one along its outline, in closed form piece by piece (<see cref="DistancePiece"/>). The distance is convex along a piece, so the greatest
/// one is at an end: a vertex of the unit, a crossing of its outline with a Voronoi border, or a Voronoi corner inside.
/// A percentile is the distance within which that share of the area lies, found by Newton's method on the exact area.
/// Valid for: units and points within some 100 km of each other; see <see cref="LocalGround"/>. Which of two points is the nearer is asked in the
/// plane: where the scale changes by g per metre, a distance d may so be taken up to g·d/2 too great, at 3° from a UTM central meridian
/// 1 part in 10⁴ at 25 km, 2 parts in 10⁵ at 5 km.
/// Behavior: figures of several units are those of their parts added up; a place in two overlapping units counts in both. Points in another order
/// give the same figures but for the last digit, in which sums are rounded.
/// Cost: proportional to the vertices and the Voronoi borders in the units.
/// </remarks>
public sealed class AreaDistances
{
    private readonly DistancePiece[][] pieces;
    private readonly double[] area;
    private readonly double[] moment;
    private readonly double[] maximum;

    private AreaDistances(int units)
    {
        pieces = new DistancePiece[units][];
        area = new double[units];
        moment = new double[units];
        maximum = new double[units];
    }

    /// <summary>Measures the units.</summary>
    /// <param name="plane">The units in metres of a conformal projection.</param>
    /// <param name="x">Abscissas of the points; points with a coordinate that is not finite are left out.</param>
    /// <param name="y">Ordinates of the points.</param>
    /// <param name="scaleFactor">Point scale factor k of the projection, or null where plane lengths are ground lengths.</param>
    /// <param name="threads">Threads to use; the result is the same for any number.</param>
    /// <param name="cancellation">Stops between two units.</param>
    /// <exception cref="ArgumentException">Abscissas and ordinates differ in number, or the scale factor is not above 0.</exception>
    public static AreaDistances Measure(
        PolygonSet plane, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Func<double, double, double>? scaleFactor, int threads, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plane);
        return Measure(plane, ServicePlaces.Of(plane, x, y), scaleFactor, threads, cancellation);
    }

    /// <summary>Measures the units to points whose places are known.</summary>
    /// <param name="plane">The units in metres of a conformal projection.</param>
    /// <param name="places">The points' places beside the same units.</param>
    /// <param name="scaleFactor">Point scale factor k of the projection, or null where plane lengths are ground lengths.</param>
    /// <param name="threads">Threads to use; the result is the same for any number.</param>
    /// <param name="cancellation">Stops between two units.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale factor is not above 0.</exception>
    public static AreaDistances Measure(
        PolygonSet plane, ServicePlaces places, Func<double, double, double>? scaleFactor, int threads, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plane);
        ArgumentNullException.ThrowIfNull(places);
        var measured = new AreaDistances(plane.UnitCount);
        if (places.Count == 0)
        {
            Array.Fill(measured.pieces, []);
            return measured;
        }

        VoronoiDiagram diagram = places.Diagram;
        ParallelWork.Run(
            plane.UnitCount,
            threads,
            () => new UnitShares(plane, diagram, keepPieces: true),
            (unit, shares) => measured.Measure(plane, diagram, unit, shares, scaleFactor),
            cancellation);
        return measured;
    }

    /// <summary>True where a unit has figures: not without a point, a polygon or an area.</summary>
    /// <param name="unit">The unit.</param>
    public bool IsMeasured(int unit) => area[unit] > 0;

    /// <summary>The figures of every unit, without percentiles.</summary>
    /// <param name="limitKilometres">The limit, or NaN.</param>
    /// <param name="threads">Threads to use.</param>
    public NearestPointSummary[] SummarizeEach(double limitKilometres, int threads)
    {
        var each = new NearestPointSummary[area.Length];
        ParallelWork.Run(each.Length, threads, () => false, (unit, _) => each[unit] = Summarize([unit], limitKilometres, withPercentile: false), CancellationToken.None);
        return each;
    }

    /// <summary>The figures of several units together; people and cells are left out.</summary>
    /// <param name="units">The units, each once; those without figures count for nothing.</param>
    /// <param name="limitKilometres">The limit <see cref="NearestPointSummary.AreaWithinLimitFraction"/> is about, or NaN.</param>
    /// <param name="withPercentile">Whether the percentile is wanted, which costs more than all else.</param>
    public NearestPointSummary Summarize(IReadOnlyList<int> units, double limitKilometres, bool withPercentile = true)
    {
        ArgumentNullException.ThrowIfNull(units);
        double total = 0, moments = 0, greatest = double.NaN;
        foreach (int unit in units)
        {
            if (IsMeasured(unit))
            {
                total += area[unit];
                moments += moment[unit];
                greatest = greatest >= maximum[unit] ? greatest : maximum[unit];
            }
        }

        return new NearestPointSummary
        {
            AreaSquareKilometres = total > 0 ? total / 1e6 : double.NaN,
            MeanKilometres = total > 0 ? moments / total / 1000 : double.NaN,
            P90Kilometres = withPercentile ? PercentileKilometres(units, 0.9) : double.NaN,
            MaximumKilometres = greatest / 1000,
            AreaWithinLimitFraction = total > 0 && limitKilometres > 0 ? Math.Clamp(AreaWithin(units, limitKilometres * 1000, out _) / total, 0, 1) : double.NaN,
        };
    }

    /// <summary>The distance within which a share of the area lies.</summary>
    /// <param name="units">The units, each once.</param>
    /// <param name="fraction">The share, 0–1.</param>
    /// <returns>Kilometres, right to some 10⁻⁷ of the area; NaN where nothing is measured.</returns>
    public double PercentileKilometres(IReadOnlyList<int> units, double fraction)
    {
        ArgumentNullException.ThrowIfNull(units);
        double total = 0, high = 0, low = 0;
        foreach (int unit in units)
        {
            total += area[unit];
            high = Math.Max(high, maximum[unit]);
        }

        if (!(total > 0 && fraction is >= 0 and <= 1))
        {
            return double.NaN;
        }

        double target = fraction * total, distance = high * Math.Sqrt(fraction) * 0.7;
        for (int step = 0; step < 100 && high - low > 1e-9 * high; step++)
        {
            double within = AreaWithin(units, distance, out double growth) - target;
            if (Math.Abs(within) <= 1e-8 * total && fraction < 1)
            {
                break;
            }

            (low, high) = within < 0 ? (distance, high) : (low, distance);
            double next = distance - (within / growth);
            distance = next > low && next < high ? next : (low + high) / 2;
        }

        return (fraction < 1 ? distance : high) / 1000;
    }

    private double AreaWithin(IReadOnlyList<int> units, double distance, out double growth)
    {
        double within = 0;
        growth = 0;
        foreach (int unit in units)
        {
            if (distance >= maximum[unit])
            {
                within += area[unit];
                continue;
            }

            foreach (ref readonly DistancePiece piece in pieces[unit].AsSpan())
            {
                within += piece.AreaWithin(distance, out double grows);
                growth += grows;
            }
        }

        return within;
    }

    private void Measure(PolygonSet plane, VoronoiDiagram diagram, int unit, UnitShares shares, Func<double, double, double>? scaleFactor)
    {
        pieces[unit] = [];
        double whole = plane.PlaneAreaOf(unit), planeArea = 0;
        if (!(whole > 1e-6))
        {
            return;
        }

        shares.Of(unit);
        LocalGround ground = LocalGround.Around(plane.BoundsOf(unit), scaleFactor);
        var found = new List<DistancePiece>(shares.Pieces.Count);
        foreach (CellPiece piece in shares.Pieces)
        {
            planeArea += ((piece.FromX - diagram.X[piece.Site]) * (piece.ToY - diagram.Y[piece.Site])) - ((piece.ToX - diagram.X[piece.Site]) * (piece.FromY - diagram.Y[piece.Site]));
            (double x, double y) = ground.Of(diagram.X[piece.Site], diagram.Y[piece.Site]);
            (double ax, double ay) = ground.Of(piece.FromX, piece.FromY);
            (double bx, double by) = ground.Of(piece.ToX, piece.ToY);
            if (DistancePiece.Between(ax - x, ay - y, bx - x, by - y) is DistancePiece seen)
            {
                found.Add(seen);
            }
        }

        // The pieces must add up to the unit; where they do not, the unit stays without figures rather than with wrong ones.
        if (!(Math.Abs((planeArea / 2) - whole) <= (1e-6 * whole) + 1e-3))
        {
            return;
        }

        pieces[unit] = [.. found];
        foreach (DistancePiece piece in found)
        {
            area[unit] += piece.Area;
            moment[unit] += piece.Moment;
            maximum[unit] = Math.Max(maximum[unit], piece.Farthest);
        }
    }
}
