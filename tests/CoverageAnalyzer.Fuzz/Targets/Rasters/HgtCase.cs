using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;

namespace CoverageAnalyzer.Fuzz.Targets.Rasters;

/// <summary>A case of an SRTM tile as the corpus keeps it: a short description, for a tile itself has 2.8 or 25 MB.</summary>
/// <remarks>
/// Byte 0: 0 a plain tile, 1 a ZIP archive with it, 2 an archive whose own bytes stand behind the name (no heights are described then).
/// Bytes 1 to 4: length of the tile in bytes, low byte first, up to <see cref="MostBytes"/>.
/// Byte 5: length n of the file's name; then n bytes of the name, and for an archive a byte and the name of the tile in it.
/// Then runs of 6 bytes, from the first height on: how many heights (4 bytes, low byte first), and the height as the tile has it (2 bytes, high
/// byte first). Heights behind the last run are 0; what a run has beyond the tile, or beyond <see cref="LongestRun"/>, is left out.
/// </remarks>
/// <param name="Kind">What is written.</param>
/// <param name="TileBytes">Length of the tile.</param>
/// <param name="FileName">Name of the file.</param>
/// <param name="EntryName">Name of the tile in the archive; empty for a plain tile.</param>
/// <param name="Body">Runs of heights, or an archive's own bytes.</param>
internal sealed record HgtCase(int Kind, long TileBytes, string FileName, string EntryName, byte[] Body)
{
    /// <summary>Longest tile that is written: somewhat more than the greatest length there is.</summary>
    public const long MostBytes = 2L * 3_603 * 3_603;

    /// <summary>Heights of a run: as many as the smaller tile has. A longer one tells no more and takes ten times as long to write.</summary>
    private const long LongestRun = 1_201 * 1_201;

    private const int RunBytes = 6;
    private const long ShortTile = 4_096;
    private const int LongestName = 64;

    /// <summary>Reads a description; whatever it lacks is taken as nothing.</summary>
    /// <param name="description">The description.</param>
    public static HgtCase Parse(ReadOnlySpan<byte> description)
    {
        Span<byte> head = stackalloc byte[6];
        head.Clear();
        description[..Math.Min(6, description.Length)].CopyTo(head);
        ReadOnlySpan<byte> rest = description[Math.Min(6, description.Length)..];
        int kind = head[0] % 3;
        string name = Take(ref rest, head[5]), entry = string.Empty;
        if (kind > 0 && rest.Length > 0)
        {
            int length = rest[0];
            rest = rest[1..];
            entry = Take(ref rest, length);
        }

        return new HgtCase(kind, Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(head[1..]), MostBytes), name, entry, rest.ToArray());
    }

    /// <summary>The description of a case.</summary>
    public byte[] ToBytes()
    {
        byte[] length = new byte[4], name = Encoding.UTF8.GetBytes(FileName), entry = Encoding.UTF8.GetBytes(EntryName);
        BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)TileBytes);
        byte[] inner = Kind > 0 ? [(byte)entry.Length, .. entry] : [];
        return [(byte)Kind, .. length, (byte)name.Length, .. name, .. inner, .. Body];
    }

    /// <summary>Runs of heights as a description holds them.</summary>
    /// <param name="runs">How many, and the height.</param>
    public static byte[] Runs(params (int Count, short Metres)[] runs)
    {
        byte[] bytes = new byte[RunBytes * runs.Length];
        for (int i = 0; i < runs.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(RunBytes * i), runs[i].Count);
            BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan((RunBytes * i) + 4), runs[i].Metres);
        }

        return bytes;
    }

    /// <summary>A name the file system takes: a mutant's name is anything.</summary>
    public string SafeName
    {
        get
        {
            string name = string.Concat(FileName.Where(c => !char.IsControl(c) && c is not ('/' or '\\')));
            return name.Length is 0 or > LongestName || name.Trim('.').Length == 0 ? "x.hgt" : name;
        }
    }

    private bool IsOfRightLength => TileBytes is 2L * 1_201 * 1_201 or 2L * 3_601 * 3_601;

    /// <summary>The height stated at a place; 0 behind the last run.</summary>
    /// <param name="place">Place in the tile, row by row.</param>
    public short At(long place)
    {
        long next = 0;
        for (int i = 0; i + RunBytes <= Body.Length; i += RunBytes)
        {
            next += RunLength(i);
            if (place < next)
            {
                return BinaryPrimitives.ReadInt16BigEndian(Body.AsSpan(i + 4));
            }
        }

        return 0;
    }

    /// <summary>Writes the tile; heights of 0 are not written but left out by the file system, so that an all but empty tile costs nothing.</summary>
    /// <param name="path">The file.</param>
    public void Write(string path)
    {
        if (Kind == 2)
        {
            File.WriteAllBytes(path, Body);
            return;
        }

        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 0);
        if (Kind == 0)
        {
            file.SetLength(TileBytes);
            if (IsOfRightLength)
            {
                Fill(file); // another length is refused before a height is read
            }

            return;
        }

        file.Write(Packed());
    }

    // A tile that has no right length is as wrong if it is short, and sooner packed.
    private byte[] Packed()
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = archive.CreateEntry(EntryName.Length == 0 ? "x" : EntryName, CompressionLevel.Fastest).Open();
            using var tile = new MemoryStream();
            tile.SetLength(IsOfRightLength ? TileBytes : Math.Min(TileBytes, ShortTile));
            Fill(tile);
            tile.WriteTo(entry);
        }

        return packed.ToArray();
    }

    private void Fill(Stream tile)
    {
        short[] piece = [];
        long at = 0;
        for (int i = 0; i + RunBytes <= Body.Length && at < tile.Length; i += RunBytes)
        {
            long bytes = Math.Min(sizeof(short) * RunLength(i), tile.Length - at);
            short height = MemoryMarshal.Read<short>(Body.AsSpan(i + 4, sizeof(short))); // the bytes as they will stand, whatever the machine's order
            if (height != 0)
            {
                int count = (int)((bytes + 1) / sizeof(short));
                if (piece.Length < count)
                {
                    piece = new short[count];
                }

                piece.AsSpan(0, count).Fill(height);
                tile.Position = at;
                tile.Write(MemoryMarshal.AsBytes(piece.AsSpan(0, count))[..(int)bytes]);
            }

            at += bytes;
        }
    }

    private long RunLength(int at) => Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(Body.AsSpan(at)), LongestRun);

    private static string Take(ref ReadOnlySpan<byte> rest, int length)
    {
        length = Math.Min(length, rest.Length);
        string text = Encoding.UTF8.GetString(rest[..length]);
        rest = rest[length..];
        return text;
    }
}
