namespace CoverageAnalyzer.Data.Import;

/// <summary>The edges of the rings of one unit in flat arrays, in blocks of eight with the bounds of each; used again for the next unit.</summary>
/// <remarks>A ring starts a new block; the places left over in its last one hold empty bounds that meet nothing.</remarks>
internal sealed class PlainEdges
{
    private const int Lanes = 8;

    /// <summary>Start of each edge.</summary>
    public double[] FromX { get; private set; } = [];

    /// <summary>Start of each edge.</summary>
    public double[] FromY { get; private set; } = [];

    /// <summary>End of each edge.</summary>
    public double[] ToX { get; private set; } = [];

    /// <summary>End of each edge.</summary>
    public double[] ToY { get; private set; } = [];

    /// <summary>Bounds of each edge.</summary>
    public double[] MinX { get; private set; } = [];

    /// <summary>Bounds of each edge.</summary>
    public double[] MaxX { get; private set; } = [];

    /// <summary>Bounds of each edge.</summary>
    public double[] MinY { get; private set; } = [];

    /// <summary>Bounds of each edge.</summary>
    public double[] MaxY { get; private set; } = [];

    /// <summary>The edge that goes on from the end of each.</summary>
    public int[] Next { get; private set; } = [];

    /// <summary>Bounds of each block; up to seven empty ones stand behind the last.</summary>
    public double[] BlockMinX { get; private set; } = [];

    /// <summary>Bounds of each block.</summary>
    public double[] BlockMaxX { get; private set; } = [];

    /// <summary>Bounds of each block.</summary>
    public double[] BlockMinY { get; private set; } = [];

    /// <summary>Bounds of each block.</summary>
    public double[] BlockMaxY { get; private set; } = [];

    /// <summary>Number of blocks.</summary>
    public int BlockCount { get; private set; }

    /// <summary>Takes the rings of a unit in place of those before.</summary>
    /// <param name="polygons">Its polygons; every ring is closed and has four vertices or more.</param>
    public void Take(IReadOnlyList<PolygonDraft> polygons)
    {
        int blocks = 0;
        foreach (PolygonDraft polygon in polygons)
        {
            foreach (RingDraft ring in polygon.Rings)
            {
                blocks += (ring.X.Length - 1 + Lanes - 1) / Lanes;
            }
        }

        Grow(blocks);
        BlockCount = blocks;
        int at = 0;
        foreach (PolygonDraft polygon in polygons)
        {
            foreach (RingDraft ring in polygon.Rings)
            {
                at = Add(ring, at);
            }
        }

        for (int block = 0; block < (blocks + Lanes - 1) / Lanes * Lanes; block++)
        {
            Bound(block, block < blocks);
        }
    }

    private int Add(RingDraft ring, int at)
    {
        (double[] x, double[] y) = ring;
        int first = at;
        for (int i = 1; i < x.Length; i++, at++)
        {
            (FromX[at], FromY[at], ToX[at], ToY[at]) = (x[i - 1], y[i - 1], x[i], y[i]);
            (MinX[at], MaxX[at]) = x[i - 1] < x[i] ? (x[i - 1], x[i]) : (x[i], x[i - 1]);
            (MinY[at], MaxY[at]) = y[i - 1] < y[i] ? (y[i - 1], y[i]) : (y[i], y[i - 1]);
            Next[at] = at + 1;
        }

        Next[at - 1] = first;
        for (; at % Lanes != 0; at++)
        {
            (MinX[at], MaxX[at], MinY[at], MaxY[at]) = (double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity, double.NegativeInfinity);
            Next[at] = -1;
        }

        return at;
    }

    private void Bound(int block, bool isFilled)
    {
        double minX = double.PositiveInfinity, maxX = double.NegativeInfinity, minY = double.PositiveInfinity, maxY = double.NegativeInfinity;
        for (int e = block * Lanes; isFilled && e < (block + 1) * Lanes; e++)
        {
            minX = Math.Min(minX, MinX[e]);
            maxX = Math.Max(maxX, MaxX[e]);
            minY = Math.Min(minY, MinY[e]);
            maxY = Math.Max(maxY, MaxY[e]);
        }

        (BlockMinX[block], BlockMaxX[block], BlockMinY[block], BlockMaxY[block]) = (minX, maxX, minY, maxY);
    }

    private void Grow(int blocks)
    {
        int edges = blocks * Lanes;
        if (edges <= MinX.Length)
        {
            return;
        }

        int size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(edges, 64));
        (FromX, FromY, ToX, ToY) = (new double[size], new double[size], new double[size], new double[size]);
        (MinX, MaxX, MinY, MaxY) = (new double[size], new double[size], new double[size], new double[size]);
        Next = new int[size];
        size = Math.Max(Lanes, size / Lanes);
        (BlockMinX, BlockMaxX, BlockMinY, BlockMaxY) = (new double[size], new double[size], new double[size], new double[size]);
    }
}
