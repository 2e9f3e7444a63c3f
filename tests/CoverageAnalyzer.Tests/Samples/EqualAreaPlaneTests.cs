using CoverageAnalyzer.Studies.Samples;
using CsCheck;

namespace CoverageAnalyzer.Tests.Samples;

public sealed class EqualAreaPlaneTests
{
    [Fact]
    public void There_and_back_gives_the_same_place_to_the_written_digit() =>
        Gen.Select(Gen.Double[106.4, 107.5], Gen.Double[16.2, 17.3]).Sample((longitude, latitude) =>
        {
            var (x, y) = EqualAreaPlane.ToGeographic(EqualAreaPlane.FromGeographic(longitude, latitude));
            Assert.Equal(longitude, x, 5.2e-7);
            Assert.Equal(latitude, y, 5.2e-7);
        });

    [Fact]
    public void Plane_areas_are_areas_on_the_ellipsoid() =>
        Gen.Select(Gen.Double[106.4, 107.4], Gen.Double[16.2, 17.2], Gen.Double[0.02, 0.1]).Sample((west, south, size) =>
        {
            double[][] ring = [[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]];
            Place[] plane = [.. ring.Select(p => EqualAreaPlane.FromGeographic(p[0], p[1]))];
            double twice = 0;
            for (int i = 1; i < plane.Length; i++)
            {
                twice += plane[i - 1].Cross(plane[i]);
            }

            double ellipsoid = EllipsoidalArea.SquareMetres(ring);
            Assert.Equal(ellipsoid, twice / 2, 1e-5 * ellipsoid); // 10⁻⁶ of a side: coordinates are rounded to the millimetre
        });

    [Fact]
    public void Half_a_degree_from_the_standard_parallel_lengths_are_right_to_half_a_percent()
    {
        // A degree of latitude at 16.75° is 110,667 m (M = 6,340,746 m), one of longitude 106,611 m.
        Place a = EqualAreaPlane.FromGeographic(107, 16.25), b = EqualAreaPlane.FromGeographic(107, 17.25), c = EqualAreaPlane.FromGeographic(108, 16.25);
        Assert.Equal(110_667, a.DistanceTo(b), 110_667 * 0.005);
        Assert.Equal(106_611, a.DistanceTo(c), 106_611 * 0.005);
    }
}
