using System.Globalization;

namespace CoverageAnalyzer.Benchmarks.Performance;

/// <summary>Compares a result with a file of a peer: a header, then rows of numbers of which the first is an identifier.</summary>
internal static class PeerResult
{
    /// <summary>Compares row by row.</summary>
    /// <param name="file">The file.</param>
    /// <param name="same">Whether ours agrees with a row, given its numbers and its identifier.</param>
    /// <returns>What differs, or null where all agrees.</returns>
    public static string? Differences(string file, Func<double[], int, bool> same)
    {
        int rows = 0, different = 0;
        string first = string.Empty;
        foreach (string line in File.ReadLines(file).Skip(1))
        {
            double[] row = [.. line.Split(',').Select(value => double.Parse(value, CultureInfo.InvariantCulture))];
            rows++;
            if (!same(row, (int)row[0]))
            {
                first = different++ == 0 ? line : first;
            }
        }

        return rows == 0 ? "no rows to compare" : different == 0 ? null : $"{different} of {rows} rows differ, first {first}";
    }
}
