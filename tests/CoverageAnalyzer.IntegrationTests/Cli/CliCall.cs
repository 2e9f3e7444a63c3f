using CoverageAnalyzer.Cli;

namespace CoverageAnalyzer.IntegrationTests.Cli;

/// <summary>One call of the command line, in this process.</summary>
internal sealed record CliCall(int ExitCode, string Out, string Error)
{
    /// <summary>Runs a command line and keeps what it printed.</summary>
    public static async Task<CliCall> Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int code = await new CommandLineProgram().RunAsync(args, output, error, TestContext.Current.CancellationToken);
        return new CliCall(code, output.ToString(), error.ToString());
    }
}
