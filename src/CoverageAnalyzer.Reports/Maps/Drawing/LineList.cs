using System.Buffers;

namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>Takes positions of lines one by one.</summary>
internal sealed class LineList
{
    private readonly List<int> lineStart = [];
    private int[] x;
    private int[] y;
    private int count;

    /// <summary>No line yet.</summary>
    /// <param name="expected">Positions that will probably come.</param>
    public LineList(int expected)
    {
        x = ArrayPool<int>.Shared.Rent(Math.Max(16, expected));
        y = ArrayPool<int>.Shared.Rent(x.Length);
    }

    /// <summary>A new line begins.</summary>
    public void Begin() => lineStart.Add(count);

    /// <summary>The line goes on to a position.</summary>
    public void Add(int atX, int atY)
    {
        if (count == Math.Min(x.Length, y.Length))
        {
            Array.Resize(ref x, 2 * count);
            Array.Resize(ref y, 2 * count);
        }

        (x[count], y[count]) = (atX, atY);
        count++;
    }

    /// <summary>The last position is another one: the line goes straight on.</summary>
    public void MoveLast(int atX, int atY) => (x[count - 1], y[count - 1]) = (atX, atY);

    /// <summary>All lines. The list is of no more use.</summary>
    public MapLines Finish()
    {
        lineStart.Add(count);
        var lines = new MapLines(x[..count], y[..count], [.. lineStart]);
        ArrayPool<int>.Shared.Return(x);
        ArrayPool<int>.Shared.Return(y);
        (x, y) = ([], []);
        return lines;
    }
}
