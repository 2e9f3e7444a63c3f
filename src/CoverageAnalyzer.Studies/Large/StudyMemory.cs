using CoverageAnalyzer.Data.Points;
using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Studies.Large;

/// <summary>The memory a run may take, and what of it is left for a layer that is too large to be held.</summary>
/// <remarks>
/// A stated memory bounds the process as a whole: the collector is told to keep the heap below it, less what the runtime and its libraries take
/// beside the heap. Of the rest the communes, their index and the outputs take what they need, and a layer of sites what is left.
/// Without one the heap is not bounded, and a layer is streamed only where the machine could not hold it.
/// </remarks>
public sealed class StudyMemory
{
    /// <summary>Least MiB that may be stated.</summary>
    public const int LeastMebibytes = NativeMebibytes + LeastHeapMebibytes;

    /// <summary>Most MiB that may be stated.</summary>
    public const int MostMebibytes = 1 << 20;

    private const int NativeMebibytes = 128; // runtime, compiled code, SQLite and thread stacks; 70 to 110 MiB were seen
    private const int TerrainNativeMebibytes = 40; // an elevation model on top: 160 MiB beside the heap were seen on a model of 363 million cells
    private const int LeastHeapMebibytes = 32;
    private const int BaseMebibytes = 24; // the program's own tables, maps and fonts
    private const int ThreadMebibytes = 32, MostThreadShares = 8; // each further thread draws a map or fills a table of its own; 32 MiB less ran out once in three
    private const int LeastLayerMebibytes = 24;
    private const int LeastBytesPerVertexInFile = 16, VerticesPerCommune = 100; // two doubles; a commune of a province has 100 or more
    private const long BytesPerVertex = 260; // of the communes: two planes, two indices, the drawn outline; measured on 11,000 communes
    private const long BytesPerJudgedCommune = 10_240; // verdicts and terrain, where rules are applied
    private const long BytesPerHeldSite = 1_200; // row, record, site and its share of the outputs
    private const long MostUnboundLayerBytes = 1L << 30;

    private readonly long? heapBytes;
    private readonly int threads;
    private readonly long? streamedLayerBytes;

    private StudyMemory(int? mebibytes, long? heapBytes, int threads, long? streamedLayerBytes)
    {
        Mebibytes = mebibytes;
        this.threads = threads;
        this.streamedLayerBytes = streamedLayerBytes;
        this.heapBytes = heapBytes;
    }

    /// <summary>The stated memory; null where none is.</summary>
    public int? Mebibytes { get; }

    /// <summary>Takes what is stated, and bounds the heap by it.</summary>
    /// <param name="options">What is stated.</param>
    /// <param name="study">The study it is for.</param>
    public static StudyMemory Of(StudyOptions options, StudyFile study)
    {
        long? heapBytes = null;
        if (options.MemoryMebibytes is int stated)
        {
            if (stated is < LeastMebibytes or > MostMebibytes)
            {
                throw new ArgumentOutOfRangeException(nameof(options), stated, $"The memory must be {LeastMebibytes} to {MostMebibytes} MiB.");
            }

            heapBytes = (long)Math.Max(LeastHeapMebibytes, stated - NativeMebibytesOf(study)) << 20;
            AppContext.SetData("GCHeapHardLimit", (ulong)heapBytes.Value);
            try
            {
                GC.RefreshMemoryLimit();
            }
            catch (InvalidOperationException)
            {
                // More is in use already, as in a long test run: the layer keeps within its share all the same.
            }
        }

        return new StudyMemory(options.MemoryMebibytes, heapBytes, options.Threads, options.StreamedLayerBytes);
    }

    /// <summary>True where the sites of a study are to be streamed.</summary>
    /// <param name="study">The study.</param>
    public bool Streams(StudyFile study)
    {
        ArgumentNullException.ThrowIfNull(study);
        if (study.BtsSites is not { } layer)
        {
            return false;
        }

        if (streamedLayerBytes is not null)
        {
            return true;
        }

        long rows = 0;
        foreach (string path in layer.Files.Select(study.PathOf))
        {
            if (Path.GetExtension(path).Equals(".f64", StringComparison.OrdinalIgnoreCase))
            {
                return true; // no other reader knows it
            }

            if (RowEstimate.Of(path) is not long some)
            {
                return false; // a vector layer, or none: its own reader says so
            }

            rows += some;
        }

        if (rows > TableLimits.Rows)
        {
            return true;
        }

        long held = rows * BytesPerHeldSite, available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        return heapBytes is long bound ? held + ExpectedCommuneBytes(study) + ((long)(BaseMebibytes + LeastLayerMebibytes) << 20) > bound : held > available / 10 * 6;
    }

    /// <summary>Refuses to stream sites whose coverage a model of radio waves is to work out over the terrain.</summary>
    /// <remarks>
    /// What is streamed of a site is its place and radius. The model needs operator, technologies and sectors too; which of these there are in the list as a
    /// whole, and what is missing of how many sites, is known only when all have been read, before the first is worked out from the north.
    /// </remarks>
    /// <param name="study">A study whose sites are to be streamed.</param>
    /// <exception cref="StudyFileException">It has such a model; the message says what would do.</exception>
    public void CheckRadio(StudyFile study)
    {
        ArgumentNullException.ThrowIfNull(study);
        if (study.Radio.Model == MobileModel.Distance || study.BtsSites is not { } layer)
        {
            return;
        }

        string model = StudyKeys.MobileModels[(int)study.Radio.Model];
        if (layer.Files.Any(f => Path.GetExtension(f).Equals(".f64", StringComparison.OrdinalIgnoreCase)))
        {
            throw new StudyFileException(StudyFile.FileName, [LocalizedText.Of(
                $"mô hình '{model}' (mobile.model) cần nhà mạng, công nghệ và ăng ten của từng trạm; tệp .f64 chỉ có vị trí. Hãy dùng danh sách trạm dạng CSV, hoặc \"model\": \"distance\".",
                $"the model '{model}' (mobile.model) needs operator, technology and antennas of every site; a .f64 file has places only. Use a list of sites as CSV, or \"model\": \"distance\".")]);
        }

        long rows = layer.Files.Sum(f => RowEstimate.Of(study.PathOf(f)) ?? 0);
        int needed = Rounded(NativeMebibytesOf(study) + (int)(((rows * BytesPerHeldSite) + ExpectedCommuneBytes(study)) >> 20) + BaseMebibytes + LeastLayerMebibytes + 1);
        LocalizedText what = LocalizedText.Of(
            $"mô hình '{model}' (mobile.model) cần mọi trạm BTS trong bộ nhớ cùng lúc (khoảng {rows:N0} dòng, {needed:N0} MiB).",
            $"the model '{model}' (mobile.model) needs all BTS sites in memory at once (about {rows:N0} rows, {needed:N0} MiB).");
        LocalizedText remedy = rows > TableLimits.Rows
            ? LocalizedText.Of($"Danh sách dài hơn {TableLimits.Rows:N0} dòng: hãy chia nghiên cứu theo tỉnh.", $"The list has more than {TableLimits.Rows:N0} rows: split the study by province.")
            : Mebibytes is not null
            ? LocalizedText.Of($"Chạy lại với --memory {needed}, hoặc không có --memory.", $"Run again with --memory {needed}, or without --memory.")
            : LocalizedText.Of($"Dùng máy có nhiều bộ nhớ hơn, hoặc chia nghiên cứu theo tỉnh.", $"Use a machine with more memory, or split the study by province.");
        throw new StudyFileException(StudyFile.FileName, [new($"{what.Vietnamese} {remedy.Vietnamese}", $"{what.English} {remedy.English}")]);
    }

    /// <summary>Refuses a stated memory that the communes and outputs of a study do not fit in.</summary>
    /// <param name="study">The study.</param>
    /// <param name="communes">Its communes.</param>
    /// <exception cref="StudyFileException">It is too small; the message says what would do.</exception>
    public void Check(StudyFile study, CommuneLayer communes)
    {
        if (Mebibytes is int stated && FloorMebibytes(study, communes, threads) is int least && stated < least)
        {
            throw TooSmall(least);
        }
    }

    /// <summary>MiB a study takes beside its sites, by estimate.</summary>
    /// <param name="study">The study.</param>
    /// <param name="communes">Its communes.</param>
    /// <param name="threads">Threads that work.</param>
    public static int FloorMebibytes(StudyFile study, CommuneLayer communes, int threads)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(communes);
        long heap = (communes.Polygons.VertexCount * BytesPerVertex) + (study.Rules is null ? 0 : communes.Communes.Count * BytesPerJudgedCommune);
        return Rounded(NativeMebibytesOf(study) + BaseMebibytes + (ThreadMebibytes * Math.Clamp(threads - 1, 0, MostThreadShares)) + (int)(heap >> 20));
    }

    /// <summary>Bytes the layer of sites may take now that the other layers are read.</summary>
    /// <exception cref="StudyFileException">Too little is left; the message says what would do.</exception>
    internal long LayerBytes()
    {
        if (streamedLayerBytes is long given)
        {
            return given;
        }

        if (heapBytes is not long bound)
        {
            return Math.Min(MostUnboundLayerBytes, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4);
        }

        // A fifth stays free: arrays that the collector has not yet found dead.
        long left = (bound - GC.GetTotalMemory(forceFullCollection: true)) / 5 * 4, least = (long)LeastLayerMebibytes << 20;
        return left >= least ? left : throw TooSmall(Rounded(Mebibytes!.Value + (int)((least - left) * 5 / 4 >> 20) + 1));
    }

    /// <summary>Threads that may work on the layer at once: each has its own part of the memory.</summary>
    /// <param name="layerBytes">What the layer may take.</param>
    internal int ThreadsFor(long layerBytes) => streamedLayerBytes is not null ? threads : (int)Math.Clamp(layerBytes / ((long)LeastLayerMebibytes << 20), 1, threads);

    // Whether sites are held is settled before the communes are read: their file tells about how many vertices they have.
    private static long ExpectedCommuneBytes(StudyFile study)
    {
        long bytes = 0;
        foreach (string path in study.Communes.Files.Select(study.PathOf))
        {
            var file = new FileInfo(path);
            bytes += file.Exists ? file.Length : 0;
        }

        return bytes / LeastBytesPerVertexInFile * (BytesPerVertex + (study.Rules is null ? 0 : BytesPerJudgedCommune / VerticesPerCommune));
    }

    private static int NativeMebibytesOf(StudyFile study) => NativeMebibytes + (study.Elevation is null ? 0 : TerrainNativeMebibytes);

    private static int Rounded(int mebibytes) => (mebibytes + 15) / 16 * 16;

    private static StudyFileException TooSmall(int enough) => new(
        StudyFile.FileName,
        [
            LocalizedText.Of(
                $"--memory quá nhỏ cho nghiên cứu này: ranh giới xã, chỉ mục và kết quả cần khoảng {enough} MiB. Chạy lại với --memory {enough}.",
                $"--memory is too small for this study: its communes, their index and the outputs need about {enough} MiB. Run again with --memory {enough}."),
        ]);
}
