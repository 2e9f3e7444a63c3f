using CoverageAnalyzer.Studies.Samples;

namespace CoverageAnalyzer.Tests.Samples;

public sealed class BoundaryRougheningTests
{
    [Theory]
    [InlineData(0.05)]
    [InlineData(0.2)]
    [InlineData(0.8)] // far too much: lines are flattened where they would cross
    public void Areas_stay_and_lines_do_not_cross_however_rough(double amplitude)
    {
        var (network, cells) = NineCells();
        var lines = BoundaryRoughening.Lines(network, _ => amplitude, 7, Names);
        Assert.Empty(SegmentCrossings.LinesThatCross(lines));
        foreach (var cell in cells)
        {
            double twice = 0;
            foreach (var (boundary, forward) in network.Ring(cell.Site))
            {
                var line = forward ? lines[boundary] : [.. lines[boundary].Reverse()];
                for (int i = 1; i < line.Length; i++)
                {
                    twice += line[i - 1].Cross(line[i]);
                }
            }

            Assert.Equal(cell.AreaSquareMetres, twice / 2, 1e-9 * cell.AreaSquareMetres);
        }
    }

    [Fact]
    public void No_amplitude_leaves_the_chords()
    {
        var (network, _) = NineCells();
        var lines = BoundaryRoughening.Lines(network, _ => 0, 7, Names);
        for (int b = 0; b < lines.Length; b++)
        {
            Place from = network.Nodes[network.Boundaries[b].From], to = network.Nodes[network.Boundaries[b].To];
            Assert.All(lines[b], p => Assert.Equal(0, (to - from).Cross(p - from) / from.DistanceTo(to), 1e-6));
        }
    }

    [Fact]
    public void A_line_does_not_depend_on_the_others_drawn_before_it()
    {
        var (network, _) = NineCells();
        var all = BoundaryRoughening.Lines(network, _ => 0.02, 7, Names);
        var oneRough = BoundaryRoughening.Lines(network, b => b.Right < 0 ? 0.02 : 0, 7, Names);
        for (int b = 0; b < all.Length; b++)
        {
            if (network.Boundaries[b].Right < 0)
            {
                Assert.Equal(all[b], oneRough[b]);
            }
        }
    }

    [Fact]
    public void Crossing_touching_and_folding_segments_are_found_and_joined_ones_are_not()
    {
        Place[] flat = [new(0, 0), new(1000, 0)];
        Assert.Empty(SegmentCrossings.LinesThatCross([flat, [new(1000, 0), new(2000, 500)]]));
        Assert.Empty(SegmentCrossings.LinesThatCross([flat, [new(0, 100), new(1000, 100)]]));
        Assert.Equal([0, 1], SegmentCrossings.LinesThatCross([flat, [new(500, -100), new(500, 100)]]));
        Assert.Equal([0, 1], SegmentCrossings.LinesThatCross([flat, [new(0, 0), new(900, 5)]]));
        Assert.Equal([0], SegmentCrossings.LinesThatCross([[new(0, 0), new(1000, 0), new(1000, 500), new(500, -500)]]));
    }

    private static string[] Names => [.. Enumerable.Range(0, 9).Select(i => "cell " + i)];

    /// <summary>Nine cells of uneven size in a square of 30 km.</summary>
    private static (BoundaryNetwork Network, List<PowerCell> Cells) NineCells()
    {
        (Place, string)[] corners = [(new(0, 0), "sea"), (new(30_000, 0), "sea"), (new(30_000, 30_000), "land border"), (new(0, 30_000), "sea")];
        var outline = new Outline(corners, 9e8);
        Place[] sites =
        [
            new(5_000, 4_000), new(14_000, 6_000), new(25_000, 5_000), new(6_000, 14_000), new(16_000, 15_500), new(24_000, 13_000),
            new(4_000, 26_000), new(13_000, 24_000), new(26_000, 25_000),
        ];
        sites = [.. sites.Select(s => outline.Corners[0] + s)];
        var cells = new PowerDiagram(outline.Corners, sites).Cells(new double[9]);
        return (BoundaryNetwork.From(cells, outline), cells);
    }
}
