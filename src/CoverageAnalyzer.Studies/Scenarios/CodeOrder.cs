namespace CoverageAnalyzer.Studies.Scenarios;

/// <summary>Finds points by code in a list in code order.</summary>
internal static class CodeOrder
{
    /// <summary>Finds the points with a code.</summary>
    /// <typeparam name="TPoint">Points or sites.</typeparam>
    /// <param name="points">The points in the order of their codes (ordinal).</param>
    /// <param name="codeOf">Code of a point.</param>
    /// <param name="code">The code.</param>
    /// <returns>The first of them, or where it would stand; and how many there are.</returns>
    public static (int First, int Count) Find<TPoint>(IReadOnlyList<TPoint> points, Func<TPoint, string> codeOf, string code)
    {
        int low = 0, high = points.Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (string.CompareOrdinal(codeOf(points[middle]), code) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        int end = low;
        while (end < points.Count && string.Equals(codeOf(points[end]), code, StringComparison.Ordinal))
        {
            end++;
        }

        return (low, end - low);
    }
}
