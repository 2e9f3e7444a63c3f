using CoverageAnalyzer.Engine.Generalization;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Web.Layers;

namespace CoverageAnalyzer.Web.Tiles;

/// <summary>Areas in tiles, simplified for each zoom so that neighbours stay matched.</summary>
/// <remarks>
/// Places are rounded to the steps of a tile before they are cut, so that two neighbours, and two tiles, round alike.
/// Below the greatest zoom, parts and holes of less than a quarter of a pixel are left out, but never the greatest part of a unit; an island
/// of less than a pixel, which nothing else would show, is drawn as a square of <see cref="MarkSteps"/> steps.
/// At the zooms of <see cref="TileAddress.RoundedBits"/> a ring of less than a pixel may vanish: its neighbors close over it. A greater one never does.
/// </remarks>
internal sealed class PolygonTiles : ITileLayer
{
    /// <summary>Side of the mark of a tiny island: 1.25 pixels.</summary>
    public const int MarkSteps = 20;

    private const int PolygonKind = 3;
    private const long QuarterPixel = 2 * 64; // twice 64 of the 256 square steps of a pixel
    private const long Pixel = 2 * 256;

    private readonly ArcLevel[] levels;
    private readonly double[] thresholds = [.. Enumerable.Range(0, LayerShape.GreatestZoom + 1).Select(LayerShape.ThresholdAt)];
    private readonly int[] ringStart; // first ring of each unit, in the order of drawing
    private readonly int[] ringArcStart;
    private readonly int[] ringArc;
    private readonly RingRole[] role;
    private readonly BoxIndex index;

    /// <summary>Prepares a layer.</summary>
    /// <param name="polygons">The areas, longitude and latitude in degrees.</param>
    /// <param name="cancellation">Stops the work.</param>
    public PolygonTiles(PolygonSet polygons, CancellationToken cancellation)
    {
        ArcNetwork network = ArcNetworkBuilder.Build(polygons);
        levels = ArcLevel.PerZoom(new(network.Columns, network.Rows, EffectiveAreas.Of(network, cancellation), network.ArcStart), thresholds);
        var boxes = new GridBox[polygons.UnitCount];
        ringStart = new int[polygons.UnitCount + 1];
        var arcs = new List<int>();
        var arcsFrom = new List<int> { 0 };
        var roles = new List<RingRole>();
        var order = new List<(int Ring, bool IsShell)>();
        for (int u = 0; u < polygons.UnitCount; u++)
        {
            boxes[u] = GridBox.Empty;
            RingNesting.Of(polygons, u, order);
            (int main, double greatest) = (-1, -1);
            foreach ((int r, bool isShell) in order)
            {
                GridBox box = BoxOf(network, r);
                boxes[u] = boxes[u].Including(box);
                double size = box.MinX > box.MaxX ? -1 : (double)(box.MaxX - box.MinX) * (box.MaxY - box.MinY);
                (main, greatest) = isShell && size > greatest ? (r, size) : (main, greatest);
            }

            foreach ((int r, bool isShell) in order)
            {
                arcs.AddRange(network.RingArc.AsSpan(network.RingArcStart[r]..network.RingArcStart[r + 1]));
                arcsFrom.Add(arcs.Count);
                roles.Add(!isShell ? RingRole.Hole : r == main ? RingRole.Main : RingRole.Part);
            }

            ringStart[u + 1] = roles.Count;
        }

        ringArcStart = [.. arcsFrom];
        ringArc = [.. arcs];
        role = [.. roles];
        index = new BoxIndex(boxes);
        MarkIslands(network, boxes);
    }

    /// <summary>Number of units.</summary>
    public int UnitCount => ringStart.Length - 1;

    /// <inheritdoc/>
    public void Add(TileAddress address, TileScratch scratch)
    {
        index.Find(address.Box, scratch.Found);
        scratch.Found.Sort(); // numbers that rise pack better
        foreach (int unit in scratch.Found)
        {
            bool withPart = false;
            for (int r = ringStart[unit]; r < ringStart[unit + 1]; r++)
            {
                if (role[r] != RingRole.Hole || withPart)
                {
                    bool added = AddRing(r, address, scratch);
                    withPart = role[r] == RingRole.Hole ? withPart : added;
                }
            }

            scratch.Encoder.EndFeature(unit, PolygonKind);
        }
    }

    /// <summary>The rings of a unit at a zoom, uncut, each shell before its holes, in steps of the zoom's tiles from the world's north-west corner.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="zoom">The zoom.</param>
    /// <param name="path">Scratch.</param>
    /// <param name="take">Takes a ring and whether it is a hole; the path holds it only until then.</param>
    public void Rings(int unit, int zoom, TilePath path, Action<TilePath, bool> take)
    {
        var world = new TileAddress(zoom, 0, 0);
        bool withPart = false;
        for (int r = ringStart[unit]; r < ringStart[unit + 1]; r++)
        {
            bool isHole = role[r] == RingRole.Hole;
            if (isHole && !withPart)
            {
                continue;
            }

            bool isDrawn = Shape(r, world, path, isWhole: true, out _) && path.Count >= 3 && path.TwiceArea() != 0;
            if (isDrawn)
            {
                take(path, isHole);
            }

            withPart = isHole ? withPart : isDrawn;
        }
    }

    private bool AddRing(int ring, TileAddress address, TileScratch scratch)
    {
        TilePath path = scratch.Path;
        if (!Shape(ring, address, path, isWhole: false, out bool inside))
        {
            return false;
        }

        if (!inside)
        {
            scratch.Clip.Ring(ref path);
        }

        long twice = path.TwiceArea();
        if (path.Count < 3 || twice == 0)
        {
            return false;
        }

        scratch.Encoder.AddRing(path.X, path.Y, runsBackward: (twice > 0) == (role[ring] == RingRole.Hole));
        return true;
    }

    /// <summary>Puts a ring as it is drawn at a zoom into a path.</summary>
    /// <param name="ring">The ring.</param>
    /// <param name="address">The tile.</param>
    /// <param name="path">Is emptied and takes it.</param>
    /// <param name="isWhole">Whether it is wanted wherever it lies; else only where it has to do with the tile.</param>
    /// <param name="inside">Whether it lies within the tile and its buffer.</param>
    /// <returns>False where it is too small to be drawn, or not wanted.</returns>
    private bool Shape(int ring, TileAddress address, TilePath path, bool isWhole, out bool inside)
    {
        inside = Trace(ring, address, address.RoundedBits, path, out bool outside);
        if (path.Count == 0 || (outside && !isWhole))
        {
            return false;
        }

        long twice = path.TwiceArea();
        if (address.RoundedBits > 0 && twice == 0)
        {
            inside = Trace(ring, address, 0, path, out _); // a narrow one: rounded to a line, but not small
            twice = path.TwiceArea();
            if (Math.Abs(twice) < Pixel && role[ring] != RingRole.Island)
            {
                return false;
            }
        }

        if (role[ring] == RingRole.Island && Math.Abs(twice) < Pixel)
        {
            Mark(path);
            inside = false;
            return true;
        }

        return path.Count >= 3 && (address.Zoom >= LayerShape.GreatestZoom || role[ring] is not (RingRole.Part or RingRole.Hole) || Math.Abs(twice) >= QuarterPixel);
    }

    /// <summary>Puts the places of a ring that are left at the zoom into a path.</summary>
    /// <param name="ring">The ring.</param>
    /// <param name="address">The tile.</param>
    /// <param name="roundedBits">How many bits of a step are rounded away.</param>
    /// <param name="path">Is emptied and takes them.</param>
    /// <param name="outside">Whether the ring has nothing to do with the tile.</param>
    /// <returns>Whether all of them lie within the tile and its buffer.</returns>
    private bool Trace(int ring, TileAddress address, int roundedBits, TilePath path, out bool outside)
    {
        ArcLevel level = levels[address.Zoom];
        double threshold = thresholds[address.Zoom];
        int shift = address.Shift + roundedBits, half = shift > 0 ? 1 << (shift - 1) : 0, stepX = address.StepX, stepY = address.StepY;
        int[] columns = level.Columns, rows = level.Rows;
        float[] areas = level.Areas;
        int minX = int.MaxValue, minY = int.MaxValue, maxX = int.MinValue, maxY = int.MinValue;
        path.Count = 0;
        for (int k = ringArcStart[ring]; k < ringArcStart[ring + 1]; k++)
        {
            bool backward = ringArc[k] < 0;
            int arc = backward ? ~ringArc[k] : ringArc[k], from = level.ArcStart[arc], count = level.ArcStart[arc + 1] - from - 1;
            int at = backward ? from + count : from, step = backward ? -1 : 1;
            for (int i = 0; i < count; i++, at += step)
            {
                if (areas[at] >= threshold)
                {
                    int x = (((columns[at] + half) >> shift) << roundedBits) - stepX, y = (((rows[at] + half) >> shift) << roundedBits) - stepY;
                    (minX, maxX, minY, maxY) = (Math.Min(minX, x), Math.Max(maxX, x), Math.Min(minY, y), Math.Max(maxY, y));
                    path.Add(x, y);
                }
            }
        }

        path.Open();
        if (roundedBits > 0)
        {
            path.Straighten();
        }

        const int Edge = TileAddress.Buffer + (MarkSteps / 2);
        outside = maxX < -Edge || maxY < -Edge || minX > TileAddress.Extent + Edge || minY > TileAddress.Extent + Edge || path.Count == 0;
        return TileClip.Holds(minX, minY) && TileClip.Holds(maxX, maxY);
    }

    private static void Mark(TilePath path)
    {
        int minX = int.MaxValue, minY = int.MaxValue, maxX = int.MinValue, maxY = int.MinValue;
        for (int i = 0; i < path.Count; i++)
        {
            (minX, maxX, minY, maxY) = (Math.Min(minX, path.X[i]), Math.Max(maxX, path.X[i]), Math.Min(minY, path.Y[i]), Math.Max(maxY, path.Y[i]));
        }

        const int Half = MarkSteps / 2;
        int x = (minX + maxX) >> 1, y = (minY + maxY) >> 1;
        path.Count = 0;
        path.Add(x - Half, y - Half);
        path.Add(x + Half, y - Half);
        path.Add(x + Half, y + Half);
        path.Add(x - Half, y + Half);
    }

    /// <summary>An island is a greatest part that shares no boundary and whose surroundings hold no other unit.</summary>
    private void MarkIslands(ArcNetwork network, GridBox[] boxes)
    {
        var found = new List<int>();
        for (int u = 0; u < boxes.Length; u++)
        {
            for (int r = ringStart[u]; r < ringStart[u + 1]; r++)
            {
                bool alone = role[r] == RingRole.Main && ringArcStart[r + 1] > ringArcStart[r];
                for (int k = ringArcStart[r]; k < ringArcStart[r + 1] && alone; k++)
                {
                    alone = network.UnitB[ringArc[k] < 0 ? ~ringArc[k] : ringArc[k]] < 0;
                }

                if (alone)
                {
                    index.Find(boxes[u], found);
                    role[r] = found.Count == 1 ? RingRole.Island : role[r];
                }
            }
        }
    }

    private static GridBox BoxOf(ArcNetwork network, int ring)
    {
        GridBox box = GridBox.Empty;
        for (int k = network.RingArcStart[ring]; k < network.RingArcStart[ring + 1]; k++)
        {
            int arc = network.RingArc[k] < 0 ? ~network.RingArc[k] : network.RingArc[k];
            for (int i = network.ArcStart[arc]; i < network.ArcStart[arc + 1]; i++)
            {
                box = box.Including(network.Columns[i], network.Rows[i]);
            }
        }

        return box;
    }
}
