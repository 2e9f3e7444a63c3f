using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Rasters;

/// <summary>What units cover in one block of a band, unit after unit, and the columns each row needs.</summary>
internal sealed class CellBlock
{
    /// <summary>Columns of a block.</summary>
    public const int Columns = 512;

    /// <summary>Rows of a band at most.</summary>
    public const int Rows = 128;

    private readonly List<CellRun> runs = [];
    private readonly List<CutCell> cuts = [];

    /// <summary>Whole cells, by unit.</summary>
    public ReadOnlySpan<CellRun> Runs => CollectionsMarshal.AsSpan(runs);

    /// <summary>Cut cells, by unit.</summary>
    public ReadOnlySpan<CutCell> Cuts => CollectionsMarshal.AsSpan(cuts);

    /// <summary>First column of each row that is covered; <see cref="Columns"/> where none is.</summary>
    public int[] First { get; } = NewFirst();

    /// <summary>The column after the last of each row.</summary>
    public int[] End { get; } = new int[Rows];

    /// <summary>True where nothing is covered.</summary>
    public bool IsEmpty => runs.Count == 0 && cuts.Count == 0;

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        if (!IsEmpty)
        {
            runs.Clear();
            cuts.Clear();
            Array.Fill(First, Columns);
            Array.Clear(End);
        }
    }

    /// <summary>Adds whole cells.</summary>
    public void Add(int unit, int row, int column, int end)
    {
        runs.Add(new CellRun(unit, row, column, end));
        Widen(row, column, end);
    }

    /// <summary>Adds a cut cell.</summary>
    public void Add(int unit, int row, int column, double fraction)
    {
        cuts.Add(new CutCell(unit, row, column, fraction));
        Widen(row, column, column + 1);
    }

    private static int[] NewFirst()
    {
        int[] first = new int[Rows];
        Array.Fill(first, Columns);
        return first;
    }

    private void Widen(int row, int column, int end)
    {
        First[row] = Math.Min(First[row], column);
        End[row] = Math.Max(End[row], end);
    }
}
