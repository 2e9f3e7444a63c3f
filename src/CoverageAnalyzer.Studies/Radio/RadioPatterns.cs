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

        foreach (string name in sites.SelectMany(s => s.Sectors).Select(s => s.PatternName).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            // A name is a file in the folder, not a path that leads out of it.
            if (name.AsSpan().IndexOfAny(['/', '\\', '\0']) >= 0 || name is "." or ".." || Array.Find(Extensions, e => File.Exists(Path.Combine(folder, name + e))) is not string extension)
            {
                continue;
            }

            try
            {
                patterns[name] = AntennaPatternFile.Read(Path.Combine(folder, name + extension));
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
}
