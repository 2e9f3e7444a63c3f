using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Model;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;

namespace CoverageAnalyzer.Fuzz.Targets.Vector;

/// <summary>Judges communes made of a layer: each feature has become one or is named, and each is a valid place on the earth.</summary>
internal static class CommuneOracle
{
    /// <summary>Surface of the earth, in km².</summary>
    private const double EarthSquareKilometres = 510_100_000;

    /// <summary>Judges communes.</summary>
    /// <param name="result">The communes.</param>
    /// <param name="read">The features of their layer.</param>
    /// <param name="findings">All that was said.</param>
    /// <param name="writesFile">True to write them to a GeoPackage too, and read that.</param>
    public static void Judge(CommuneImportResult result, List<FeatureFigures> read, IReadOnlyList<Finding> findings, bool writesFile)
    {
        HashSet<long?> accounted =
        [
            .. result.Layer.Communes.Select(c => c.Place.Record),
            .. result.Rejected.Select(r => r.Place.Record),
            .. findings.Where(f => f.Code == "parts-joined").Select(f => f.Place.Record),
        ];
        bool isFlooded = findings.Any(f => f.Count > 1); // then the others of its kind are only counted
        foreach (FeatureFigures feature in read.Where(_ => !isFlooded))
        {
            Oracle.Holds(accounted.Contains(feature.Number), $"feature {feature.Number} is neither a commune nor rejected");
        }

        PolygonSet polygons = result.Layer.Polygons;
        Oracle.Holds(polygons.UnitCount == result.Layer.Communes.Count, "communes and polygons do not agree");
        Oracle.Holds(result.Layer.Communes.Select(c => c.Code).Distinct(StringComparer.Ordinal).Count() == polygons.UnitCount, "two communes have one code");
        for (int i = 0; i < polygons.VertexCount; i++)
        {
            Oracle.Holds(Math.Abs(polygons.X[i]) <= 180 && Math.Abs(polygons.Y[i]) <= 90, $"a vertex at {polygons.X[i]:R}, {polygons.Y[i]:R} degrees");
        }

        for (int unit = 0; unit < polygons.UnitCount; unit++)
        {
            Commune commune = result.Layer.Communes[unit];
            Oracle.Holds(
                commune.PolygonAreaSquareKilometres is > 0 and < EarthSquareKilometres, $"commune {commune.Code} has {commune.PolygonAreaSquareKilometres:R} km²");
            Oracle.Holds(!(commune.Population < 0) && !double.IsInfinity(commune.Population), $"commune {commune.Code} has {commune.Population} people");
            Oracle.Holds(!double.IsInfinity(commune.StatedAreaHectares), $"commune {commune.Code} states {commune.StatedAreaHectares} ha");
            RequireValid(polygons, unit, commune);
        }

        WrittenPolygons.JudgeBytes(polygons);
        if (writesFile)
        {
            WrittenPolygons.JudgeFile(result.Layer);
        }
    }

    private static void RequireValid(PolygonSet polygons, int unit, Commune commune)
    {
        var check = new IsValidOp(WrittenPolygons.GeometryOf(polygons, unit));
        if (!check.IsValid)
        {
            throw new OracleException("valid polygons", $"the polygons of commune {commune.Code} are not valid: {check.ValidationError}");
        }
    }
}
