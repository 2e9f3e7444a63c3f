namespace CoverageAnalyzer.Reports.Maps.Drawing.Pixels;

/// <summary>The check sum of a zlib stream.</summary>
internal static class Adler32
{
    private const uint Base = 65521;

    /// <summary>The check sum of two pieces one after the other.</summary>
    /// <remarks>
    /// Source: RFC 1950, section 8.2: a is 1 plus the sum of all bytes, b the sum of all values of a, both modulo 65521. The second piece started
    /// with a = 1 instead of the first one's a, so that each of its bytes added a − 1 too little to b.
    /// </remarks>
    /// <param name="first">Check sum of the first piece; 1 for nothing.</param>
    /// <param name="second">Check sum of the second piece.</param>
    /// <param name="secondLength">Bytes of the second piece.</param>
    public static uint Join(uint first, uint second, int secondLength)
    {
        ulong a1 = first & 0xFFFF, b1 = first >> 16, a2 = second & 0xFFFF, b2 = second >> 16;
        ulong a = (a1 + a2 + Base - 1) % Base;
        ulong b = (b1 + b2 + ((ulong)secondLength % Base * (a1 + Base - 1))) % Base;
        return (uint)((b << 16) | a);
    }
}
