using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CoverageAnalyzer.Engine.Radio.Viewsheds;

namespace CoverageAnalyzer.Engine.Radio.Areas;

/// <summary>Losses of the cells around a site, for models that ask of the terrain only whether the antenna sees a cell.</summary>
/// <remarks>
/// Behavior: one formula for all cells of a window, sixteen at once, in single precision: right to 0.001 dB. What the heights that
/// are expected see is found at once and kept for all frequencies of the same mast.
/// Cost: that of the viewshed, and about a nanosecond a cell.
/// </remarks>
internal sealed class SightedCells
{
    private const int Step = 16;
    private const float LogOfTwo = 0.30103f;
    private readonly ExactViewshed viewshed = new();
    private readonly RowDistances distances = new();
    private readonly SightedHeights heights = new();
    private byte[] cells = []; // what each height sees: HeightStates
    private TerrainWindow? seenWindow;
    private ViewshedRequest[] seenRequests = [];

    /// <summary>Tells what will be asked of a window.</summary>
    /// <param name="window">Heights around the site.</param>
    /// <param name="requests">What will be asked.</param>
    public void Expect(TerrainWindow window, IReadOnlyList<AreaRequest> requests) => heights.Take(window, requests);

    /// <summary>Fills the losses of a window.</summary>
    /// <param name="window">Heights around the site.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="lossDb">Takes the loss of each cell: NaN where not known, positive infinity beyond the reach.</param>
    /// <param name="loss">The model.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The span does not fit the window.</exception>
    public void Fill(TerrainWindow window, AreaRequest request, Span<float> lossDb, in SightedLoss loss, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(window);
        int count = window.Rows * window.Columns;
        if (lossDb.Length != count)
        {
            throw new ArgumentException($"{lossDb.Length} values do not fit {window.Rows} × {window.Columns} cells.", nameof(lossDb));
        }

        int shift = HeightStates.Bits * See(window, request, cancellation);
        Models.RadioLink link = request.Link;
        float antenna = (float)(window.ElevationMetres(window.SiteRow, window.SiteColumn) + link.TransmitterHeightAboveGroundMetres - link.ReceiverHeightAboveGroundMetres);
        Span<float> lastHeights = stackalloc float[Step], lastLoss = stackalloc float[Step];
        Span<byte> lastSeen = stackalloc byte[Step];
        ReadOnlySpan<byte> seen = cells.AsSpan(0, count);
        for (int row = 0; row < window.Rows; row++)
        {
            ReadOnlySpan<float> squares = distances.SquaresOf(window, row);
            ReadOnlySpan<float> heights = window.HeightsMetres.Span.Slice(row * window.Columns, window.Columns);
            ReadOnlySpan<byte> rowSeen = seen.Slice(row * window.Columns, window.Columns);
            Span<float> target = lossDb.Slice(row * window.Columns, window.Columns);
            int column = 0;
            for (; column <= window.Columns - Step; column += Step)
            {
                Sixteen(heights[column..], squares[column..], rowSeen[column..], shift, antenna, loss).CopyTo(target[column..]);
            }

            if (column < window.Columns)
            {
                heights[column..].CopyTo(lastHeights);
                rowSeen[column..].CopyTo(lastSeen);
                Sixteen(lastHeights, squares[column..], lastSeen, shift, antenna, loss).CopyTo(lastLoss);
                lastLoss[..(window.Columns - column)].CopyTo(target[column..]);
            }
        }
    }

    /// <summary>Finds what the height of a request sees, and those that are expected with it.</summary>
    /// <returns>Number of the height in the states.</returns>
    private int See(TerrainWindow window, AreaRequest request, CancellationToken cancellation)
    {
        var asked = SightedHeights.Of(request);
        int known = ReferenceEquals(window, seenWindow) ? Array.IndexOf(seenRequests, asked) : -1;
        if (known >= 0)
        {
            return known;
        }

        int count = window.Rows * window.Columns;
        if (cells.Length < count)
        {
            cells = new byte[count];
        }

        seenWindow = null; // while it is not whole
        ViewshedRequest[] together = heights.With(window, asked);
        viewshed.Find(window, together[0], [.. together.Skip(1).Select(r => r.AntennaHeightMetres)], cells.AsSpan(0, count), cancellation);
        (seenWindow, seenRequests) = (window, together);
        return Array.IndexOf(together, asked);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Sixteen(ReadOnlySpan<float> heights, ReadOnlySpan<float> squares, ReadOnlySpan<byte> seen, int shift, float antennaMetres, in SightedLoss loss)
    {
        Vector128<byte> states = Vector128.Create(seen);
        if (states == Vector128<byte>.Zero)
        {
            return Vector512.Create(float.PositiveInfinity); // all beyond the reach
        }

        Vector512<float> flat = Vector512.Create(squares), rise = Vector512.Create(antennaMetres) - Vector512.Create(heights);
        Vector512<float> square = Vector512.Max(flat + (rise * rise), Vector512.Create(loss.LeastMetres * loss.LeastMetres));
        Vector512<float> decades = (Vector512.Log2(square) * (0.5f * LogOfTwo)) - Vector512.Create(3f);
        Vector512<float> near = Vector512.Create(loss.NearDb) + (decades * loss.NearPerDecadeDb);
        if (loss.NearPerMetreDb != 0 || float.IsFinite(loss.BreakMetres))
        {
            near += Vector512.Sqrt(square) * loss.NearPerMetreDb;
            Vector512<float> far = Vector512.Create(loss.FarDb) + (decades * loss.FarPerDecadeDb);
            near = Vector512.ConditionalSelect(Vector512.LessThanOrEqual(flat, Vector512.Create(loss.BreakMetres * loss.BreakMetres)), near, far);
        }

        Vector512<float> hidden = Vector512.Create(loss.HiddenDb);
        if (float.IsFinite(loss.HiddenDb))
        {
            hidden = Vector512.Max(near, hidden + (decades * loss.HiddenPerDecadeDb));
        }

        Vector512<int> state = (Widened(states) >>> shift) & Vector512.Create((int)CellVisibility.Visible); // two bits
        Vector512<float> known = Vector512.ConditionalSelect(Vector512.Equals(state, Vector512.Create((int)CellVisibility.Visible)).AsSingle(), near, hidden);
        known = Vector512.ConditionalSelect(Vector512.Equals(state, Vector512.Create((int)CellVisibility.Unknown)).AsSingle(), Vector512.Create(float.NaN), known);
        return Vector512.ConditionalSelect(Vector512.Equals(state, Vector512.Create((int)CellVisibility.OutOfReach)).AsSingle(), Vector512.Create(float.PositiveInfinity), known);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Widened(Vector128<byte> bytes)
    {
        (Vector128<ushort> low, Vector128<ushort> high) = Vector128.Widen(bytes);
        (Vector128<uint> first, Vector128<uint> second) = Vector128.Widen(low);
        (Vector128<uint> third, Vector128<uint> fourth) = Vector128.Widen(high);
        return Vector512.Create(Vector256.Create(first, second), Vector256.Create(third, fourth)).AsInt32();
    }
}
