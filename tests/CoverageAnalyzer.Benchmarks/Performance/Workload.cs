using System.Buffers.Binary;
using System.Runtime.InteropServices;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Benchmarks.Performance;

/// <summary>Communes and points of the generated workload in metres of UTM zone 48N, as the peers measure it, with next to no memory beside the arrays, so that a job's peak is its own.</summary>
internal static class Workload
{
    private const int HeaderBytes = 100;
    private const int PolygonHead = 44; // type, bounds, number of parts, number of points
    private static readonly CoordinateReferenceSystem Utm48 = CoordinateReferenceSystem.FromEpsg(32648)!;

    /// <summary>Reads the communes; unit i is commune i + 1.</summary>
    /// <param name="folder">A folder the generator wrote.</param>
    /// <param name="inDegrees">Whether they stay in degrees, WGS 84.</param>
    public static PolygonSet ReadCommunes(string folder, bool inDegrees = false)
    {
        string path = Path.Combine(folder, "communes.shp");
        List<int> ringStart = [0], unitStart = [0];
        int vertices = 0;
        Walk(path, (record, parts, points) =>
        {
            for (int part = 0; part < parts; part++)
            {
                ringStart.Add(vertices + (part + 1 < parts ? PartStart(record, part + 1) : points));
            }

            vertices += points;
            unitStart.Add(ringStart.Count - 1);
        });
        double[] x = new double[vertices], y = new double[vertices];
        int next = 0;
        Walk(path, (record, parts, points) =>
        {
            var places = MemoryMarshal.Cast<byte, double>(record.AsSpan(PolygonHead + (4 * parts), 16 * points));
            for (int i = 0; i < points; i++)
            {
                // Outer rings of a shapefile run clockwise, ours counter-clockwise; so for holes, each the other way.
                int ring = ringStart.BinarySearch(next + i) is var found && found >= 0 ? found : ~found - 1;
                int at = ringStart[ring] + ringStart[ring + 1] - 1 - (next + i);
                (x[at], y[at]) = (places[2 * i], places[(2 * i) + 1]);
            }

            next += points;
        });
        if (!inDegrees)
        {
            Utm48.FromWgs84(x, y);
        }

        return new PolygonSet(x, y, [.. ringStart], [.. unitStart]);
    }

    /// <summary>Reads places in metres of the zone.</summary>
    /// <param name="path">A file of pairs of longitude and latitude, each a double.</param>
    public static (double[] X, double[] Y) ReadPoints(string path)
    {
        using var file = File.OpenRead(path);
        int count = (int)(file.Length / 16);
        double[] x = new double[count], y = new double[count];
        Span<byte> buffer = new byte[16 * 4096];
        for (int i = 0; i < count;)
        {
            int now = Math.Min(4096, count - i);
            file.ReadExactly(buffer[..(16 * now)]);
            var pairs = MemoryMarshal.Cast<byte, double>(buffer[..(16 * now)]);
            for (int k = 0; k < now; k++, i++)
            {
                (x[i], y[i]) = (pairs[2 * k], pairs[(2 * k) + 1]);
            }
        }

        Utm48.FromWgs84(x, y);
        return (x, y);
    }

    private static int PartStart(byte[] record, int part) => BinaryPrimitives.ReadInt32LittleEndian(record.AsSpan(PolygonHead + (4 * part)));

    private static void Walk(string path, Action<byte[], int, int> visit)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        file.Position = HeaderBytes;
        Span<byte> head = stackalloc byte[8];
        byte[] record = new byte[1 << 14];
        while (file.Position < file.Length)
        {
            file.ReadExactly(head);
            int length = 2 * BinaryPrimitives.ReadInt32BigEndian(head[4..]);
            if (record.Length < length)
            {
                record = new byte[2 * length];
            }

            file.ReadExactly(record, 0, length);
            visit(record, BinaryPrimitives.ReadInt32LittleEndian(record.AsSpan(36)), BinaryPrimitives.ReadInt32LittleEndian(record.AsSpan(40)));
        }
    }
}
