using System.Diagnostics;

namespace CoverageAnalyzer.Fuzz.Differential;

/// <summary>GDAL asked about many files at once, through tests/reliability/gdal_figures.py.</summary>
internal static class GdalProcess
{
    private const int MissingExitCode = 77;

    /// <summary>Asks about files.</summary>
    /// <param name="files">Path of each, and the layer or an empty text.</param>
    /// <returns>An answer for each; null where GDAL is not installed.</returns>
    /// <exception cref="InvalidOperationException">The script failed.</exception>
    public static IReadOnlyList<GdalAnswer>? Ask(IReadOnlyList<(string Path, string Layer)> files)
    {
        string script = Path.GetFullPath(Path.Combine(CorpusFiles.Folder, "..", "..", "reliability", "gdal_figures.py"));
        var start = new ProcessStartInfo("/usr/bin/python3", [script]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        foreach ((string path, string layer) in files)
        {
            process.StandardInput.Write($"{path}\t{layer}\n");
        }

        process.StandardInput.Close();
        process.WaitForExit();
        string[] lines = output.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return process.ExitCode == MissingExitCode ? null
            : process.ExitCode == 0 && lines.Length == files.Count ? [.. lines.Select(GdalAnswer.Parse)]
            : throw new InvalidOperationException($"{script} ended with {process.ExitCode} after {lines.Length} of {files.Count} files.");
    }
}
