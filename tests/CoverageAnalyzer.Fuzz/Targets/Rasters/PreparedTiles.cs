using System.Security.Cryptography;
using System.Text;

namespace CoverageAnalyzer.Fuzz.Targets.Rasters;

/// <summary>Tiles of late cases as files: most mutants change a name or a length, and a tile or its archive takes longer to write than to read.</summary>
/// <param name="folder">Where they lie, under names longer than a case can have.</param>
internal sealed class PreparedTiles(string folder)
{
    private const int Most = 40; // the seeds, and room for mutants that come only once

    private readonly Dictionary<string, long> lastUse = new(StringComparer.Ordinal);
    private long uses;

    /// <summary>The file of a case, written where it is not there yet; who moves it away puts it back.</summary>
    /// <param name="tile">The case.</param>
    public string Of(HgtCase tile)
    {
        string path = Path.Combine(folder, "prepared-" + Key(tile));
        lastUse[path] = ++uses;
        if (!File.Exists(path)) // new, or the folder has been cleared
        {
            tile.Write(path);
        }

        if (lastUse.Count > Most)
        {
            string oldest = lastUse.MinBy(p => p.Value).Key;
            lastUse.Remove(oldest);
            File.Delete(oldest);
        }

        return path;
    }

    private static string Key(HgtCase tile)
    {
        byte[] entry = Encoding.UTF8.GetBytes(tile.EntryName);
        return Convert.ToHexString(SHA256.HashData([(byte)tile.Kind, .. BitConverter.GetBytes(tile.TileBytes), .. BitConverter.GetBytes(entry.Length), .. entry, .. tile.Body]));
    }
}
