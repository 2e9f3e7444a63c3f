using CoverageAnalyzer.Studies.Samples;
using CsCheck;

namespace CoverageAnalyzer.Tests.Samples;

public sealed class PowerDiagramTests
{
    private static readonly Place[] Square = [new(0, 0), new(10, 0), new(10, 10), new(0, 10)];

    /// <summary>A letter U: two arms 2 wide and 8 high on a base 10 wide and 2 high.</summary>
    private static readonly Place[] Horseshoe =
        [new(0, 0), new(10, 0), new(10, 10), new(8, 10), new(8, 2), new(2, 2), new(2, 10), new(0, 10)];

    [Fact]
    public void Equal_weights_part_a_square_in_the_middle_between_two_sites()
    {
        var cells = new PowerDiagram(Square, [new(2, 5), new(6, 5)]).Cells([0, 0]);
        Assert.Equal([40.0, 60.0], cells.Select(c => c.AreaSquareMetres)); // the edge is x = 4
    }

    [Fact]
    public void A_weight_moves_the_edge_by_the_difference_over_twice_the_distance()
    {
        // (x−2)² − 8 = (x−6)²: x = 4 + 8 / (2·4) = 5.
        var cells = new PowerDiagram(Square, [new(2, 5), new(6, 5)]).Cells([8, 0]);
        Assert.Equal([50.0, 50.0], cells.Select(c => c.AreaSquareMetres));
    }

    [Fact]
    public void A_cell_that_the_outline_parts_comes_in_pieces()
    {
        // The edge y = 5 cuts the horseshoe: the upper site gets the ends of both arms, 2 × 5 each.
        var cells = new PowerDiagram(Horseshoe, [new(5, 9), new(5, 1)]).Cells([0, 0]);
        Assert.Equal([10.0, 10.0], cells.Where(c => c.Site == 0).Select(c => c.AreaSquareMetres));
        Assert.Equal(32, Assert.Single(cells, c => c.Site == 1).AreaSquareMetres);
    }

    [Fact]
    public void Cells_fill_the_outline_and_each_place_belongs_to_the_site_of_least_power_distance() =>
        Gen.Select(Gen.Double[0.5, 9.5], Gen.Double[0.5, 9.5], Gen.Double[0, 4]).Array[2, 25].Sample(raw =>
        {
            Place[] sites = [.. raw.Select(r => new Place(r.Item1, r.Item2))];
            double[] weights = [.. raw.Select(r => r.Item3)];
            var cells = new PowerDiagram(Horseshoe, sites).Cells(weights);
            Assert.Equal(52, cells.Sum(c => c.AreaSquareMetres), 1e-9);
            foreach (var cell in cells)
            {
                foreach (var p in cell.Corners)
                {
                    double Power(int s) => (p - sites[s]).Dot(p - sites[s]) - weights[s];
                    Assert.True(Power(cell.Site) <= Enumerable.Range(0, sites.Length).Min(Power) + 1e-8);
                }
            }
        });

    [Fact]
    public void Fitted_weights_give_each_cell_its_area() =>
        Gen.Select(Gen.Double[0.5, 9.5], Gen.Double[0.5, 9.5], Gen.Double[0.3, 3]).Array[2, 20]
            .Where(raw => raw.Select(r => (r.Item1, r.Item2)).Distinct().Count() == raw.Length).Sample(raw =>
        {
            Place[] sites = [.. raw.Select(r => new Place(r.Item1, r.Item2))];
            double sum = raw.Sum(r => r.Item3);
            double[] target = [.. raw.Select(r => r.Item3 / sum * 100)];
            var (cells, worst) = AreaFit.Fit(new PowerDiagram(Square, sites), sites, target, new double[sites.Length]);
            Assert.True(worst < 1e-6, $"worst {worst}");
            foreach (var cell in cells)
            {
                Assert.Equal(target[cell.Site], cell.AreaSquareMetres, 1e-5);
            }
        }, iter: 40);

    [Fact]
    public void Two_sites_in_one_place_cannot_both_have_a_cell()
    {
        Place[] sites = [new(5, 5), new(5, 5)];
        Assert.True(AreaFit.Fit(new PowerDiagram(Square, sites), sites, [50, 50], new double[2]).WorstRelativeError > 0.5);
    }
}
