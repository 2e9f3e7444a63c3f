using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>
/// Reading the communes and putting them into UTM, as a study does it: attributes, all checks of the reader, coordinate system, validity of every
/// polygon (which the peers leave out), names, codes and areas, flat arrays, WGS 84 to UTM zone 48.
/// </summary>
/// <param name="extension">Extension of the file.</param>
/// <param name="format">Format for people.</param>
internal abstract class ReadCommunesJob(string extension, string format) : PerformanceJob
{
    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal) { ["code"] = "cid", ["name"] = "name" };

    private string path = string.Empty;
    private int communes;
    private PolygonSet? result;
    private CommuneLayer? layerRead;

    /// <inheritdoc/>
    public override string Title => string.Create(CultureInfo.InvariantCulture, $"read {communes:N0} communes from {format}, check, to UTM");

    /// <inheritdoc/>
    public override string Unit => "vertex";

    /// <inheritdoc/>
    public override long Units => result?.VertexCount ?? 0;

    /// <inheritdoc/>
    public override void Prepare(string folder) => path = Path.Combine(folder, "communes." + extension);

    /// <inheritdoc/>
    public override void Run(int threads)
    {
        var findings = new FindingLog();
        using VectorLayer layer = VectorFiles.Open(new VectorSource(path), findings);
        CommuneFieldMap fields = CommuneFields.Map(layer, Fields, findings);
        CommuneImportResult read = CommuneImport.Read(layer, new CommuneImportOptions { Fields = fields, Threads = threads }, findings);
        result = PolygonProjection.FromWgs84(read.Layer.Polygons, CoordinateReferenceSystem.FromEpsg(32648)!, threads);
        communes = result.UnitCount;
        layerRead = read.Layer;
    }

    /// <inheritdoc/>
    public override IEnumerable<(string Key, double Value)> Figures()
    {
        double area = 0;
        for (int u = 0; u < communes; u++)
        {
            area += result!.PlaneAreaOf(u);
        }

        yield return ("communes", communes);
        yield return ("area_m2", area);
    }

    /// <inheritdoc/>
    public override void AddResult(IncrementalHash hash)
    {
        hash.AppendData(MemoryMarshal.AsBytes<double>(result!.X));
        hash.AppendData(MemoryMarshal.AsBytes<double>(result.Y));
        hash.AppendData(MemoryMarshal.AsBytes<int>(result.RingStart));
        hash.AppendData(MemoryMarshal.AsBytes<int>(result.UnitStart));
    }

    /// <inheritdoc/>
    public override string? Differences(string file)
    {
        var unitOf = layerRead!.Communes.ToDictionary(commune => int.Parse(commune.Code, CultureInfo.InvariantCulture), commune => commune.Index); // they stand in the order of their codes as text
        return PeerResult.Differences(file, (row, id) => Math.Abs(row[1] - result!.PlaneAreaOf(unitOf[id])) <= 0.01 + (1e-9 * row[1]));
    }
}
