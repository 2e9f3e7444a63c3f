using System.Globalization;
using System.Text.Json;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Fuzz.Mutating;

namespace CoverageAnalyzer.Fuzz.Differential;

/// <summary>Mutants that we accept, read by another program too. While that one reads, ours reads on.</summary>
/// <param name="format">The format.</param>
/// <param name="seed">Seed of the mutants.</param>
/// <param name="keep">Folder that the first few unexplained ones are written to, with the other program's answer, or null.</param>
internal sealed class DifferentialRun(ComparedFormat format, ulong seed, string? keep)
{
    /// <summary>Questions that are open at once; small, since the files of each lie in memory.</summary>
    private const int MostOpen = 8;

    private const int KeptOfEach = 10;

    private readonly SortedDictionary<string, (long Count, long First)> classes = new(StringComparer.Ordinal);
    private readonly Queue<(long Index, byte[] File, ComparedCase Case, CaseFolder Folder)> open = [];

    /// <summary>Number of files in each class, and the index of the first of them.</summary>
    public IReadOnlyDictionary<string, (long Count, long First)> Classes => classes;

    /// <summary>Compares so many accepted mutants.</summary>
    /// <param name="count">How many.</param>
    /// <exception cref="GdalMissingException">There is nothing to compare with.</exception>
    public void Run(long count)
    {
        var source = new MutantSource(format.Target, CorpusFiles.Of(format.Target), seed);
        using var gdal = new GdalProcess();
        using var all = new CaseFolder();
        using var cases = new CaseFolder(all.Path);
        long accepted = 0;
        for (long index = 0; accepted < count; index++)
        {
            byte[] file = source.At(index);
            if (Accepted(file, cases) is not { } read)
            {
                continue;
            }

            accepted++;
            var folder = new CaseFolder(all.Path);
            open.Enqueue((index, file, read, folder));
            gdal.Ask(read.Question(folder.Path));
            while (open.Count >= MostOpen)
            {
                TakeAnswer(gdal);
            }
        }

        while (open.Count > 0)
        {
            TakeAnswer(gdal);
        }
    }

    private void TakeAnswer(GdalProcess gdal)
    {
        (long index, byte[] file, ComparedCase read, CaseFolder folder) = open.Dequeue();
        JsonElement answer = gdal.Answer();
        if (read.Judge(answer) is { } kind)
        {
            Note(kind, index, file, answer);
            folder.Dispose();
            return;
        }

        open.Enqueue((index, file, read, folder));
        gdal.Ask(read.Question(folder.Path));
    }

    private void Note(string kind, long index, byte[] file, JsonElement answer)
    {
        (long count, long first) = classes.GetValueOrDefault(kind, (0, index));
        classes[kind] = (count + 1, Math.Min(first, index));
        if (keep is not null && kind.Contains(ComparedCase.Unexplained, StringComparison.Ordinal) && count < KeptOfEach)
        {
            string path = Path.Combine(Directory.CreateDirectory(keep).FullName, string.Create(CultureInfo.InvariantCulture, $"{format.Target.Name}-{index}"));
            File.WriteAllBytes(path, file);
            File.WriteAllText(path + ".json", $"{kind}\n{answer}");
        }
    }

    private ComparedCase? Accepted(byte[] file, CaseFolder cases)
    {
        try
        {
            return format.Accept(file, cases);
        }
        catch (Exception e) when (e is InputFileException or OracleException)
        {
            return null; // what breaks a rule is found by a campaign
        }
    }
}
