using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>Places of people by the row of the grid they stand in, so that each is met once while rows go by.</summary>
/// <remarks>Behavior: within a row the order is that of the places. Memory: 12 bytes a place.</remarks>
internal sealed class RadioPeopleCells
{
    private readonly int[] rowStart; // one entry more than rows
    private readonly int[] column;
    private readonly int[] unit;
    private readonly float[] people;

    /// <summary>Sorts the places by row.</summary>
    /// <param name="places">The places.</param>
    /// <param name="grid">The grid.</param>
    /// <param name="units">Number of units.</param>
    public RadioPeopleCells(RadioPeople places, RasterGrid grid, int units)
    {
        int count = places.X.Length;
        Outside = new double[units];
        rowStart = new int[grid.Rows + 1];
        var rows = new int[count];
        for (int i = 0; i < count; i++)
        {
            // Floor in doubles first: a place far outside, or one that has no place in the grid's system (NaN), must not become row 0.
            double r = Math.Floor((grid.North - places.Y[i]) / grid.CellHeight), c = Math.Floor((places.X[i] - grid.West) / grid.CellWidth);
            bool inside = r >= 0 && r < grid.Rows && c >= 0 && c < grid.Columns;
            rows[i] = inside ? (int)r : -1;
            if (inside)
            {
                rowStart[rows[i] + 1]++;
            }
            else
            {
                Outside[places.Unit[i]] += places.People[i];
            }
        }

        for (int r = 0; r < grid.Rows; r++)
        {
            rowStart[r + 1] += rowStart[r];
        }

        int[] next = rowStart[..^1];
        column = new int[rowStart[^1]];
        unit = new int[column.Length];
        people = new float[column.Length];
        for (int i = 0; i < count; i++)
        {
            if (rows[i] >= 0)
            {
                int at = next[rows[i]]++;
                column[at] = (int)Math.Floor((places.X[i] - grid.West) / grid.CellWidth);
                unit[at] = places.Unit[i];
                people[at] = places.People[i];
            }
        }
    }

    /// <summary>People of each unit outside the grid.</summary>
    public double[] Outside { get; }

    /// <summary>Adds the people of one row to the state of their cells.</summary>
    /// <param name="row">The row.</param>
    /// <param name="status">Its states.</param>
    /// <param name="layer">The layer at hand.</param>
    /// <param name="layers">Number of layers.</param>
    /// <param name="sums">Unit, layer, state.</param>
    public void AddRow(int row, ReadOnlySpan<byte> status, int layer, int layers, double[] sums)
    {
        for (int i = rowStart[row]; i < rowStart[row + 1]; i++)
        {
            sums[(((unit[i] * layers) + layer) * 4) + Math.Min((int)status[column[i]], 3)] += people[i];
        }
    }
}
