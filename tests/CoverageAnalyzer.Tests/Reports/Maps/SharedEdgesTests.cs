using CoverageAnalyzer.Reports.Maps.Drawing;
using CoverageAnalyzer.Tests.Reports.Maps.Pixels;
using CsCheck;

namespace CoverageAnalyzer.Tests.Reports.Maps;

/// <summary>Outlines: every edge of every ring once, in whatever direction, and no other.</summary>
public sealed class SharedEdgesTests
{
    [Fact]
    public void As_a_set_of_edges() =>
        Gen.Int[-4, 4].Select(Gen.Int[-4, 4]).Array[3, 9].Array[1, 30].Sample(rings =>
        {
            MapShapes shapes = PixelShapes.Of([.. rings.Select(r => new[] { r })]);
            var expected = new HashSet<((int, int), (int, int))>();
            foreach ((int, int)[] ring in rings)
            {
                for (int i = 0; i < ring.Length; i++)
                {
                    expected.Add(Ordered(ring[i], ring[(i + 1) % ring.Length]));
                }
            }

            MapLines lines = SharedEdges.Of(shapes);
            var found = new List<((int, int), (int, int))>();
            for (int l = 0; l < lines.LineStart.Length - 1; l++)
            {
                for (int i = lines.LineStart[l] + 1; i < lines.LineStart[l + 1]; i++)
                {
                    found.Add(Ordered((lines.X[i - 1], lines.Y[i - 1]), (lines.X[i], lines.Y[i])));
                }
            }

            Assert.Equal(expected.Count, found.Count);
            Assert.Equal(expected, [.. found]);
        });

    private static ((int, int) A, (int, int) B) Ordered((int, int) a, (int, int) b) => a.CompareTo(b) <= 0 ? (a, b) : (b, a);
}
