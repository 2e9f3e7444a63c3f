using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.PostGis.Copy;
using CoverageAnalyzer.Data.PostGis.Runs;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Data.Vector.GeoPackage;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Model;
using NetTopologySuite.Geometries;

namespace CoverageAnalyzer.Fuzz.Targets.Vector;

/// <summary>Well-known binary: a GeoPackage's blob, PostGIS's extended form, or rows of COPY that hold it; which, its first bytes say.</summary>
public sealed class WkbTarget : VectorTarget
{
    /// <inheritdoc/>
    public override string Name => "wkb";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Words { get; } =
        ["GP\0", "\u0001\u0001\0\0\0", "\u0001\u0003\0\0\0", "\u0001\u0006\0\0\0", "\u0001\u0007\0\0\0", "\0\0\0\0\u0007", "\0\0\0\0", "\u0001\0\0\0", "PGCOPY\n", "\u0001\u0001\0\0\u0020"];

    /// <inheritdoc/>
    public override IEnumerable<(string Name, byte[] Bytes)> Seeds() => WkbSeeds.All();

    /// <inheritdoc/>
    internal override LayerReading? ReadLayer(byte[] file, CaseFolder folder)
    {
        if (file.AsSpan().StartsWith("PG"u8))
        {
            return CopyOracle.Read(file);
        }

        JudgePoint(file);
        var findings = new FindingLog();
        var blobs = new GeometryBlob(new FeatureFindings("a", null, findings));
        bool isBlob = file.Length > 0 && file[0] == (byte)'G';
        VectorFeature feature = isBlob ? blobs.Feature(file, 1, [], out bool readable) : blobs.FeatureOfBinary(file, 1, [], out readable);
        IReadOnlyList<Finding> said = findings.ToList();
        if (!readable)
        {
            Oracle.Holds(said.Count == 1 && feature.Geometry is null, $"{said.Count} findings about a geometry that is not read");
            return null;
        }

        var drafts = new List<PolygonDraft>();
        Geometry? geometry = feature.Geometry;
        FeatureFigures figures = GeometryTally.Measure(1, geometry);
        if (geometry is not null && PolygonDraft.TryTake(geometry, drafts) && drafts.TrueForAll(d => d.Rings.TrueForAll(r => r.X.Length >= 4)))
        {
            var set = new PolygonSetBuilder();
            set.Add(drafts);
            WrittenPolygons.JudgeBytes(set.Build());
        }

        if (isBlob)
        {
            JudgeStored(file, figures);
        }

        return new LayerReading([figures], said, string.Empty);
    }

    /// <summary>A blob that goes to PostGIS as extended well-known binary must be the same geometry there.</summary>
    private static void JudgeStored(byte[] blob, FeatureFigures figures)
    {
        Oracle.Holds(GeoPackageWkb.TryConvert(blob, 4326, out byte[]? stored), "a blob that is read cannot be stored");
        if (stored is null)
        {
            Oracle.Holds(figures.Vertices == 0, "a geometry was stored as none");
            return;
        }

        var findings = new FindingLog();
        VectorFeature again = new GeometryBlob(new FeatureFindings("a", null, findings)).FeatureOfBinary(stored, 1, [], out bool readable);
        Oracle.Holds(readable && GeometryTally.Measure(1, again.Geometry) == figures, "a stored geometry is another");
    }

    private static void JudgePoint(byte[] bytes)
    {
        bool isPoint = Ewkb.TryReadPoint(bytes, out double x, out double y);
        Oracle.Holds(!isPoint || (double.IsFinite(x) && double.IsFinite(y)), $"the point ({x}, {y}) was accepted");
    }
}
