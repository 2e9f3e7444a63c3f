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
/// Cost: memory of two bytes a cell of the model for the counts and one for doubt, one more while at work, and of one window a thread; a viewshed a site.
/// Sites are counted in bytes, which go into the counts only where a band of rows has had 255 sites: half the memory to and fro.
/// </remarks>
public sealed class ViewshedUnion
{
    private const int BandRows = 64;
    private const ushort MostSites = 65_534;

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
        var bands = new Band[(model.Grid.Rows / BandRows) + 1];
        for (int i = 0; i < bands.Length; i++)
        {
            bands[i] = new Band();
        }

        byte[] recent = new byte[union.sites.Length];
        int[] order = Order(model, places);
        ParallelWork.Run(
            places.Count,
            threads,
            () => (Viewshed: makeViewshed(), Memory: new WindowMemory()),
            (site, worker) =>
            {
                (double longitude, double latitude) = places[order[site]];
                var window = TerrainWindow.Around(model, longitude, latitude, request.RadiusMetres, worker.Memory.Heights);
                if (worker.Memory.Cells.Length < window.Rows * window.Columns)
                {
                    worker.Memory.Cells = new CellVisibility[window.Rows * window.Columns];
                }

                var cells = worker.Memory.Cells.AsSpan(0, window.Rows * window.Columns);
                worker.Viewshed.Find(window, request, cells, cancellation);
                if (window.IsRead && MemoryMarshal.TryGetArray(window.HeightsMetres, out var used))
                {
                    worker.Memory.Heights = used.Array!;
                }

                union.Add(window, worker.Viewshed, MemoryMarshal.AsBytes(cells), recent, bands);
            },
            cancellation);
        for (int i = 0; i < bands.Length; i++)
        {
            union.Settle(i, recent, bands[i]);
        }

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

    private void Add(TerrainWindow window, Viewshed viewshed, ReadOnlySpan<byte> cells, byte[] recent, Band[] bands)
    {
        int left = Math.Max(0, -window.FirstColumn), right = Math.Min(window.Columns, Grid.Columns - window.FirstColumn);
        int row = Math.Max(0, -window.FirstRow), rowEnd = Math.Min(window.Rows, Grid.Rows - window.FirstRow);
        while (row < rowEnd && left < right)
        {
            int number = (window.FirstRow + row) / BandRows, stop = Math.Min(rowEnd, ((number + 1) * BandRows) - window.FirstRow);
            Band band = bands[number];
            lock (band.Lock)
            {
                if (band.Sites == byte.MaxValue)
                {
                    Settle(number, recent, band);
                }

                band.Sites++;
                for (; row < stop; row++)
                {
                    (int first, int end) = viewshed.InReach(row);
                    (first, end) = (Math.Max(first, left), Math.Min(end, right));
                    if (first >= end)
                    {
                        continue;
                    }

                    int at = ((window.FirstRow + row) * Grid.Columns) + window.FirstColumn + first;
                    var found = cells[((row * window.Columns) + first)..((row * window.Columns) + end)];
                    if (Add(found, recent.AsSpan(at, end - first), 2 * Grid.Columns))
                    {
                        MarkDoubt(found, doubt.AsSpan(at, end - first));
                    }
                }
            }
        }
    }

    /// <summary>Counts the visible cells of a row.</summary>
    /// <returns>True where a cell of it is unknown.</returns>
    private static unsafe bool Add(ReadOnlySpan<byte> found, Span<byte> counts, int ahead)
    {
        ref byte from = ref MemoryMarshal.GetReference(found);
        ref byte to = ref MemoryMarshal.GetReference(counts);
        var unknown = Vector512<byte>.Zero;
        int i = 0;
        for (; i + 64 <= found.Length; i += 64)
        {
            if (Sse.IsSupported)
            {
                Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref to, i + ahead))); // rows are pages apart: nobody else fetches the next ones
            }

            var cells = Vector512.LoadUnsafe(ref from, (nuint)i);
            unknown |= Vector512.Equals(cells, Vector512.Create((byte)CellVisibility.Unknown));
            (Vector512.LoadUnsafe(ref to, (nuint)i) - Vector512.Equals(cells, Vector512.Create((byte)CellVisibility.Visible))).StoreUnsafe(ref to, (nuint)i); // all bits set is −1
        }

        bool isUnknown = unknown != Vector512<byte>.Zero;
        for (; i < found.Length; i++)
        {
            counts[i] += found[i] == (byte)CellVisibility.Visible ? (byte)1 : (byte)0;
            isUnknown |= found[i] == (byte)CellVisibility.Unknown;
        }

        return isUnknown;
    }

    private static void MarkDoubt(ReadOnlySpan<byte> found, Span<bool> doubts)
    {
        for (int i = 0; i < found.Length; i++)
        {
            doubts[i] |= found[i] == (byte)CellVisibility.Unknown;
        }
    }

    /// <summary>Brings what has been counted in a band into the counts.</summary>
    private void Settle(int number, byte[] recent, Band band)
    {
        if (band.Sites == 0)
        {
            return;
        }

        band.Sites = 0;
        int first = number * BandRows * Grid.Columns, count = Math.Min(BandRows, Grid.Rows - (number * BandRows)) * Grid.Columns;
        var counted = recent.AsSpan(first, count);
        var counts = sites.AsSpan(first, count);
        int i = 0;
        for (; i + 32 <= count; i += 32)
        {
            var (low, high) = Vector256.Widen(Vector256.Create<byte>(counted[i..]));
            Vector256.Min(Vector256.AddSaturate(Vector256.Create<ushort>(counts[i..]), low), Vector256.Create(MostSites)).CopyTo(counts[i..]);
            Vector256.Min(Vector256.AddSaturate(Vector256.Create<ushort>(counts[(i + 16)..]), high), Vector256.Create(MostSites)).CopyTo(counts[(i + 16)..]);
        }

        for (; i < count; i++)
        {
            counts[i] = (ushort)Math.Min(counts[i] + counted[i], MostSites);
        }

        counted.Clear();
    }

    private sealed class WindowMemory
    {
        public float[] Heights { get; set; } = [];

        public CellVisibility[] Cells { get; set; } = [];
    }

    /// <summary>Some rows of the model that one thread at a time adds to.</summary>
    private sealed class Band
    {
        public Lock Lock { get; } = new();

        /// <summary>Sites counted in bytes since the last time.</summary>
        public int Sites { get; set; }
    }
}
