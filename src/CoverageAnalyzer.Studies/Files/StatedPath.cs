using System.Text;
using CoverageAnalyzer.Data.Text;

namespace CoverageAnalyzer.Studies.Files;

/// <summary>The file or folder that a study names, whichever way Unicode's accents are written in the one and in the other.</summary>
/// <remarks>
/// A name with Vietnamese letters has two forms that look the same: composed (NFC), as keyboards type it, and decomposed (NFD), as old Macs and archives
/// from them write it (Unicode Standard Annex 15). Linux and Windows take them for two names.
/// </remarks>
internal static class StatedPath
{
    /// <summary>Full path of what a study names: as it is written where that exists, else what is there under the other form of its name.</summary>
    /// <param name="directory">Folder of the study.</param>
    /// <param name="stated">Path as the study has it.</param>
    /// <returns>The path as it is written where nothing is there, or several names could be meant.</returns>
    public static string In(string directory, string stated)
    {
        if (stated.Contains('\0', StringComparison.Ordinal))
        {
            return Path.Combine(directory, stated); // no path at all: nothing is there
        }

        string path = Path.GetFullPath(Path.Combine(directory, stated));
        return Path.Exists(path) || Ascii.IsValid(stated) ? path : OtherForm(path) ?? path;
    }

    private static string? OtherForm(string path)
    {
        if (Path.Exists(path))
        {
            return path;
        }

        if (Path.GetDirectoryName(path) is not { } above || OtherForm(above) is not { } folder)
        {
            return null;
        }

        try
        {
            string name = VietnameseText.Compose(Path.GetFileName(path));
            string[] same = [.. Directory.EnumerateFileSystemEntries(folder).Where(e => VietnameseText.Compose(Path.GetFileName(e)) == name).Take(2)];
            return same.Length == 1 ? same[0] : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // that it is not there is told by who wants to read it
        }
    }
}
