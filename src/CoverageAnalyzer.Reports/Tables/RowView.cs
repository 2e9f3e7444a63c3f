using System.Collections;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>Rows that are made when they are asked for: a nation's 300,000 sites stand in the report once, not once more for every map and table.</summary>
/// <param name="count">How many there are.</param>
/// <param name="make">Makes one by its place.</param>
internal sealed class RowView<TRow>(int count, Func<int, TRow> make) : IReadOnlyList<TRow>
{
    /// <inheritdoc/>
    public int Count => count;

    /// <inheritdoc/>
    public TRow this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count);
            return make(index);
        }
    }

    /// <inheritdoc/>
    public IEnumerator<TRow> GetEnumerator()
    {
        for (int i = 0; i < count; i++)
        {
            yield return make(i);
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
