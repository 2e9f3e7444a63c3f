using CoverageAnalyzer.Reports.Maps.Drawing;

namespace CoverageAnalyzer.Tests.Reports.Maps.Pixels;

/// <summary>Makes shapes from rings on the grid.</summary>
internal static class PixelShapes
{
    /// <summary>Units of the rings given.</summary>
    public static MapShapes Of(params (int X, int Y)[][][] units)
    {
        List<int> x = [], y = [], ringStart = [0], unitStart = [0];
        foreach ((int X, int Y)[][] unit in units)
        {
            foreach ((int X, int Y)[] ring in unit)
            {
                x.AddRange(ring.Select(p => p.X));
                y.AddRange(ring.Select(p => p.Y));
                ringStart.Add(x.Count);
            }

            unitStart.Add(ringStart.Count - 1);
        }

        return new([.. x], [.. y], [.. ringStart], [.. unitStart]);
    }

    /// <summary>A box as a ring.</summary>
    public static (int X, int Y)[] Box(int left, int top, int right, int bottom) => [(left, top), (left, bottom), (right, bottom), (right, top)];

    /// <summary>Neighbouring quadrangles whose inner corners are shifted, two neighbours alike: together they fill the box of columns × rows cells.</summary>
    public static MapShapes Mesh(int columns, int rows, int cell, int seed)
    {
        var random = new Random(seed);
        var corner = new (int X, int Y)[(columns + 1) * (rows + 1)];
        for (int i = 0; i < corner.Length; i++)
        {
            int column = i % (columns + 1), row = i / (columns + 1);
            bool inX = column > 0 && column < columns, inY = row > 0 && row < rows;
            int shift = (2 * cell / 5) + 1;
            corner[i] = ((column * cell) + (inX ? random.Next(-shift, shift) : 0), (row * cell) + (inY ? random.Next(-shift, shift) : 0));
        }

        return Of([.. Enumerable.Range(0, columns * rows).Select(i =>
        {
            int a = (i / columns * (columns + 1)) + (i % columns), b = a + columns + 1;
            return new (int, int)[][] { [corner[a], corner[b], corner[b + 1], corner[a + 1]] };
        })]);
    }
}
