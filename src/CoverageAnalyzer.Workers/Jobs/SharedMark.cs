using System.Security.Cryptography;
using System.Text;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Chunks;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Publishing;

namespace CoverageAnalyzer.Workers.Jobs;

/// <summary>
/// A small file that the submitter puts where the results are to be written. A worker that does not find it there sees another disk under the same
/// path, and would write the results where nobody looks for them. It also says what the submitter's input files hold: that decides which of two machines
/// that see different ones may work.
/// </summary>
/// <remarks>The first line is the job's key; each line after it the SHA-256 and the full path of an input file.</remarks>
internal static class SharedMark
{
    private const int ShaLength = 64;

    /// <summary>Where the files of a cut study are written until they are sealed.</summary>
    /// <param name="job">The job.</param>
    /// <param name="task">The study.</param>
    public static string WorkingFolder(Guid job, StudyTask task) => ChunkedStudy.WorkingFolderOf(task.Results, job.ToString("N"));

    /// <summary>Puts the mark of a study into place; nothing where it is there.</summary>
    /// <param name="job">The job.</param>
    /// <param name="kind">How the job is cut.</param>
    /// <param name="task">The study.</param>
    /// <exception cref="InputFileException">The place cannot be written to.</exception>
    /// <exception cref="StudyFileException">The study has become unreadable.</exception>
    public static void Put(Guid job, JobKind kind, StudyTask task)
    {
        string path = PathOf(job, kind, task);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            string[] lines = [job.ToString("N"), .. StatedInputs.Of(StudyFileReader.Read(task.Study)).Select(f => $"{f.Sha256} {f.Path}")];
            WholeFile.Replace(path, Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\n")))); // a worker may be reading the old one
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            (LocalizedText why, LocalizedText remedy) = DiskFault.Of(e);
            throw new InputFileException(
                new SourcePlace { File = task.Results },
                new($"không ghi được vào nơi chứa thư mục kết quả: {why.Vietnamese}.", $"the place of the results folder cannot be written to: {why.English}."),
                new($"{remedy.Vietnamese}, hoặc chọn thư mục khác bằng --out.", $"{remedy.English}, or choose another with --out."),
                e);
        }
    }

    /// <summary>The submitter's input files: full path and SHA-256 of each; null where the mark is not seen from here.</summary>
    /// <param name="job">The job.</param>
    /// <param name="kind">How the job is cut.</param>
    /// <param name="task">The study.</param>
    public static IReadOnlyList<(string Path, string Sha256)>? Read(Guid job, JobKind kind, StudyTask task)
    {
        try
        {
            string[] lines = File.ReadAllLines(PathOf(job, kind, task));
            return lines.Length > 0 && string.Equals(lines[0], job.ToString("N"), StringComparison.Ordinal)
                ? [.. lines.Skip(1).Where(l => l.Length > ShaLength).Select(l => (l[(ShaLength + 1)..], l[..ShaLength]))]
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Takes the mark of a whole study away; that of a cut one goes with its working folder.</summary>
    /// <param name="job">The job.</param>
    /// <param name="kind">How the job is cut.</param>
    /// <param name="task">The study.</param>
    public static void Remove(Guid job, JobKind kind, StudyTask task)
    {
        if (kind == JobKind.Whole)
        {
            try
            {
                File.Delete(PathOf(job, kind, task));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // An empty hidden file stays; it harms nobody.
            }
        }
    }

    /// <summary>SHA-256 of a study's <c>study.json</c>, or null where there is none to be read.</summary>
    /// <param name="study">The study's folder.</param>
    public static string? Sha256OfStudy(string study)
    {
        try
        {
            return Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(study, StudyFile.FileName))));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string PathOf(Guid job, JobKind kind, StudyTask task) => kind == JobKind.Cut
        ? Path.Combine(WorkingFolder(job, task), ".job")
        : Path.Combine(Path.GetDirectoryName(task.Results)!, $"{BesideName.Of(Path.GetFileName(task.Results))}.job-{job:N}");
}
