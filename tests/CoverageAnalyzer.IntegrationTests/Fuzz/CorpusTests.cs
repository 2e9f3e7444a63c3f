using CoverageAnalyzer.Tests;

namespace CoverageAnalyzer.IntegrationTests.Fuzz;

/// <summary>Every input that once broke a reader, and a first few mutants of each format with a fixed seed: what <c>tests/reliability</c> does a million times.</summary>
public sealed class CorpusTests
{
    private const string Seed = "8";

    public static TheoryData<string> Targets => [.. Directory.GetDirectories(Path.Combine(FuzzProgram.ProjectFolder, "Corpus")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Fact]
    public async Task No_file_of_the_corpus_breaks_a_rule()
    {
        (int exitCode, string output) = await FuzzProgram.Run("replay");
        Assert.True(exitCode == 0, output);
        Assert.All(Targets, row => Assert.Contains(row.Data + ": ", output)); // a target without a corpus, or a corpus without a target
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task No_mutant_breaks_a_rule(string target)
    {
        (int exitCode, string output) = await FuzzProgram.Run("run", target, "--count", "1500", "--seed", Seed);
        TestContext.Current.TestOutputHelper!.WriteLine(output);
        Assert.True(exitCode == 0, output);
        Assert.Contains("1,500 mutants", output);
    }

    [Fact]
    public async Task The_seeds_are_what_the_program_writes()
    {
        using var folder = new ScratchFolder();
        (int exitCode, string output) = await FuzzProgram.Run("seeds", "--out", folder.Path);
        Assert.True(exitCode == 0, output);
        string corpus = Path.Combine(FuzzProgram.ProjectFolder, "Corpus");
        string[] committed = [.. Directory.GetFiles(corpus, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(Path.GetDirectoryName(f)) == "seeds").Select(f => Path.GetRelativePath(corpus, f)).Order(StringComparer.Ordinal)];
        Assert.Equal(committed, Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder.Path, f)).Order(StringComparer.Ordinal));
        Assert.All(committed, f => Assert.Equal(File.ReadAllBytes(Path.Combine(corpus, f)), File.ReadAllBytes(folder.File(f))));
    }

    [Fact]
    public void The_corpus_is_small()
    {
        string[] files = Directory.GetFiles(Path.Combine(FuzzProgram.ProjectFolder, "Corpus"), "*", SearchOption.AllDirectories);
        Assert.InRange(files.Sum(f => new FileInfo(f).Length), 1, 2 << 20);
        Assert.All(files.GroupBy(f => Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(f))!)), format => Assert.True(format.Count(f => f.Contains("seeds", StringComparison.Ordinal)) >= 8, format.Key));
    }

    /// <summary>A driver that does not notice would prove nothing.</summary>
    [Fact]
    public async Task A_reader_that_fails_on_purpose_is_seen_to()
    {
        (int exitCode, string output) = await FuzzProgram.Run("run", "faults", "--count", "400", "--max-ms", "500");
        Assert.True(exitCode == 1, output);
        foreach (string kind in (string[])["Exception: FormatException at CoverageAnalyzer.Fuzz.Targets.FaultTarget.Read", "Oracle: made-up", "Allocation: ", "Time: ", "Died: stack overflow", "Wrapped: InvalidCastException"])
        {
            Assert.Contains(kind, output);
        }

        Assert.Contains("400 mutants", output); // none is left out, also of those whose process ended
    }
}
