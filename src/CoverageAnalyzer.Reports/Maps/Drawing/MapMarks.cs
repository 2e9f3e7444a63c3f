namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>The marks of a point layer: one a point, or one for all points of a small square where single ones would hide the map.</summary>
/// <param name="X">Abscissas in px.</param>
/// <param name="Y">Ordinates in px.</param>
/// <param name="Sizes">Diameter of each in px; null: all as the symbol says.</param>
/// <param name="Most">Points that the largest mark stands for; 1 where none is merged.</param>
internal sealed record MapMarks(float[] X, float[] Y, float[]? Sizes, int Most)
{
    private const float SquarePixels = 16;
    private const float LargestPixels = 8, SmallestPixels = 2, SizeStep = 0.5f;

    /// <summary>One mark a square at the mean place of its points; the area of a mark grows with their number.</summary>
    /// <param name="x">Abscissas in px.</param>
    /// <param name="y">Ordinates in px.</param>
    public static MapMarks Merged(float[] x, float[] y)
    {
        List<(double X, double Y, int Count)> squares = SquaresOf(x, y);
        int most = squares.Max(s => s.Count);
        return new(
            [.. squares.Select(s => (float)(s.X / s.Count))],
            [.. squares.Select(s => (float)(s.Y / s.Count))],
            [.. squares.Select(s => MathF.Max(SmallestPixels, MathF.Round(LargestPixels * MathF.Sqrt((float)s.Count / most) / SizeStep) * SizeStep))],
            most);
    }

    /// <summary>Sums of the squares that hold a point, row by row: those of the picture in a table, those of points far outside in a dictionary.</summary>
    private static List<(double X, double Y, int Count)> SquaresOf(float[] x, float[] y)
    {
        const int Side = 256; // squares: more than any picture has
        var table = new (double X, double Y, int Count)[Side * Side];
        var outside = new SortedDictionary<(int Row, int Column), (double X, double Y, int Count)>();
        for (int i = 0; i < x.Length; i++)
        {
            int row = (int)MathF.Floor(y[i] / SquarePixels), column = (int)MathF.Floor(x[i] / SquarePixels);
            if ((uint)row < Side && (uint)column < Side)
            {
                ref var sum = ref table[(row * Side) + column];
                sum = (sum.X + x[i], sum.Y + y[i], sum.Count + 1);
            }
            else
            {
                var sum = outside.GetValueOrDefault((row, column));
                outside[(row, column)] = (sum.X + x[i], sum.Y + y[i], sum.Count + 1);
            }
        }

        return [.. table.Where(s => s.Count > 0), .. outside.Values];
    }
}
