using CoverageAnalyzer.Engine.Generalization;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Tests.Generalization;

public sealed class DistrictLinesTests
{
    [Fact]
    public void Two_districts_of_matched_units_have_one_line_between_them_and_an_outline_each()
    {
        PolygonSet units = WavyUnits.Of(4, 3);
        int[] district = [.. Enumerable.Range(0, 16).Select(u => u % 4 < 2 ? 0 : 1)]; // west and east
        DistrictLineSet lines = DistrictLines.Of(units, district, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal([(0, -1), (0, 1), (1, -1)], lines.District.Zip(lines.Neighbor).Order());
        int between = Array.IndexOf(lines.Neighbor, 1);
        var shared = Vertices(lines, between);
        Assert.Equal((4 * 12) + 1, shared.Count); // every vertex of the middle line, none twice
        Assert.All(shared, v => Assert.Contains(Enumerable.Range(0, units.VertexCount), i => Math.Abs(units.X[i] - v.X) < 1e-9 && Math.Abs(units.Y[i] - v.Y) < 1e-9));
        Assert.Equal(shared.Count, shared.Distinct().Count());
    }

    [Fact]
    public void Slivers_and_overlaps_inside_a_district_are_no_lines()
    {
        // Four boxes in a row, 11 km wide: the first two overlap by 20 m, the second and third leave a slit of 20 m, as do the third and fourth.
        const double Twenty = 20 / 111_195.0;
        PolygonSet units = Boxes((0, 0.1 + Twenty), (0.1, 0.2), (0.2 + Twenty, 0.3), (0.3 + Twenty, 0.4));
        DistrictLineSet one = DistrictLines.Of(units, [0, 0, 0, 0], cancellation: TestContext.Current.CancellationToken);
        Assert.All(Enumerable.Range(0, one.Lines.LineCount).SelectMany(l => Vertices(one, l)).Where(v => v.X is > 0.02 and < 0.38), v => Assert.True(v.Y is 0 or > 0.0999, $"{v}"));

        DistrictLineSet two = DistrictLines.Of(units, [0, 0, 1, 1], cancellation: TestContext.Current.CancellationToken);
        double between = Enumerable.Range(0, two.Lines.LineCount).Where(l => two.Neighbor[l] == 1).Sum(l => Length(Vertices(two, l)));
        Assert.InRange(between, 0.0995, 0.1005); // once, not from both sides of the slit
    }

    [Fact]
    public void An_overlap_of_two_districts_has_one_line()
    {
        const double Hundred = 100 / 111_195.0;
        DistrictLineSet lines = DistrictLines.Of(Boxes((0, 0.1 + Hundred), (0.1, 0.2)), [0, 1], cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(0.1, Enumerable.Range(0, lines.Lines.LineCount).Where(l => lines.Neighbor[l] >= 0).Sum(l => Length(Vertices(lines, l))), 1e-6);
    }

    [Fact]
    public void Communes_of_no_district_have_no_lines() =>
        Assert.Equal(0, DistrictLines.Of(WavyUnits.Of(2, 1), [-1, -1, -1, -1], cancellation: TestContext.Current.CancellationToken).Lines.LineCount);

    private static List<(double X, double Y)> Vertices(DistrictLineSet lines, int line) =>
        [.. Enumerable.Range(lines.Lines.LineStart[line], lines.Lines.LineStart[line + 1] - lines.Lines.LineStart[line]).Select(i => (lines.Lines.X[i], lines.Lines.Y[i]))];

    private static double Length(List<(double X, double Y)> line) =>
        line.Zip(line.Skip(1)).Sum(p => Math.Sqrt(((p.Second.X - p.First.X) * (p.Second.X - p.First.X)) + ((p.Second.Y - p.First.Y) * (p.Second.Y - p.First.Y))));

    private static PolygonSet Boxes(params (double West, double East)[] boxes) => new(
        [.. boxes.SelectMany(b => (double[])[b.West, b.East, b.East, b.West, b.West])],
        [.. boxes.SelectMany(_ => (double[])[0, 0, 0.1, 0.1, 0])],
        [.. Enumerable.Range(0, boxes.Length + 1).Select(i => 5 * i)],
        [.. Enumerable.Range(0, boxes.Length + 1)]);
}
