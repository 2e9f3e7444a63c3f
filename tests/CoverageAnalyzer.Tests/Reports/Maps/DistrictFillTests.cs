using CoverageAnalyzer.Reports.Maps.Drawing;
using CoverageAnalyzer.Tests.Reports.Maps.Pixels;
using CsCheck;

namespace CoverageAnalyzer.Tests.Reports.Maps;

/// <summary>Px are filled where a point-in-polygon test of their middles says so.</summary>
public sealed class DistrictFillTests
{
    private const int Width = 24, Height = 20;

    [Fact]
    public void As_a_test_of_each_middle() =>
        Gen.Select(Gen.Int[-20, 140].Select(Gen.Int[-20, 120]).Array[3, 12], Gen.Int[0, 3]).Sample((ring, shift) =>
        {
            // Middles between the lines of the grid: on a line it is a matter of rounding.
            var frame = new MapFrame(shift + 0.05f, shift + 0.05f, Width, Height);
            var at = new int[Width * Height];
            new DistrictFill(PixelShapes.Of([[ring]]), frame, at, Width).Draw(0, 7);
            for (int row = 0; row < Height; row++)
            {
                for (int column = 0; column < Width; column++)
                {
                    double x = (column + 0.5 + frame.X) * 5, y = (row + 0.5 + frame.Y) * 5;
                    bool inside = false;
                    double nearest = double.PositiveInfinity;
                    for (int i = 0, j = ring.Length - 1; i < ring.Length; j = i++)
                    {
                        if (ring[i].Item2 > y != ring[j].Item2 > y)
                        {
                            double across = ring[i].Item1 + ((y - ring[i].Item2) / (ring[j].Item2 - ring[i].Item2) * (ring[j].Item1 - ring[i].Item1));
                            inside ^= across > x;
                            nearest = Math.Min(nearest, Math.Abs(across - x));
                        }
                    }

                    Assert.True(nearest < 1e-3 || (at[(row * Width) + column] == 7) == inside);
                }
            }
        });

    /// <summary>Squares side by side, their corners on the middles of px: no px is left out and none belongs to two.</summary>
    [Fact]
    public void Neighbours_share_nothing_and_leave_nothing()
    {
        MapShapes mesh = PixelShapes.Mesh(8, 8, 15, 0);
        var times = new int[Width * Width];
        for (int unit = 0; unit < mesh.UnitCount; unit++)
        {
            var at = new int[Width * Width];
            new DistrictFill(mesh, new MapFrame(0.5f, 0.5f, Width, Width), at, Width).Draw(unit, 1);
            times = [.. times.Zip(at, (a, b) => a + b)];
        }

        Assert.Equal(23 * 23, times.Sum()); // the mesh reaches to 24 px, the last middles lie on its edge
        Assert.Equal(1, times.Max());
    }
}
