using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Radio.Areas;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Engine.Radio.Viewsheds;

/// <summary>How many of many sites see each cell of an elevation model, and which cells none is known to see.</summary>
/// <remarks>
/// Behavior: the same counts for any number of threads. A count ends at 65,534 sites.
/// Cost: memory of two bytes a cell of the model and one bit a cell for doubt, and of one window a thread; a viewshed a site.
/// </remarks>
public sealed class ViewshedUnion
{
    private const int LockRows = 64;

    private readonly ushort[] sites;
    private readonly bool[] doubt;

    private ViewshedUnion(RasterGrid grid)
    {
        Grid = grid;
        sites = new ushort[checked((int)grid.CellCount)];
        doubt = new bool[sites.Length];
    }

    /// <summary>The cells.</summary>
    public RasterGrid Grid { get; }

    /// <summary>Number of sites that see each cell, row by row from the north.</summary>
    public ReadOnlySpan<ushort> SitesSeeing => sites;

    /// <summary>Finds what any of many sites sees.</summary>
    /// <param name="model">The elevation model.</param>
    /// <param name="places">Longitude and latitude of each site; sites outside the model see nothing of it.</param>
    /// <param name="request">What is asked of each.</param>
    /// <param name="makeViewshed">Makes the way to find it, once a thread.</param>
    /// <param name="threads">Threads at most.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The model has more than 2 · 10⁹ cells, or its projection is not conformal in metres.</exception>
    public static ViewshedUnion Of(
        DigitalElevationModel model, IReadOnlyList<(double LongitudeDegrees, double LatitudeDegrees)> places, ViewshedRequest request, Func<Viewshed> makeViewshed, int threads, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(places);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(makeViewshed);
        if (model.Grid.CellCount > Array.MaxLength)
        {
            throw new ArgumentException($"A union of {model.Grid.CellCount} cells does not fit into memory: cut the model into parts.", nameof(model));
        }

        var union = new ViewshedUnion(model.Grid);
        var locks = new Lock[(model.Grid.Rows / LockRows) + 1];
        for (int i = 0; i < locks.Length; i++)
        {
            locks[i] = new Lock();
        }

        int[] order = Order(model, places);
        ParallelWork.Run(
            places.Count,
            threads,
            () => (Viewshed: makeViewshed(), Memory: new WindowMemory()),
            (site, worker) =>
            {
                (double longitude, double latitude) = places[order[site]];
                var window = TerrainWindow.Read(model, longitude, latitude, request.RadiusMetres, worker.Memory.Heights);
                worker.Memory.Heights = MemoryMarshal.TryGetArray(window.HeightsMetres, out var used) ? used.Array! : [];
                if (worker.Memory.Cells.Length < window.Rows * window.Columns)
                {
                    worker.Memory.Cells = new CellVisibility[window.Rows * window.Columns];
                }

                var cells = worker.Memory.Cells.AsSpan(0, window.Rows * window.Columns);
                worker.Viewshed.Find(window, request, cells, cancellation);
                union.Add(window, worker.Viewshed, MemoryMarshal.AsBytes(cells), locks);
            },
            cancellation);
        return union;
    }

    /// <summary>Writes a row as the statuses of <see cref="Networks.RadioCoverageStatus"/>: covered where a site sees the cell, unknown where none is known to but one may, else uncovered.</summary>
    /// <param name="row">The row.</param>
    /// <param name="status">Takes one value a column.</param>
    public void CopyStatus(int row, Span<byte> status)
    {
        int at = row * Grid.Columns, c = 0;
        var counts = sites.AsSpan(at, Grid.Columns);
        var doubts = MemoryMarshal.AsBytes(doubt.AsSpan(at, Grid.Columns));
        for (; c + 32 <= Grid.Columns; c += 32)
        {
            var hidden = Vector256.Narrow(
                Vector256.Equals(Vector256.Create<ushort>(counts[c..]), Vector256<ushort>.Zero), Vector256.Equals(Vector256.Create<ushort>(counts[(c + 16)..]), Vector256<ushort>.Zero));
            var isDoubtful = ~Vector256.Equals(Vector256.Create<byte>(doubts[c..]), Vector256<byte>.Zero);
            var open = Vector256.ConditionalSelect(isDoubtful, Vector256.Create((byte)Networks.RadioCoverageStatus.Unknown), Vector256.Create((byte)Networks.RadioCoverageStatus.Uncovered));
            Vector256.ConditionalSelect(hidden, open, Vector256.Create((byte)Networks.RadioCoverageStatus.Covered)).CopyTo(status[c..]);
        }

        for (; c < Grid.Columns; c++)
        {
            status[c] = counts[c] > 0 ? (byte)Networks.RadioCoverageStatus.Covered : doubts[c] > 0 ? (byte)Networks.RadioCoverageStatus.Unknown : (byte)Networks.RadioCoverageStatus.Uncovered;
        }
    }

    /// <summary>Sites in strips of a window's size, so that what one touches is still at hand for the next.</summary>
    private static int[] Order(DigitalElevationModel model, IReadOnlyList<(double LongitudeDegrees, double LatitudeDegrees)> places)
    {
        const double strips = 64;
        double height = model.Grid.Rows * model.Grid.CellHeight / strips;
        var keys = new (double Strip, double Along)[places.Count];
        int[] order = new int[places.Count];
        for (int i = 0; i < order.Length; i++)
        {
            (double x, double y) = model.Crs.FromWgs84(places[i].LongitudeDegrees, places[i].LatitudeDegrees);
            double strip = Math.Floor((model.Grid.North - y) / height);
            (order[i], keys[i]) = (i, (strip, strip % 2 == 0 ? x : -x));
        }

        Array.Sort(keys, order);
        return order;
    }

    private void Add(TerrainWindow window, Viewshed viewshed, ReadOnlySpan<byte> cells, Lock[] locks)
    {
        int left = Math.Max(0, -window.FirstColumn), right = Math.Min(window.Columns, Grid.Columns - window.FirstColumn);
        int row = Math.Max(0, -window.FirstRow), rowEnd = Math.Min(window.Rows, Grid.Rows - window.FirstRow);
        while (row < rowEnd && left < right)
        {
            int block = (window.FirstRow + row) / LockRows, stop = Math.Min(rowEnd, ((block + 1) * LockRows) - window.FirstRow);
            lock (locks[block])
            {
                for (; row < stop; row++)
                {
                    (int first, int end) = viewshed.InReach(row);
                    (first, end) = (Math.Max(first, left), Math.Min(end, right));
                    if (first >= end)
                    {
                        continue;
                    }

                    int at = ((window.FirstRow + row) * Grid.Columns) + window.FirstColumn + first;
                    Add(cells[((row * window.Columns) + first)..((row * window.Columns) + end)], sites.AsSpan(at, end - first), doubt.AsSpan(at, end - first), 2 * Grid.Columns);
                }
            }
        }
    }

    private static unsafe void Add(ReadOnlySpan<byte> seen, Span<ushort> counts, Span<bool> doubts, int ahead)
    {
        ref byte from = ref MemoryMarshal.GetReference(seen);
        ref ushort to = ref MemoryMarshal.GetReference(counts);
        int i = 0;
        for (; i + 32 <= seen.Length; i += 32)
        {
            if (Sse.IsSupported)
            {
                Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref to, i + ahead))); // rows are pages apart: nobody else fetches the next ones
            }

            var bytes = Vector256.LoadUnsafe(ref from, (nuint)i);
            var (low, high) = Vector256.Widen(Vector256.Equals(bytes, Vector256.Create((byte)CellVisibility.Visible)) & Vector256<byte>.One);
            var one = Vector256.LoadUnsafe(ref to, (nuint)i);
            var two = Vector256.LoadUnsafe(ref to, (nuint)i + 16);
            (one + (low & Vector256.LessThan(one, Vector256.Create((ushort)65_534)))).StoreUnsafe(ref to, (nuint)i);
            (two + (high & Vector256.LessThan(two, Vector256.Create((ushort)65_534)))).StoreUnsafe(ref to, (nuint)i + 16);
            if (Vector256.EqualsAny(bytes, Vector256.Create((byte)CellVisibility.Unknown)))
            {
                MarkDoubt(seen, doubts, i, i + 32);
            }
        }

        for (int k = i; k < seen.Length; k++)
        {
            counts[k] += seen[k] == (byte)CellVisibility.Visible && counts[k] < 65_534 ? (ushort)1 : (ushort)0;
        }

        MarkDoubt(seen, doubts, i, seen.Length);
    }

    private static void MarkDoubt(ReadOnlySpan<byte> seen, Span<bool> doubts, int first, int end)
    {
        for (int i = first; i < end; i++)
        {
            doubts[i] |= seen[i] == (byte)CellVisibility.Unknown;
        }
    }

    private sealed class WindowMemory
    {
        public float[] Heights { get; set; } = [];

        public CellVisibility[] Cells { get; set; } = [];
    }
}
