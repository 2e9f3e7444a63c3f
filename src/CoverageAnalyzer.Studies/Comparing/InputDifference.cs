namespace CoverageAnalyzer.Studies.Comparing;

/// <summary>An input that differs between two runs.</summary>
/// <param name="Role">What it is for, for example <c>postalPoints</c>.</param>
/// <param name="FileBefore">Its name in the first run; empty where that has none.</param>
/// <param name="Sha256Before">Its hash there.</param>
/// <param name="FileAfter">Its name in the second run; empty where that has none.</param>
/// <param name="Sha256After">Its hash there.</param>
public sealed record InputDifference(string Role, string FileBefore, string Sha256Before, string FileAfter, string Sha256After)
{
    /// <summary>The inputs whose bytes differ; a file that was only renamed is none.</summary>
    /// <param name="before">Inputs of the first run.</param>
    /// <param name="after">Inputs of the second.</param>
    public static IReadOnlyList<InputDifference> Of(
        IReadOnlyList<(string Role, string File, string Sha256)> before, IReadOnlyList<(string Role, string File, string Sha256)> after)
    {
        var differences = new List<InputDifference>();
        foreach (string role in before.Concat(after).Select(i => i.Role).Distinct(StringComparer.Ordinal))
        {
            List<(string Role, string File, string Sha256)> old = [.. before.Where(i => i.Role == role)], current = [.. after.Where(i => i.Role == role)];
            foreach (var same in old.ToArray())
            {
                int at = current.FindIndex(c => c.Sha256 == same.Sha256);
                if (at >= 0)
                {
                    current.RemoveAt(at);
                    old.Remove(same);
                }
            }

            // Of the rest those of one name belong together, then the others in their order.
            foreach (var (_, file, sha256) in old)
            {
                int at = current.FindIndex(c => c.File == file);
                at = at < 0 && current.Count > 0 ? 0 : at;
                differences.Add(new InputDifference(role, file, sha256, at < 0 ? string.Empty : current[at].File, at < 0 ? string.Empty : current[at].Sha256));
                if (at >= 0)
                {
                    current.RemoveAt(at);
                }
            }

            differences.AddRange(current.Select(c => new InputDifference(role, string.Empty, string.Empty, c.File, c.Sha256)));
        }

        return differences;
    }
}
