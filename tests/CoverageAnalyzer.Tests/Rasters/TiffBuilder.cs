using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace CoverageAnalyzer.Tests.Rasters;

/// <summary>Makes GeoTIFFs byte by byte after the specification, in every way of storing that the reader knows.</summary>
internal sealed record TiffBuilder
{
    private readonly List<(int Tag, int Type, double[] Values, byte[]? Bytes)> tags = [];

    public int Width { get; init; } = 7;

    public int Height { get; init; } = 5;

    public int Bits { get; init; } = 32;

    public int Format { get; init; } = 3;

    public int Compression { get; init; } = 1;

    public int Predictor { get; init; } = 1;

    public bool LittleEndian { get; init; } = true;

    public bool BigTiff { get; init; }

    public int TileSize { get; init; }

    public int RowsPerStrip { get; init; } = 2;

    public string? NoData { get; init; }

    /// <summary>GDAL's metadata, an XML text.</summary>
    public string? Metadata { get; init; }

    public bool PixelIsPoint { get; init; }

    public int Epsg { get; init; } = 32648;

    /// <summary>Blocks left out of the file, as a sparse file does.</summary>
    public int[] Missing { get; init; } = [];

    /// <summary>The value of a pixel.</summary>
    public Func<int, int, double> Value { get; init; } = (column, row) => (column * 3) + (row * 7 % 11);

    /// <summary>Replaces or adds tags before the file is put together.</summary>
    public Dictionary<int, double[]> Overrides { get; init; } = [];

    public byte[] Build()
    {
        tags.Clear();
        List<byte[]> blocks = Blocks();
        int head = BigTiff ? 16 : 8;
        var offsets = new double[blocks.Count];
        var body = new List<byte>();
        for (int i = 0; i < blocks.Count; i++)
        {
            offsets[i] = blocks[i].Length == 0 ? 0 : head + body.Count;
            body.AddRange(blocks[i]);
        }

        while ((head + body.Count) % 8 != 0)
        {
            body.Add(0);
        }

        Describe(offsets, [.. blocks.Select(b => (double)b.Length)]);
        byte[] directory = Directory(head + body.Count);
        return [.. Head(head + body.Count), .. body, .. directory];
    }

    /// <summary>The directory alone, for a file put together by hand; offsets and counts of its blocks are overridden.</summary>
    public byte[] DirectoryAt(int offset)
    {
        tags.Clear();
        Describe([0], [0]);
        return Directory(offset);
    }

    private void Describe(double[] offsets, double[] counts)
    {
        int pointer = BigTiff ? 16 : 4;
        void Tag(int tag, int type, params double[] values) => tags.Add((tag, type, Overrides.GetValueOrDefault(tag, values), null));
        Tag(256, 4, Width);
        Tag(257, 4, Height);
        Tag(258, 3, Bits);
        Tag(259, 3, Compression);
        Tag(262, 3, 1);
        Tag(277, 3, 1);
        if (TileSize > 0)
        {
            Tag(322, 4, TileSize);
            Tag(323, 4, TileSize);
            Tag(324, pointer, offsets);
            Tag(325, pointer, counts);
        }
        else
        {
            Tag(273, pointer, offsets);
            Tag(278, 4, RowsPerStrip);
            Tag(279, pointer, counts);
        }

        Tag(317, 3, Predictor);
        Tag(339, 3, Format);
        if (!Overrides.ContainsKey(34264) || Overrides.ContainsKey(33550))
        {
            Tag(33550, 12, 100, 100, 0); // the place is stated in one way, unless a test wants both
            Tag(33922, 12, 0, 0, 0, 600_000, 1_850_000, 0);
        }

        bool geographic = Epsg is 4326 or 4756;
        Tag(34735, 3, 1, 1, 0, 3, 1024, 0, 1, geographic ? 2 : 1, 1025, 0, 1, PixelIsPoint ? 2 : 1, geographic ? 2048 : 3072, 0, 1, Epsg);
        if (Metadata is not null)
        {
            tags.Add((42112, 2, [], Encoding.UTF8.GetBytes(Metadata + "\0")));
        }

        if (NoData is not null)
        {
            tags.Add((42113, 2, [], Encoding.ASCII.GetBytes(NoData + "\0")));
        }

        foreach ((int tag, double[] values) in Overrides.Where(o => !tags.Exists(t => t.Tag == o.Key)))
        {
            tags.Add((tag, 12, values, null));
        }

        tags.Sort((a, b) => a.Tag.CompareTo(b.Tag));
    }

    private List<byte[]> Blocks()
    {
        var blocks = new List<byte[]>();
        int columns = TileSize > 0 ? TileSize : Width, rows = TileSize > 0 ? TileSize : RowsPerStrip;
        for (int y = 0; y < Height; y += rows)
        {
            for (int x = 0; x < Width; x += columns)
            {
                int height = TileSize > 0 ? rows : Math.Min(rows, Height - y);
                blocks.Add(Missing.Contains(blocks.Count) ? [] : Compress([.. Enumerable.Range(y, height).SelectMany(row => Row(x, row, columns))]));
            }
        }

        return blocks;
    }

    private byte[] Row(int x, int row, int columns)
    {
        ulong[] samples = [.. Enumerable.Range(x, columns).Select(c => Sample(c < Width && row < Height ? Value(c, row) : 0))];
        int size = Bits / 8;
        if (Predictor == 3)
        {
            byte[] planes = [.. Enumerable.Range(0, size).SelectMany(b => samples.Select(s => (byte)(s >> (8 * (size - 1 - b)))))];
            return [.. planes.Select((b, i) => i == 0 ? b : (byte)(b - planes[i - 1]))];
        }

        if (Predictor == 2)
        {
            samples = [.. samples.Select((s, i) => i == 0 ? s : s - samples[i - 1])];
        }

        return [.. samples.SelectMany(s => Number((long)s, size))];
    }

    private ulong Sample(double value) => (Format, Bits) switch
    {
        (3, 32) => BitConverter.SingleToUInt32Bits((float)value),
        (3, _) => BitConverter.DoubleToUInt64Bits(value),
        (2, _) => (ulong)(long)value,
        _ => (ulong)value,
    };

    private byte[] Compress(byte[] plain)
    {
        switch (Compression)
        {
            case 8 or 32946:
                var deflated = new MemoryStream();
                using (var zlib = new ZLibStream(deflated, CompressionLevel.Optimal, leaveOpen: true))
                {
                    zlib.Write(plain);
                }

                return deflated.ToArray();
            case 32773: // PackBits: literal runs alone
                return [.. plain.Chunk(128).SelectMany(c => (byte[])[(byte)(c.Length - 1), .. c])];
            case 5:
                return LzwLiterals(plain);
            default:
                return plain;
        }
    }

    /// <summary>LZW without a single repetition: codes of nine bits, the table cleared before it grows to ten.</summary>
    private static byte[] LzwLiterals(byte[] plain)
    {
        var bits = new List<bool>();
        void Code(int code)
        {
            for (int b = 8; b >= 0; b--)
            {
                bits.Add((code >> b & 1) != 0);
            }
        }

        for (int i = 0; i < plain.Length; i++)
        {
            if (i % 200 == 0)
            {
                Code(256);
            }

            Code(plain[i]);
        }

        Code(257);
        return [.. bits.Chunk(8).Select(c => (byte)c.Select((bit, i) => bit ? 128 >> i : 0).Sum())];
    }

    private byte[] Head(int directory) => BigTiff
        ? [.. Order(), .. Number(43, 2), .. Number(8, 2), .. Number(0, 2), .. Number(directory, 8)]
        : [.. Order(), .. Number(42, 2), .. Number(directory, 4)];

    private byte[] Order() => LittleEndian ? [(byte)'I', (byte)'I'] : [(byte)'M', (byte)'M'];

    private byte[] Directory(int at)
    {
        int inline = BigTiff ? 8 : 4, entry = BigTiff ? 20 : 12;
        int dataAt = at + (BigTiff ? 8 : 2) + (tags.Count * entry) + inline;
        var entries = new List<byte>(Number(tags.Count, BigTiff ? 8 : 2));
        var data = new List<byte>();
        foreach ((int tag, int type, double[] values, byte[]? bytes) in tags)
        {
            byte[] content = bytes ?? [.. values.SelectMany(v => type switch
            {
                3 => Number((long)v, 2),
                12 => Number(BitConverter.DoubleToInt64Bits(v), 8),
                16 => Number((long)v, 8),
                _ => Number((long)v, 4),
            })];
            entries.AddRange([.. Number(tag, 2), .. Number(type, 2), .. Number(bytes?.Length ?? values.Length, BigTiff ? 8 : 4)]);
            if (content.Length <= inline)
            {
                entries.AddRange([.. content, .. new byte[inline - content.Length]]);
            }
            else
            {
                entries.AddRange(Number(dataAt + data.Count, inline));
                data.AddRange(content);
            }
        }

        return [.. entries, .. Number(0, inline), .. data];
    }

    private byte[] Number(long value, int size)
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return LittleEndian ? bytes[..size] : [.. bytes[..size].Reverse()];
    }
}
