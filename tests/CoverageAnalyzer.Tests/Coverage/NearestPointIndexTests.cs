using CoverageAnalyzer.Engine.Coverage;
using CsCheck;

namespace CoverageAnalyzer.Tests.Coverage;

public class NearestPointIndexTests
{
    [Fact]
    public void Finds_what_a_look_at_every_point_finds_ties_to_the_lowest_index() =>
        Gen.Select(PointSets.Nasty, Gen.Select(Gen.Double[-500, 1500], Gen.Double[-500, 1500]).Array[20]).Sample(
            (points, places) =>
            {
                double[] x = [.. points.Select(p => p.X)], y = [.. points.Select(p => p.Y)];
                var index = new NearestPointIndex(x, y);
                foreach (var (px, py) in places.Concat(points))
                {
                    int expected = -1;
                    double least = double.PositiveInfinity;
                    for (int i = 0; i < x.Length; i++)
                    {
                        double squared = ((x[i] - px) * (x[i] - px)) + ((y[i] - py) * (y[i] - py));
                        if (squared < least)
                        {
                            (least, expected) = (squared, i);
                        }
                    }

                    Assert.Equal(expected, index.Nearest(px, py, out double distance));
                    Assert.Equal(Math.Sqrt(least), distance);
                    var within = new List<int>();
                    index.AddWithin(px, py, 300, within);
                    Assert.Equal(
                        Enumerable.Range(0, x.Length).Where(i => ((x[i] - px) * (x[i] - px)) + ((y[i] - py) * (y[i] - py)) <= 300.0 * 300),
                        within.Order());
                }
            },
            iter: 300);

    [Fact]
    public void Without_a_finite_point_or_place_there_is_none()
    {
        Assert.Equal(-1, new NearestPointIndex([], []).Nearest(0, 0, out double distance));
        Assert.True(double.IsNaN(distance));
        var index = new NearestPointIndex([double.NaN, 1, double.PositiveInfinity], [0, 2, 0]);
        Assert.Equal(1, index.Count);
        Assert.Equal(1, index.Nearest(1, 5, out distance));
        Assert.Equal(3, distance);
        Assert.Equal(-1, index.Nearest(double.NaN, 5, out distance));
        Assert.True(double.IsNaN(distance));
        Assert.Throws<ArgumentException>(() => new NearestPointIndex([1], []));
    }
}
