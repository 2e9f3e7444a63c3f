using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Fuzz.Mutating;
using CoverageAnalyzer.Fuzz.Targets.Vector;

namespace CoverageAnalyzer.Fuzz.Differential;

/// <summary>Mutants that we accept, read by GDAL too.</summary>
/// <param name="target">The format.</param>
/// <param name="seed">Seed of the mutants.</param>
/// <param name="keep">Folder that the first few unexplained ones are written to, or null.</param>
internal sealed class DifferentialRun(VectorTarget target, ulong seed, string? keep)
{
    private const int Batch = 2_000;
    private const int KeptOfEach = 10;

    private readonly SortedDictionary<string, (long Count, long First)> classes = new(StringComparer.Ordinal);

    /// <summary>Number of files in each class, and the index of the first of them.</summary>
    public IReadOnlyDictionary<string, (long Count, long First)> Classes => classes;

    /// <summary>Compares so many accepted mutants.</summary>
    /// <param name="count">How many.</param>
    /// <returns>False where GDAL is not installed.</returns>
    public bool Run(long count)
    {
        var source = new MutantSource(target, CorpusFiles.Of(target), seed);
        long index = 0;
        for (long left = count; left > 0;)
        {
            using var folder = new CaseFolder();
            using var cases = new CaseFolder();
            var accepted = new List<(long Index, LayerReading Reading, string Path)>();
            for (; accepted.Count < Math.Min(left, Batch); index++)
            {
                byte[] file = source.At(index);
                if (Accepted(file, cases) is { } reading)
                {
                    accepted.Add((index, reading, target.Put(file, Directory.CreateDirectory(Path.Combine(folder.Path, index.ToString(System.Globalization.CultureInfo.InvariantCulture))).FullName)));
                }
            }

            if (GdalProcess.Ask([.. accepted.Select(a => (a.Path, a.Reading.Layer))]) is not { } answers)
            {
                return false;
            }

            for (int i = 0; i < answers.Count; i++)
            {
                byte[] file = source.At(accepted[i].Index);
                Note(Difference.Of(target.Name, file, accepted[i].Reading, answers[i]), accepted[i].Index, file);
            }

            left -= accepted.Count;
        }

        return true;
    }

    private void Note(string kind, long index, byte[] file)
    {
        if (keep is not null && kind.Contains(Difference.Unexplained, StringComparison.Ordinal) && classes.GetValueOrDefault(kind).Count < KeptOfEach)
        {
            target.Put(file, Directory.CreateDirectory(Path.Combine(keep, target.Name, index.ToString(System.Globalization.CultureInfo.InvariantCulture))).FullName);
        }

        (long count, long first) = classes.GetValueOrDefault(kind, (0, index));
        classes[kind] = (count + 1, first);
    }

    private LayerReading? Accepted(byte[] file, CaseFolder cases)
    {
        try
        {
            return target.ReadLayer(file, cases) is { IsCompared: true } reading ? reading : null;
        }
        catch (Exception e) when (e is InputFileException or OracleException)
        {
            return null; // what breaks a rule is found by a campaign
        }
    }
}
