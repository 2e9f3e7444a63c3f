namespace CoverageAnalyzer.Engine.Rasters;

/// <summary>Takes what units cover in a band of rows and sorts it into blocks of columns.</summary>
internal sealed class CellCover
{
    private readonly CellBlock?[] blocks;
    private int unit;

    /// <summary>Makes room for a grid.</summary>
    /// <param name="columns">Columns of the grid.</param>
    public CellCover(int columns) => blocks = new CellBlock?[(columns + CellBlock.Columns - 1) / CellBlock.Columns];

    /// <summary>The blocks, from the west; null where nothing was ever covered.</summary>
    public ReadOnlySpan<CellBlock?> Blocks => blocks;

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        foreach (var block in blocks)
        {
            block?.Clear();
        }
    }

    /// <summary>Sets the unit of what is added next; units come in ascending order.</summary>
    /// <param name="number">The unit's number in the band.</param>
    public void Begin(int number) => unit = number;

    /// <summary>Adds whole cells of one row.</summary>
    /// <param name="row">The row, from the band's first.</param>
    /// <param name="column">First column of the grid.</param>
    /// <param name="end">The column after the last.</param>
    public void Add(int row, int column, int end)
    {
        while (column < end)
        {
            int block = column / CellBlock.Columns, start = block * CellBlock.Columns, stop = Math.Min(end, start + CellBlock.Columns);
            (blocks[block] ??= new CellBlock()).Add(unit, row, column - start, stop - start);
            column = stop;
        }
    }

    /// <summary>Adds a cut cell.</summary>
    /// <param name="row">The row, from the band's first.</param>
    /// <param name="column">Column of the grid.</param>
    /// <param name="fraction">The part of it that is covered.</param>
    public void Add(int row, int column, double fraction)
    {
        int block = column / CellBlock.Columns;
        (blocks[block] ??= new CellBlock()).Add(unit, row, column - (block * CellBlock.Columns), fraction);
    }
}
