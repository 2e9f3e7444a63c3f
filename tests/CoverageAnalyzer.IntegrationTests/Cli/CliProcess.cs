using System.Diagnostics;

namespace CoverageAnalyzer.IntegrationTests.Cli;

/// <summary>The program as a process of its own, as a user's shell starts it.</summary>
internal sealed class CliProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly Task<string> output;
    private readonly Task<string> error;

    private CliProcess(Process process)
    {
        Process = process;
        output = process.StandardOutput.ReadToEndAsync();
        error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The program's file beside the tests.</summary>
    public static string ProgramPath => Path.Combine(AppContext.BaseDirectory, "CoverageAnalyzer.Cli.dll");

    /// <summary>The running process.</summary>
    public Process Process { get; }

    /// <summary>Starts the program.</summary>
    /// <param name="folder">Its working folder.</param>
    /// <param name="args">Its arguments.</param>
    public static CliProcess Start(string folder, params string[] args) => Start(folder, [], args);

    /// <summary>Starts the program in an environment.</summary>
    /// <param name="folder">Its working folder.</param>
    /// <param name="environment">Variables added to the tests' own.</param>
    /// <param name="args">Its arguments.</param>
    public static CliProcess Start(string folder, IReadOnlyList<(string Name, string Value)> environment, params string[] args)
    {
        ProcessStartInfo start = StartInfo(folder);
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        start.FileName = "dotnet";
        start.ArgumentList.Add(ProgramPath);
        foreach (string arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        return new CliProcess(Process.Start(start)!);
    }

    /// <summary>Runs the program to its end.</summary>
    public static async Task<CliCall> Run(string folder, params string[] args)
    {
        using CliProcess process = Start(folder, args);
        return await process.End();
    }

    /// <summary>Runs a line of bash, in which <c>$CA</c> is the program.</summary>
    public static async Task<CliCall> Bash(string folder, string line, params (string Name, string Value)[] environment)
    {
        ProcessStartInfo start = StartInfo(folder);
        start.FileName = "bash";
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(line);
        start.Environment["CA"] = $"dotnet {ProgramPath}";
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = new CliProcess(Process.Start(start)!);
        return await process.End();
    }

    /// <summary>Starts a line of bash, in which <c>$CA</c> is the program.</summary>
    public static CliProcess StartBash(string folder, string line, IReadOnlyList<(string Name, string Value)> environment)
    {
        ProcessStartInfo start = StartInfo(folder);
        start.FileName = "bash";
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(line);
        start.Environment["CA"] = $"dotnet {ProgramPath}";
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return new CliProcess(Process.Start(start)!);
    }

    /// <summary>Sends a signal: INT, TERM.</summary>
    public async Task Signal(string name)
    {
        // bash's own kill: the program of that name is not on every machine.
        using var kill = Process.Start("bash", ["-c", FormattableString.Invariant($"kill -{name} {Process.Id}")]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Waits for the end and gives what was printed; a hang ends the test.</summary>
    public async Task<CliCall> End()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            await Process.WaitForExitAsync(limit.Token);
            return new CliCall(Process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            Process.Kill(entireProcessTree: true);
            throw;
        }
    }

    public void Dispose() => Process.Dispose();

    private static ProcessStartInfo StartInfo(string folder)
    {
        var start = new ProcessStartInfo
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false,
        };
        foreach (string name in (ReadOnlySpan<string>)["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"])
        {
            start.Environment.Remove(name);
        }

        return start;
    }
}
