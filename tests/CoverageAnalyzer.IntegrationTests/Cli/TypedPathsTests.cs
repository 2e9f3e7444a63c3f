using CoverageAnalyzer.Cli.Terminal;

namespace CoverageAnalyzer.IntegrationTests.Cli;

/// <summary>Messages name a file as it was typed: a full path that nobody wrote is never brought up.</summary>
public sealed class TypedPathsTests
{
    [Fact]
    public void The_longest_word_that_leads_to_a_path_stands_in_its_place()
    {
        string here = Directory.GetCurrentDirectory(), above = Path.GetDirectoryName(here)!;
        var typed = new TypedPaths(["analyze", "good", "../other", "--out=good/deep", "a\0b", string.Empty]);
        Assert.Equal("good", typed.Of(Path.Combine(here, "good")));
        Assert.Equal(Path.Join("good", "study.json"), typed.Of(Path.Combine(here, "good", "study.json")));
        Assert.Equal(Path.Join("good/deep", "x"), typed.Of(Path.Combine(here, "good", "deep", "x")));
        Assert.Equal(Path.Join("../other", "x"), typed.Of(Path.Combine(above, "other", "x")));
        Assert.Equal("goodness", typed.Of(Path.Combine(here, "goodness")));
        Assert.Equal(Path.Combine(above, "third"), typed.Of(Path.Combine(above, "third")));
        Assert.Equal("file.shp", typed.Of("file.shp"));
        Assert.Equal(Path.Combine(here, "good"), new TypedPaths([Path.Combine(here, "good")]).Of(Path.Combine(here, "good")));
    }

    [Theory]
    [InlineData(1, "out: the results folder cannot be used: this is a file", "analyze", "data/quang-tri-2012", "--out", "out")]
    [InlineData(1, "out/x: the results folder cannot be used: 'out' on its path is a file", "analyze", "data/quang-tri-2012", "--out", "out/x")]
    [InlineData(1, "'out': a file of this name is there already", "sample", "out")]
    public async Task A_relative_path_stays_relative(int code, string message, params string[] args)
    {
        using var folder = new WorkFolder();
        folder.Write("out", "mine");
        CliCall call = await CliProcess.Run(folder.Root, [.. args, "--lang", "en"]);
        Assert.Equal(code, call.ExitCode);
        Assert.StartsWith(message, call.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(folder.Root, call.Out + call.Error, StringComparison.Ordinal);
    }
}
