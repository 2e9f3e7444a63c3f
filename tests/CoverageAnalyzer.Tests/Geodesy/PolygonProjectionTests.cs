using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Tests.Geodesy;

public sealed class PolygonProjectionTests
{
    /// <summary>Blocks are of 8,192 vertices: less than one, just one, one more, and many with a rest; a plain zone and one behind a datum shift.</summary>
    [Theory]
    [InlineData(0, 32648)]
    [InlineData(4, 32648)]
    [InlineData(8_192, 32648)]
    [InlineData(8_193, 32648)]
    [InlineData(50_003, 32648)]
    [InlineData(50_003, 9212)]
    public void Any_number_of_threads_gives_the_bits_of_one_call(int vertices, int epsgCode)
    {
        double[] x = new double[vertices], y = new double[vertices];
        for (int i = 0; i < vertices; i++)
        {
            (x[i], y[i]) = (102 + (i * 7 % 8_000 / 1_000.0), 8 + (i * 13 % 15_000 / 1_000.0));
        }

        PolygonSet degrees = vertices == 0 ? new(x, y, [0], [0]) : new(x, y, [0, vertices], [0, 1]);
        CoordinateReferenceSystem crs = CoordinateReferenceSystem.FromEpsg(epsgCode)!;
        double[] expectedX = [.. x], expectedY = [.. y];
        crs.FromWgs84(expectedX, expectedY);
        foreach (int threads in new[] { 1, 2, 3 })
        {
            PolygonSet plane = PolygonProjection.FromWgs84(degrees, crs, threads);
            Assert.Equal(expectedX.Select(BitConverter.DoubleToInt64Bits), plane.X.Select(BitConverter.DoubleToInt64Bits));
            Assert.Equal(expectedY.Select(BitConverter.DoubleToInt64Bits), plane.Y.Select(BitConverter.DoubleToInt64Bits));
            Assert.Same(degrees.RingStart, plane.RingStart);
        }
    }
}
