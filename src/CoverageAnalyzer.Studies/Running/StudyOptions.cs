using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>How a run is carried out; nothing here changes a figure.</summary>
/// <param name="Threads">Threads the kernels may use, 1 or more. The results are the same bytes for any number.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct StudyOptions(int Threads)
{
    /// <summary>
    /// True for a study that is kept open for long, as a server does: what is read again in no time is not kept, and memory goes back to the
    /// system when the study is open. Points then no longer say in which row of their file they stand, but for those that findings are about.
    /// </summary>
    public bool IsCompact { get; init; }

    /// <summary>MiB the process may take, <see cref="Large.StudyMemory.LeastMebibytes"/> or more; null: no bound. BTS sites that do not fit in it are streamed.</summary>
    public int? MemoryMebibytes { get; init; }

    /// <summary>Bytes a layer of BTS sites may take, which is then streamed however few it has; null: by the memory there is. For tests of small layers.</summary>
    internal long? StreamedLayerBytes { get; init; }
}
