using CoverageAnalyzer.Engine.Radio.Areas;
using CoverageAnalyzer.Engine.Radio.Viewsheds;
using CsCheck;

namespace CoverageAnalyzer.Tests.Radio;

/// <summary>The exact viewshed against one sight line a cell, on grounds with voids, equal heights and sites at the edge of the model.</summary>
public sealed class ExactViewshedProperties
{
    [Fact]
    public void Gives_the_cells_of_one_sight_line_each() =>
        Gen.Select(ViewshedGrounds.Any, ViewshedGrounds.Any).Sample(
            (first, second) =>
            {
                var exact = new ExactViewshed(); // one for both: what it keeps of one site must not show in the next
                return IsSame(exact, first.Window, first.Request) && IsSame(exact, second.Window, second.Request);
            },
            iter: 400);

    [Fact]
    public void Several_heights_at_once_see_what_each_sees_alone() =>
        Gen.Select(ViewshedGrounds.Any, ViewshedGrounds.Any, Gen.OneOf(Gen.Const(ExactViewshed.LeastGapMetres * 1.01), Gen.Double[0.01, 40]).Array[1, HeightStates.MostHeights - 1]).Sample(
            (first, second, gaps) =>
            {
                var exact = new ExactViewshed();
                return SeveralAreSame(exact, first.Window, first.Request, gaps) && SeveralAreSame(exact, second.Window, second.Request, gaps);
            },
            iter: 150);

    private static bool SeveralAreSame(ExactViewshed exact, TerrainWindow window, ViewshedRequest lowest, double[] gaps)
    {
        double[] heights = new double[gaps.Length];
        double height = lowest.AntennaHeightMetres;
        for (int i = 0; i < gaps.Length; i++)
        {
            heights[i] = height += gaps[i];
        }

        byte[] states = new byte[window.Rows * window.Columns];
        Array.Fill(states, (byte)99);
        exact.Find(window, lowest, heights, states, CancellationToken.None);
        for (int k = 0; k <= heights.Length; k++)
        {
            var request = k == 0 ? lowest : lowest with { AntennaHeightMetres = heights[k - 1] };
            var expected = Find(new RayViewshed(), window, request);
            for (int i = 0; i < expected.Length; i++)
            {
                if (HeightStates.Of(states[i], k) != expected[i])
                {
                    throw new InvalidOperationException(
                        $"row {i / window.Columns}, column {i % window.Columns} of {window.Rows} × {window.Columns}, site {window.SiteRow:R}, {window.SiteColumn:R}, {request} with {string.Join(", ", heights)}: {HeightStates.Of(states[i], k)} for {expected[i]}");
                }
            }
        }

        return true;
    }

    private static bool IsSame(ExactViewshed exact, TerrainWindow window, ViewshedRequest request)
    {
        var expected = Find(new RayViewshed(), window, request);
        var found = Find(exact, window, request);
        for (int i = 0; i < found.Length; i++)
        {
            if (found[i] != expected[i])
            {
                throw new InvalidOperationException($"row {i / window.Columns}, column {i % window.Columns} of {window.Rows} × {window.Columns}, site {window.SiteRow:R}, {window.SiteColumn:R}, {request}: {found[i]} for {expected[i]}");
            }
        }

        return true;
    }

    private static CellVisibility[] Find(Viewshed viewshed, TerrainWindow window, ViewshedRequest request)
    {
        var cells = new CellVisibility[window.Rows * window.Columns];
        Array.Fill(cells, (CellVisibility)99); // no cell may stay untouched
        viewshed.Find(window, request, cells, CancellationToken.None);
        return cells;
    }
}
