using System.Globalization;

namespace CoverageAnalyzer.Benchmarks.Performance;

/// <summary>The figures that the peers agree on: <c>expected/summary.csv</c>.</summary>
internal sealed class ExpectedFigures
{
    private readonly Dictionary<string, (double[] Values, string Whose)> figures = new(StringComparer.Ordinal);

    /// <summary>Reads the file.</summary>
    /// <param name="file">The file: key, value (several with semicolons), who agrees.</param>
    public ExpectedFigures(string file)
    {
        foreach (string line in File.ReadLines(file).Skip(1))
        {
            string[] cells = line.Split(',', 3);
            double[] values = [.. cells[1].Split(';').Select(cell => double.TryParse(cell, CultureInfo.InvariantCulture, out double value) ? value : double.NaN)];
            if (cells.Length == 3 && !values.Any(double.IsNaN))
            {
                figures[cells[0]] = (values, cells[2]);
            }
        }
    }

    /// <summary>Compares our figures with those of a size.</summary>
    /// <param name="size">S or L; a key that begins with <c>XL.</c> stands as it is.</param>
    /// <param name="ours">Our figures. Those of several values end with <c>[0]</c>, <c>[1]</c> and so on.</param>
    /// <returns>The keys that agree, and what does not.</returns>
    public (IReadOnlyList<string> Agreement, IReadOnlyList<string> Disagreement) Compare(string size, IReadOnlyDictionary<string, double> ours)
    {
        List<string> agree = [], differ = [];
        foreach (var (name, value) in ours)
        {
            int bracket = name.IndexOf('[', StringComparison.Ordinal), place = bracket < 0 ? 0 : name[bracket + 1] - '0';
            string bare = bracket < 0 ? name : name[..bracket], key = bare.StartsWith("XL.", StringComparison.Ordinal) ? bare : $"{size}.{bare}";
            if (!figures.TryGetValue(key, out var expected) || place >= expected.Values.Length)
            {
                continue;
            }

            if (Agrees(key, value, expected.Values[place]))
            {
                agree.Add(key);
            }
            else
            {
                differ.Add(string.Create(CultureInfo.InvariantCulture, $"{key}: ours {value:R}, {expected.Whose} {expected.Values[place]:R}"));
            }
        }

        return ([.. agree.Distinct(StringComparer.Ordinal)], differ);
    }

    // A 64-gon loses 0.16 % of its disc: true circles cover more, and no more than that. Single precision lies between the peers' distances and ours.
    private static bool Agrees(string key, double ours, double theirs) => key switch
    {
        _ when key.Contains("64-gons", StringComparison.Ordinal) => ours >= theirs * (1 - 1e-9) && ours <= theirs * 1.0017,
        _ when key.Contains("nearest.p", StringComparison.Ordinal) => Math.Abs(ours - theirs) <= 0.01,
        _ when key.Contains("sum_radius", StringComparison.Ordinal) => Math.Abs(ours - theirs) <= 1e-8 * theirs,
        _ when key.Contains("area", StringComparison.Ordinal) => Math.Abs(ours - theirs) <= 1e-10 * theirs,
        _ => ours == theirs,
    };
}
