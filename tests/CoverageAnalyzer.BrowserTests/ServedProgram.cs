using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace CoverageAnalyzer.BrowserTests;

/// <summary>The program as a planner starts it: <c>coverage-analyzer serve …</c> in a process of its own.</summary>
internal sealed class ServedProgram : IDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(120);

    private readonly Process process;
    private bool isStopped;
    private readonly StringBuilder errors;

    private ServedProgram(Process process, StringBuilder errors, Uri address)
    {
        this.process = process;
        this.errors = errors;
        Address = address;
    }

    /// <summary>Where the map is.</summary>
    public Uri Address { get; }

    /// <summary>What it wrote to standard error so far.</summary>
    public string Errors
    {
        get
        {
            lock (errors)
            {
                return errors.ToString();
            }
        }
    }

    /// <summary>Starts it and waits for its address.</summary>
    /// <param name="arguments">What stands after <c>serve</c>; a free port is chosen.</param>
    public static async Task<ServedProgram> StartAsync(params string[] arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "CoverageAnalyzer.Cli.dll");
        var start = new ProcessStartInfo("dotnet", [program, "serve", .. arguments, "--port", "0", "--json"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        var errors = new StringBuilder();
        process.ErrorDataReceived += (_, e) =>
        {
            lock (errors)
            {
                errors.AppendLine(e.Data);
            }
        };
        process.BeginErrorReadLine();
        var answer = new StringBuilder();
        using var limit = new CancellationTokenSource(StartTime);
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            answer.AppendLine(line);
            if (line == "}")
            {
                using JsonDocument document = JsonDocument.Parse(answer.ToString());
                return new ServedProgram(process, errors, new Uri(document.RootElement.GetProperty("address").GetString()!));
            }
        }

        throw new InvalidOperationException($"The program did not serve: {errors}");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (isStopped)
        {
            return;
        }

        isStopped = true;
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(5000);
        }

        process.Dispose();
    }
}
