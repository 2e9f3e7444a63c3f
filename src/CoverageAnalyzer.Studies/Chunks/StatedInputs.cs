using System.Collections.Concurrent;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Radio;
using CoverageAnalyzer.Studies.Rules;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Studies.Chunks;

/// <summary>The bytes of a study's files as the one who asks for its run sees them: what every machine that works on it must see too.</summary>
/// <remarks>Tables of a database are left out (all machines ask the same one), and so are files that the one who asks does not see.</remarks>
public static class StatedInputs
{
    // What belongs to a file of the same name and decides with it what is read.
    private static readonly string[] Companions = [".dbf", ".shx", ".prj", ".cpg", ".tfw"];

    /// <summary>Reads the hash of every file that a study names.</summary>
    /// <param name="study">The study.</param>
    /// <returns>Full path and SHA-256 (lower-case hexadecimal) of each, by path.</returns>
    public static IReadOnlyList<(string Path, string Sha256)> Of(StudyFile study)
    {
        ArgumentNullException.ThrowIfNull(study);
        string[] paths = [.. StudyTables.LayersOf(study).SelectMany(l => l.Layer.Files).SelectMany(f => FilesOf(study.PathOf(f))).Concat(RadioFilesOf(study)).Distinct(StringComparer.Ordinal)];
        var hashes = new ConcurrentBag<(string Path, string Sha256)>();
        Parallel.ForEach(paths, path =>
        {
            try
            {
                hashes.Add((path, StudyInputFile.Of(string.Empty, path).Sha256));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Whoever reads the study tells of it.
            }
        });
        return [.. hashes.OrderBy(h => h.Path, StringComparer.Ordinal)];
    }

    /// <summary>The first file that is another here, or is not here at all; null where all are the same.</summary>
    /// <param name="stated">What <see cref="Of"/> gave elsewhere.</param>
    /// <param name="read">What was read here.</param>
    public static string? FirstDifferent(IReadOnlyList<(string Path, string Sha256)> stated, IReadOnlyList<StudyInputFile> read)
    {
        ArgumentNullException.ThrowIfNull(stated);
        ArgumentNullException.ThrowIfNull(read);
        ILookup<string, string> here = read.ToLookup(f => Path.GetFullPath(f.Path), f => f.Sha256, StringComparer.Ordinal);
        return stated.FirstOrDefault(s => here.Contains(s.Path) ? !here[s.Path].Contains(s.Sha256) : !File.Exists(s.Path)).Path;
    }

    // What sites take where they state nothing, and every pattern that they may name: which they do is known only where they are read.
    private static IEnumerable<string> RadioFilesOf(StudyFile study) => study.Radio.Model == MobileModel.Distance
        ? []
        :
        [
            .. BtsDefaultsReader.PathOf(study.Radio.BtsDefaultsFile, study.Directory) is { } defaults ? [defaults] : Array.Empty<string>(),
            .. study.Radio.ClutterFile is { } clutter ? [study.PathOf(clutter)] : Array.Empty<string>(),
            .. RadioPatterns.AllIn(study.Radio.PatternsFolder is { } folder ? study.PathOf(folder) : null),
        ];

    private static IEnumerable<string> FilesOf(string path)
    {
        if (Directory.Exists(path))
        {
            return Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories);
        }

        IEnumerable<string> besides = Companions.Select(c => Path.ChangeExtension(path, c));
        return besides.Prepend(path).Where(File.Exists);
    }
}
