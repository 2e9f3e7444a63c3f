using System.Collections.Concurrent;
using System.Security.Cryptography;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Publishing;

namespace CoverageAnalyzer.Studies.Scenarios;

/// <summary>The scenarios of a study: <c>scenarios/NAME.json</c> in its folder.</summary>
/// <remarks>
/// A scenario is saved whole or not at all, and only by someone who knows what is there (optimistic concurrency): of two who edit one
/// scenario the second to save is told, never is the first one's work lost silently. Safe for concurrent use within a process; of two
/// programs that save one scenario within the same millisecond the later wins.
/// Links are not followed: nothing outside the folder is read or written.
/// </remarks>
public sealed class ScenarioFolder : IScenarioStore
{
    /// <summary>Name of the folder in a study's folder.</summary>
    public const string FolderName = "scenarios";

    /// <summary>The most scenarios that are listed.</summary>
    public const int MostListed = 1_000;

    private const string Extension = ".json";
    private static readonly ConcurrentDictionary<string, object> Locks = new(StringComparer.Ordinal);
    private readonly IPublishingFiles files;
    private readonly object saving;

    /// <summary>Makes it; the folder itself is made with the first scenario.</summary>
    /// <param name="studyDirectory">The study's folder.</param>
    public ScenarioFolder(string studyDirectory)
        : this(studyDirectory, DiskFiles.Instance)
    {
    }

    /// <summary>As the public one, with the file operations given.</summary>
    internal ScenarioFolder(string studyDirectory, IPublishingFiles files)
    {
        ArgumentNullException.ThrowIfNull(studyDirectory);
        this.files = files;
        Directory = Path.Combine(Path.GetFullPath(studyDirectory), FolderName);
        saving = Locks.GetOrAdd(Directory, _ => new object());
    }

    /// <summary>Full path of the folder.</summary>
    public string Directory { get; }

    /// <summary>The tag of a scenario file's bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    public static string ETagOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Path of a scenario's file; it need not be there.</summary>
    /// <param name="name">The scenario's name.</param>
    /// <exception cref="ScenarioException">The name may not be one, or leads through a link.</exception>
    public string PathOf(string name)
    {
        if (ScenarioName.Fault(name) is { } fault)
        {
            throw new ScenarioException(fault);
        }

        string path = Path.Combine(Directory, name + Extension);
        return IsLink(Directory) || IsLink(path)
            ? throw new ScenarioException(name + Extension, [new(
                "là một liên kết đến nơi khác; phương án phải là tệp thường.", "is a link to somewhere else; a scenario must be a plain file.")])
            : path;
    }

    /// <summary>The scenarios there are, in the order of their names; one that cannot be used with the reason.</summary>
    public IReadOnlyList<ScenarioListing> List()
    {
        if (!System.IO.Directory.Exists(Directory) || IsLink(Directory))
        {
            return [];
        }

        IEnumerable<string> names = System.IO.Directory.EnumerateFiles(Directory, "*" + Extension)
            .Select(Path.GetFileNameWithoutExtension).OfType<string>()
            .Where(n => ScenarioName.Fault(n) is null && !IsLink(Path.Combine(Directory, n + Extension)))
            .Order(StringComparer.Ordinal)
            .Take(MostListed);
        return [.. names.Select(Listed)];
    }

    /// <summary>Reads a scenario.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ScenarioMissingException">There is none.</exception>
    /// <exception cref="ScenarioException">The name may not be one, or the file cannot be used.</exception>
    public StoredScenario Read(string name)
    {
        string path = PathOf(name);
        if (!File.Exists(path))
        {
            throw new ScenarioMissingException(name);
        }

        byte[] bytes = ScenarioReader.Bytes(path);
        return new StoredScenario(name, ScenarioReader.Parse(bytes, name + Extension), ETagOf(bytes), Written(path));
    }

    /// <summary>Saves a scenario, if it is still what the caller knows.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="expectedETag">The tag it had when it was read; null for a new one.</param>
    /// <returns>The new tag.</returns>
    /// <exception cref="ScenarioConflictException">It was changed, removed or made since.</exception>
    /// <exception cref="ScenarioException">The name may not be one, or the scenario cannot be written.</exception>
    public string Save(string name, Scenario scenario, string? expectedETag)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        string path = PathOf(name);
        byte[] bytes = ScenarioWriter.Write(scenario);
        lock (saving)
        {
            Expect(name, path, expectedETag);
            try
            {
                files.CreateDirectory(Directory);
                WholeFile.Write(path, stream => stream.Write(bytes), isNew: expectedETag is null, files);
            }
            catch (IOException) when (expectedETag is null && File.Exists(path))
            {
                throw ScenarioConflictException.Of(name, ETagOf(ScenarioReader.Bytes(path)), null, string.Empty, Written(path)); // another program made it just now
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                (LocalizedText why, LocalizedText remedy) = DiskFault.Of(e);
                throw new ScenarioException(name + Extension, [new(
                    $"không ghi được vào thư mục 'scenarios' của nghiên cứu: {why.Vietnamese}. {remedy.Vietnamese}.",
                    $"cannot be written into the study's folder 'scenarios': {why.English}. {remedy.English}.")]);
            }
        }

        return ETagOf(bytes);
    }

    /// <summary>Removes a scenario, if it is still what the caller knows.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="expectedETag">The tag it had when it was read; null: whatever it is.</param>
    /// <exception cref="ScenarioMissingException">There is none.</exception>
    /// <exception cref="ScenarioConflictException">It was changed since.</exception>
    /// <exception cref="ScenarioException">The name may not be one, or the file cannot be removed.</exception>
    public void Delete(string name, string? expectedETag)
    {
        string path = PathOf(name);
        lock (saving)
        {
            if (!File.Exists(path))
            {
                throw new ScenarioMissingException(name);
            }

            if (expectedETag is not null)
            {
                Expect(name, path, expectedETag);
            }

            try
            {
                WholeFile.Delete(path, files);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new ScenarioException(name + Extension, [new("không xóa được; kiểm tra quyền truy cập.", "cannot be removed; check the permissions.")]);
            }
        }
    }

    // A folder knows nobody: who may write there, the file system decides.

    /// <inheritdoc/>
    IReadOnlyList<ScenarioListing> IScenarioStore.List(ScenarioEditor by) => List();

    /// <inheritdoc/>
    StoredScenario IScenarioStore.Read(string name, ScenarioEditor by) => Read(name);

    /// <inheritdoc/>
    string IScenarioStore.Save(string name, Scenario scenario, string? expectedETag, ScenarioEditor by) => Save(name, scenario, expectedETag);

    /// <inheritdoc/>
    void IScenarioStore.Delete(string name, string? expectedETag, ScenarioEditor by) => Delete(name, expectedETag);

    private static DateTimeOffset Written(string path) => new(File.GetLastWriteTimeUtc(path), TimeSpan.Zero);

    private static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    private static void Expect(string name, string path, string? expectedETag)
    {
        string? current = File.Exists(path) ? ETagOf(ScenarioReader.Bytes(path)) : null;
        if (current != expectedETag)
        {
            throw ScenarioConflictException.Of(name, current, expectedETag, string.Empty, current is null ? null : Written(path));
        }
    }

    private ScenarioListing Listed(string name)
    {
        DateTimeOffset modified = Written(Path.Combine(Directory, name + Extension));
        try
        {
            StoredScenario stored = Read(name);
            return new ScenarioListing(name, stored.Scenario.Edits.Count, stored.ETag, modified, LocalizedText.Empty);
        }
        catch (ScenarioException e)
        {
            return new ScenarioListing(name, 0, string.Empty, modified, e.Problem);
        }
    }
}
