namespace CoverageAnalyzer.Studies.Samples;

/// <summary>Lets water cut valleys into a surface: branching valleys between ridges, which lie where water would have made them.</summary>
/// <remarks>
/// Source: Braun, Willett, A very efficient O(n), implicit and parallel method to solve the stream power equation, Geomorphology 180–181
/// (2013), with m = 1/2 and n = 1: a cell falls at a rate of K √A S, where A is the area that drains through it and S its slope; hollows are
/// filled first after Barnes, Lehman, Mulla, Priority-flood, Computers &amp; Geosciences 62 (2014).
/// Behavior: cells that are held keep their height; every other cell drains over lower cells to one that is held. Uses +, −, ×, ÷, √ and
/// comparisons only: the same bits on every machine.
/// Cost: n log n for the hollows, then linear in the cells for each step.
/// </remarks>
internal sealed class DrainageErosion
{
    private const double LeastDropMetres = 0.002; // up to nine times as much by chance: water does not cross a filled hollow in straight lines

    private static readonly (int Column, int Row)[] Around = [(1, 0), (1, -1), (0, -1), (-1, -1), (-1, 0), (-1, 1), (0, 1), (1, 1)];

    private readonly int columns;
    private readonly int rows;
    private readonly double[] heights;
    private readonly bool[] held;
    private readonly double[] distance;
    private readonly double cellArea;

    /// <summary>Prepares a surface.</summary>
    /// <param name="columns">Columns.</param>
    /// <param name="cellWidthMetres">Width of a cell.</param>
    /// <param name="cellHeightMetres">Height of a cell on the ground, from south to north.</param>
    /// <param name="heightsMetres">The surface, row by row; changed in place.</param>
    /// <param name="held">The cells that keep their height, one at least; water ends in them.</param>
    public DrainageErosion(int columns, double cellWidthMetres, double cellHeightMetres, double[] heightsMetres, bool[] held)
    {
        this.columns = columns;
        rows = heightsMetres.Length / columns;
        heights = heightsMetres;
        this.held = held;
        cellArea = cellWidthMetres * cellHeightMetres;
        double across = Math.Sqrt((cellWidthMetres * cellWidthMetres) + (cellHeightMetres * cellHeightMetres));
        distance = [cellWidthMetres, across, cellHeightMetres, across, cellWidthMetres, across, cellHeightMetres, across];
    }

    /// <summary>Fills the hollows, so that each cell has a way down to one that is held.</summary>
    /// <param name="seed">Seed of the small differences of height inside a filled hollow.</param>
    public void FillHollows(ulong seed)
    {
        var random = new SplitMix64(seed);
        var queue = new PriorityQueue<int, (double Height, int Cell)>();
        bool[] reached = new bool[heights.Length];
        for (int i = 0; i < heights.Length; i++)
        {
            if (held[i])
            {
                reached[i] = true;
                queue.Enqueue(i, (heights[i], i));
            }
        }

        while (queue.TryDequeue(out int cell, out _))
        {
            for (int k = 0; k < 8; k++)
            {
                int next = Neighbor(cell, k);
                if (next >= 0 && !reached[next])
                {
                    reached[next] = true;
                    heights[next] = Math.Max(heights[next], heights[cell] + (LeastDropMetres * (1 + (8 * random.NextUnit()))));
                    queue.Enqueue(next, (heights[next], next));
                }
            }
        }
    }

    /// <summary>One step of time.</summary>
    /// <param name="erodibility">K times the length of the step, per cell: at 1, a cell that drains 1 km² cuts back 1 km.</param>
    public void Step(double[] erodibility)
    {
        int[] receiver = new int[heights.Length];
        double[] length = new double[heights.Length];
        int[] donors = new int[heights.Length];
        for (int i = 0; i < heights.Length; i++)
        {
            receiver[i] = i;
            double steepest = 0;
            for (int k = 0; k < 8 && !held[i]; k++)
            {
                int next = Neighbor(i, k);
                double slope = next < 0 ? 0 : (heights[i] - heights[next]) / distance[k];
                if (slope > steepest)
                {
                    (steepest, receiver[i], length[i]) = (slope, next, distance[k]);
                }
            }

            donors[receiver[i]] += receiver[i] == i ? 0 : 1;
        }

        // From the ridges down: a cell comes after all that drain into it.
        int[] order = new int[heights.Length];
        int count = 0;
        for (int i = 0; i < heights.Length; i++)
        {
            if (donors[i] == 0)
            {
                order[count++] = i;
            }
        }

        double[] area = new double[heights.Length];
        Array.Fill(area, cellArea);
        for (int n = 0; n < count; n++)
        {
            int cell = order[n], down = receiver[cell];
            if (down != cell)
            {
                area[down] += area[cell];
                if (--donors[down] == 0)
                {
                    order[count++] = down;
                }
            }
        }

        for (int n = count - 1; n >= 0; n--)
        {
            int cell = order[n], down = receiver[cell];
            if (down != cell)
            {
                double f = erodibility[cell] * Math.Sqrt(area[cell]) / length[cell];
                heights[cell] = (heights[cell] + (f * heights[down])) / (1 + f);
            }
        }
    }

    /// <summary>Lets the soil creep down once: each cell that is not held moves halfway to the weighted mean of the nine cells around it.</summary>
    public void Creep()
    {
        double[] before = [.. heights];
        for (int i = 0; i < heights.Length; i++)
        {
            double sum = 4 * before[i];
            for (int k = 0; k < 8 && !held[i]; k++)
            {
                int next = Neighbor(i, k);
                sum += (2 - (k % 2)) * before[next < 0 ? i : next];
            }

            heights[i] = held[i] ? before[i] : (before[i] + (sum / 16)) / 2;
        }
    }

    private int Neighbor(int cell, int direction)
    {
        int column = (cell % columns) + Around[direction].Column, row = (cell / columns) + Around[direction].Row;
        return column < 0 || column >= columns || row < 0 || row >= rows ? -1 : (row * columns) + column;
    }
}
