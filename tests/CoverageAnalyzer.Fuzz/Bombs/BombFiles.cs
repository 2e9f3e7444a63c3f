using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using CoverageAnalyzer.Tests.Rasters;
using CoverageAnalyzer.Tests.Tables;
using CoverageAnalyzer.Tests.Vector.GeoPackage;

namespace CoverageAnalyzer.Fuzz.Bombs;

/// <summary>The bombs, made when they are wanted; none is kept.</summary>
internal static class BombFiles
{
    private const int Mega = 1_000_000;
    private const string Header = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>lon</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>lat</t></is></c></row>";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Bomb> All { get; } =
    [
        new("xlsx: two cells, one in column XFD", "a.xlsx", p => Sheet(p, s => Text(s, Header + "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"XFD2\"><v>1</v></c></row>"))),
        new("xlsx: a cell in the last row", "a.xlsx", p => Sheet(p, s => Text(s, Header + "<row r=\"1048576\"><c r=\"IV1048576\"><v>1</v></c></row>"))),
        new("xlsx: one cell of 300 MB", "a.xlsx", p => Sheet(p, s =>
        {
            Text(s, Header + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>");
            Repeat(s, "a", 300 * Mega);
            Text(s, "</t></is></c></row>");
        })),
        new("xlsx: 5 million shared texts", "a.xlsx", p => Book(p, ("xl/sharedStrings.xml", s =>
        {
            Text(s, "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
            Repeat(s, "<si><t>a</t></si>", 5 * Mega);
            Text(s, "</sst>");
        }))),
        new("xlsx: entities that multiply", "a.xlsx", p => Book(p, ("xl/sharedStrings.xml", s => Text(s, Entities())))),
        new("xlsx: a part of 1 GB of spaces", "a.xlsx", p => Book(p, ("xl/media/image1.xml", s => Repeat(s, " ", 1_000 * Mega)))),
        new("xlsx: 60,000 parts", "a.xlsx", p => Book(p, [.. Enumerable.Range(0, 60_000).Select(i => ($"a{i}", (Action<Stream>)(_ => { })))])),
        new("xlsx: 4,000 parts that share their bytes", "a.xlsx", Overlapping),
        new("tif: 2,147,483,647 cells square", "a.tif", p => Tiff(p, new TiffBuilder { Compression = 8, Overrides = { [256] = [int.MaxValue], [257] = [int.MaxValue], [278] = [int.MaxValue] } })),
        new("tif: 60,000 tiles that are one", "a.tif", p => Tiff(p, new TiffBuilder
        {
            TileSize = 16, Width = 16, Height = 16, Compression = 8,
            Overrides = { [256] = [20_000], [257] = [20_000], [322] = [80], [323] = [80], [324] = [.. Enumerable.Repeat(16.0, 62_500)], [325] = [.. Enumerable.Repeat(30.0, 62_500)] },
        })),
        new("tif: directories in a ring", "a.tif", RingOfDirectories),
        new("tif: one packed strip of 256 MB", "a.tif", PackedStrip),
        new("hgt.zip: a tile of 26 MB that declares 2 GB", "N16E107.zip", p => Zip(p, ("N16E107.hgt", s => Repeat(s, "\0", 2_000 * Mega)))),
        new("csv: one field of 200 MB", "a.csv", p => Plain(p, s =>
        {
            Text(s, "lon,lat\n107,16\n107,\"");
            Repeat(s, "a", 200 * Mega);
        })),
        new("csv: one line of 200 MB", "a.csv", p => Plain(p, s => Repeat(s, "107.1,", 200 * Mega / 6))),
        new("csv.gz: 3 GB of the same row", "a.csv.gz", PackedText),
        new("geojson: a million brackets", "a.geojson", p => Plain(p, s =>
        {
            Text(s, "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":");
            Repeat(s, "[", Mega);
        })),
        new("geojson: one text of 200 MB", "a.geojson", p => Plain(p, s =>
        {
            Text(s, "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"name\":\"");
            Repeat(s, "a", 200 * Mega);
            Text(s, "\"}}]}");
        })),
        new("gpkg: 100,000 collections, one in the other", "a.gpkg", NestedCollections),
        new("shp: a record of 2,147,483,647 parts", "a.shp", p =>
        {
            Plain(p, s => s.Write(Shape(int.MaxValue)));
            Plain(Path.ChangeExtension(p, ".dbf"), s => s.Write(Table()));
        }),
        new("shp.zip: a shapefile of 1 GB", "a.zip", p => Zip(
            p, ("a.shp", s =>
            {
                s.Write(Shape(1));
                Repeat(s, "\0", 1_000 * Mega);
            }),
            ("a.dbf", s => Repeat(s, " ", 1_000 * Mega)))),
    ];

    private static void Tiff(string path, TiffBuilder image) => File.WriteAllBytes(path, image.Build());

    private static void Plain(string path, Action<Stream> write)
    {
        using FileStream file = File.Create(path);
        write(file);
    }

    private static void Zip(string path, params (string Name, Action<Stream> Write)[] parts)
    {
        using FileStream file = File.Create(path);
        using var archive = new ZipArchive(file, ZipArchiveMode.Create);
        foreach ((string name, Action<Stream> write) in parts)
        {
            using Stream part = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
            write(part);
        }
    }

    // A good workbook, and parts that take the place of its own or stand beside them.
    private static void Book(string path, params (string Name, Action<Stream> Write)[] parts)
    {
        var book = new WorkbookBuilder().RawSheet("S", $"<sheetData>{Header}</sheetData>");
        Zip(path, [.. book.ToParts().Where(p => !parts.Any(b => b.Name == p.Name)).Select(p => (p.Name, (Action<Stream>)(s => s.Write(p.Content)))), .. parts]);
    }

    private static void Sheet(string path, Action<Stream> rows) => Book(path, ("xl/worksheets/sheet1.xml", s =>
    {
        Text(s, "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        rows(s);
        Text(s, "</sheetData></worksheet>");
    }));

    private static string Entities()
    {
        var text = new StringBuilder("<!DOCTYPE sst [<!ENTITY a0 \"aaaaaaaaaa\">");
        for (int i = 1; i < 12; i++)
        {
            text.Append($"<!ENTITY a{i} \"").Insert(text.Length, $"&a{i - 1};", 10).Append("\">");
        }

        return text.Append("]><sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>&a11;</t></si></sst>").ToString();
    }

    // D. Fifield, "A better zip bomb" (2019): every entry of the directory points at the same packed bytes.
    private static void Overlapping(string path)
    {
        using var inner = new MemoryStream();
        using (var archive = new ZipArchive(inner, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream part = archive.CreateEntry("xl/workbook.xml", CompressionLevel.Optimal).Open();
            Repeat(part, "<!-- -->", Mega / 8);
        }

        byte[] whole = inner.ToArray();
        int end = whole.Length - 22, at = BinaryPrimitives.ReadInt32LittleEndian(whole.AsSpan(end + 16)), size = BinaryPrimitives.ReadInt32LittleEndian(whole.AsSpan(end + 12));
        const int entries = 4_000;
        using FileStream file = File.Create(path);
        file.Write(whole.AsSpan(0, at));
        for (int i = 0; i < entries; i++)
        {
            file.Write(whole.AsSpan(at, size));
        }

        byte[] tail = whole[end..];
        BinaryPrimitives.WriteUInt16LittleEndian(tail.AsSpan(8), entries);
        BinaryPrimitives.WriteUInt16LittleEndian(tail.AsSpan(10), entries);
        BinaryPrimitives.WriteInt32LittleEndian(tail.AsSpan(12), entries * size);
        file.Write(tail);
    }

    // Two directories without an image, each the next of the other.
    private static void RingOfDirectories(string path)
    {
        byte[] file = new byte[64];
        "II*\0"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), 8);
        foreach ((int place, int next) in (ReadOnlySpan<(int, int)>)[(8, 32), (32, 8)])
        {
            BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(place), 1);
            BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(place + 2), 254);
            BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(place + 4), 4);
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(place + 6), 1);
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(place + 14), next);
        }

        File.WriteAllBytes(path, file);
    }

    private static void PackedStrip(string path)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            Repeat(zlib, "\0", 256 * Mega);
        }

        byte[] strip = packed.ToArray();
        int at = (8 + strip.Length + 7) / 8 * 8;
        using FileStream file = File.Create(path);
        file.Write("II*\0"u8);
        file.Write(BitConverter.GetBytes(at));
        file.Write(strip);
        file.SetLength(at);
        file.Position = at;
        file.Write(new TiffBuilder
        {
            Compression = 8, Format = 1, Bits = 8,
            Overrides = { [256] = [16_000], [257] = [16_000], [278] = [16_000], [273] = [8], [279] = [strip.Length] },
        }.DirectoryAt(at));
    }

    // A member of gzip may follow another: thirty times the same 100 MB.
    private static void PackedText(string path)
    {
        using var member = new MemoryStream();
        using (var gzip = new GZipStream(member, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            Text(gzip, "lon,lat\n");
            Repeat(gzip, "107.1,16.5\n", 100 * Mega / 11);
        }

        using FileStream file = File.Create(path);
        for (int i = 0; i < 30; i++)
        {
            member.WriteTo(file);
        }
    }

    private static void NestedCollections(string path)
    {
        byte[] deep = [.. Enumerable.Range(0, 100_000).SelectMany(_ => (byte[])[1, 7, 0, 0, 0, 1, 0, 0, 0])];
        using var builder = new GeoPackageBuilder(path);
        builder.Layer("a", type: "GEOMETRY").Row("a", GeoPackageBuilder.Blob(1, [], deep), "a");
    }

    private static byte[] Shape(int parts)
    {
        byte[] shape = new byte[100 + 8 + 48];
        BinaryPrimitives.WriteInt32BigEndian(shape, 9994);
        BinaryPrimitives.WriteInt32BigEndian(shape.AsSpan(24), shape.Length / 2);
        BinaryPrimitives.WriteInt32LittleEndian(shape.AsSpan(28), 1000);
        BinaryPrimitives.WriteInt32LittleEndian(shape.AsSpan(32), 5);
        BinaryPrimitives.WriteInt32BigEndian(shape.AsSpan(100), 1);
        BinaryPrimitives.WriteInt32BigEndian(shape.AsSpan(104), 24);
        BinaryPrimitives.WriteInt32LittleEndian(shape.AsSpan(108), 5);
        BinaryPrimitives.WriteInt32LittleEndian(shape.AsSpan(144), parts);
        BinaryPrimitives.WriteInt32LittleEndian(shape.AsSpan(148), int.MaxValue);
        return shape;
    }

    // One column of five letters, one row.
    private static byte[] Table()
    {
        byte[] table = new byte[32 + 32 + 1 + 6 + 1];
        (table[0], table[1], table[2], table[3], table[4], table[8], table[10]) = (3, 112, 1, 1, 1, 65, 6);
        "NAME"u8.CopyTo(table.AsSpan(32));
        (table[43], table[48], table[64]) = ((byte)'C', 5, 13);
        " ABCDE\u001a"u8.CopyTo(table.AsSpan(65));
        return table;
    }

    private static void Text(Stream stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text));

    private static void Repeat(Stream stream, string text, long times)
    {
        byte[] one = Encoding.UTF8.GetBytes(text), many = new byte[one.Length * Math.Min(times, 1 << 16)];
        for (int i = 0; i < many.Length; i += one.Length)
        {
            one.CopyTo(many, i);
        }

        for (long left = times * one.Length; left > 0; left -= many.Length)
        {
            stream.Write(many.AsSpan(0, (int)Math.Min(left, many.Length)));
        }
    }
}
