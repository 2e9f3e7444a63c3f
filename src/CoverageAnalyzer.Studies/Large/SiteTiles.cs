using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Points;
using CoverageAnalyzer.Data.Sites;
using CoverageAnalyzer.Data.Spilling;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Studies.Large;

/// <summary>Rows of sites on the disk, sorted into tiles by where they stand; a tile too full for the memory is cut into smaller ones.</summary>
/// <remarks>The outer tiles reach to infinity, so that every row has its tile. Any number of threads may add rows.</remarks>
internal sealed class SiteTiles
{
    /// <summary>Tiles of a set.</summary>
    public const int Count = Side * Side;

    private const int Side = 16, BufferRecords = 512, StagedRecords = 32;

    private readonly SpillFile file;
    private readonly Bounds rectangle; // of the grid
    private readonly Bounds reach; // of what may stand in it
    private readonly SpillBucket<SiteRecord>[] tiles;

    /// <summary>Makes the tiles.</summary>
    /// <param name="file">Where rows wait.</param>
    /// <param name="rectangle">Where most of them stand, degrees.</param>
    public SiteTiles(SpillFile file, Bounds rectangle)
        : this(file, rectangle, new Bounds(double.NegativeInfinity, double.NegativeInfinity, double.PositiveInfinity, double.PositiveInfinity))
    {
    }

    private SiteTiles(SpillFile file, Bounds rectangle, Bounds reach)
    {
        this.file = file;
        this.rectangle = rectangle;
        this.reach = reach;
        tiles = [.. Enumerable.Range(0, Side * Side).Select(_ => new SpillBucket<SiteRecord>(file, BufferRecords))];
    }

    /// <summary>Bytes the buffers of a set of tiles may take.</summary>
    public const long BufferBytes = (long)Side * Side * BufferRecords * SiteRecord.Bytes;

    /// <summary>Bytes one thread takes on top while it adds rows.</summary>
    public const long StagedBytes = (long)Side * Side * StagedRecords * SiteRecord.Bytes;

    /// <summary>Makes what sorts the rows of one thread.</summary>
    /// <param name="fileNumber">Which of the layer's files they come from.</param>
    /// <param name="perFile">True where rows of two files are never one point, as cells of two tables.</param>
    public Sorter Sort(int fileNumber, bool perFile) => new(this, fileNumber, perFile);

    /// <summary>Writes what is held.</summary>
    public void End()
    {
        foreach (SpillBucket<SiteRecord> tile in tiles)
        {
            tile.End();
        }
    }

    /// <summary>Visits the tiles, in any order and by any number of threads; a tile's own parts follow each other.</summary>
    /// <param name="most">Rows a part may hold.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="visit">Takes the number of the tile, the rows of a part in their order, and the part's rectangle.</param>
    /// <param name="cancellation">Stops between parts.</param>
    public void Visit(int most, int threads, Action<int, SiteRecord[], Bounds> visit, CancellationToken cancellation) => LargeWork.Run(
        tiles.Length,
        threads,
        tile => VisitTile(tile, most, (records, inside) => visit(tile, records, inside), cancellation),
        cancellation);

    private void VisitTile(int tile, int most, Action<SiteRecord[], Bounds> visit, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        SpillBucket<SiteRecord> rows = tiles[tile];
        if (rows.Count == 0)
        {
            return;
        }

        if (rows.Count <= most)
        {
            SiteRecord[] records = rows.ToArray();
            long[] order = new long[records.Length];
            for (int i = 0; i < order.Length; i++)
            {
                order[i] = records[i].Row;
            }

            Array.Sort(order, records);
            visit(records, RectangleOf(tile));
            return;
        }

        Bounds around = Bounds.Empty;
        rows.Read(piece =>
        {
            foreach (SiteRecord record in piece)
            {
                around = around.Including(record.LongitudeDegrees, record.LatitudeDegrees);
            }
        });
        if (!(Math.Max(around.Width, around.Height) > 1e-4))
        {
            throw new InputFileException(
                SourcePlace.OfFile(Files.StudyFile.FileName),
                LocalizedText.Of($"{rows.Count:N0} trạm BTS đứng cùng một chỗ, nhiều hơn bộ nhớ đã cho.", $"{rows.Count:N0} BTS sites stand at one place, more than the memory holds."),
                LocalizedText.Of(
                    $"Chạy lại với --memory {(rows.Count * LargeSites.BytesPerRow >> 19) + 256:0}.", $"Run again with --memory {(rows.Count * LargeSites.BytesPerRow >> 19) + 256:0}."));
        }

        var smaller = new SiteTiles(file, around, RectangleOf(tile));
        Sorter sorter = smaller.Sort(0, perFile: false);
        rows.Read(sorter.Add);
        sorter.End();
        smaller.End();
        for (int t = 0; t < smaller.tiles.Length; t++)
        {
            smaller.VisitTile(t, most, visit, cancellation);
        }
    }

    private int TileOf(in SiteRecord record)
    {
        static int Step(double from, double width, double at) => width > 0 ? (int)Math.Clamp((at - from) / width * Side, 0, Side - 1) : 0;
        return (Step(rectangle.MinY, rectangle.Height, record.LatitudeDegrees) * Side) + Step(rectangle.MinX, rectangle.Width, record.LongitudeDegrees);
    }

    // A hair smaller than what TileOf sorts into it: rows by the line are taken to be near the side.
    private Bounds RectangleOf(int tile)
    {
        (int row, int column) = (tile / Side, tile % Side);
        double X(int c) => c == 0 ? reach.MinX : c == Side ? reach.MaxX : rectangle.MinX + (rectangle.Width * c / Side);
        double Y(int r) => r == 0 ? reach.MinY : r == Side ? reach.MaxY : rectangle.MinY + (rectangle.Height * r / Side);
        return new Bounds(X(column), Y(row), X(column + 1), Y(row + 1));
    }

    /// <summary>Sorts the rows of one thread into tiles.</summary>
    internal sealed class Sorter(SiteTiles tiles, int fileNumber, bool perFile) : ISitePointSink
    {
        private readonly SiteRecord[] staged = new SiteRecord[Side * Side * StagedRecords];
        private readonly int[] held = new int[Side * Side];

        /// <summary>Rows added.</summary>
        public long Count { get; private set; }

        /// <summary>Rows that rest on one measurement, or say nothing of it.</summary>
        public long Single { get; private set; }

        /// <inheritdoc/>
        public void Take(ReadOnlySpan<double> longitudeDegrees, ReadOnlySpan<double> latitudeDegrees) => throw new NotSupportedException("Sites are taken with their rows.");

        /// <inheritdoc/>
        public void Take(SiteRows sites)
        {
            ulong ofFile = perFile ? (ulong)fileNumber << 1 : 0;
            for (int i = 0; i < sites.Rows.Length; i++)
            {
                Single += sites.Samples[i] <= 1 ? 1 : 0;
                Add(new SiteRecord(
                    sites.LongitudeDegrees[i],
                    sites.LatitudeDegrees[i],
                    sites.RadiusKilometres[i],
                    sites.Samples[i],
                    sites.Identity[i] + ofFile,
                    SiteRecord.RowOf(fileNumber, sites.Rows[i])));
            }
        }

        /// <summary>Adds rows.</summary>
        public void Add(ReadOnlySpan<SiteRecord> records)
        {
            foreach (SiteRecord record in records)
            {
                Add(record);
            }
        }

        /// <summary>Adds a row.</summary>
        public void Add(in SiteRecord record)
        {
            Count++;
            int tile = tiles.TileOf(record);
            staged[(tile * StagedRecords) + held[tile]++] = record;
            if (held[tile] == StagedRecords)
            {
                Flush(tile);
            }
        }

        /// <summary>Hands on what is held.</summary>
        public void End()
        {
            for (int tile = 0; tile < held.Length; tile++)
            {
                Flush(tile);
            }
        }

        private void Flush(int tile)
        {
            if (held[tile] > 0)
            {
                tiles.tiles[tile].Add(staged.AsSpan(tile * StagedRecords, held[tile]));
                held[tile] = 0;
            }
        }
    }
}
