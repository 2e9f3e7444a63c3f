using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Tests.Reports.Maps;

/// <summary>Colors as people with a color deficiency see them, and how far apart two colors look.</summary>
internal static class ColorVision
{
    /// <summary>
    /// Linear RGB as seen with a deficiency of full severity. Source: Machado, Oliveira, Fernandes 2009, "A physiologically-based
    /// model for simulation of color vision deficiency", supplementary tables.
    /// </summary>
    public static IReadOnlyDictionary<string, double[,]> Deficiencies { get; } = new Dictionary<string, double[,]>
    {
        ["none"] = new[,] { { 1d, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
        ["protanopia"] = new[,] { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } },
        ["deuteranopia"] = new[,] { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } },
        ["tritanopia"] = new[,] { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } },
    };

    /// <summary>CIELAB (D65) of a color seen with a deficiency.</summary>
    public static (double L, double A, double B) Lab(MapColor color, string deficiency)
    {
        double[] rgb = [Linear(color.Red), Linear(color.Green), Linear(color.Blue)];
        double[,] m = Deficiencies[deficiency];
        double[] seen = [.. Enumerable.Range(0, 3).Select(r => Math.Clamp((m[r, 0] * rgb[0]) + (m[r, 1] * rgb[1]) + (m[r, 2] * rgb[2]), 0, 1))];
        double x = (0.4124564 * seen[0]) + (0.3575761 * seen[1]) + (0.1804375 * seen[2]);
        double y = (0.2126729 * seen[0]) + (0.7151522 * seen[1]) + (0.0721750 * seen[2]);
        double z = (0.0193339 * seen[0]) + (0.1191920 * seen[1]) + (0.9503041 * seen[2]);
        double fx = F(x / 0.95047), fy = F(y), fz = F(z / 1.08883);
        return ((116 * fy) - 16, 500 * (fx - fy), 200 * (fy - fz));
    }

    /// <summary>
    /// CIEDE2000. Source: Sharma, Wu, Dalal 2005, "The CIEDE2000 color-difference formula", equations 2–22; symbols as there.
    /// </summary>
    public static double Difference((double L, double A, double B) first, (double L, double A, double B) second)
    {
        double meanC = (Math.Sqrt((first.A * first.A) + (first.B * first.B)) + Math.Sqrt((second.A * second.A) + (second.B * second.B))) / 2;
        double g = 0.5 * (1 - Math.Sqrt(Math.Pow(meanC, 7) / (Math.Pow(meanC, 7) + Math.Pow(25, 7))));
        double a1 = first.A * (1 + g), a2 = second.A * (1 + g);
        double c1 = Math.Sqrt((a1 * a1) + (first.B * first.B)), c2 = Math.Sqrt((a2 * a2) + (second.B * second.B));
        double h1 = Hue(a1, first.B), h2 = Hue(a2, second.B);
        double dl = second.L - first.L, dc = c2 - c1, dh = h2 - h1;
        dh = c1 * c2 == 0 ? 0 : dh > 180 ? dh - 360 : dh < -180 ? dh + 360 : dh;
        double dH = 2 * Math.Sqrt(c1 * c2) * Sin(dh / 2);
        double l = (first.L + second.L) / 2, c = (c1 + c2) / 2, h = h1 + h2;
        h = c1 * c2 == 0 ? h : Math.Abs(h1 - h2) <= 180 ? h / 2 : h < 360 ? (h + 360) / 2 : (h - 360) / 2;
        double t = 1 - (0.17 * Cos(h - 30)) + (0.24 * Cos(2 * h)) + (0.32 * Cos((3 * h) + 6)) - (0.20 * Cos((4 * h) - 63));
        double theta = 30 * Math.Exp(-Math.Pow((h - 275) / 25, 2));
        double rc = 2 * Math.Sqrt(Math.Pow(c, 7) / (Math.Pow(c, 7) + Math.Pow(25, 7)));
        double sl = 1 + (0.015 * Math.Pow(l - 50, 2) / Math.Sqrt(20 + Math.Pow(l - 50, 2))), sc = 1 + (0.045 * c), sh = 1 + (0.015 * c * t);
        double rt = -Sin(2 * theta) * rc;
        return Math.Sqrt(Math.Pow(dl / sl, 2) + Math.Pow(dc / sc, 2) + Math.Pow(dH / sh, 2) + (rt * (dc / sc) * (dH / sh)));
    }

    private static double Linear(byte value)
    {
        double v = value / 255d;
        return v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4);
    }

    private static double F(double t) => t > Math.Pow(6d / 29, 3) ? Math.Cbrt(t) : (t * Math.Pow(29d / 6, 2) / 3) + (4d / 29);

    private static double Hue(double a, double b)
    {
        double degrees = Math.Atan2(b, a) * 180 / Math.PI;
        return degrees < 0 ? degrees + 360 : degrees;
    }

    private static double Sin(double degrees) => Math.Sin(degrees * Math.PI / 180);

    private static double Cos(double degrees) => Math.Cos(degrees * Math.PI / 180);
}
