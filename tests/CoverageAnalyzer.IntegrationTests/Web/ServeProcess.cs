using System.Diagnostics;
using System.Text;
using System.Text.Json;
using CoverageAnalyzer.IntegrationTests.Cli;

namespace CoverageAnalyzer.IntegrationTests.Web;

/// <summary><c>serve</c> as a process of its own, from its address to its end.</summary>
internal sealed class ServeProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Process process;
    private readonly Task<string> errors;

    private ServeProcess(Process process, string answer)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
        Answer = answer;
    }

    /// <summary>What it printed until it served: a JSON object, or lines of text.</summary>
    public string Answer { get; }

    /// <summary>The answer of <c>--json</c>.</summary>
    public JsonElement Json => JsonDocument.Parse(Answer).RootElement;

    /// <summary>The address of <c>--json</c>.</summary>
    public Uri Address => new(Json.GetProperty("address").GetString()!);

    /// <summary>Starts it and waits until it says that it serves.</summary>
    /// <param name="folder">Its working folder.</param>
    /// <param name="args">What stands after <c>serve</c>.</param>
    public static Task<ServeProcess> Start(string folder, params string[] args) => Start(folder, [], args);

    /// <summary>Starts it with settings of the environment.</summary>
    public static async Task<ServeProcess> Start(string folder, (string Name, string Value)[] environment, params string[] args)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no kill");
        }

        bool isJson = args.Contains("--json");
        var start = new ProcessStartInfo("dotnet", [CliProcess.ProgramPath, "serve", .. args])
        {
            WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["LC_ALL"] = "C";
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        Process process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        var answer = new StringBuilder();
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            answer.AppendLine(line);
            if (isJson ? line == "}" : line.Contains("Ctrl-C", StringComparison.Ordinal))
            {
                return new ServeProcess(process, answer.ToString());
            }
        }

        throw new InvalidOperationException($"It did not serve: {answer}{await process.StandardError.ReadToEndAsync(limit.Token)}");
    }

    /// <summary>Sends a signal, waits for the end, and gives exit code, time and standard error.</summary>
    /// <param name="signal">TERM or INT.</param>
    public async Task<(int ExitCode, TimeSpan Time, string Errors)> Stop(string signal = "TERM")
    {
        long begin = Stopwatch.GetTimestamp();
        using (var kill = Process.Start("bash", ["-c", FormattableString.Invariant($"kill -{signal} {process.Id}")]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, Stopwatch.GetElapsedTime(begin), await errors);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }
}
