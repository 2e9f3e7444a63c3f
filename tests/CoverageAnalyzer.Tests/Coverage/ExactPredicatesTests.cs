using System.Numerics;
using CoverageAnalyzer.Engine.Coverage;
using CsCheck;

namespace CoverageAnalyzer.Tests.Coverage;

public sealed class ExactPredicatesTests
{
    /// <summary>Coordinates that lie on lines and circles together: small integers, the same moved by single units in the last place, far from the origin.</summary>
    private static readonly Gen<double> Coordinate = Gen.Select(Gen.Int[0, 6], Gen.Int[-2, 2], Gen.Int[0, 2]).Select((whole, steps, kind) =>
    {
        double value = kind == 0 ? whole + 1 : kind == 1 ? whole + 524_288 : (whole + 1) * 0.1; // never the steps of 5e-324 about 0
        for (; steps > 0; steps--)
        {
            value = Math.BitIncrement(value);
        }

        for (; steps < 0; steps++)
        {
            value = Math.BitDecrement(value);
        }

        return value;
    });

    private static readonly Gen<(double X, double Y)> Place = Gen.Select(Coordinate, Coordinate);

    [Fact]
    public void Side_agrees_with_whole_number_arithmetic() => Gen.Select(Place, Place, Place).Sample(
        (a, b, c) => ExactPredicates.Side(a.X, a.Y, b.X, b.Y, c.X, c.Y) == Side(a, b, c), iter: 50_000, threads: 1);

    [Fact]
    public void In_circle_agrees_with_whole_number_arithmetic() => Gen.Select(Place, Place, Place, Place).Sample(
        (a, b, c, d) => ExactPredicates.InCircle(a.X, a.Y, b.X, b.Y, c.X, c.Y, d.X, d.Y) == InCircle(a, b, c, d), iter: 50_000, threads: 1);

    [Fact]
    public void Four_corners_of_a_rectangle_lie_on_one_circle_wherever_it_stands()
    {
        Assert.Equal(0, ExactPredicates.InCircle(500_000.1, 1_800_000.3, 500_007.1, 1_800_000.3, 500_007.1, 1_800_009.3, 500_000.1, 1_800_009.3));
        Assert.Equal(1, ExactPredicates.InCircle(
            500_000.1, 1_800_000.3, 500_007.1, 1_800_000.3, 500_007.1, 1_800_009.3, Math.BitIncrement(500_000.1), 1_800_009.3));
        Assert.Equal(-1, ExactPredicates.InCircle(
            500_000.1, 1_800_000.3, 500_007.1, 1_800_000.3, 500_007.1, 1_800_009.3, Math.BitDecrement(500_000.1), 1_800_009.3));
    }

    private static readonly double[] Ends = [0, 1, double.MaxValue, -double.MaxValue, 1e300, -1e300, 1e200, 1e155, 1e-155, 1e-300, double.Epsilon, -double.Epsilon];

    private static readonly Gen<double> Extreme = Gen.OneOf(Gen.Double.Where(double.IsFinite), Gen.Int[0, Ends.Length - 1].Select(i => Ends[i]));

    private static readonly Gen<(double X, double Y)> Anywhere = Gen.Select(Extreme, Extreme);

    [Fact]
    public void No_finite_coordinate_is_too_great_or_too_small() => Gen.Select(Anywhere, Anywhere, Anywhere, Anywhere).Sample(
        (a, b, c, d) => ExactPredicates.Side(a.X, a.Y, b.X, b.Y, c.X, c.Y) == Side(a, b, c)
            && ExactPredicates.InCircle(a.X, a.Y, b.X, b.Y, c.X, c.Y, d.X, d.Y) == InCircle(a, b, c, d)
            && ExactPredicates.Nearer(a.X, a.Y, b.X, b.Y, c.X, c.Y) == Nearer(a, b, c), iter: 5_000, threads: 1);

    [Fact]
    public void Nearer_agrees_with_whole_number_arithmetic() => Gen.Select(Place, Place, Place).Sample(
        (a, b, p) => ExactPredicates.Nearer(a.X, a.Y, b.X, b.Y, p.X, p.Y) == Nearer(a, b, p), iter: 20_000, threads: 1);

    [Fact]
    public void Sooner_agrees_with_whole_number_arithmetic() => Gen.Select(Place.Array[5], Gen.Bool).Sample((p, extreme) =>
    {
        double s = extreme ? 1e-250 : 1; // the same figure far too small for expansions
        int sooner = ExactPredicates.Sooner(
            p[0].X * s, p[0].Y * s, p[1].X * s, p[1].Y * s, p[2].X * s, p[2].Y * s, p[3].X * s, p[3].Y * s, p[4].X * s, p[4].Y * s);
        (double X, double Y)[] q = [.. p.Select(v => (v.X * s, v.Y * s))];
        return sooner == ((Farther(q[0], q[3], q[2]) * Farther(q[1], q[4], q[2])) - (Farther(q[0], q[4], q[2]) * Farther(q[1], q[3], q[2]))).Sign;
    }, iter: 20_000, threads: 1);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_no_number_is_refused_and_never_taken_for_being_on_the_line(double value)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ExactPredicates.Side(0, 0, 1, value, 2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExactPredicates.InCircle(0, 0, 1, 0, 1, 1, value, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExactPredicates.Nearer(0, 0, value, 0, 1, 1));
        Assert.Throws<ArithmeticException>(() => ExactExpansion.Sign([1, double.NaN]));
    }

    private static BigInteger Farther((double X, double Y) p, (double X, double Y) n, (double X, double Y) c)
    {
        BigInteger x = Whole(p.X), y = Whole(p.Y), nx = Whole(n.X) - x, ny = Whole(n.Y) - y, cx = Whole(c.X) - x, cy = Whole(c.Y) - y;
        return (nx * nx) + (ny * ny) - (cx * cx) - (cy * cy);
    }

    private static int Nearer((double X, double Y) a, (double X, double Y) b, (double X, double Y) p) => Farther(p, b, a).Sign;

    // A double is a whole number of 2^-1074; the scale does not change a sign.
    private static BigInteger Whole(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7FF);
        long mantissa = exponent == 0 ? bits & 0xFFFFFFFFFFFFFL : (bits & 0xFFFFFFFFFFFFFL) | 0x10000000000000L;
        BigInteger whole = new BigInteger(mantissa) << Math.Max(exponent, 1);
        return bits < 0 ? -whole : whole;
    }

    private static int Side((double X, double Y) a, (double X, double Y) b, (double X, double Y) c) =>
        (((Whole(a.X) - Whole(c.X)) * (Whole(b.Y) - Whole(c.Y))) - ((Whole(a.Y) - Whole(c.Y)) * (Whole(b.X) - Whole(c.X)))).Sign;

    private static int InCircle((double X, double Y) a, (double X, double Y) b, (double X, double Y) c, (double X, double Y) d)
    {
        BigInteger ax = Whole(a.X) - Whole(d.X), ay = Whole(a.Y) - Whole(d.Y), bx = Whole(b.X) - Whole(d.X), by = Whole(b.Y) - Whole(d.Y);
        BigInteger cx = Whole(c.X) - Whole(d.X), cy = Whole(c.Y) - Whole(d.Y);
        return ((((ax * ax) + (ay * ay)) * ((bx * cy) - (cx * by))) + (((bx * bx) + (by * by)) * ((cx * ay) - (ax * cy)))
            + (((cx * cx) + (cy * cy)) * ((ax * by) - (bx * ay)))).Sign;
    }
}
