using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Points;

/// <summary>A point file that is too large to be held as records: its rows go by in blocks, in a memory that does not grow with the file.</summary>
/// <remarks>
/// Formats: raw pairs of little-endian doubles (<c>.f64</c>), text tables as <see cref="TableFiles"/> opens them (also gzip-compressed), workbooks.
/// Behavior: every row is handed on as a point or is rejected with a finding; the first findings of a kind are kept whole and the rest is counted.
/// Points, counts and findings are the same for any number of threads and any memory. What the whole of a column would settle
/// (thousands or decimals, the system of the coordinates) is settled by the first rows.
/// </remarks>
public abstract class PointFile : IDisposable
{
    private const int LeastBlockBytes = 256 << 10;
    private const int MostBlockBytes = 512 << 10; // a block and its arrays stay in the second cache

    private readonly Lock reading = new();

    /// <summary>Makes a stream.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the user says.</param>
    private protected PointFile(string path, PointFileOptions options)
    {
        Path = System.IO.Path.GetFullPath(path);
        Options = options;
    }

    /// <summary>Full path of the file.</summary>
    public string Path { get; }

    /// <summary>File name without its folder.</summary>
    public string File => System.IO.Path.GetFileName(Path);

    /// <summary>Format for people.</summary>
    public abstract string Format { get; }

    /// <summary>Text encoding and who chose it; <c>null</c> where the file is no text.</summary>
    public virtual TextEncodingChoice? Encoding => null;

    /// <summary>Headers of the columns that were understood, by role.</summary>
    public virtual IReadOnlyDictionary<string, string> Columns { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The coordinate system and how it was decided; null where no row of the start has coordinates.</summary>
    public CrsDecision? Crs { get; private protected set; }

    /// <summary>What the user says.</summary>
    private protected PointFileOptions Options { get; }

    /// <summary>Opens a point file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the user says.</param>
    /// <param name="findings">Takes what was guessed about the file.</param>
    /// <param name="cancellation">Stops the look at the file.</param>
    /// <exception cref="InputFileException">The file as a whole cannot be used.</exception>
    public static PointFile Open(string path, PointFileOptions options, FindingLog findings, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(findings);
        if (options.MemoryBytes < PointFileOptions.LeastMemoryBytes)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.MemoryBytes, $"The memory must be {PointFileOptions.LeastMemoryBytes} bytes or more.");
        }

        return System.IO.Path.GetExtension(path).Equals(".f64", StringComparison.OrdinalIgnoreCase)
            ? TableFiles.Guard<PointFile>(SourcePlace.OfFile(path), () => new RawPointFile(path, options, findings))
            : TablePointFile.OpenTable(path, options, findings, cancellation);
    }

    /// <summary>Reads the whole file and hands its points on.</summary>
    /// <param name="makeSink">Makes what takes the points of one thread; called once for each, on the calling thread.</param>
    /// <param name="findings">Takes the faults of rows, in the order of the file.</param>
    /// <param name="progress">Told the share of the file that is read, or null.</param>
    /// <param name="cancellation">Stops between two blocks.</param>
    /// <exception cref="InputFileException">The file breaks off or cannot be read on.</exception>
    public PointFileTotals Run(Func<IPointSink> makeSink, FindingLog findings, Action<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(makeSink);
        ArgumentNullException.ThrowIfNull(findings);
        int perByte = Options.ReadsSites ? PointBlock.BytesPerByteOfSites : PointBlock.BytesPerByte;
        int threads = (int)Math.Clamp(Options.MemoryBytes / ((long)LeastBlockBytes * perByte), 1, Math.Max(1, Options.Threads));
        int blockBytes = (int)Math.Clamp(Options.MemoryBytes / ((long)threads * perByte), LeastBlockBytes, MostBlockBytes) & ~4_095;
        var run = new PointFileRun(new PointFaultWording(PlaceOf, findings), progress);
        IPointSink[] sinks = [.. Enumerable.Range(0, threads).Select(_ => makeSink())];
        return TableFiles.Guard(SourcePlace.OfFile(Path), () =>
        {
            Begin();

            // A small file needs no large block: one byte more than it has, so that its end is seen.
            blockBytes = (int)Math.Min(blockBytes, (Math.Min(MostBytes, MostBlockBytes) + 4_096) & ~4_095);
            if (threads == 1)
            {
                Work(run, blockBytes, sinks[0], cancellation);
            }
            else
            {
                try
                {
                    Parallel.ForEach(sinks, new ParallelOptions { MaxDegreeOfParallelism = threads }, sink => Work(run, blockBytes, sink, cancellation));
                }
                catch (AggregateException e)
                {
                    System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(
                        e.Flatten().InnerExceptions.FirstOrDefault(i => i is not OperationCanceledException) ?? e.Flatten().InnerExceptions[0]);
                }
            }

            (long bytes, string hash) = End();
            return new PointFileTotals(run.Rows, run.Rejected, bytes, hash) { Left = run.Left, LeftOut = run.LeftOut };
        });
    }

    /// <inheritdoc/>
    public virtual void Dispose() => GC.SuppressFinalize(this);

    /// <summary>Place of a row.</summary>
    /// <param name="row">Its line or record.</param>
    /// <param name="second">Which coordinate; null for the row as a whole.</param>
    internal abstract SourcePlace PlaceOf(long row, bool? second);

    /// <summary>Starts at the beginning of the file.</summary>
    private protected abstract void Begin();

    /// <summary>Reads the next piece of the file into a block; one thread at a time.</summary>
    /// <param name="block">Takes it.</param>
    /// <returns>False at the end.</returns>
    private protected abstract bool Read(PointBlock block);

    /// <summary>Reads the rows of a piece; any number of threads at a time.</summary>
    /// <param name="block">The piece.</param>
    /// <param name="take">Takes the rows of the block whenever it is full.</param>
    private protected abstract void Parse(PointBlock block, Action take);

    /// <summary>Bytes that can come out of the file, where that is known.</summary>
    private protected virtual long MostBytes => long.MaxValue;

    /// <summary>Share of the file that is read, 0–1.</summary>
    private protected abstract double Fraction { get; }

    /// <summary>Ends the reading.</summary>
    /// <returns>Length and hash of the file.</returns>
    private protected abstract (long Bytes, string Sha256) End();

    private static SiteRows SitesOf(PointBlock block, int count) => new()
    {
        LongitudeDegrees = block.X.AsSpan(0, count),
        LatitudeDegrees = block.Y.AsSpan(0, count),
        RadiusKilometres = block.Radius.AsSpan(0, count),
        Samples = block.Samples.AsSpan(0, count),
        Identity = block.Identity.AsSpan(0, count),
        Rows = block.Rows.AsSpan(0, count),
    };

    private void Work(PointFileRun run, int blockBytes, IPointSink sink, CancellationToken cancellation)
    {
        bool transforms = Crs is not null && (Crs.SwapAxes || Crs.Crs.EpsgCode != 4326);
        var block = new PointBlock(blockBytes, transforms, Options.ReadsSites);
        var placement = new BlockPlacement(Crs, Options.ExpectedWgs84);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            block.Begin();
            lock (reading)
            {
                if (run.HasFailed || !Read(block))
                {
                    return;
                }

                block.Sequence = run.NextSequence();
            }

            try
            {
                Parse(block, Take);
                Take();
            }
            catch
            {
                run.Fail();
                throw;
            }

            run.End(block.Sequence, block.RowsRead, block.Faults, Fraction);
        }

        void Take()
        {
            if (block.Count > 0)
            {
                int count = placement.Place(block);
                if (Options.ReadsSites && sink is ISitePointSink sites)
                {
                    sites.Take(SitesOf(block, count));
                }
                else
                {
                    sink.Take(block.X.AsSpan(0, count), block.Y.AsSpan(0, count));
                }

                block.Count = 0;
            }
        }
    }
}
