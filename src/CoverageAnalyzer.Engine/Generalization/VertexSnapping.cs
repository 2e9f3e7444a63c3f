namespace CoverageAnalyzer.Engine.Generalization;

/// <summary>Gives vertices that lie within a tolerance of each other one number: the first met stands for the others.</summary>
internal sealed class VertexSnapping
{
    private readonly int[] columns;
    private readonly int[] rows;
    private readonly int toleranceSteps;
    private readonly int cellSteps;
    private readonly Dictionary<long, int> firstInCell;
    private readonly int[] nextInCell;

    private VertexSnapping(int[] columns, int[] rows, int toleranceSteps)
    {
        this.columns = columns;
        this.rows = rows;
        this.toleranceSteps = toleranceSteps;
        cellSteps = Math.Max(1, toleranceSteps);
        firstInCell = new(columns.Length);
        nextInCell = new int[columns.Length];
    }

    /// <summary>Of each vertex the one that stands for it.</summary>
    /// <param name="columns">Columns.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="toleranceSteps">The tolerance; 0: only equal places are one.</param>
    public static int[] Of(int[] columns, int[] rows, int toleranceSteps)
    {
        var snapping = new VertexSnapping(columns, rows, toleranceSteps);
        var stands = new int[columns.Length];
        for (int v = 0; v < stands.Length; v++)
        {
            stands[v] = snapping.Find(v);
        }

        return stands;
    }

    private int Find(int vertex)
    {
        int column = columns[vertex] / cellSteps, row = rows[vertex] / cellSteps;
        int own = Nearest(vertex, column, row, out long squared);
        if (squared == 0 || toleranceSteps == 0)
        {
            return own >= 0 ? own : Add(vertex, column, row);
        }

        for (int r = row - 1; r <= row + 1; r++)
        {
            for (int c = column - 1; c <= column + 1; c++)
            {
                if (c != column || r != row)
                {
                    int other = Nearest(vertex, c, r, out long away);
                    (own, squared) = other >= 0 && away < squared ? (other, away) : (own, squared);
                }
            }
        }

        return own >= 0 ? own : Add(vertex, column, row);
    }

    private int Nearest(int vertex, int column, int row, out long squared)
    {
        squared = ((long)toleranceSteps * toleranceSteps) + 1;
        int nearest = -1;
        for (int v = firstInCell.GetValueOrDefault(Key(column, row), -1); v >= 0; v = nextInCell[v])
        {
            long dx = columns[v] - columns[vertex], dy = rows[v] - rows[vertex], away = (dx * dx) + (dy * dy);
            if (away < squared)
            {
                (nearest, squared) = (v, away);
            }
        }

        return nearest;
    }

    private int Add(int vertex, int column, int row)
    {
        long key = Key(column, row);
        nextInCell[vertex] = firstInCell.GetValueOrDefault(key, -1);
        firstInCell[key] = vertex;
        return vertex;
    }

    private static long Key(int column, int row) => ((long)column << 32) | (uint)row;
}
