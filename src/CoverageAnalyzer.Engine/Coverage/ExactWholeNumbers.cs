using System.Numerics;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>The questions of <see cref="ExactPredicates"/> in whole numbers of any length: for coordinates no map has, such as 1e300 or 1e-300.</summary>
/// <remarks>Every finite double is a whole number of 2⁻¹⁰⁷⁴, and that scale changes no sign. Cost: numbers of up to 2,100 bits.</remarks>
internal static class ExactWholeNumbers
{
    /// <inheritdoc cref="ExactPredicates.Side(double, double, double, double, double, double)"/>
    public static int Side(double ax, double ay, double bx, double by, double cx, double cy)
    {
        BigInteger x = Whole(cx), y = Whole(cy);
        return (((Whole(ax) - x) * (Whole(by) - y)) - ((Whole(ay) - y) * (Whole(bx) - x))).Sign;
    }

    /// <inheritdoc cref="ExactPredicates.InCircle(double, double, double, double, double, double, double, double)"/>
    public static int InCircle(double ax, double ay, double bx, double by, double cx, double cy, double dx, double dy)
    {
        BigInteger x = Whole(dx), y = Whole(dy);
        BigInteger adx = Whole(ax) - x, ady = Whole(ay) - y, bdx = Whole(bx) - x, bdy = Whole(by) - y, cdx = Whole(cx) - x, cdy = Whole(cy) - y;
        return ((((adx * adx) + (ady * ady)) * ((bdx * cdy) - (cdx * bdy)))
            + (((bdx * bdx) + (bdy * bdy)) * ((cdx * ady) - (adx * cdy)))
            + (((cdx * cdx) + (cdy * cdy)) * ((adx * bdy) - (bdx * ady)))).Sign;
    }

    /// <inheritdoc cref="ExactPredicates.Nearer"/>
    public static int Nearer(double ax, double ay, double bx, double by, double px, double py)
    {
        BigInteger x = Whole(px), y = Whole(py), adx = Whole(ax) - x, ady = Whole(ay) - y, bdx = Whole(bx) - x, bdy = Whole(by) - y;
        return ((bdx * bdx) + (bdy * bdy) - (adx * adx) - (ady * ady)).Sign;
    }

    /// <inheritdoc cref="ExactPredicates.Sooner"/>
    public static int Sooner(double ax, double ay, double bx, double by, double cx, double cy, double nx, double ny, double mx, double my) =>
        ((Farther(ax, ay, nx, ny, cx, cy) * Farther(bx, by, mx, my, cx, cy)) - (Farther(ax, ay, mx, my, cx, cy) * Farther(bx, by, nx, ny, cx, cy))).Sign;

    /// <inheritdoc cref="ExactPredicates.ShareUntil"/>
    public static double ShareUntil(double ax, double ay, double bx, double by, double cx, double cy, double nx, double ny)
    {
        BigInteger start = Farther(ax, ay, nx, ny, cx, cy), end = Farther(bx, by, nx, ny, cx, cy);
        return start.Sign <= 0 ? 0 : end.Sign >= 0 ? 1 : (double)((start << 60) / (start - end)) / (1L << 60);
    }

    private static BigInteger Farther(double px, double py, double nx, double ny, double cx, double cy)
    {
        BigInteger x = Whole(px), y = Whole(py), npx = Whole(nx) - x, npy = Whole(ny) - y, cpx = Whole(cx) - x, cpy = Whole(cy) - y;
        return (npx * npx) + (npy * npy) - (cpx * cpx) - (cpy * cpy);
    }

    private static BigInteger Whole(double coordinate)
    {
        if (!double.IsFinite(coordinate))
        {
            throw new ArgumentOutOfRangeException(nameof(coordinate), coordinate, "A finite coordinate.");
        }

        long bits = BitConverter.DoubleToInt64Bits(coordinate), mantissa = bits & 0xF_FFFF_FFFF_FFFF;
        int exponent = (int)((bits >> 52) & 0x7FF);
        BigInteger whole = exponent == 0 ? mantissa : new BigInteger(mantissa | 0x10_0000_0000_0000) << (exponent - 1);
        return bits < 0 ? -whole : whole;
    }
}
