namespace CoverageAnalyzer.Fuzz;

/// <summary>The corpus in the repository: for each target small <c>seeds</c>, and <c>crashers</c>, inputs that once broke something.</summary>
public sealed class CorpusFiles
{
    /// <summary>The variable that names another folder of a corpus, for this process and the children it starts.</summary>
    public const string FolderVariable = "COVERAGE_ANALYZER_CORPUS";

    private const string FolderName = "Corpus";

    private CorpusFiles(IReadOnlyList<(string Name, byte[] Bytes, bool IsSeed)> files) => Files = files;

    /// <summary>Name, bytes and whether it is a seed, in the order of names.</summary>
    public IReadOnlyList<(string Name, byte[] Bytes, bool IsSeed)> Files { get; }

    /// <summary>Where the corpus lies: beside the sources that are built from, or where <see cref="FolderVariable"/> says.</summary>
    public static string Folder => Environment.GetEnvironmentVariable(FolderVariable) ?? Above(AppContext.BaseDirectory);

    /// <summary>Reads the corpus of a target.</summary>
    /// <param name="target">The target.</param>
    /// <exception cref="DirectoryNotFoundException">It has none.</exception>
    public static CorpusFiles Of(FuzzTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var files = new List<(string, byte[], bool)>();
        foreach (string kind in (string[])["seeds", "crashers"])
        {
            string folder = Path.Combine(Folder, target.Name, kind);
            if (Directory.Exists(folder))
            {
                files.AddRange(Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(f => ($"{kind}/{Path.GetFileName(f)}", File.ReadAllBytes(f), kind == "seeds")));
            }
        }

        if (target is Targets.FaultTarget)
        {
            files.AddRange(target.Seeds().Select(s => ($"seeds/{s.Name}", s.Bytes, true)));
        }

        return files.Count > 0 ? new CorpusFiles(files) : throw new DirectoryNotFoundException($"No corpus of '{target.Name}' in {Folder}.");
    }

    /// <summary>Makes files the corpus of a target, for this process and its children.</summary>
    /// <param name="target">The target.</param>
    /// <param name="paths">The files; of a shapefile the .shp, whose other files go with it.</param>
    /// <param name="folder">Where the corpus is put.</param>
    public static void Replace(FuzzTarget target, IReadOnlyList<string> paths, CaseFolder folder)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(folder);
        string seeds = Directory.CreateDirectory(Path.Combine(folder.Path, target.Name, "seeds")).FullName;
        for (int i = 0; i < paths.Count; i++)
        {
            File.WriteAllBytes(Path.Combine(seeds, $"{i}-{Path.GetFileName(paths[i])}"), target.CaseOf(paths[i]));
        }

        Environment.SetEnvironmentVariable(FolderVariable, folder.Path);
    }

    // Built in bin/…, copied beside the tests, or started from the folder of the project.
    private static string Above(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            string found = Path.Combine(folder.FullName, "tests", "CoverageAnalyzer.Fuzz", FolderName);
            if (Directory.Exists(found))
            {
                return found;
            }
        }

        return Path.Combine(start, FolderName);
    }
}
