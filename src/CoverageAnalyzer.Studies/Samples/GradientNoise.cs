namespace CoverageAnalyzer.Studies.Samples;

/// <summary>Smooth noise on a square lattice whose slopes at the corners are hashed from the corner and a seed.</summary>
/// <remarks>
/// Source: Perlin, Improving Noise, SIGGRAPH 2002 (the fade of fifth degree); the hash is the finalizer of SplitMix64.
/// Behavior: +, −, × and integers only, so the same bits on every machine; between −1 and 1, 0 at the corners.
/// </remarks>
internal static class GradientNoise
{
    /// <summary>The noise at a place.</summary>
    /// <param name="x">Abscissa in lattice steps.</param>
    /// <param name="y">Ordinate in lattice steps.</param>
    /// <param name="seed">Seed of the lattice.</param>
    public static double At(double x, double y, ulong seed)
    {
        double left = Math.Floor(x), low = Math.Floor(y);
        int column = (int)left, row = (int)low;
        double u = x - left, v = y - low;
        double a = Corner(column, row, u, v, seed), b = Corner(column + 1, row, u - 1, v, seed);
        double c = Corner(column, row + 1, u, v - 1, seed), d = Corner(column + 1, row + 1, u - 1, v - 1, seed);
        double across = Fade(u), up = Fade(v);
        double lower = a + (across * (b - a)), upper = c + (across * (d - c));
        return lower + (up * (upper - lower));
    }

    /// <summary>Octaves of noise, each of half the wavelength and a share of the height of the one before.</summary>
    /// <param name="place">The place, in metres.</param>
    /// <param name="wavelengthMetres">Lattice step of the first octave.</param>
    /// <param name="octaves">Number of octaves.</param>
    /// <param name="gain">Height of an octave as a share of the one before.</param>
    /// <param name="seed">Seed.</param>
    public static double Octaves(Place place, double wavelengthMetres, int octaves, double gain, ulong seed)
    {
        double sum = 0, height = 1, step = wavelengthMetres;
        for (int i = 0; i < octaves; i++, height *= gain, step /= 2)
        {
            // Each octave has its own origin, so that no place is a corner of all of them.
            sum += height * At((place.X / step) + (17.37 * i), (place.Y / step) + (41.73 * i), seed + (ulong)i);
        }

        return sum;
    }

    private static double Fade(double t) => t * t * t * ((t * ((t * 6) - 15)) + 10);

    private static double Corner(int column, int row, double u, double v, ulong seed)
    {
        unchecked
        {
            ulong z = seed ^ ((ulong)(uint)column * 0x9E3779B97F4A7C15UL) ^ ((ulong)(uint)row * 0xC2B2AE3D27D4EB4FUL);
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            z ^= z >> 31;
            double gx = ((int)(z & 0xFFFF) - 32_767.5) / 32_767.5, gy = ((int)((z >> 16) & 0xFFFF) - 32_767.5) / 32_767.5;
            return (gx * u) + (gy * v);
        }
    }
}
