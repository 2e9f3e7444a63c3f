namespace CoverageAnalyzer.Engine.Generalization;

/// <summary>The square world of web maps in whole steps: column 0 at 180° west, row 0 at 85.05° north, <see cref="Size"/> steps each way.</summary>
/// <remarks>
/// Source: spherical Mercator (EPSG method 1024) scaled to whole numbers. A step is 3.7 cm at the equator, a 16th of what a tile of zoom 14
/// with an extent of 4096 tells apart. Latitudes beyond ±85.05° are put on the edge.
/// </remarks>
public static class WorldGrid
{
    /// <summary>Bits of a column or row.</summary>
    public const int Bits = 30;

    /// <summary>Steps around the world.</summary>
    public const int Size = 1 << Bits;

    /// <summary>Bits of a pixel in a world of zoom 0, which is 256 pixels wide.</summary>
    private const int PixelBits = 8;

    /// <summary>Side of a pixel in steps at a zoom.</summary>
    /// <param name="zoom">The zoom, 0 … 22.</param>
    public static int StepsPerPixel(int zoom) => 1 << (Bits - PixelBits - zoom);

    /// <summary>The column of a longitude.</summary>
    /// <param name="longitudeDegrees">Longitude.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not a number.</exception>
    public static int Column(double longitudeDegrees) => Whole((longitudeDegrees / 360) + 0.5, longitudeDegrees);

    /// <summary>The row of a latitude.</summary>
    /// <param name="latitudeDegrees">Latitude.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not a number.</exception>
    public static int Row(double latitudeDegrees)
    {
        double sine = Math.Sin(Math.Clamp(latitudeDegrees, -89.9, 89.9) * Math.PI / 180);
        return Whole(0.5 - (Math.Log((1 + sine) / (1 - sine)) / (4 * Math.PI)), latitudeDegrees);
    }

    private static int Whole(double fraction, double degrees) => double.IsFinite(fraction)
        ? (int)Math.Clamp(Math.Round(fraction * Size), 0, Size - 1)
        : throw new ArgumentOutOfRangeException(nameof(degrees), degrees, "Degrees, a finite number.");
}
