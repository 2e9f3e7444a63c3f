using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Studies.Viewing;

/// <summary>The maps of a study or a results folder: those of the program, and those in its folder <c>maps</c>. Report, web page and viewer use the same.</summary>
public static class StudyMaps
{
    private const string FolderName = "maps";

    /// <summary>Loads them. A broken file is a finding of the library, the rest still load.</summary>
    /// <param name="directory">The study's folder, or a results folder.</param>
    public static MapLibrary Load(string directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        string folder = Path.Combine(directory, FolderName);
        return MapLibrary.Load(Directory.Exists(folder) ? folder : null);
    }

    /// <summary>The definitions in a study's folder, in order; one too large to be read is left out.</summary>
    /// <param name="directory">The study's folder.</param>
    internal static IReadOnlyList<string> FilesOf(string directory) =>
        DefinitionsIn(Path.Combine(directory, FolderName));

    /// <summary>The definitions beside the program and in a study's folder, in order: what decides which maps there are, beside the version of the program.</summary>
    /// <param name="directory">The study's folder.</param>
    internal static IReadOnlyList<string> AllFilesOf(string directory) =>
        [.. DefinitionsIn(Path.Combine(AppContext.BaseDirectory, FolderName)), .. FilesOf(directory)];

    private static IReadOnlyList<string> DefinitionsIn(string folder) =>
        Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder, "*.json").Where(f => new FileInfo(f).Length <= MapDefinitionReader.LargestFileBytes).Order(StringComparer.Ordinal)]
            : [];
}
