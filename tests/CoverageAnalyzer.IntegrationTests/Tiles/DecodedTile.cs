using System.Text;

namespace CoverageAnalyzer.IntegrationTests.Tiles;

/// <summary>A vector tile read after the specification alone, as a judge of the one that writes them.</summary>
internal sealed class DecodedTile
{
    private readonly byte[] bytes;
    private int at;

    private DecodedTile(byte[] bytes) => this.bytes = bytes;

    public string Name { get; private set; } = string.Empty;

    public int Version { get; private set; }

    public int Extent { get; private set; }

    /// <summary>Id, kind, and paths; a ring is not closed.</summary>
    public List<(long Id, int Kind, List<List<(int X, int Y)>> Paths)> Features { get; } = [];

    public static DecodedTile Of(byte[] bytes)
    {
        var tile = new DecodedTile(bytes);
        Assert.Equal((3 << 3) | 2, (int)tile.Varint());
        int end = (int)tile.Varint() + tile.at;
        Assert.Equal(bytes.Length, end);
        while (tile.at < end)
        {
            switch ((int)tile.Varint())
            {
                case (15 << 3) | 0:
                    tile.Version = (int)tile.Varint();
                    break;
                case (1 << 3) | 2:
                    int length = (int)tile.Varint();
                    tile.Name = Encoding.UTF8.GetString(bytes, tile.at, length);
                    tile.at += length;
                    break;
                case (2 << 3) | 2:
                    tile.Feature((int)tile.Varint());
                    break;
                case (5 << 3) | 0:
                    tile.Extent = (int)tile.Varint();
                    break;
                default:
                    Assert.Fail("a field that is not in the specification");
                    break;
            }
        }

        return tile;
    }

    /// <summary>Twice the area by the surveyor's formula, y down.</summary>
    public static long TwiceArea(IReadOnlyList<(int X, int Y)> ring) => Enumerable.Range(0, ring.Count).Sum(i =>
        ((long)ring[i].X * ring[(i + 1) % ring.Count].Y) - ((long)ring[(i + 1) % ring.Count].X * ring[i].Y));

    private void Feature(int length)
    {
        int end = at + length;
        long id = -1;
        int kind = 0;
        List<List<(int X, int Y)>> paths = [];
        while (at < end)
        {
            switch ((int)Varint())
            {
                case (1 << 3) | 0:
                    id = (long)Varint();
                    break;
                case (3 << 3) | 0:
                    kind = (int)Varint();
                    break;
                case (4 << 3) | 2:
                    paths = Geometry((int)Varint(), kind);
                    break;
                default:
                    Assert.Fail("a field that is not in the specification");
                    break;
            }
        }

        Features.Add((id, kind, paths));
    }

    private List<List<(int X, int Y)>> Geometry(int length, int kind)
    {
        int end = at + length, x = 0, y = 0;
        var paths = new List<List<(int X, int Y)>>();
        while (at < end)
        {
            ulong command = Varint();
            int count = (int)(command >> 3);
            switch (command & 7)
            {
                case 1:
                    Assert.True(count == 1 || kind == 1);
                    paths.Add([]);
                    goto case 2;
                case 2:
                    for (int i = 0; i < count; i++)
                    {
                        x += ZigZag();
                        y += ZigZag();
                        paths[^1].Add((x, y));
                    }

                    break;
                case 7:
                    Assert.Equal((1, 3), (count, kind));
                    break;
                default:
                    Assert.Fail("no such command");
                    break;
            }
        }

        return paths;
    }

    private int ZigZag()
    {
        uint value = (uint)Varint();
        return (int)(value >> 1) ^ -(int)(value & 1);
    }

    private ulong Varint()
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte b = bytes[at++];
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
            {
                return value;
            }
        }
    }
}
