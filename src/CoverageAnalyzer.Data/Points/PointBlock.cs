namespace CoverageAnalyzer.Data.Points;

/// <summary>What one thread works on: a piece of the file as it stands there, and the rows read from it.</summary>
internal sealed class PointBlock
{
    private readonly int rowCapacity;

    /// <summary>Makes a block.</summary>
    /// <param name="bytes">Bytes of the file it holds.</param>
    /// <param name="keepsSource">True where coordinates are transformed, so that what was read is kept beside them.</param>
    /// <param name="keepsSites">True where what a row says beside its place is read too.</param>
    public PointBlock(int bytes, bool keepsSource, bool keepsSites = false)
    {
        rowCapacity = Math.Max(1, bytes / 16);
        Bytes = new byte[bytes];
        X = new double[rowCapacity];
        Y = new double[rowCapacity];
        Rows = new long[rowCapacity];
        (SourceX, SourceY) = keepsSource ? (new double[rowCapacity], new double[rowCapacity]) : (X, Y);
        (Radius, Samples, Identity) = keepsSites ? (new double[rowCapacity], new double[rowCapacity], new ulong[rowCapacity]) : ([], [], []);
    }

    /// <summary>Bytes of a block, all arrays together, for each byte of the file it holds.</summary>
    public const int BytesPerByte = 4;

    /// <summary>The same for a block that keeps sites.</summary>
    public const int BytesPerByteOfSites = 6;

    /// <summary>The piece of the file.</summary>
    public byte[] Bytes { get; }

    /// <summary>Length of the piece.</summary>
    public int Length { get; set; }

    /// <summary>Number of the piece, from 0.</summary>
    public long Sequence { get; set; }

    /// <summary>Line or record the piece begins with, counted from 1.</summary>
    public long FirstRow { get; set; }

    /// <summary>First coordinates of the rows read and not yet taken.</summary>
    public double[] X { get; }

    /// <summary>Second coordinates.</summary>
    public double[] Y { get; }

    /// <summary>Their lines or records.</summary>
    public long[] Rows { get; }

    /// <summary>Their radii in km, NaN without; empty where sites are not kept.</summary>
    public double[] Radius { get; }

    /// <summary>The measurements they rest on, NaN without; empty where sites are not kept.</summary>
    public double[] Samples { get; }

    /// <summary>What tells them apart; empty where sites are not kept.</summary>
    public ulong[] Identity { get; }

    /// <summary>First coordinates as the file has them.</summary>
    public double[] SourceX { get; }

    /// <summary>Second coordinates as the file has them.</summary>
    public double[] SourceY { get; }

    /// <summary>Rows read and not yet taken.</summary>
    public int Count { get; set; }

    /// <summary>Rows of the piece, usable or not.</summary>
    public long RowsRead { get; set; }

    /// <summary>What is wrong with rows of the piece.</summary>
    public PointFaults Faults { get; private set; } = new();

    /// <summary>True where the rows must be taken before another is added.</summary>
    public bool IsFull => Count == rowCapacity;

    /// <summary>Begins a new piece.</summary>
    public void Begin()
    {
        Count = 0;
        RowsRead = 0;
        Faults = new PointFaults();
    }

    /// <summary>Adds a row; there must be room.</summary>
    /// <param name="row">Line or record.</param>
    /// <param name="x">First coordinate.</param>
    /// <param name="y">Second coordinate.</param>
    public void Add(long row, double x, double y)
    {
        Rows[Count] = row;
        X[Count] = x;
        Y[Count++] = y;
    }

    /// <summary>Adds a row of a site; there must be room.</summary>
    /// <param name="row">Line or record.</param>
    /// <param name="x">First coordinate.</param>
    /// <param name="y">Second coordinate.</param>
    /// <param name="radiusKilometres">Its radius, or NaN.</param>
    /// <param name="samples">Its measurements, or NaN.</param>
    /// <param name="identity">What tells it apart.</param>
    public void Add(long row, double x, double y, double radiusKilometres, double samples, ulong identity)
    {
        (Radius[Count], Samples[Count], Identity[Count]) = (radiusKilometres, samples, identity);
        Add(row, x, y);
    }

    /// <summary>Moves a row to an earlier place, all but its coordinates.</summary>
    /// <param name="from">Where it stands.</param>
    /// <param name="to">Where it goes.</param>
    public void Move(int from, int to)
    {
        Rows[to] = Rows[from];
        if (Identity.Length > 0)
        {
            (Radius[to], Samples[to], Identity[to]) = (Radius[from], Samples[from], Identity[from]);
        }
    }
}
