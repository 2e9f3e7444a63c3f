using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Engine.Terrain;
using CoverageAnalyzer.Tests.Coverage;
using CsCheck;

namespace CoverageAnalyzer.Tests.Terrain;

/// <summary>Small models and units, and the plain ways to measure them.</summary>
internal static class ZonalWorlds
{
    public static readonly CoordinateReferenceSystem Utm48 = CoordinateReferenceSystem.FromEpsg(32648)!;

    /// <summary>Stars round a centre: simple rings of any shape.</summary>
    public static Gen<(double X, double Y)[]> Star(double x, double y, double least, double most) =>
        Gen.Select(Gen.Double[least, most].Array[3, 12], Gen.Double[0, 1]).Select((radii, turn) => radii
            .Select((r, i) => (x + (r * Math.Cos(Math.Tau * (i + turn) / radii.Length)), y + (r * Math.Sin(Math.Tau * (i + turn) / radii.Length)))).ToArray());

    /// <summary>Measures on a plane that is true to scale.</summary>
    public static IReadOnlyList<UnitTerrain> OnPlane(
        RasterGrid grid, float[] heights, PolygonSet units, TerrainThresholds thresholds, CellRule cells = CellRule.ExactFractions, int threads = 1) =>
        ZonalTerrain.Measure(
            new GriddedElevation(grid, Utm48, heights), new ConformalGridMetrics(grid, null), units, null, thresholds, cells, threads, TestContext.Current.CancellationToken);

    /// <summary>The part of each cell one unit covers, unit after unit: rows × columns.</summary>
    public static double[][] Fractions(PolygonSet units, RasterGrid grid, GridMetrics? metrics = null)
    {
        metrics ??= new ConformalGridMetrics(grid, null);
        double[][] result = [.. Enumerable.Range(0, units.UnitCount).Select(_ => new double[grid.CellCount])];
        var fractions = new PolygonFractions(units.BoundsOf(), grid);
        var band = new BandMetrics();
        for (int first = 0; first < grid.Rows; first += CellBlock.Rows)
        {
            metrics.Fill(band, first, Math.Min(first + CellBlock.Rows, grid.Rows), 0, grid.Columns);
            var cover = new CellCover(grid.Columns);
            for (int unit = 0; unit < units.UnitCount; unit++)
            {
                cover.Begin(unit);
                fractions.Append(units, unit, band, cover);
            }

            for (int b = 0; b < cover.Blocks.Length; b++)
            {
                foreach (var run in cover.Blocks[b] is { } block ? block.Runs : [])
                {
                    for (int column = run.Column; column < run.End; column++)
                    {
                        result[run.Unit][((first + run.Row) * grid.Columns) + (b * CellBlock.Columns) + column] += 1;
                    }
                }

                foreach (var cut in cover.Blocks[b] is { } cells ? cells.Cuts : [])
                {
                    result[cut.Unit][((first + cut.Row) * grid.Columns) + (b * CellBlock.Columns) + cut.Column] += cut.Fraction;
                }
            }
        }

        return result;
    }

    /// <summary>Area of one unit as the integral of 1/k², by Green's theorem with ten-point rules both ways.</summary>
    public static double TrueAreaOf(PolygonSet units, int unit, Func<double, double, double> scaleFactor)
    {
        double middle = units.BoundsOf(unit) is var b ? (b.MinX + b.MaxX) / 2 : 0, area = 0;
        for (int r = units.UnitStart[unit]; r < units.UnitStart[unit + 1]; r++)
        {
            for (int i = units.RingStart[r] + 1; i < units.RingStart[r + 1]; i++)
            {
                double x0 = units.X[i - 1], y0 = units.Y[i - 1], dx = units.X[i] - x0, dy = units.Y[i] - y0;
                foreach (var (at, weight) in TwoFivePointRules())
                {
                    double x = x0 + (at * dx), y = y0 + (at * dy), inner = 0;
                    foreach (var (place, share) in TwoFivePointRules())
                    {
                        double k = scaleFactor(middle + (place * (x - middle)), y);
                        inner += share / (k * k);
                    }

                    area += weight * inner * (x - middle) * dy;
                }
            }
        }

        return area;
    }

    private static IEnumerable<(double At, double Weight)> TwoFivePointRules()
    {
        for (int half = 0; half < 2; half++)
        {
            for (int n = 0; n < 5; n++)
            {
                yield return ((half + ((1 + GaussLegendre.Nodes[n]) / 2)) / 2, GaussLegendre.Weights[n] / 2);
            }
        }
    }

    public static PolygonSet Units(params (double X, double Y)[][] rings) => PolygonSets.Of([.. rings.Select(ring => new[] { ring })]);
}
