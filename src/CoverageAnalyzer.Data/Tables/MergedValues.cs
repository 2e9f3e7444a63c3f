namespace CoverageAnalyzer.Data.Tables;

/// <summary>Writes the value of a merged area into each of its rows while a sheet is read from top to bottom.</summary>
internal sealed class MergedValues
{
    private readonly VerticalMerge[] merges;
    private readonly List<(VerticalMerge Area, object? Value)> open = [];
    private int next;

    /// <summary>Makes it.</summary>
    /// <param name="areas">The merged areas of the data.</param>
    public MergedValues(IEnumerable<VerticalMerge> areas) => merges = [.. areas.OrderBy(a => a.FirstRow).ThenBy(a => a.Column)];

    /// <summary>Takes the values of areas that begin in a row, and gives those of areas that go on.</summary>
    /// <param name="row">The row.</param>
    public void Apply(WorkbookRow row)
    {
        if (open.Count > 0)
        {
            open.RemoveAll(o => o.Area.LastRow < row.Number);
            foreach ((VerticalMerge area, object? value) in open)
            {
                row.Fill(area.Column - 1, value);
            }
        }

        // Areas of a workbook never overlap, so no more than one per column is open.
        for (; next < merges.Length && merges[next].FirstRow <= row.Number; next++)
        {
            if (merges[next].FirstRow == row.Number && open.Count < TableLimits.SheetColumns)
            {
                open.Add((merges[next], row.ValueAt(merges[next].Column - 1)));
            }
        }
    }
}
