using System.Diagnostics;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Topology;
using CoverageAnalyzer.IntegrationTests.Import;

namespace CoverageAnalyzer.IntegrationTests.Coverage;

/// <summary>The nation's 10,977 communes, each thinned by itself: 22,107 overlapping pairs. One point a commune and another in two of three.</summary>
public sealed class NationalLayerTests
{
    private static readonly Lazy<PolygonSet> Communes = new(() =>
    {
        CommuneImportResult result = SharedLayer.Import("data/vietnam-2009/communes.gpkg").Result;
        double[] x = [.. result.Layer.Polygons.X], y = [.. result.Layer.Polygons.Y];
        CoordinateReferenceSystem.FromEpsg(32648)!.FromWgs84(x, y);
        return result.Layer.Polygons.WithCoordinates(x, y);
    });

    [Fact]
    public void Service_areas_of_18_000_points_take_seconds_and_add_up()
    {
        PolygonSet communes = Communes.Value;
        (double[] x, double[] y) = Points(communes);
        var watch = Stopwatch.StartNew();
        ServiceAreas areas = ServiceAreas.Of(communes, x, y, 2, TestContext.Current.CancellationToken);
        Assert.True(watch.Elapsed.TotalSeconds < 60, $"{watch.Elapsed} (a bound against hanging; it takes a second)");

        // GEOS 3.11 unites the same polygons to 322,664,442,781.63 m².
        double outline = areas.Outline.PlaneAreaOf(0);
        Assert.Equal(322_664_442_781.63, outline, outline * 1e-9);
        Assert.Equal(outline, areas.AreasSquareMetres.Sum(), outline * 1e-12);
        double worst = 0;
        for (int i = 0; i < x.Length; i++)
        {
            worst = Math.Max(worst, Math.Abs(areas.Cells.PlaneAreaOf(i) - areas.AreasSquareMetres[i]));
        }

        Assert.InRange(worst, 0, 1e-3);
        for (int u = 0; u < communes.UnitCount; u++)
        {
            double sum = areas.ShareAreasSquareMetres.AsSpan(areas.ShareStart[u]..areas.ShareStart[u + 1]).ToArray().Sum();
            Assert.Equal(communes.PlaneAreaOf(u), sum, communes.PlaneAreaOf(u) * 1e-9);
        }
    }

    [Fact]
    public void Overlaps_and_gaps_are_those_of_another_program()
    {
        // GEOS 3.11, what a box leaves when the union is taken from it: 33,944 pieces of 1 m² or more, 125,475.567 ha. (The README counts rings: 34,131 holes
        // of the union, some of them slits of rounding, 1,258.7 km² with the land inside them.)
        BoundaryTopologyReport report = BoundaryTopology.Check(Communes.Value, threads: 2, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(33_944, report.Gaps.Count);
        Assert.Equal(125_475.567, report.GapAreaHectares, 0.01);
        Assert.Equal(22_107, report.Overlaps.Count);
        Assert.Equal(100_830.3, report.OverlapAreaHectares, 0.1);
    }

    // Vertices' middles: places near each commune, in the same order each time.
    private static (double[] X, double[] Y) Points(PolygonSet communes)
    {
        var x = new List<double>();
        var y = new List<double>();
        for (int u = 0; u < communes.UnitCount; u++)
        {
            int first = communes.RingStart[communes.UnitStart[u]], last = communes.RingStart[communes.UnitStart[u] + 1];
            for (int k = 0; k < (u % 3 == 0 ? 1 : 2); k++)
            {
                int i = first + ((last - first) * k / 3), j = first + ((last - first) / 2);
                x.Add((communes.X[i] + communes.X[j]) / 2);
                y.Add((communes.Y[i] + communes.Y[j]) / 2);
            }
        }

        return ([.. x], [.. y]);
    }
}
