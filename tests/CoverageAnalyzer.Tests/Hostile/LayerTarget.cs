using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;
using NetTopologySuite.Geometries;

namespace CoverageAnalyzer.Tests.Hostile;

/// <summary>Does with a vector file all that a run does before it measures: describes it, reads its features, makes communes of them.</summary>
public static class LayerTarget
{
    /// <summary>Reads a file; what is accepted must be finite.</summary>
    /// <param name="path">The file.</param>
    public static void Read(string path)
    {
        VectorFiles.Describe(path);
        var findings = new FindingLog();
        using VectorLayer layer = VectorFiles.Open(new VectorSource(path), findings);
        foreach (VectorFeature feature in layer.ReadFeatures(findings, CancellationToken.None))
        {
            Assert.Equal(layer.Fields.Count, feature.Values.Length);
            feature.Geometry?.Apply(new FiniteCoordinates());
            Assert.All(feature.Values, v => Assert.True(v is not double number || double.IsFinite(number)));
        }

        CommuneFieldMap fields = CommuneFields.Map(layer, new Dictionary<string, string>(StringComparer.Ordinal), findings);
        CommuneImportResult result = CommuneImport.Read(layer, new CommuneImportOptions { Fields = fields }, findings, CancellationToken.None);
        foreach (double value in result.Layer.Polygons.X)
        {
            Assert.InRange(value, -180, 180);
        }

        foreach (double value in result.Layer.Polygons.Y)
        {
            Assert.InRange(value, -90, 90);
        }

        Assert.All(result.Layer.Communes, c => Assert.True(c.PolygonAreaSquareKilometres is >= 0 and < 6e8, $"{c.PolygonAreaSquareKilometres} km²"));
        findings.ToList();
    }

    private sealed class FiniteCoordinates : ICoordinateFilter
    {
        public void Filter(Coordinate coord) => Assert.True(double.IsFinite(coord.X) && double.IsFinite(coord.Y), $"{coord}");
    }
}
