using System.IO.Compression;
using CoverageAnalyzer.Fuzz.Mutating;

namespace CoverageAnalyzer.Fuzz.Targets.Vector;

/// <summary>A shapefile, all its files together: they change together since they must agree with one another. Now and then it is read from a .zip too.</summary>
public sealed class ShapefileTarget : VectorTarget
{
    private static readonly string[] Extensions = [".shp", ".dbf", ".shx", ".prj", ".cpg"];

    /// <inheritdoc/>
    public override string Name => "shp";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Words { get; } =
    [
        "UTF-8", "1258", "TCVN3", "CP1252", "GEOGCS[", "PROJCS[", "TOWGS84[", "PARAMETER[", "UNIT[\"metre\",1]", "Transverse_Mercator", "*", "00123", "1e999", "-1", "Xã ", "\0\0\0\u0005", "\u0005\0\0\0", "\u000F\0\0\0",
    ];

    /// <inheritdoc/>
    public override byte[] CaseOf(string path) => ShapefileSet.Join(
        [.. Extensions.Where(e => File.Exists(Path.ChangeExtension(path, e))).Select(e => new FuzzPart("a" + e, File.ReadAllBytes(Path.ChangeExtension(path, e))))]);

    /// <inheritdoc/>
    public override IReadOnlyList<FuzzPart> Split(byte[] file) => ShapefileSet.Split(file);

    /// <inheritdoc/>
    public override byte[] Join(IReadOnlyList<FuzzPart> parts) => ShapefileSet.Join(parts);

    /// <inheritdoc/>
    public override bool IsText(string partName) => Path.GetExtension(partName) is ".prj" or ".cpg";

    /// <inheritdoc/>
    public override int Weight(string partName) => Path.GetExtension(partName) switch { ".shp" => 4, ".dbf" => 3, _ => 1 };

    /// <inheritdoc/>
    public override IEnumerable<(string Name, byte[] Bytes)> Seeds() => ShapefileSeeds.All();

    /// <inheritdoc/>
    public override bool Change(IList<FuzzPart> parts, FuzzRandom random)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(random);
        return ShapefileChange.Apply(parts, random);
    }

    /// <inheritdoc/>
    internal override LayerReading? ReadLayer(byte[] file, CaseFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        IReadOnlyList<FuzzPart> parts = ShapefileSet.Split(file);
        string shp = folder.Write("a.shp", []);
        foreach (string extension in Extensions)
        {
            if (parts.FirstOrDefault(p => p.Name == "a" + extension) is { } part)
            {
                folder.Write(part.Name, part.Bytes);
            }
            else
            {
                File.Delete(Path.ChangeExtension(shp, extension)); // of the case before
            }
        }

        LayerReading reading = LayerOracle.Read(shp, features: null, WritesFile(file));
        if (WritesFile(file))
        {
            RequireSameInArchive(parts, reading, folder);
        }

        return reading with { Layer = string.Empty };
    }

    /// <inheritdoc/>
    internal override string Put(byte[] file, string folder)
    {
        foreach (FuzzPart part in ShapefileSet.Split(file))
        {
            File.WriteAllBytes(Path.Combine(folder, part.Name), part.Bytes);
        }

        return Path.Combine(folder, "a.shp");
    }

    /// <summary>The same files in a .zip give the same features, where they can be read in order.</summary>
    private static void RequireSameInArchive(IReadOnlyList<FuzzPart> parts, LayerReading reading, CaseFolder folder)
    {
        if (reading.Findings.Any(f => f.Code == "shp-not-in-order"))
        {
            return; // which an archive cannot follow, and says so
        }

        var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (FuzzPart part in parts)
            {
                using Stream entry = archive.CreateEntry(part.Name, CompressionLevel.NoCompression).Open();
                entry.Write(part.Bytes);
            }
        }

        LayerReading archived = LayerOracle.Read(folder.Write("a.zip", zip.ToArray()), features: null, writesFile: false);
        Oracle.Holds(archived.Features.SequenceEqual(reading.Features), "the same files in a .zip were read otherwise");
    }
}
