namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>What is known so far of a band of rows of the grid, used again and again as the band moves south.</summary>
/// <remarks>
/// Rows are slots of a ring. Every rule of adding up (or, greatest, capped sum) gives the same whatever the order, so that threads may add in any order
/// under a lock of the rows they add to. Memory: 10 bytes a cell, and one for each operator.
/// </remarks>
internal sealed class RadioAccumulator
{
    private const int RowsOfLock = 32;
    private readonly Lock[] locks;

    /// <summary>Makes the ring.</summary>
    /// <param name="rows">Rows it holds.</param>
    /// <param name="columns">Columns of the grid.</param>
    /// <param name="operators">Operators told apart.</param>
    public RadioAccumulator(int rows, int columns, int operators)
    {
        (Rows, Columns) = (rows, columns);
        int cells = checked(rows * columns);
        Seen = new byte[cells];
        OperatorSeen = [.. Enumerable.Range(0, operators).Select(_ => new byte[cells])];
        MarginDb = new float[cells];
        Layer = new int[cells];
        Servers = new byte[cells];
        IsTouched = new bool[rows];
        locks = [.. Enumerable.Range(0, (rows / RowsOfLock) + 1).Select(_ => new Lock())];
        Array.Fill(MarginDb, float.NegativeInfinity);
        Array.Fill(Layer, -1);
    }

    /// <summary>Rows of the ring.</summary>
    public int Rows { get; }

    /// <summary>Columns of the grid.</summary>
    public int Columns { get; }

    /// <summary>Per cell: bits 0 to 2 covered by the low, expected, high assumptions; bit 3 a height on the way is not known.</summary>
    public byte[] Seen { get; }

    /// <summary>The same of each operator alone.</summary>
    public byte[][] OperatorSeen { get; }

    /// <summary>Power of the best server above what it is measured against, expected; −∞ without one.</summary>
    public float[] MarginDb { get; }

    /// <summary>Number of its technology, or −1.</summary>
    public int[] Layer { get; }

    /// <summary>Sites that cover the cell, expected; 255 at most.</summary>
    public byte[] Servers { get; }

    /// <summary>Whether something was added to a slot.</summary>
    public bool[] IsTouched { get; }

    /// <summary>Slot of a row of the grid.</summary>
    public int SlotOf(int row) => row % Rows;

    /// <summary>Lock of a slot; neighbours share one.</summary>
    public Lock LockOf(int slot) => locks[slot / RowsOfLock];

    /// <summary>Empties a slot.</summary>
    public void Clear(int slot)
    {
        if (!IsTouched[slot])
        {
            return;
        }

        (int from, int count) = (slot * Columns, Columns);
        Array.Clear(Seen, from, count);
        Array.Clear(Servers, from, count);
        Array.Fill(MarginDb, float.NegativeInfinity, from, count);
        Array.Fill(Layer, -1, from, count);
        foreach (byte[] seen in OperatorSeen)
        {
            Array.Clear(seen, from, count);
        }

        IsTouched[slot] = false;
    }
}
