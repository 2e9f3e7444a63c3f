using System.Diagnostics;

namespace CoverageAnalyzer.Reports;

/// <summary>One output of a run, ready to be written, as often as wanted: a file, or two that are made together.</summary>
/// <param name="Group">What it is written with where a run is shared between processes.</param>
/// <param name="Names">Its files, as paths relative to the results folder with <c>/</c>.</param>
/// <param name="Write">Writes them: into new files opened by name, telling of each (or nobody), and stopping soon when asked to.</param>
public sealed record ReportOutput(ReportGroup Group, IReadOnlyList<string> Names, Action<Func<string, Stream>, Action<WrittenFile>?, CancellationToken> Write)
{
    /// <summary>An output of one file.</summary>
    /// <param name="group">What it is written with.</param>
    /// <param name="name">Its path relative to the results folder, with <c>/</c>.</param>
    /// <param name="write">Writes it.</param>
    internal static ReportOutput File(ReportGroup group, string name, Action<Stream, CancellationToken> write) =>
        new(group, [name], (create, told, cancellation) => WriteFile(create, name, write, told, cancellation));

    /// <summary>Writes one file.</summary>
    /// <param name="create">Opens a new file by its name.</param>
    /// <param name="name">Its name.</param>
    /// <param name="write">Writes it.</param>
    /// <param name="told">Told of it, or null.</param>
    /// <param name="cancellation">Stops soon, also in the middle.</param>
    internal static void WriteFile(
        Func<string, Stream> create, string name, Action<Stream, CancellationToken> write, Action<WrittenFile>? told, CancellationToken cancellation)
    {
        long began = Stopwatch.GetTimestamp();
        using var stream = new StoppableStream(create(name), cancellation);
        write(stream, cancellation);
        stream.Flush();
        told?.Invoke(new WrittenFile(name, Stopwatch.GetElapsedTime(began), stream.CanSeek ? stream.Length : stream.BytesWritten)); // an archive writes some bytes twice
    }
}
