using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>The files of heights that a list of files and folders stands for.</summary>
internal static class ElevationFileList
{
    private static readonly EnumerationOptions TopFolder = new() { IgnoreInaccessible = true, RecurseSubdirectories = false };

    /// <summary>True for a file that by its name holds a grid of numbers, for an archive with an SRTM tile in it, and for a folder with such files and no map layer.</summary>
    /// <param name="path">The file or folder.</param>
    public static bool IsRaster(string path) => Directory.Exists(path) ? IsFolderOfTiles(path) : IsRasterFile(path);

    /// <summary>Full paths of the tiles in the order of their names, each once.</summary>
    /// <param name="paths">Files and folders; a folder stands for the tiles in it, not for those in its folders.</param>
    /// <exception cref="InputFileException">One is not there, or a folder holds no tile.</exception>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> paths)
    {
        var files = new List<string>();
        foreach (string path in paths)
        {
            if (string.IsNullOrWhiteSpace(path) || path.Contains('\0', StringComparison.Ordinal))
            {
                throw new InputFileException(
                    new SourcePlace { Name = path.Replace("\0", string.Empty, StringComparison.Ordinal) },
                    new("tên tệp độ cao trống hoặc không hợp lệ.", "the name of a file of heights is empty or makes no sense."),
                    new("Kiểm tra đường dẫn.", "Check the path."));
            }

            string full = Path.GetFullPath(path);
            if (Directory.Exists(full))
            {
                int before = files.Count;
                files.AddRange(Directory.EnumerateFiles(full, "*", TopFolder).Where(IsTile));
                if (files.Count == before)
                {
                    throw new InputFileException(
                        SourcePlace.OfFile(full.TrimEnd(Path.DirectorySeparatorChar)),
                        new("thư mục không có tệp độ cao nào.", "the folder holds no file of heights."),
                        new("Cần các tệp .hgt, .hgt.zip, .tif hoặc .asc.", "It needs .hgt, .hgt.zip, .tif or .asc files."));
                }
            }
            else
            {
                files.Add(full);
            }
        }

        return [.. files.Distinct(StringComparer.Ordinal).OrderBy(Path.GetFileName, StringComparer.OrdinalIgnoreCase).ThenBy(f => f, StringComparer.Ordinal)];
    }

    private static bool IsFolderOfTiles(string path) =>
        Directory.EnumerateFiles(path, "*", TopFolder).Any(IsTile)
        && !Directory.EnumerateFiles(path, "*", TopFolder).Any(f => Path.GetExtension(f).ToUpperInvariant() is ".SHP" or ".GPKG" or ".GEOJSON");

    private static bool IsRasterFile(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".TIF" or ".TIFF" or ".HGT" or ".ASC" => true,
        ".ZIP" => HgtName.Corner(path) is not null || HgtTile.IsInArchive(path),
        _ => false,
    };

    // Of archives only those that are named after a tile: a folder may hold others.
    private static bool IsTile(string path) =>
        Path.GetExtension(path).Equals(".zip", StringComparison.OrdinalIgnoreCase) ? HgtName.Corner(path) is not null : IsRasterFile(path);
}
