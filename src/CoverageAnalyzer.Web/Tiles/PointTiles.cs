using CoverageAnalyzer.Engine.Generalization;
using CoverageAnalyzer.Web.Layers;

namespace CoverageAnalyzer.Web.Tiles;

/// <summary>Points in tiles, thinned out at low zooms.</summary>
/// <remarks>
/// Thinning: below the greatest zoom, of the points in a cell of <see cref="CellPixels"/> × <see cref="CellPixels"/> pixels the first in the order of the
/// layer is drawn. A point drawn at a zoom is drawn at every greater one. So a tile has at most (256 / 4)² = 4,096 points and those around it,
/// and where any point is, one is drawn. At the greatest zoom all are there.
/// </remarks>
internal sealed class PointTiles : ITileLayer
{
    /// <summary>Side of a cell in pixels.</summary>
    public const int CellPixels = 4;

    private const int PointKind = 1;

    private readonly ulong[] keys; // by the zoom they first show at, then in Morton order
    private readonly int[] ids;
    private readonly int[] columns;
    private readonly int[] rows;
    private readonly int[] levelStart = new int[LayerShape.GreatestZoom + 2];

    /// <summary>Sorts the points of a layer.</summary>
    /// <param name="layer">The layer; points without a place are left out.</param>
    public PointTiles(LayerFeatures layer)
    {
        (double[] longitude, double[] latitude) = layer.Points!.Value;
        int[] known = [.. Enumerable.Range(0, layer.Count).Where(i => double.IsFinite(longitude[i] + latitude[i]))];
        int[] column = Array.ConvertAll(known, i => WorldGrid.Column(longitude[i])), row = Array.ConvertAll(known, i => WorldGrid.Row(latitude[i]));
        byte[] level = Levels(column, row);
        var order = new int[known.Length];
        var sortKeys = new (byte Level, ulong Key, int Position)[known.Length];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
            sortKeys[i] = (level[i], MortonOrder.Of(column[i], row[i]), i);
            levelStart[level[i] + 1]++;
        }

        Array.Sort(sortKeys, order);
        for (int l = 1; l < levelStart.Length; l++)
        {
            levelStart[l] += levelStart[l - 1];
        }

        keys = Array.ConvertAll(sortKeys, k => k.Key);
        ids = Array.ConvertAll(order, i => known[i]);
        columns = Array.ConvertAll(order, i => column[i]);
        rows = Array.ConvertAll(order, i => row[i]);
    }

    /// <inheritdoc/>
    public void Add(TileAddress address, TileScratch scratch)
    {
        int side = 2 * (WorldGrid.Bits - address.Zoom), world = 1 << address.Zoom;
        for (int level = 0; level <= address.Zoom; level++)
        {
            for (int y = Math.Max(0, address.Y - 1); y <= Math.Min(world - 1, address.Y + 1); y++)
            {
                for (int x = Math.Max(0, address.X - 1); x <= Math.Min(world - 1, address.X + 1); x++)
                {
                    ulong tile = MortonOrder.Of(x, y);
                    int from = FirstAt(level, tile << side), to = FirstAt(level, (tile + 1) << side);
                    for (int i = from; i < to; i++)
                    {
                        AddPoint(i, address, scratch.Encoder);
                    }
                }
            }
        }
    }

    /// <summary>All points that have a place.</summary>
    /// <returns>Of each its position in the layer, the least zoom it is drawn at, and its place on the <see cref="WorldGrid"/>.</returns>
    public IEnumerable<(int Feature, int LeastZoom, int Column, int Row)> All()
    {
        for (int zoom = 0; zoom <= LayerShape.GreatestZoom; zoom++)
        {
            for (int i = levelStart[zoom]; i < levelStart[zoom + 1]; i++)
            {
                yield return (ids[i], zoom, columns[i], rows[i]);
            }
        }
    }

    private void AddPoint(int i, TileAddress address, TileEncoder encoder)
    {
        int half = address.Shift > 0 ? 1 << (address.Shift - 1) : 0;
        int x = ((columns[i] + half) >> address.Shift) - address.StepX, y = ((rows[i] + half) >> address.Shift) - address.StepY;
        if (TileClip.Holds(x, y))
        {
            encoder.AddPoint(x, y);
            encoder.EndFeature(ids[i], PointKind);
        }
    }

    private int FirstAt(int level, ulong key)
    {
        int low = levelStart[level], high = levelStart[level + 1];
        while (low < high)
        {
            int middle = (low + high) >> 1;
            (low, high) = keys[middle] < key ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The least zoom each point is drawn at.</summary>
    private static byte[] Levels(int[] columns, int[] rows)
    {
        var level = new byte[columns.Length];
        Array.Fill(level, (byte)LayerShape.GreatestZoom);
        var taken = new HashSet<long>();
        for (int zoom = 0; zoom < LayerShape.GreatestZoom; zoom++)
        {
            int cell = WorldGrid.StepsPerPixel(zoom) * CellPixels;
            taken.Clear();
            for (int pass = 0; pass < 2; pass++) // first the points that are drawn already
            {
                for (int i = 0; i < level.Length; i++)
                {
                    if (level[i] < zoom == (pass == 0) && taken.Add(((long)(columns[i] / cell) << 32) | (uint)(rows[i] / cell)) && pass == 1)
                    {
                        level[i] = (byte)zoom;
                    }
                }
            }
        }

        return level;
    }
}
