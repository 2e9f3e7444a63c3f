using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Data.Vector.GeoPackage;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Tests.Tables;
using CsCheck;
using Microsoft.Data.Sqlite;

namespace CoverageAnalyzer.Tests.Vector.GeoPackage;

/// <summary>The packed R-tree holds what SQLite's own holds, passes SQLite's check, and can be edited afterwards.</summary>
public sealed class SpatialIndexTests
{
    private static readonly Gen<double> Degree = Gen.OneOf(Gen.Double[-180, 180], Choice.Of(0.0, -0.0, 107.1, 107.1000001, -1e-9, 1e-9, 180, -180));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(51, 0)]
    [InlineData(52, 1)]
    [InlineData(2601, 1)]
    [InlineData(2602, 2)]
    [InlineData(20_000, 2)]
    public void SQLite_finds_nothing_wrong_and_nodes_are_full(int count, int depth)
    {
        var random = new Random(count);
        Bounds[] boxes = [.. Enumerable.Range(0, count).Select(_ => Box(102 + (random.NextDouble() * 8), 8 + (random.NextDouble() * 15), random.NextDouble() / 50, random.NextDouble() / 50))];
        using SqliteConnection connection = Packed(boxes, key: i => (3L * i) + 1);
        Assert.Equal("ok", Scalar(connection, "SELECT rtreecheck('packed')"));
        Assert.Equal((long)depth, Scalar(connection, "SELECT rtreedepth(data) FROM packed_node WHERE nodeno = 1"));

        // Operations without a clock: pages written a box. Every level is as small as it can be.
        long nodes = 1;
        for (int level = count; level > 51; level = (level + 50) / 51)
        {
            nodes += (level + 50) / 51;
        }

        Assert.Equal(nodes, Scalar(connection, "SELECT count(*) FROM packed_node"));
        for (int i = 0; i < 20; i++)
        {
            Bounds asked = Box(102 + (random.NextDouble() * 8), 8 + (random.NextDouble() * 15), random.NextDouble(), random.NextDouble());
            Assert.Equal(Enumerable.Range(0, count).Where(b => boxes[b].Intersects(asked)).Select(b => (3L * b) + 1), Found(connection, "packed", asked));
        }
    }

    /// <summary>The reference: the same boxes put one by one into SQLite's own index.</summary>
    [Fact]
    public void It_holds_what_an_index_filled_one_by_one_holds() =>
        Gen.Select(Degree, Degree, Gen.OneOf(Gen.Const(0.0), Gen.Double[0, 2], Gen.Const(1e-9)), (x, y, size) => Box(x, y, size, size)).Array[0, 300].Sample(
            boxes =>
            {
                using SqliteConnection connection = Packed(boxes, key: i => i + 1L);
                Run(connection, "CREATE VIRTUAL TABLE plain USING rtree(id, minx, maxx, miny, maxy)");
                for (int i = 0; i < boxes.Length; i++)
                {
                    Run(connection, "INSERT INTO plain VALUES ($a, $b, $c, $d, $e)", i + 1L, boxes[i].MinX, boxes[i].MaxX, boxes[i].MinY, boxes[i].MaxY);
                }

                Assert.Equal(0L, Scalar(connection, "SELECT count(*) FROM (SELECT * FROM packed EXCEPT SELECT * FROM plain UNION ALL SELECT * FROM plain EXCEPT SELECT * FROM packed)"));
                Assert.Equal((long)boxes.Length, Scalar(connection, "SELECT count(*) FROM packed"));
                Assert.Equal("ok", Scalar(connection, "SELECT rtreecheck('packed')"));
            },
            iter: 30,
            threads: 1);

    [Fact]
    public void Features_can_be_added_and_removed_afterwards()
    {
        var random = new Random(7);
        Bounds[] boxes = [.. Enumerable.Range(0, 3000).Select(_ => Box(random.NextDouble(), random.NextDouble(), 0, 0))];
        using SqliteConnection connection = Packed(boxes, key: i => i + 1L);
        for (int i = 0; i < 1500; i++)
        {
            Run(connection, "DELETE FROM packed WHERE id = $a", (2L * i) + 1);
            Run(connection, "INSERT INTO packed VALUES ($a, $b, $b, $c, $c)", 10_000L + i, random.NextDouble(), random.NextDouble());
        }

        Assert.Equal("ok", Scalar(connection, "SELECT rtreecheck('packed')"));
        Assert.Equal(3000L, Scalar(connection, "SELECT count(*) FROM packed"));
    }

    private static Bounds Box(double x, double y, double width, double height) => new(x, y, x + width, y + height);

    private static SqliteConnection Packed(Bounds[] boxes, Func<int, long> key)
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        Run(connection, "CREATE VIRTUAL TABLE packed USING rtree(id, minx, maxx, miny, maxy)");
        var index = new SpatialIndex();
        for (int i = 0; i < boxes.Length; i++)
        {
            index.Add(key(i), boxes[i]);
        }

        index.Write(connection, "packed", TestContext.Current.CancellationToken);
        return connection;
    }

    private static List<long> Found(SqliteConnection connection, string table, Bounds asked)
    {
        using SqliteCommand command = Command(connection, $"SELECT id FROM {table} WHERE maxx >= $a AND minx <= $b AND maxy >= $c AND miny <= $d ORDER BY id", asked.MinX, asked.MaxX, asked.MinY, asked.MaxY);
        using SqliteDataReader reader = command.ExecuteReader();
        var found = new List<long>();
        while (reader.Read())
        {
            found.Add(reader.GetInt64(0));
        }

        return found;
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = Command(connection, sql);
        return command.ExecuteScalar();
    }

    private static void Run(SqliteConnection connection, string sql, params object[] values)
    {
        using SqliteCommand command = Command(connection, sql, values);
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, params object[] values)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue("$" + (char)('a' + i), values[i]);
        }

        return command;
    }
}
