using System.Diagnostics;

namespace CoverageAnalyzer.Benchmarks.Performance.Peers;

/// <summary>Where peers run: the generated workload, their scripts, and a scratch folder for what they write.</summary>
/// <param name="Root">The folder with S, L and XL.</param>
/// <param name="Scripts">The peers' folder.</param>
/// <param name="Python">A Python that has the peers' packages.</param>
/// <param name="Scratch">A folder for files that peers need or write.</param>
internal sealed record PeerWorkshop(string Root, string Scripts, string Python, string Scratch)
{
    /// <summary>The folder of a size.</summary>
    /// <param name="size">S or L.</param>
    public string Data(string size) => Path.Combine(Root, size);

    /// <summary>A file or folder of a size in the scratch folder.</summary>
    /// <param name="size">S or L.</param>
    /// <param name="name">Its name.</param>
    public string Scratched(string size, string name)
    {
        string folder = Path.Combine(Scratch, size);
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, name);
    }

    /// <summary>Whether a command is installed.</summary>
    /// <param name="command">Its name.</param>
    public static bool Has(string command) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
        .Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, command)));

    /// <summary>Runs a command to its end.</summary>
    /// <param name="command">The command and its arguments.</param>
    /// <returns>What it wrote to its output and its error stream.</returns>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static (string Output, string Errors) Run(params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? (output, errors.GetAwaiter().GetResult())
            : throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}: {errors.GetAwaiter().GetResult().Trim()}");
    }

    /// <summary>Runs a command and tells what its process took in all.</summary>
    /// <param name="command">The command and its arguments.</param>
    public static (PeerMeasurement Whole, string Output, string Errors, double WallSeconds) Time(params string[] command)
    {
        var (output, errors) = Run(["/usr/bin/time", "-f", "%U %S %M %e", .. command]);
        double[] said = [.. errors.TrimEnd().Split('\n')[^1].Split(' ').Select(word => double.Parse(word, System.Globalization.CultureInfo.InvariantCulture))];
        return (new PeerMeasurement(said[0] + said[1], said[2] / 1024), output, errors, said[3]);
    }
}
