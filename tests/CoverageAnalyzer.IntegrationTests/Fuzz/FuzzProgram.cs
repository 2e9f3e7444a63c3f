using System.Diagnostics;

namespace CoverageAnalyzer.IntegrationTests.Fuzz;

/// <summary>The program that attacks the readers, as a process: a reader that ends its process ends that one, not the tests.</summary>
internal static class FuzzProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    // Built beside this project, in the same configuration.
    private static string ProgramPath => Path.Combine(AppContext.BaseDirectory.Replace("CoverageAnalyzer.IntegrationTests", "CoverageAnalyzer.Fuzz", StringComparison.Ordinal), "CoverageAnalyzer.Fuzz.dll");

    /// <summary>The folder of its project, with the corpus.</summary>
    public static string ProjectFolder => Path.Combine(SharedData.RepositoryRoot(), "tests", "CoverageAnalyzer.Fuzz");

    /// <summary>Runs it to its end.</summary>
    /// <param name="arguments">What it is told.</param>
    /// <returns>Exit code and all it said.</returns>
    public static async Task<(int ExitCode, string Output)> Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, ArgumentList = { ProgramPath } };
        Array.ForEach(arguments, start.ArgumentList.Add);
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        bound.CancelAfter(Patience);
        try
        {
            await process.WaitForExitAsync(bound.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return (process.ExitCode, await output + await error);
    }
}
