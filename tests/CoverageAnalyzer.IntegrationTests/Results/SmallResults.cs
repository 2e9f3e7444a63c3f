using CoverageAnalyzer.IntegrationTests.Cli;

namespace CoverageAnalyzer.IntegrationTests.Results;

/// <summary>The published results of <see cref="SmallStudy"/>, made once for all tests that look at them.</summary>
public sealed class SmallResults : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    /// <summary>The study's folder.</summary>
    public string Study => folder["study"];

    /// <summary>The results folder.</summary>
    public string Folder => folder["results"];

    /// <summary>The path of an output.</summary>
    public string this[string name] => Path.Combine(Folder, name);

    public async ValueTask InitializeAsync()
    {
        CliCall call = await CliCall.Run("analyze", SmallStudy.Write(folder), "--out", Folder, "--quiet");
        Assert.True(call.ExitCode == 0, call.Error);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
