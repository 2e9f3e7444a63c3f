using System.Buffers.Binary;
using System.Globalization;
using CoverageAnalyzer.Engine.Model;
using Microsoft.Data.Sqlite;

namespace CoverageAnalyzer.Data.Vector.GeoPackage;

/// <summary>The R-tree of a layer, packed at once and written into the tables in which SQLite keeps it.</summary>
/// <remarks>
/// Source: I. Kamel and C. Faloutsos, Hilbert R-tree: an improved R-tree using fractals, VLDB 1994; tables and node format:
/// SQLite, The SQLite R*Tree Module, section 6 (shadow tables) – depth (root only) and number of cells as 16 bits, then each cell's number as 64 bits
/// and four 32-bit floats, all big-endian.
/// Boxes in the order of a Hilbert curve through their middles fill the leaves, leaves fill the nodes above, so that each page is written once;
/// putting 300,000 boxes in one by one splits and rewrites nodes a hundred times as long. What QGIS adds later goes in as in any R-tree.
/// Behavior: floats are rounded outwards as SQLite does; the same boxes give the same bytes. Cost: a sort.
/// </remarks>
internal sealed class SpatialIndex
{
    private const int HeadBytes = 4, CellBytes = 24, MostCells = 51;
    private readonly List<long> ids = [];
    private readonly List<Box> boxes = [];

    /// <summary>Adds a box.</summary>
    /// <param name="id">The row's key.</param>
    /// <param name="box">Its box.</param>
    public void Add(long id, Bounds box)
    {
        ids.Add(id);
        boxes.Add(new Box(Down(box.MinX), Up(box.MaxX), Down(box.MinY), Up(box.MaxY)));
    }

    /// <summary>Fills an index that was just created.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="index">Name of the virtual table.</param>
    /// <param name="cancellation">Stops between nodes.</param>
    public void Write(SqliteConnection connection, string index, CancellationToken cancellation)
    {
        if (ids.Count == 0)
        {
            return;
        }

        int nodeBytes = BytesOfNode(connection, index), most = Math.Min(MostCells, (nodeBytes - HeadBytes) / CellBytes);
        int[] order = InHilbertOrder();
        (long[] numbers, Box[] level) = ([.. order.Select(i => ids[i])], [.. order.Select(i => boxes[i])]);
        var node = new byte[nodeBytes];
        var parents = new List<(long Node, long Parent)>();
        long[] leafOf = new long[order.Length]; // in the order in which boxes were added, which is that of their keys
        using var insert = new SqliteInsert(connection, $"INSERT INTO {GeoPackageWriter.Quoted(index + "_node")} (nodeno, data)", columns: 0, ownParameters: 2);
        long next = 2; // 1 is the root
        int depth = 0;
        while (level.Length > most)
        {
            int count = (level.Length + most - 1) / most;
            var above = new Box[count];
            var made = new long[count];
            for (int n = 0; n < count; n++)
            {
                cancellation.ThrowIfCancellationRequested();
                int from = (int)((long)n * level.Length / count), to = (int)((long)(n + 1) * level.Length / count);
                made[n] = next++;
                above[n] = Fill(node, numbers.AsSpan(from, to - from), level.AsSpan(from, to - from), 0);
                insert.Key(made[n]);
                insert.Geometry(node);
                insert.Run();
                for (int i = from; i < to; i++)
                {
                    if (depth == 0)
                    {
                        leafOf[order[i]] = made[n];
                    }
                    else
                    {
                        parents.Add((numbers[i], made[n]));
                    }
                }
            }

            (numbers, level) = (made, above);
            depth++;
        }

        Fill(node, numbers, level, depth);
        using (var root = new SqliteInsert(connection, $"REPLACE INTO {GeoPackageWriter.Quoted(index + "_node")} (nodeno, data)", columns: 0, ownParameters: 2))
        {
            root.Key(1);
            root.Geometry(node);
            root.Run();
        }

        if (depth == 0)
        {
            Array.Fill(leafOf, 1);
        }
        else
        {
            parents.AddRange(numbers.Select(n => (n, 1L)));
        }

        WritePairs(connection, index + "_rowid", ids.Zip(leafOf), ids.Count, cancellation);
        WritePairs(connection, index + "_parent", parents.OrderBy(p => p.Node), parents.Count, cancellation);
    }

    private static void WritePairs(SqliteConnection connection, string table, IEnumerable<(long Key, long Value)> pairs, int count, CancellationToken cancellation)
    {
        using var insert = new SqliteInsert(connection, $"INSERT INTO {GeoPackageWriter.Quoted(table)}", columns: 1, ownParameters: 1, count);
        foreach ((long key, long value) in pairs)
        {
            cancellation.ThrowIfCancellationRequested();
            insert.Key(key);
            insert.Integer(0, value);
            insert.Run();
        }

        insert.End();
    }

    /// <summary>Writes a node and returns the box around its cells.</summary>
    private static Box Fill(byte[] node, ReadOnlySpan<long> numbers, ReadOnlySpan<Box> cells, int depth)
    {
        Array.Clear(node);
        BinaryPrimitives.WriteInt16BigEndian(node, (short)depth);
        BinaryPrimitives.WriteInt16BigEndian(node.AsSpan(2), (short)cells.Length);
        Box all = cells[0];
        for (int i = 0; i < cells.Length; i++)
        {
            Span<byte> cell = node.AsSpan(HeadBytes + (i * CellBytes), CellBytes);
            BinaryPrimitives.WriteInt64BigEndian(cell, numbers[i]);
            BinaryPrimitives.WriteSingleBigEndian(cell[8..], cells[i].MinX);
            BinaryPrimitives.WriteSingleBigEndian(cell[12..], cells[i].MaxX);
            BinaryPrimitives.WriteSingleBigEndian(cell[16..], cells[i].MinY);
            BinaryPrimitives.WriteSingleBigEndian(cell[20..], cells[i].MaxY);
            all = new Box(Math.Min(all.MinX, cells[i].MinX), Math.Max(all.MaxX, cells[i].MaxX), Math.Min(all.MinY, cells[i].MinY), Math.Max(all.MaxY, cells[i].MaxY));
        }

        return all;
    }

    private static int BytesOfNode(SqliteConnection connection, string index)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT length(data) FROM {GeoPackageWriter.Quoted(index + "_node")} WHERE nodeno = 1";
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private int[] InHilbertOrder()
    {
        (double minX, double minY, double maxX, double maxY) = (double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);
        foreach (Box box in boxes)
        {
            (minX, maxX) = (Math.Min(minX, box.MinX), Math.Max(maxX, box.MaxX));
            (minY, maxY) = (Math.Min(minY, box.MinY), Math.Max(maxY, box.MaxY));
        }

        double scale = ushort.MaxValue / Math.Max(Math.Max(maxX - minX, maxY - minY), double.Epsilon);
        var keys = new ulong[boxes.Count]; // place on the curve above, then the number of the box: no two are alike
        for (int i = 0; i < keys.Length; i++)
        {
            double x = ((((double)boxes[i].MinX + boxes[i].MaxX) / 2) - minX) * scale, y = ((((double)boxes[i].MinY + boxes[i].MaxY) / 2) - minY) * scale;
            keys[i] = ((ulong)PlaceOnCurve((uint)Math.Clamp(x, 0, ushort.MaxValue), (uint)Math.Clamp(y, 0, ushort.MaxValue)) << 32) | (uint)i;
        }

        Array.Sort(keys);
        return Array.ConvertAll(keys, k => (int)(uint)k);
    }

    /// <summary>Place of a cell of a 65,536 × 65,536 grid along the Hilbert curve.</summary>
    private static uint PlaceOnCurve(uint x, uint y)
    {
        uint place = 0;
        for (uint side = 1u << 15; side > 0; side >>= 1)
        {
            uint right = (x & side) > 0 ? 1u : 0, up = (y & side) > 0 ? 1u : 0;
            place += side * side * ((3 * right) ^ up);
            if (up == 0)
            {
                if (right == 1)
                {
                    (x, y) = (ushort.MaxValue - x, ushort.MaxValue - y);
                }

                (x, y) = (y, x);
            }
        }

        return place;
    }

    // As SQLite rounds: to the nearest float, and outwards by one part in 2²³ where that cuts off.
    private static float Down(double value)
    {
        float near = (float)value;
        return near > value ? (float)(value * (value < 0 ? 1 + (1 / 8388608.0) : 1 - (1 / 8388608.0))) : near;
    }

    private static float Up(double value)
    {
        float near = (float)value;
        return near < value ? (float)(value * (value < 0 ? 1 - (1 / 8388608.0) : 1 + (1 / 8388608.0))) : near;
    }

    private readonly record struct Box(float MinX, float MaxX, float MinY, float MaxY);
}
