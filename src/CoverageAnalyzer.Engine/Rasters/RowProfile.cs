using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Rasters;

/// <summary>How the true area of a row of cells is spread from its northern edge to its southern one.</summary>
/// <remarks>
/// Density p(z) = 1 + a₁z + a₂(z² − 1/12) + …, z = −½ in the north and ½ in the south, of mean 1: the polynomial through the densities at the five
/// Gauss nodes, so that a row of 1° is right to 12 digits and one of 1″ to the last.
/// All shares are rounded to multiples of 2⁻⁴⁵ of a cell: sums of them are then exact, the parts of a cell that two neighbours
/// share are complements to the last bit, and a cell wholly inside has exactly the share 1.
/// </remarks>
[StructLayout(LayoutKind.Auto)]
internal readonly struct RowProfile
{
    private const double Magic = 1.5 * 128; // adding it rounds to multiples of 2⁻⁴⁵

    private readonly double a0;
    private readonly double a1;
    private readonly double a2;
    private readonly double a3;
    private readonly double a4;
    private readonly double atNorth;

    /// <summary>Makes a profile.</summary>
    /// <param name="densities">Densities at the five nodes of <see cref="GaussLegendre"/>, from the north, in any unit.</param>
    public RowProfile(ReadOnlySpan<double> densities)
    {
        Span<double> c = stackalloc double[5];
        c.Clear();
        for (int i = 0; i < 5; i++)
        {
            double x = GaussLegendre.Nodes[i], p = GaussLegendre.Weights[i] * densities[i];
            double previous = 1, current = x;
            for (int l = 0; l < 5; l++)
            {
                c[l] += ((2 * l) + 1) * p * previous;
                (previous, current) = (current, ((((2 * l) + 3) * x * current) - ((l + 1) * previous)) / (l + 2));
            }
        }

        double scale = 1 / c[0];
        a0 = 1 + (scale * ((-c[2] / 2) + (3 * c[4] / 8)));
        a1 = scale * 2 * (c[1] - (3 * c[3] / 2));
        a2 = scale * 4 * ((3 * c[2] / 2) - (30 * c[4] / 8));
        a3 = scale * 8 * (5 * c[3] / 2);
        a4 = scale * 16 * (35 * c[4] / 8);
        atNorth = 0;
        atNorth = Integral(-0.5);
    }

    /// <summary>Rounds a share to a multiple of 2⁻⁴⁵.</summary>
    /// <param name="share">The share, within ±60.</param>
    public static double Round(double share) => (share + Magic) - Magic;

    /// <summary>Share of the row's area north of a place in it.</summary>
    /// <param name="t">0 at the northern edge, 1 at the southern.</param>
    public double Above(double t) => t <= 0 ? 0 : t >= 1 ? 1 : Round(Integral(t - 0.5) - atNorth);

    /// <summary>What ∫ ξ dσ along a straight piece of an edge has over (ξ₀ + ξ₁)/2 · Δσ, for ξ₁ − ξ₀ = 1.</summary>
    /// <param name="from">Where the piece starts, 0 … 1.</param>
    /// <param name="to">Where it ends.</param>
    public double Curvature(double from, double to)
    {
        double z = ((from + to) / 2) - 0.5, d = to - from;
        double slope = a1 + (z * ((2 * a2) + (z * ((3 * a3) + (z * 4 * a4)))));
        double third = (6 * a3) + (24 * a4 * z);
        return d * d * ((slope / 12) + (d * d * third / 480));
    }

    private double Integral(double z) => z * (a0 + (z * ((a1 / 2) + (z * ((a2 / 3) + (z * ((a3 / 4) + (z * a4 / 5))))))));
}
