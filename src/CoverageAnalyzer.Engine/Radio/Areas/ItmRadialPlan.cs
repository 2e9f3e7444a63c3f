namespace CoverageAnalyzer.Engine.Radio.Areas;

/// <summary>Which sample of which radial answers for each cell of a window.</summary>
/// <remarks>
/// Radials leave the site in equal angles, 2πR/cell of them, so that at the rim neighbors are a cell apart; samples follow one another by a cell's size.
/// A cell takes the nearest radial's sample of the nearest distance, the first one at least: a receiver within half a cell of the mast is one cell away.
/// The step is a whole number of 1/1024 m: multiples of it are exact, and so is every sum of them, whatever the order.
/// </remarks>
internal sealed class ItmRadialPlan
{
    /// <summary>Cell that no sample answers for: beyond the reach.</summary>
    public const int Beyond = -1;

    private const double StepsPerMetre = 1024;
    private int[] sampleOfCell = [];
    private bool[] used = [];

    /// <summary>Distance between samples in m.</summary>
    public double StepMetres { get; private set; }

    /// <summary>Samples of a radial without the one at the site.</summary>
    public int Samples { get; private set; }

    /// <summary>Radials, clockwise from the north.</summary>
    public int Radials { get; private set; }

    /// <summary>Length of a row of samples: <see cref="Samples"/> + 1.</summary>
    public int Stride => Samples + 1;

    /// <summary>Sample of each cell: radial × <see cref="Stride"/> + number on the radial, or <see cref="Beyond"/>.</summary>
    public ReadOnlySpan<int> SampleOfCell => sampleOfCell.AsSpan(0, Cells);

    private int Cells { get; set; }

    /// <summary>Whether some cell takes each sample of a radial.</summary>
    /// <param name="radial">The radial.</param>
    public ReadOnlySpan<bool> UsedOn(int radial) => used.AsSpan(radial * Stride, Stride);

    /// <summary>Direction of a radial.</summary>
    /// <param name="radial">The radial.</param>
    /// <returns>Parts towards the east and the north of a metre along it.</returns>
    public (double East, double North) DirectionOf(int radial) => Math.SinCos(2 * Math.PI * radial / Radials);

    /// <summary>Makes the plan of a window.</summary>
    /// <param name="window">The window.</param>
    /// <param name="radiusMetres">Reach on the ground.</param>
    public void Make(TerrainWindow window, double radiusMetres)
    {
        double cell = Math.Sqrt(window.EastMetresPerColumn * window.NorthMetresPerRow);
        StepMetres = Math.Max(1, Math.Round(cell * StepsPerMetre)) / StepsPerMetre;
        Samples = Math.Max(1, (int)Math.Round(radiusMetres / StepMetres));
        Radials = Math.Max(8, (int)Math.Ceiling(2 * Math.PI * radiusMetres / StepMetres));
        Cells = window.Rows * window.Columns;
        if (sampleOfCell.Length < Cells)
        {
            sampleOfCell = new int[Cells];
        }

        int samples = checked(Radials * Stride);
        if (used.Length < samples)
        {
            used = new bool[samples];
        }

        Array.Clear(used, 0, samples);
        double perRadian = Radials / (2 * Math.PI);
        for (int row = 0, at = 0; row < window.Rows; row++)
        {
            for (int column = 0; column < window.Columns; column++, at++)
            {
                var (east, north) = window.OffsetOf(row, column);
                double square = (east * east) + (north * north);
                if (square > radiusMetres * radiusMetres)
                {
                    sampleOfCell[at] = Beyond;
                    continue;
                }

                int radial = (int)Math.Round(Math.Atan2(east, north) * perRadian), sample = Math.Clamp((int)Math.Round(Math.Sqrt(square) / StepMetres), 1, Samples);
                radial = radial < 0 ? radial + Radials : radial == Radials ? 0 : radial;
                sampleOfCell[at] = (radial * Stride) + sample;
                used[sampleOfCell[at]] = true;
            }
        }
    }
}
