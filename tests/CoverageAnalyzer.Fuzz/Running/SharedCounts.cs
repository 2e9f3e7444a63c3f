using System.IO.MemoryMappedFiles;

namespace CoverageAnalyzer.Fuzz.Running;

/// <summary>What a child has done so far, in a file mapped by it and its parent: it is there also after the child has died.</summary>
public sealed class SharedCounts : IDisposable
{
    private const int Numbers = 8;
    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;

    /// <summary>Maps a file, which is made where it is not there.</summary>
    /// <param name="path">The file.</param>
    public SharedCounts(string path)
    {
        file = MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, null, Numbers * sizeof(long));
        view = file.CreateViewAccessor();
    }

    /// <summary>Index of the case that is being run; -1 between cases.</summary>
    public long Index
    {
        get => view.ReadInt64(0);
        set => view.Write(0, value);
    }

    /// <summary>When it was begun, in milliseconds of the machine's clock of uptime.</summary>
    public long StartedMilliseconds
    {
        get => view.ReadInt64(8);
        set => view.Write(8, value);
    }

    /// <summary>Cases run.</summary>
    public long Cases => view.ReadInt64(16);

    /// <summary>Cases accepted.</summary>
    public long Accepted => view.ReadInt64(24);

    /// <summary>Most bytes that a case allocated.</summary>
    public long MostAllocatedBytes => view.ReadInt64(32);

    /// <summary>Longest case, in microseconds.</summary>
    public long LongestMicroseconds => view.ReadInt64(40);

    /// <summary>Counts a case.</summary>
    /// <param name="result">What became of it.</param>
    public void Count(CaseResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        view.Write(16, Cases + 1);
        view.Write(24, Accepted + (result.Figures is null ? 0 : 1));
        view.Write(32, Math.Max(MostAllocatedBytes, result.AllocatedBytes));
        view.Write(40, Math.Max(LongestMicroseconds, (long)result.Time.TotalMicroseconds));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        view.Dispose();
        file.Dispose();
    }
}
