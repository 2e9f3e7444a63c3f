using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CoverageAnalyzer.Engine.Radio.Areas.Sweeping;

namespace CoverageAnalyzer.Engine.Radio.Areas;

/// <summary>Which sample of which radial answers for each cell of a window.</summary>
/// <remarks>
/// Radials leave the site in equal angles, 2πR/cell of them, so that at the rim neighbors are a cell apart; samples follow one another by a cell's size.
/// A cell takes the nearest radial's (within 10⁻⁷ rad) sample of the nearest distance, the first one at least: a receiver within half a cell of the mast is one cell away.
/// The step is a whole number of 1/1024 m: multiples of it are exact, and so is every sum of them, whatever the order.
/// </remarks>
internal sealed class ItmRadialPlan
{
    /// <summary>Cell that no sample answers for: beyond the reach.</summary>
    public const int Beyond = -1;

    private const int Lanes = 8;
    private const double StepsPerMetre = 1024;
    private static readonly Vector512<double> LaneNumbers = Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7);
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
        if (sampleOfCell.Length < Cells + Lanes)
        {
            sampleOfCell = new int[Cells + Lanes];
        }

        int samples = checked(Radials * Stride);
        if (used.Length < samples)
        {
            used = new bool[samples];
        }

        Array.Clear(used, 0, samples);
        for (int row = 0; row < window.Rows; row++)
        {
            LayRow(window, row, radiusMetres);
        }
    }

    private void LayRow(TerrainWindow window, int row, double radiusMetres)
    {
        Span<int> cells = sampleOfCell.AsSpan(row * window.Columns); // what is written beyond the row is written over by the next one
        double perRadian = Radials / (2 * Math.PI), perMetre = 1 / StepMetres;
        Vector512<double> half = Vector512.Create(0.5), one = Vector512<double>.One, most = Vector512.Create((double)Samples), reach = Vector512.Create(radiusMetres * radiusMetres);
        var radials = Vector512.Create((double)Radials);
        for (int column = 0; column < window.Columns; column += Lanes)
        {
            var (east, north) = window.OffsetsOf(row, LaneNumbers + Vector512.Create((double)column));
            var square = (east * east) + (north * north);
            var beyond = Vector512.GreaterThan(square, reach);
            var radial = Vector512.Floor((RadialPlan.Clockwise(east, north) * perRadian) + half);
            radial = Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(radial, radials), Vector512<double>.Zero, radial);
            var sample = Vector512.MinNative(Vector512.MaxNative(Vector512.Floor((Vector512.Sqrt(square) * perMetre) + half), one), most);
            var place = Vector512.ConditionalSelect(beyond, Vector512.Create((double)Beyond), (radial * Stride) + sample);
            Vector256<int> places = Vector256.Narrow(Vector512.ConvertToInt64(place).GetLower(), Vector512.ConvertToInt64(place).GetUpper());
            places.StoreUnsafe(ref MemoryMarshal.GetReference(cells), (nuint)column);
        }

        foreach (int sample in cells[..window.Columns])
        {
            if (sample >= 0)
            {
                used[sample] = true;
            }
        }
    }
}
