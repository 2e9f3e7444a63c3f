using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Data.PostGis.Copy;
using CoverageAnalyzer.Engine.Model;
using Npgsql;

namespace CoverageAnalyzer.IntegrationTests.PostGis;

/// <summary>Binary COPY there and back: every type, and geometries bit for bit; and nothing where it broke off.</summary>
[Collection(PostgresGroup.Name)]
public sealed class CopyTests(SharedPostgres postgres)
{
    private static readonly PolygonSet Units = new(
        [0, 4, 4, 0, 0, 1, 1, 2, 2, 1, 10, 11, 11, 10, 0.1, 0.2, 1.0 / 3, 0.1],
        [0, 0, 4, 4, 0, 1, 2, 2, 1, 1, 10, 10, 11, 10, 0.1, 0.1, 2.0 / 3, 0.1],
        [0, 5, 10, 14, 18],
        [0, 3, 3, 4]);

    [Fact]
    public void Polygons_points_and_cells_come_back_as_they_went()
    {
        using PostGisDatabase database = PrivatePostgres.Open(postgres.Server.NewDatabase());
        string text = new string('ờ', 300_000) + "\t\\N\"'";
        var moment = new DateTimeOffset(2012, 12, 21, 23, 59, 59, 123, 456, TimeSpan.FromHours(7));
        database.With(connection =>
        {
            Run(connection, "CREATE TABLE public.\"a\"\"b; c\" (t text, n float8, i int8, s int4, b bool, y bytea, m timestamptz, d date, g geometry(MultiPolygon,3405), p geometry(Point,4326), \"l-\" geometry)");
            using CopyWriter writer = CopyWriter.Begin(connection, "public", "a\"b; c", ["t", "n", "i", "s", "b", "y", "m", "d", "g", "p", "l-"]);
            for (int u = 0; u < Units.UnitCount; u++)
            {
                writer.Row();
                writer.Text(u == 0 ? text : u == 1 ? null : "zero\0char");
                writer.Number(u == 1 ? double.NaN : u == 0 ? 0.1 : double.PositiveInfinity);
                writer.Integer(long.MinValue + u);
                writer.SmallInteger(-u);
                writer.Boolean(u == 0);
                writer.Bytes([1, 0, (byte)u]);
                writer.Moment(moment);
                writer.Date(new DateOnly(1890 + u, 2, 28));
                writer.Polygons(Units, u, 3405);
                writer.Point(u == 1 ? double.NaN : 107.1, 16.7, 4326);
                writer.Line(new PolylineSet([1, 2, 3], [4, 5, 6], [0, 3, 3, 3]), u, 0);
            }

            return writer.Complete();
        });
        database.With(connection =>
        {
            Assert.Equal("true 15.5 MULTIPOLYGON(((0 0,4 0,4 4,0 4,0 0),(1 1,1 2,2 2,2 1,1 1)),((10 10,11 10,11 11,10 10)))", Ask(
                connection, "SELECT ST_IsValid(g)::text || ' ' || ST_Area(g) || ' ' || ST_AsText(g) FROM \"a\"\"b; c\" WHERE s = 0"));
            using CopyReader reader = CopyReader.Begin(connection, "SELECT * FROM \"a\"\"b; c\" ORDER BY i");
            var polygons = new CopyPolygons();
            for (int u = 0; reader.Next(); u++)
            {
                Assert.Equal(u == 0 ? text : u == 1 ? null : "zerochar", reader.Text());
                Assert.Equal(u == 1 ? double.NaN : u == 0 ? 0.1 : double.PositiveInfinity, reader.Number());
                Assert.Equal(long.MinValue + u, reader.Integer());
                Assert.Equal(-u, reader.Integer());
                Assert.Equal(u == 0, reader.Boolean());
                Assert.Equal([1, 0, (byte)u], reader.Bytes()!);
                Assert.Equal(moment, reader.Moment());
                Assert.Equal(new DateOnly(1890 + u, 2, 28).DayNumber - new DateOnly(2000, 1, 1).DayNumber, reader.Integer());
                polygons.Add(reader);
                Assert.Equal(u != 1, reader.Point(out double x, out _));
                Assert.Equal(u == 1 ? double.NaN : 107.1, x);
                Assert.Equal(u != 0, ReaderIsNull(reader));
            }

            PolygonSet back = polygons.Build();
            Assert.Equal(Units.X, back.X);
            Assert.Equal(Units.Y, back.Y);
            Assert.Equal(Units.RingStart, back.RingStart);
            Assert.Equal(Units.UnitStart, back.UnitStart);
            return true;
        });
    }

    [Fact]
    public void What_was_not_completed_is_not_there()
    {
        using PostGisDatabase database = PrivatePostgres.Open(postgres.Server.NewDatabase());
        database.With(connection =>
        {
            Run(connection, "CREATE TABLE half (t text)");
            using (CopyWriter writer = CopyWriter.Begin(connection, "public", "half", ["t"]))
            {
                for (int i = 0; i < 100_000; i++)
                {
                    writer.Row();
                    writer.Text("row");
                }

                writer.Row();
                Assert.Throws<InvalidOperationException>(writer.Row);
            }

            Assert.Equal("0", Ask(connection, "SELECT count(*)::text FROM half")); // and the connection is good
            return true;
        });
    }

    [Fact]
    public void A_cell_that_does_not_fit_is_the_servers_error_and_nothing_is_there()
    {
        using PostGisDatabase database = PrivatePostgres.Open(postgres.Server.NewDatabase());
        var refused = Assert.Throws<DataStoreException>(() => database.With(connection =>
        {
            Run(connection, "CREATE TABLE narrow (g geometry(Point, 4326))");
            using CopyWriter writer = CopyWriter.Begin(connection, "public", "narrow", ["g"]);
            writer.Row();
            writer.Point(1, 2, 3405);
            return writer.Complete();
        }));
        Assert.False(refused.IsTransient);
        Assert.Contains("4326", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_query_not_read_to_its_end_is_stopped_and_the_connection_is_good()
    {
        using PostGisDatabase database = PrivatePostgres.Open(postgres.Server.NewDatabase());
        database.With(connection =>
        {
            using (CopyReader reader = CopyReader.Begin(connection, "SELECT i, repeat('x', 1000) FROM generate_series(1, 100000000) i"))
            {
                Assert.True(reader.Next());
            }

            Assert.Equal("1", Ask(connection, "SELECT '1'"));
            return true;
        });
    }

    private static bool ReaderIsNull(CopyReader reader)
    {
        reader.Cell(out bool isNull);
        return isNull;
    }

    private static void Run(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static string Ask(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return (string)command.ExecuteScalar()!;
    }
}
