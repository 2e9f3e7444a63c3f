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
        var squares = new SortedDictionary<(int Row, int Column), (double X, double Y, int Count)>();
        for (int i = 0; i < x.Length; i++)
        {
            var square = ((int)MathF.Floor(y[i] / SquarePixels), (int)MathF.Floor(x[i] / SquarePixels));
            var sum = squares.GetValueOrDefault(square);
            squares[square] = (sum.X + x[i], sum.Y + y[i], sum.Count + 1);
        }

        int most = squares.Values.Max(s => s.Count);
        return new(
            [.. squares.Values.Select(s => (float)(s.X / s.Count))],
            [.. squares.Values.Select(s => (float)(s.Y / s.Count))],
            [.. squares.Values.Select(s => MathF.Max(SmallestPixels, MathF.Round(LargestPixels * MathF.Sqrt((float)s.Count / most) / SizeStep) * SizeStep))],
            most);
    }
}
