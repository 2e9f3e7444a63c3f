using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Reports.Maps.Drawing;
using CoverageAnalyzer.Tests.Reports.Maps.Pixels;
using CsCheck;

namespace CoverageAnalyzer.Tests.Reports.Maps;

/// <summary>Borders of districts: every edge between two districts and to the outside once, none inside a district.</summary>
public sealed class DistrictBordersTests
{
    private const int Cell = 40; // grid lines: 8 px

    /// <summary>Walls of bricks, where corners of one commune lie on the edges of others.</summary>
    [Fact]
    public void Whole_and_once() =>
        Gen.Select(Gen.Int[1, 3].Array[1, 6].Array[1, 5], Gen.Int[1, 4], Gen.Int[0, 1000]).Sample((wall, districts, seed) =>
        {
            var bricks = new List<(int X, int Y)[]>();
            var district = new List<int>();
            var cells = new Dictionary<(int X, int Y), int>();
            var random = new Random(seed);
            for (int row = 0; row < wall.Length; row++)
            {
                int x = 1;
                foreach (int length in wall[row])
                {
                    int number = random.Next(districts), y = row + 1;
                    bricks.Add([(x * Cell, y * Cell), ((x + length) * Cell, y * Cell), ((x + length) * Cell, (y + 1) * Cell), (x * Cell, (y + 1) * Cell)]);
                    district.Add(number);
                    for (int c = 0; c < length; c++)
                    {
                        cells[(x + c, y)] = number;
                    }

                    x += length;
                }
            }

            MapLines lines = BordersOf([.. bricks], [.. district]);
            Assert.Equal(Expected(cells), Pieces(lines));
        });

    /// <summary>Borders in any direction: a triangle halved again and again, each part with a district of its own or its neighbour's.</summary>
    [Fact]
    public void Slanted_borders_are_whole()
    {
        (int X, int Y)[] left = [(100, 100), (340, 100), (260, 420), (100, 420)];
        (int X, int Y)[] upperRight = [(340, 100), (600, 100), (600, 260), (300, 260)];
        (int X, int Y)[] lowerRight = [(300, 260), (600, 260), (600, 420), (260, 420)];
        MapLines lines = BordersOf([left, upperRight, lowerRight], [0, 1, 1]);
        List<((int, int), (int, int))> pieces = Pieces(lines);
        Assert.Equal(pieces.Count, pieces.Distinct().Count());

        // The border from (340, 100) to (260, 420) runs down four lines of the grid for each it runs left.
        Assert.Equal(80, pieces.Count(p => p.Item1.Item1 != p.Item2.Item1 && p.Item1.Item2 != p.Item2.Item2));
        Assert.DoesNotContain(pieces, p => p.Item1.Item2 == 260 && p.Item2.Item2 == 260);
    }

    /// <summary>A slit that two communes of one district leave between each other is no border.</summary>
    [Fact]
    public void A_slit_inside_is_no_border()
    {
        (int X, int Y)[] left = [(100, 100), (300, 100), (300, 300), (100, 300)];
        (int X, int Y)[] right = [(302, 100), (500, 100), (500, 300), (302, 300)];
        Assert.DoesNotContain(Pieces(BordersOf([left, right], [0, 0])), p => p.Item1.Item1 is 300 or 302 && p.Item1.Item1 == p.Item2.Item1);
    }

    private static MapLines BordersOf((int X, int Y)[][] rings, int[] districts)
    {
        MapShapes shapes = PixelShapes.Of([.. rings.Select(r => new[] { r })]);
        CommuneIndicators[] communes =
        [
            .. districts.Select((d, i) => new CommuneIndicators
            {
                Commune = new Commune { Index = i, Code = $"{i}", Name = $"{i}", District = $"{d}", Province = "P", PolygonAreaSquareKilometres = 1 },
            }),
        ];
        return DistrictBorders.Of(shapes, DistrictRaster.Of(communes, shapes, new MapFrame(0, 0, 200, 100)));
    }

    private static List<((int, int) From, (int, int) To)> Expected(Dictionary<(int X, int Y), int> cells)
    {
        var expected = new List<((int, int), (int, int))>();
        for (int x = 0; x < 25; x++)
        {
            for (int y = 0; y < 8; y++)
            {
                int here = cells.GetValueOrDefault((x, y), -1);
                for (int s = 0; s < Cell; s++)
                {
                    if (here != cells.GetValueOrDefault((x + 1, y), -1))
                    {
                        expected.Add((((x + 1) * Cell, (y * Cell) + s), ((x + 1) * Cell, (y * Cell) + s + 1)));
                    }

                    if (here != cells.GetValueOrDefault((x, y + 1), -1))
                    {
                        expected.Add((((x * Cell) + s, (y + 1) * Cell), ((x * Cell) + s + 1, (y + 1) * Cell)));
                    }
                }
            }
        }

        return [.. expected.Order()];
    }

    /// <summary>Lines in pieces from grid position to grid position, sorted.</summary>
    private static List<((int, int) From, (int, int) To)> Pieces(MapLines lines)
    {
        var pieces = new List<((int, int), (int, int))>();
        for (int l = 0; l < lines.LineStart.Length - 1; l++)
        {
            for (int i = lines.LineStart[l] + 1; i < lines.LineStart[l + 1]; i++)
            {
                int x = lines.X[i - 1], y = lines.Y[i - 1], dx = lines.X[i] - x, dy = lines.Y[i] - y;
                int parts = Enumerable.Range(1, Math.Max(Math.Abs(dx), Math.Abs(dy))).Last(n => dx % n == 0 && dy % n == 0);
                for (int p = 0; p < parts; p++)
                {
                    var from = (x + (p * dx / parts), y + (p * dy / parts));
                    var to = (x + ((p + 1) * dx / parts), y + ((p + 1) * dy / parts));
                    pieces.Add(from.CompareTo(to) <= 0 ? (from, to) : (to, from));
                }
            }
        }

        return [.. pieces.Order()];
    }
}
