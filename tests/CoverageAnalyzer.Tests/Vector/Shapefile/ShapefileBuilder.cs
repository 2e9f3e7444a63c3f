using System.Buffers.Binary;
using System.Text;

namespace CoverageAnalyzer.Tests.Vector.Shapefile;

/// <summary>Makes the files of a shapefile byte by byte, so that every field of the format can be set wrong on purpose.</summary>
internal sealed class ShapefileBuilder
{
    private readonly List<byte[]> shapes = [];
    private readonly List<byte[]> rows = [];
    private readonly List<(string Name, char Type, int Length, int Decimals)> columns = [];

    /// <summary>Shape type of the file's head.</summary>
    public int ShapeType { get; set; } = 5;

    /// <summary>Language byte of the DBF.</summary>
    public byte Language { get; set; }

    /// <summary>Encoding of texts and field names.</summary>
    public Encoding Encoding { get; set; } = Encoding.UTF8;

    /// <summary>Adds a column; all rows come after all columns.</summary>
    public ShapefileBuilder Column(string name, char type, int length, int decimals = 0)
    {
        columns.Add((name, type, length, decimals));
        return this;
    }

    /// <summary>Adds a record and its row; a text as it stands in the file, padded with blanks.</summary>
    public ShapefileBuilder Add(byte[] shape, params string[] values) => AddRow(shape, false, [.. values.Select(Encoding.GetBytes)]);

    /// <summary>Adds a record and its row from bytes.</summary>
    public ShapefileBuilder AddRow(byte[]? shape, bool deleted, params byte[][] values)
    {
        if (shape is not null)
        {
            shapes.Add(shape);
        }

        var row = new List<byte> { deleted ? (byte)'*' : (byte)' ' };
        for (int i = 0; i < columns.Count; i++)
        {
            byte[] cell = new byte[columns[i].Length];
            Array.Fill(cell, (byte)' ');
            values[i].AsSpan(0, Math.Min(values[i].Length, cell.Length)).CopyTo(cell);
            row.AddRange(cell);
        }

        rows.Add([.. row]);
        return this;
    }

    /// <summary>The .shp.</summary>
    public byte[] Shp() => [.. Head(100 + shapes.Sum(s => 8 + s.Length)), .. shapes.SelectMany((s, i) => (byte[])[.. Big(i + 1), .. Big(s.Length / 2), .. s])];

    /// <summary>The .shx.</summary>
    public byte[] Shx()
    {
        var index = new List<byte>(Head(100 + (8 * shapes.Count)));
        int offset = 100;
        foreach (byte[] shape in shapes)
        {
            index.AddRange([.. Big(offset / 2), .. Big(shape.Length / 2)]);
            offset += 8 + shape.Length;
        }

        return [.. index];
    }

    /// <summary>The .dbf.</summary>
    public byte[] Dbf()
    {
        byte[] head = new byte[32];
        head[0] = 3;
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(4), rows.Count);
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(8), (ushort)(33 + (32 * columns.Count)));
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(10), (ushort)(1 + columns.Sum(c => c.Length)));
        head[29] = Language;
        var dbf = new List<byte>(head);
        foreach ((string name, char type, int length, int decimals) in columns)
        {
            byte[] column = new byte[32];
            Encoding.GetBytes(name).CopyTo(column, 0);
            column[11] = (byte)type;
            column[16] = (byte)length;
            column[17] = (byte)(length > 255 ? length >> 8 : decimals);
            dbf.AddRange(column);
        }

        dbf.Add(0x0D);
        return [.. dbf, .. rows.SelectMany(r => r), 0x1A];
    }

    /// <summary>Writes .shp, .shx and .dbf, and what else is given by extension; null for a part leaves it out.</summary>
    public string Write(ScratchFolder folder, string name = "xa", params (string Extension, string? Content)[] more)
    {
        var parts = new Dictionary<string, byte[]?> { [".shp"] = Shp(), [".shx"] = Shx(), [".dbf"] = Dbf() };
        foreach ((string extension, string? content) in more)
        {
            parts[extension] = content is null ? null : Encoding.UTF8.GetBytes(content);
        }

        foreach ((string extension, byte[]? content) in parts.Where(p => p.Value is not null))
        {
            folder.Write(name + extension, content!);
        }

        return folder.File(name + ".shp");
    }

    /// <summary>A record without geometry.</summary>
    public static byte[] Null() => Little(0);

    /// <summary>A point; 11 with z and m.</summary>
    public static byte[] Point(int type, double x, double y) => type switch
    {
        1 => [.. Little(1), .. Doubles(x, y)],
        21 => [.. Little(21), .. Doubles(x, y, 7)],
        _ => [.. Little(type), .. Doubles(x, y, 9, 7)],
    };

    /// <summary>Several points.</summary>
    public static byte[] MultiPoint(int type, params double[] xy) =>
        [.. Little(type), .. Box(xy), .. Little(xy.Length / 2), .. Doubles(xy), .. Extra(type, xy.Length / 2)];

    /// <summary>Lines or rings; each an array x, y, x, y …</summary>
    public static byte[] Parts(int type, params double[][] parts)
    {
        double[] all = [.. parts.SelectMany(p => p)];
        int start = 0;
        return
        [
            .. Little(type), .. Box(all), .. Little(parts.Length), .. Little(all.Length / 2),
            .. parts.SelectMany(p =>
            {
                byte[] at = Little(start);
                start += p.Length / 2;
                return at;
            }),
            .. Doubles(all), .. Extra(type, all.Length / 2),
        ];
    }

    /// <summary>Four bytes, low first.</summary>
    public static byte[] Little(int value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    /// <summary>Four bytes, high first.</summary>
    public static byte[] Big(int value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private byte[] Head(int length) =>
        [.. Big(9994), .. new byte[20], .. Big(length / 2), .. Little(1000), .. Little(ShapeType), .. Doubles(107, 16, 108, 17, 0, 0, 0, 0)];

    private static byte[] Box(double[] xy) => Doubles(
        xy.Where((_, i) => i % 2 == 0).Min(), xy.Where((_, i) => i % 2 == 1).Min(), xy.Where((_, i) => i % 2 == 0).Max(), xy.Where((_, i) => i % 2 == 1).Max());

    /// <summary>Range and values of z (types 1x) and m (1x and 2x).</summary>
    private static byte[] Extra(int type, int count) => (type / 10) switch
    {
        1 => Doubles([.. new double[2 + count], .. new double[2 + count]]),
        2 => Doubles(new double[2 + count]),
        _ => [],
    };

    private static byte[] Doubles(params double[] values) => [.. values.SelectMany(BitConverter.GetBytes)];
}
