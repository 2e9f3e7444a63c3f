using System.Text.RegularExpressions;

namespace CoverageAnalyzer.Tests.Conventions;

/// <summary>The program runs without culture data, where string.Normalize does nothing, and these tests run with it: only our own composition is to be used.</summary>
public sealed partial class NormalizationTests
{
    [Fact]
    public void Texts_are_composed_by_our_own_composition_only()
    {
        string[] files =
        [
            .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
                .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)),
        ];
        Assert.True(files.Length > 500);
        Assert.Empty(files.Where(f => File.ReadLines(f).Any(line => !line.TrimStart().StartsWith("///", StringComparison.Ordinal) && Normalization().IsMatch(line))).Select(Path.GetFileName));
    }

    [GeneratedRegex(@"\.(Is)?Normalized?\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Normalization();
}
