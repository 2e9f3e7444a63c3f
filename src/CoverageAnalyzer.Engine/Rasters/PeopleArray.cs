namespace CoverageAnalyzer.Engine.Rasters;

/// <summary>People per cell in an array.</summary>
/// <param name="Grid">The cells.</param>
/// <param name="People">People in each cell, row by row from the north.</param>
internal sealed record PeopleArray(RasterGrid Grid, ReadOnlyMemory<float> People) : IPeopleCells
{
    /// <inheritdoc/>
    public void Read(int row, int column, int rows, int columns, Span<float> people)
    {
        for (int r = 0; r < rows; r++)
        {
            People.Span.Slice(checked(((row + r) * Grid.Columns) + column), columns).CopyTo(people[(r * columns)..]);
        }
    }
}
