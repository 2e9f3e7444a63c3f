using System.Globalization;
using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;

namespace CoverageAnalyzer.IntegrationTests.Coverage;

/// <summary>The real communes, each thinned by itself: 277 overlaps and 463 gaps between neighbours.</summary>
public sealed class QuangTriCoverageTests
{
    private static FeatureCollection Features(string file) => UtmLayer.ReadGeoJson(SharedData.Require("data/quang-tri-2009/" + file));

    private static (double[] X, double[] Y) PostOffices()
    {
        string path = SharedData.Require("data/points/no-declared-licence/quang-tri-post-offices-approx.csv");
        var places = File.ReadLines(path).Skip(1).Select(line => line.Split(',')[^2..])
            .Select(p => UtmLayer.Project(double.Parse(p[0], CultureInfo.InvariantCulture), double.Parse(p[1], CultureInfo.InvariantCulture))).ToArray();
        return ([.. places.Select(p => p.X)], [.. places.Select(p => p.Y)]);
    }

    [Theory]
    [InlineData("communes.geojson", 4_600.7)]                   // the union as it is: README of the data
    [InlineData("communes_topology_repaired.geojson", 4_615.2)]
    public void The_post_offices_share_the_province_among_them(string file, double squareKilometres)
    {
        FeatureCollection features = Features(file);
        PolygonSet communes = UtmLayer.Project(features.Select(f => f.Geometry));
        (double[] x, double[] y) = PostOffices();
        Assert.Equal(26, x.Length);
        ServiceAreas areas = ServiceAreas.Of(communes, x, y, 2, TestContext.Current.CancellationToken);

        double outline = areas.Outline.PlaneAreaOf(0);
        Assert.Equal(squareKilometres, outline / 1e6, 0.05);
        Assert.Equal(outline, areas.AreasSquareMetres.Sum(), outline * 1e-9);
        for (int u = 0; u < communes.UnitCount; u++)
        {
            double sum = areas.ShareAreasSquareMetres.AsSpan(areas.ShareStart[u]..areas.ShareStart[u + 1]).ToArray().Sum();
            Assert.Equal(communes.PlaneAreaOf(u), sum, communes.PlaneAreaOf(u) * 1e-9);
        }

        double[] people = [.. features.Select(f => Convert.ToDouble(f.Attributes["population_2009"], CultureInfo.InvariantCulture))];
        Assert.Equal(577_268, areas.SpreadByArea(people).Sum(), 1e-6);

        // Places on a grid over the province lie in the cell of their nearest post office and in no other.
        var cells = new CommuneLocator(areas.Cells);
        var within = new CommuneLocator(areas.Outline);
        Bounds bounds = communes.BoundsOf();
        Span<int> found = stackalloc int[3];
        int inside = 0;
        for (double px = bounds.MinX + 311.7; px < bounds.MaxX; px += 1973.3)
        {
            for (double py = bounds.MinY + 207.1; py < bounds.MaxY; py += 1973.3)
            {
                int count = cells.LocateAll(px, py, found);
                Assert.Equal(within.Locate(px, py) < 0 ? 0 : 1, count);
                if (count == 1)
                {
                    inside++;
                    double[] distances = [.. x.Select((_, i) => Math.Sqrt(((x[i] - px) * (x[i] - px)) + ((y[i] - py) * (y[i] - py))))];
                    Assert.Equal(distances.Min(), distances[areas.Holder[found[0]]], 1e-6);
                }
            }
        }

        Assert.InRange(inside, 1100, 1300); // 4,600 km² of squares of 3.9 km²
    }

    [Fact]
    public void Circles_of_5_km_cover_what_fine_polygons_cover_and_a_little_more()
    {
        Geometry[] raw = [.. Features("communes.geojson").Select(f => f.Geometry)];
        PolygonSet communes = UtmLayer.Project(raw);
        (double[] x, double[] y) = PostOffices();
        double[] covered = DiscUnionCoverage.CoveredAreas(
            communes, x, y, [.. Enumerable.Repeat(5000.0, x.Length)], 2, TestContext.Current.CancellationToken);

        // Inscribed 1,024-gons lose 6.3e-6 of a disc.
        Geometry union = OverlayNGRobust.Union(x.Select((_, i) => new Point(x[i], y[i]).Buffer(5000, 256)), new GeometryFactory());
        double all = 0, byPolygons = 0;
        for (int u = 0; u < communes.UnitCount; u++)
        {
            Geometry unit = raw[u].Copy();
            unit.Apply(new Projected());
            unit.GeometryChanged();
            double expected = OverlayNGRobust.Overlay(unit, union, NetTopologySuite.Operation.Overlay.SpatialFunction.Intersection).Area;
            Assert.InRange(covered[u] - expected, -1e-3, (26 * 6.4e-6 * Math.PI * 25e6) + 1e-3);
            all += covered[u];
            byPolygons += expected;
        }

        Assert.InRange(all / byPolygons, 1 + 1e-6, 1 + 6.4e-6);
    }

    private sealed class Projected : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence seq, int i)
        {
            (double x, double y) = UtmLayer.Project(seq.GetX(i), seq.GetY(i));
            seq.SetX(i, x);
            seq.SetY(i, y);
        }
    }
}
