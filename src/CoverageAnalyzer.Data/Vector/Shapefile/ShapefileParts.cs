using System.IO.Compression;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Vector.Shapefile;

/// <summary>The files of one shapefile, in a folder or inside a .zip.</summary>
/// <param name="Name">Base name: the layer's name.</param>
/// <param name="File">Name of the .shp for messages; for an archive, the archive's name before it.</param>
/// <param name="Shp">The geometry.</param>
/// <param name="Dbf">The attributes, or null where missing.</param>
/// <param name="Shx">The index, or null where missing.</param>
/// <param name="Prj">The coordinate system, or null where missing.</param>
/// <param name="Cpg">The encoding, or null where missing.</param>
/// <param name="Files">Full paths of the files on disk.</param>
internal sealed record ShapefileParts(
    string Name, string File, ShapefilePart Shp, ShapefilePart? Dbf, ShapefilePart? Shx, ShapefilePart? Prj, ShapefilePart? Cpg, IReadOnlyList<string> Files)
{
    /// <summary>Inflated size of one archive; a planner's layer stays far below.</summary>
    private const long LargestArchive = 4L << 30;

    /// <summary>Inflated bytes for each byte of an archive: coordinates and names never shrink more than this.</summary>
    private const long LargestRatio = 200;

    /// <summary>Finds every shapefile a path leads to.</summary>
    /// <param name="detected">A .shp, a .zip or a folder.</param>
    /// <returns>One entry a .shp, in the order of their names; at least one.</returns>
    public static IReadOnlyList<ShapefileParts> FindAll(DetectedFormat detected) => detected.Format switch
    {
        InputFormat.ShapefileArchive => InArchive(detected.Path),
        InputFormat.ShapefileFolder =>
        [
            .. Directory.EnumerateFiles(detected.Path)
                .Where(f => FormatDetector.HasExtension(f, ".shp") && !Path.GetFileName(f).StartsWith("._", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(OnDisk),
        ],
        _ => [OnDisk(detected.Path)],
    };

    private static ShapefileParts OnDisk(string shp)
    {
        var files = new List<string> { Path.GetFullPath(shp) };
        ShapefilePart? Part(string extension)
        {
            if (FormatDetector.Sibling(shp, extension) is not string path)
            {
                return null;
            }

            files.Add(Path.GetFullPath(path));
            return new ShapefilePart(Path.GetFileName(path), new FileInfo(path).Length, () => ReaderEdge.OpenRead(path));
        }

        var main = new ShapefilePart(Path.GetFileName(shp), new FileInfo(shp).Length, () => ReaderEdge.OpenRead(shp));
        ShapefilePart? dbf = Part(".dbf"), shx = Part(".shx"), prj = Part(".prj"), cpg = Part(".cpg");
        return new(Path.GetFileNameWithoutExtension(shp), Path.GetFileName(shp), main, dbf, shx, prj, cpg, files);
    }

    private static List<ShapefileParts> InArchive(string zip)
    {
        using FileStream file = ReaderEdge.OpenRead(zip);
        using var archive = new ZipArchive(file, ZipArchiveMode.Read);
        var entries = archive.Entries
            .Where(e => e.Name.Length > 0 && !e.Name.StartsWith("._", StringComparison.Ordinal))
            .Select(e => (e.FullName, e.Length))
            .OrderBy(e => e.FullName, StringComparer.Ordinal)
            .ToList();
        long inflated = archive.Entries.Sum(e => Math.Max(0, e.Length));
        if (inflated > LargestArchive || inflated > (1 << 20) + (LargestRatio * file.Length))
        {
            throw new InputFileException(
                SourcePlace.OfFile(zip),
                LocalizedText.Of($"Tệp nén phình ra bất thường ({inflated:N0} byte từ {file.Length:N0} byte).", $"The archive grows beyond reason ({inflated:N0} bytes from {file.Length:N0})."),
                LocalizedText.Of($"Hãy tự giải nén và dùng tệp .shp.", $"Unpack it yourself and use the .shp."));
        }

        string archiveName = Path.GetFileName(zip);
        var found = new List<ShapefileParts>();
        foreach ((string shp, long length) in entries.Where(e => FormatDetector.HasExtension(e.FullName, ".shp")))
        {
            ShapefilePart? Part(string extension)
            {
                string wanted = Path.ChangeExtension(shp, extension);
                (string name, long size) = entries.Find(e => string.Equals(e.FullName, wanted, StringComparison.OrdinalIgnoreCase));
                return name is null ? null : new ShapefilePart(Path.GetFileName(name), size, () => OpenEntry(zip, name, size));
            }

            found.Add(new(
                Path.GetFileNameWithoutExtension(shp), $"{archiveName}/{Path.GetFileName(shp)}",
                new ShapefilePart(Path.GetFileName(shp), length, () => OpenEntry(zip, shp, length)),
                Part(".dbf"), Part(".shx"), Part(".prj"), Part(".cpg"), [Path.GetFullPath(zip)]));
        }

        return found;
    }

    private static ArchiveEntryStream OpenEntry(string zip, string entry, long length)
    {
        FileStream file = ReaderEdge.OpenRead(zip);
        try
        {
            var archive = new ZipArchive(file, ZipArchiveMode.Read);
            return new ArchiveEntryStream(archive, archive.GetEntry(entry)!.Open(), length);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
