using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace CoverageAnalyzer.Tests.Import;

/// <summary>A layer held in memory: fields code, name, type, district, province, population, area; geometry as WKT in degrees.</summary>
internal sealed class MemoryLayer : VectorLayer
{
    private readonly List<VectorFeature> features = [];

    public static readonly CommuneFieldMap Map = new() { Code = 0, Name = 1, Type = 2, District = 3, Province = 4, Population = 5, Area = 6 };

    public static MemoryLayer Empty() => new()
    {
        File = "xa.gpkg",
        Format = "memory",
        Name = "xa",
        Fields = [.. new[] { "MA_XA", "TEN_XA", "LOAI", "HUYEN", "TINH", "DAN_SO", "DTICH" }.Select(n => new VectorField(n, "text"))],
        Crs = new CrsDeclaration(4326, null, CrsOrigin.File, "test"),
        Encoding = new TextEncodingChoice("UTF-8", "format"),
        Files = [],
    };

    public MemoryLayer Add(object? code, string? name, string? wkt, object? population = null, object? area = null, string? type = "Xã", string? district = "Huyện A") =>
        Add(wkt is null ? null : new WKTReader().Read(wkt), code, name, type, district, "Tỉnh B", population, area);

    public MemoryLayer Add(Geometry? geometry, params object?[] values)
    {
        features.Add(new VectorFeature(features.Count + 1, geometry, values));
        return this;
    }

    public override IEnumerable<VectorFeature> ReadFeatures(FindingLog findings, CancellationToken cancellation = default) => features;

    public override void Dispose()
    {
    }

    /// <summary>A square with its lower left corner and side in degrees.</summary>
    public static string Square(double x, double y, double side = 0.1) =>
        FormattableString.Invariant($"POLYGON(({x} {y},{x + side} {y},{x + side} {y + side},{x} {y + side},{x} {y}))");
}
