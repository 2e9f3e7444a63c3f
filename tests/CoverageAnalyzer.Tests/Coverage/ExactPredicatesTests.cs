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
