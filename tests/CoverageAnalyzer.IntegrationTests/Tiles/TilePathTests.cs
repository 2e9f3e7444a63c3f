using CoverageAnalyzer.Web.Tiles;
using CsCheck;

namespace CoverageAnalyzer.IntegrationTests.Tiles;

public sealed class TilePathTests
{
    [Fact]
    public void A_straightened_ring_has_the_same_area_and_no_place_on_a_straight_line() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3]).Array[0, 14].Sample(places =>
        {
            var path = new TilePath();
            foreach ((int x, int y) in places)
            {
                path.Add(x * 8, y * 8);
            }

            path.Open();
            long area = path.TwiceArea();
            path.Straighten();
            Assert.Equal(area, path.TwiceArea());
            Assert.Equal(places.Length > 0, path.Count > 0);
            for (int i = 0; path.Count > 2 && i < path.Count; i++)
            {
                int j = (i + 1) % path.Count, k = (i + 2) % path.Count;
                Assert.NotEqual(0, ((path.X[j] - path.X[i]) * (path.Y[k] - path.Y[j])) - ((path.Y[j] - path.Y[i]) * (path.X[k] - path.X[j])));
                Assert.True((path.Y[0], path.X[0]).CompareTo((path.Y[i], path.X[i])) <= 0, "the topmost place comes first");
            }
        });
}
