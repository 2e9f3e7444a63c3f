using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Sites;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Radio.Networks;

namespace CoverageAnalyzer.Studies.Radio;

/// <summary>The antenna patterns that sites name, read from the study's folder of patterns.</summary>
internal static class RadioPatterns
{
    private static readonly string[] Extensions = [string.Empty, ".msi", ".MSI", ".pln", ".PLN"];

    /// <summary>Reads the patterns.</summary>
    /// <param name="sites">The sites.</param>
    /// <param name="folder">The folder; null: none.</param>
    /// <param name="findings">Takes which files are no patterns.</param>
    /// <returns>Patterns by the name sites use; names without a file are left out.</returns>
    public static IReadOnlyDictionary<string, AntennaPattern> Read(IEnumerable<BtsSite> sites, string? folder, FindingLog findings)
    {
        var patterns = new Dictionary<string, AntennaPattern>(StringComparer.Ordinal);
        if (folder is null)
        {
            return patterns;
        }

        foreach ((string name, string path) in FilesOf(sites, folder))
        {
            try
            {
                patterns[name] = AntennaPatternFile.Read(path);
            }
            catch (InputFileException e)
            {
                findings.Add(
                    "antenna-pattern-unreadable", FindingRank.Warning, e.Place, e.Problem,
                    LocalizedText.Of($"{e.Remedy.Vietnamese} Tạm dùng công thức 3GPP TR 38.901.", $"{e.Remedy.English} The formula of 3GPP TR 38.901 is used for now."));
            }
        }

        return patterns;
    }

    /// <summary>The files of the patterns that sites name, by name; names without a file are left out.</summary>
    /// <param name="sites">The sites.</param>
    /// <param name="folder">The folder; null: none.</param>
    public static IEnumerable<(string Name, string Path)> FilesOf(IEnumerable<BtsSite> sites, string? folder)
    {
        if (folder is null)
        {
            yield break;
        }

        foreach (string name in sites.SelectMany(s => s.Sectors).Select(s => s.PatternName).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            // A name is a file in the folder, not a path that leads out of it.
            if (name.AsSpan().IndexOfAny(['/', '\\', '\0']) < 0 && name is not ("." or "..") && Array.Find(Extensions, e => File.Exists(Path.Combine(folder, name + e))) is string extension)
            {
                yield return (name, Path.Combine(folder, name + extension));
            }
        }
    }

    /// <summary>The pattern files that lie in a folder, in the order of their names: those that sites could name.</summary>
    /// <param name="folder">The folder; null: none.</param>
    public static IReadOnlyList<string> AllIn(string? folder) => folder is null || !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateFiles(folder).Where(f => Path.GetExtension(f).ToUpperInvariant() is ".MSI" or ".PLN").Order(StringComparer.Ordinal)];
}
