using System.Globalization;
using System.Text;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Operations;
using CoverageAnalyzer.Engine.Topology;

namespace CoverageAnalyzer.Tests.Operations;

/// <summary>What reading costs in operations that a clock is not needed for: a lost shortcut fails these.</summary>
public sealed class ReadingOperationsTests
{
    private const int Side = 20;
    private const int CornersPerSide = 24;

    [Fact]
    public void AVertexOfGeoJsonTakesTwoDoublesAndNoObject()
    {
        using var folder = new ScratchFolder();
        string path = Path.Combine(folder.Path, "a.geojson");
        File.WriteAllText(path, GeoJson());
        long vertices = Count(path); // warm: what is made once does not count
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(vertices, Count(path));
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;

        // Two doubles a vertex; a feature its object, lists and texts; the file its buffers (64 KiB of stream, readers, encodings).
        Assert.InRange(bytes, 16 * vertices, (16 * vertices) + (Side * Side * 1_500L) + 600_000);
    }

    [Fact]
    public void NeighborsEdgesAreComparedOnce()
    {
        PolygonSet polygons = Lattice();
        var tally = new OperationTally();
        EdgeNoding.IntoPieces(polygons, SnapGrid.For(polygons.BoundsOf()), CancellationToken.None, tally);
        long inner = 2L * Side * (Side - 1), outer = 4L * Side;
        Assert.Equal((inner + outer) * CornersPerSide, tally["edges compared"]);
    }

    [Fact]
    public void APlaceOutsideLooksAtTheEdgesOfAFewUnits()
    {
        PolygonSet polygons = Lattice();
        var tally = new OperationTally();
        var nearest = new NearestUnit(polygons, tally);
        const int places = 50;
        for (int i = 0; i < places; i++)
        {
            nearest.Find(-1 - (0.1 * i), 0.37 * i);
        }

        Assert.InRange(tally["edges looked at"] / (double)places / (4 * CornersPerSide), 1, 3.5);
    }

    [Fact]
    public void APointLooksUpLittleMoreThanOneSquare()
    {
        var random = new Random(3);
        var places = new NearPlaces(0);
        const int count = 20_000;
        for (int i = 0; i < count; i++)
        {
            (long column, long line) = (random.Next(1_000_000), random.Next(1_000_000));
            places.Near(column, line);
            places.Add(column, line, i);
        }

        // A cell at the rim of its square of sixteen looks over it: (1 + 2/16)² = 1.27.
        Assert.InRange(places.LookUps / (double)count, 1.2, 1.33);
    }

    private static long Count(string path)
    {
        using VectorLayer layer = VectorFiles.Open(new VectorSource(path), new FindingLog());
        long vertices = 0;
        foreach (VectorFeature feature in layer.ReadFeatures(new FindingLog(), TestContext.Current.CancellationToken))
        {
            var polygons = new List<PolygonDraft>();
            Assert.True(feature.TakePolygons(polygons));
            vertices += polygons[0].Rings[0].X.Length;
        }

        return vertices;
    }

    private static string GeoJson()
    {
        PolygonSet polygons = Lattice();
        var text = new StringBuilder("{\"type\":\"FeatureCollection\",\"features\":[");
        for (int r = 0; r < polygons.RingCount; r++)
        {
            text.Append(r > 0 ? "," : string.Empty).Append("{\"type\":\"Feature\",\"properties\":{\"name\":\"Xã ").Append(r).Append("\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[")
                .AppendJoin(',', Enumerable.Range(polygons.RingStart[r], polygons.RingStart[r + 1] - polygons.RingStart[r])
                    .Select(v => string.Create(CultureInfo.InvariantCulture, $"[{polygons.X[v]:F7},{polygons.Y[v]:F7}]")))
                .Append("]]}}");
        }

        return text.Append("]}").ToString();
    }

    /// <summary>Squares side by side, their common sides with the same corners.</summary>
    private static PolygonSet Lattice()
    {
        var x = new List<double>();
        var y = new List<double>();
        var rings = new List<int> { 0 };
        for (int row = 0; row < Side; row++)
        {
            for (int column = 0; column < Side; column++)
            {
                for (int corner = 0; corner <= 4 * CornersPerSide; corner++)
                {
                    double along = corner % CornersPerSide / (double)CornersPerSide;
                    (double dx, double dy) = (corner / CornersPerSide % 4) switch { 0 => (along, 0.0), 1 => (1, along), 2 => (1 - along, 1), _ => (0, 1 - along) };
                    x.Add(column + dx);
                    y.Add(row + dy);
                }

                rings.Add(x.Count);
            }
        }

        return new PolygonSet([.. x], [.. y], [.. rings], [.. Enumerable.Range(0, (Side * Side) + 1)]);
    }
}
