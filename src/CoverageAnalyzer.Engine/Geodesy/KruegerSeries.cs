namespace CoverageAnalyzer.Engine.Geodesy;

/// <summary>Coefficients of the series between geodetic, conformal and rectifying latitude, to the sixth order in the third flattening n.</summary>
/// <remarks>
/// Source: L. Krüger 1912, extended by C. F. F. Karney, "Transverse Mercator with an accuracy of a few nanometers", J. Geodesy 85 (2011),
/// equations 35 and 36 (α, β); C. F. F. Karney, "On auxiliary latitudes" (2022), appendix A (conformal latitude). The same method as
/// EPSG Guidance Note 7-2, Transverse Mercator (JHS formulas), which stops at the fourth order.
/// Valid for: WGS 84 and every other Earth ellipsoid; the first term left out is below 10⁻¹⁸ on the central meridian.
/// </remarks>
internal static class KruegerSeries
{
    /// <summary>Radius of the rectifying sphere, divided by a.</summary>
    /// <param name="n">Third flattening.</param>
    public static double RectifyingRadius(double n)
    {
        double n2 = n * n;
        return (1 + (n2 * (1.0 / 4 + (n2 * (1.0 / 64 + (n2 / 256)))))) / (1 + n);
    }

    /// <summary>α: from the sphere of conformal latitude to the ellipsoidal transverse Mercator plane (equation 35).</summary>
    /// <param name="n">Third flattening.</param>
    public static double[] Alpha(double n) => Evaluate(
        n,
        [1.0 / 2, -2.0 / 3, 5.0 / 16, 41.0 / 180, -127.0 / 288, 7_891.0 / 37_800],
        [13.0 / 48, -3.0 / 5, 557.0 / 1_440, 281.0 / 630, -1_983_433.0 / 1_935_360],
        [61.0 / 240, -103.0 / 140, 15_061.0 / 26_880, 167_603.0 / 181_440],
        [49_561.0 / 161_280, -179.0 / 168, 6_601_661.0 / 7_257_600],
        [34_729.0 / 80_640, -3_418_889.0 / 1_995_840],
        [212_378_941.0 / 319_334_400]);

    /// <summary>β: the way back, to be subtracted (equation 36).</summary>
    /// <param name="n">Third flattening.</param>
    public static double[] Beta(double n) => Evaluate(
        n,
        [1.0 / 2, -2.0 / 3, 37.0 / 96, -1.0 / 360, -81.0 / 512, 96_199.0 / 604_800],
        [1.0 / 48, 1.0 / 15, -437.0 / 1_440, 46.0 / 105, -1_118_711.0 / 3_870_720],
        [17.0 / 480, -37.0 / 840, -209.0 / 4_480, 5_569.0 / 90_720],
        [4_397.0 / 161_280, -11.0 / 504, -830_251.0 / 7_257_600],
        [4_583.0 / 161_280, -108_847.0 / 3_991_680],
        [20_648_693.0 / 638_668_800]);

    /// <summary>Conformal minus geodetic latitude, in sines of multiples of twice the geodetic latitude.</summary>
    /// <param name="n">Third flattening.</param>
    public static double[] GeodeticToConformal(double n) => Evaluate(
        n,
        [-2, 2.0 / 3, 4.0 / 3, -82.0 / 45, 32.0 / 45, 4_642.0 / 4_725],
        [5.0 / 3, -16.0 / 15, -13.0 / 9, 904.0 / 315, -1_522.0 / 945],
        [-26.0 / 15, 34.0 / 21, 8.0 / 5, -12_686.0 / 2_835],
        [1_237.0 / 630, -12.0 / 5, -24_832.0 / 14_175],
        [-734.0 / 315, 109_598.0 / 31_185],
        [444_337.0 / 155_925]);

    /// <summary>Geodetic minus conformal latitude, in sines of multiples of twice the conformal latitude.</summary>
    /// <param name="n">Third flattening.</param>
    public static double[] ConformalToGeodetic(double n) => Evaluate(
        n,
        [2, -2.0 / 3, -2, 116.0 / 45, 26.0 / 45, -2_854.0 / 675],
        [7.0 / 3, -8.0 / 5, -227.0 / 45, 2_704.0 / 315, 2_323.0 / 945],
        [56.0 / 15, -136.0 / 35, -1_262.0 / 105, 73_814.0 / 2_835],
        [4_279.0 / 630, -332.0 / 35, -399_572.0 / 14_175],
        [4_174.0 / 315, -144_838.0 / 6_237],
        [601_676.0 / 22_275]);

    // Row j (from 1) starts with the coefficient of nʲ.
    private static double[] Evaluate(double n, params double[][] rows)
    {
        var values = new double[rows.Length];
        double power = n;
        for (int j = 0; j < rows.Length; j++, power *= n)
        {
            double sum = 0;
            for (int i = rows[j].Length - 1; i >= 0; i--)
            {
                sum = (sum * n) + rows[j][i];
            }

            values[j] = sum * power;
        }

        return values;
    }
}
