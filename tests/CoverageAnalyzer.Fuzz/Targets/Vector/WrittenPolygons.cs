using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.PostGis.Copy;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Data.Vector.GeoPackage;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Model;
using NetTopologySuite.Geometries;
using CoverageAnalyzer.Tests;

namespace CoverageAnalyzer.Fuzz.Targets.Vector;

/// <summary>What our writers write of polygons must read back as the same polygons, to the last bit.</summary>
internal static class WrittenPolygons
{
    private const string Table = "communes";

    /// <summary>Writes each unit as a GeoPackage's blob and as PostGIS's extended well-known binary, and reads both.</summary>
    /// <param name="polygons">The polygons.</param>
    public static void JudgeBytes(PolygonSet polygons)
    {
        var blobs = new GeometryBytes(new GeoPackageTable { Name = Table, Columns = [], Polygons = polygons });
        for (int unit = 0; unit < polygons.UnitCount; unit++)
        {
            ReadOnlySpan<byte> blob = blobs.Of(unit, out Bounds box);
            Oracle.Holds(blob.IsEmpty || box == polygons.BoundsOf(unit), $"unit {unit} was written with other bounds");
            RequireSame(polygons, unit, Findings("blob", out FindingLog said).Feature(blob, 1, [], out _), said);

            byte[] extended = new byte[Ewkb.BytesOf(polygons, unit)];
            Ewkb.Write(extended, polygons, unit, 4326);
            RequireSame(polygons, unit, Findings("EWKB", out said).FeatureOfBinary(extended, 1, [], out _), said);
        }
    }

    /// <summary>Writes communes to a GeoPackage, as a run does, and reads it as a layer.</summary>
    /// <param name="communes">The communes.</param>
    public static void JudgeFile(CommuneLayer communes)
    {
        using var folder = new ScratchFolder();
        string path = folder.File("written.gpkg");
        var table = new GeoPackageTable
        {
            Name = Table,
            Columns = [("code", "TEXT"), ("name", "TEXT"), ("population", "REAL")],
            Rows = communes.Communes.Select(c => new object?[] { c.Code, c.Name, c.Population }),
            Polygons = communes.Polygons,
        };
        GeoPackageWriter.Write(path, [table], [], DateTimeOffset.UnixEpoch);
        var findings = new FindingLog();
        using VectorLayer layer = VectorFiles.Open(new VectorSource(path), findings);
        int unit = 0;
        foreach (VectorFeature feature in layer.ReadFeatures(findings, CancellationToken.None))
        {
            Commune commune = communes.Communes[unit];
            Oracle.Holds(Equals(feature.Values[0], commune.Code), $"code '{commune.Code}' was read back as '{feature.Values[0]}'");
            Oracle.Holds(Equals(feature.Values[1], commune.Name), $"name '{commune.Name}' was read back as '{feature.Values[1]}'");
            Oracle.Holds(Equals(feature.Values[2] ?? double.NaN, commune.Population), $"{commune.Population} people were read back as {feature.Values[2]}");
            RequireSame(communes.Polygons, unit++, feature, findings);
        }

        Oracle.Holds(unit == communes.Communes.Count && findings.IsEmpty, $"{unit} of {communes.Communes.Count} communes were read back, {findings.ToList().Count} findings");
    }

    /// <summary>The polygons of a unit as the geometry library has them.</summary>
    /// <param name="polygons">The set.</param>
    /// <param name="unit">The unit.</param>
    public static Geometry GeometryOf(PolygonSet polygons, int unit)
    {
        var parts = new List<Polygon>();
        LinearRing? shell = null;
        var holes = new List<LinearRing>();
        for (int r = polygons.UnitStart[unit]; r < polygons.UnitStart[unit + 1]; r++)
        {
            var ring = new LinearRing([.. Enumerable.Range(polygons.RingStart[r], polygons.RingStart[r + 1] - polygons.RingStart[r]).Select(i => new Coordinate(polygons.X[i], polygons.Y[i]))]);
            if (shell is not null && !GeometryBytes.IsOuter(polygons, r))
            {
                holes.Add(ring);
                continue;
            }

            AddPart();
            shell = ring;
        }

        AddPart();
        return new MultiPolygon([.. parts]);

        void AddPart()
        {
            if (shell is not null)
            {
                parts.Add(new Polygon(shell, [.. holes]));
                holes.Clear();
            }
        }
    }

    private static GeometryBlob Findings(string name, out FindingLog log) => new(new FeatureFindings(name, null, log = new FindingLog()));

    private static void RequireSame(PolygonSet polygons, int unit, VectorFeature feature, FindingLog said)
    {
        var drafts = new List<PolygonDraft>();
        if (!feature.TakePolygons(drafts) && feature.Geometry is { } geometry)
        {
            PolygonDraft.TryTake(geometry, drafts);
        }

        int ring = polygons.UnitStart[unit];
        foreach (RingDraft read in drafts.SelectMany(d => d.Rings))
        {
            Oracle.Holds(ring < polygons.UnitStart[unit + 1], $"unit {unit} was read back with more rings");
            int from = polygons.RingStart[ring], length = polygons.RingStart[++ring] - from;
            Oracle.Holds(
                read.X.AsSpan().SequenceEqual(polygons.X.AsSpan(from, length)) && read.Y.AsSpan().SequenceEqual(polygons.Y.AsSpan(from, length)),
                $"ring {ring} was read back with other vertices");
        }

        Oracle.Holds(ring == polygons.UnitStart[unit + 1] && said.IsEmpty, $"unit {unit} was read back with fewer rings, or findings: {string.Join("; ", said.ToList().Select(f => f.Message.English))}");
    }
}
