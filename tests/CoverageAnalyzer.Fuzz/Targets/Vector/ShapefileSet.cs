using System.Formats.Tar;

namespace CoverageAnalyzer.Fuzz.Targets.Vector;

/// <summary>The files of a shapefile as one: a tar, so that they are kept, changed and named together.</summary>
internal static class ShapefileSet
{
    /// <summary>Packs files.</summary>
    /// <param name="files">The files.</param>
    public static byte[] Join(IReadOnlyList<FuzzPart> files)
    {
        var tar = new MemoryStream();
        using (var writer = new TarWriter(tar, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (FuzzPart file in files)
            {
                writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, file.Name) { DataStream = new MemoryStream(file.Bytes), ModificationTime = DateTimeOffset.UnixEpoch });
            }
        }

        return tar.ToArray();
    }

    /// <summary>Unpacks files.</summary>
    /// <param name="tar">The tar.</param>
    public static IReadOnlyList<FuzzPart> Split(byte[] tar)
    {
        var files = new List<FuzzPart>();
        using var reader = new TarReader(new MemoryStream(tar));
        while (reader.GetNextEntry() is { } entry)
        {
            var content = new MemoryStream();
            entry.DataStream?.CopyTo(content);
            files.Add(new FuzzPart(entry.Name, content.ToArray()));
        }

        return files;
    }
}
