using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoverageAnalyzer.Fuzz.Differential;

/// <summary>GDAL in a process of its own, tests/reliability/gdal_figures.py: questions are put one after the other, answers come in the same order.</summary>
internal sealed class GdalProcess : IDisposable
{
    private const int MissingExitCode = 77;

    private const string MallocBytes = "536870912";

    private readonly Process process;

    /// <summary>Starts it.</summary>
    public GdalProcess()
    {
        string script = Path.GetFullPath(Path.Combine(CorpusFiles.Folder, "..", "..", "reliability", "gdal_figures.py"));
        var start = new ProcessStartInfo("/usr/bin/python3", [script])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, StandardInputEncoding = new UTF8Encoding(false), StandardOutputEncoding = Encoding.UTF8,
        };

        // Arrays of a tile's cells are made and dropped by the dozen: memory that is given back each time has to be cleared anew each time, which took longer than all else.
        start.Environment["MALLOC_MMAP_THRESHOLD_"] = MallocBytes;
        start.Environment["MALLOC_TRIM_THRESHOLD_"] = MallocBytes;
        process = Process.Start(start)!;
    }

    /// <summary>Puts a question.</summary>
    /// <param name="question">The question.</param>
    public void Ask(JsonObject question)
    {
        process.StandardInput.Write(question.ToJsonString() + '\n');
        process.StandardInput.Flush();
    }

    /// <summary>Waits for the answer to the oldest question.</summary>
    /// <exception cref="GdalMissingException">GDAL is not installed.</exception>
    /// <exception cref="InvalidOperationException">The process ended.</exception>
    public JsonElement Answer()
    {
        if (process.StandardOutput.ReadLine() is { } line)
        {
            using JsonDocument json = JsonDocument.Parse(line);
            return json.RootElement.Clone();
        }

        process.WaitForExit();
        throw process.ExitCode == MissingExitCode ? new GdalMissingException() : new InvalidOperationException($"gdal_figures.py ended with {process.ExitCode}.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
