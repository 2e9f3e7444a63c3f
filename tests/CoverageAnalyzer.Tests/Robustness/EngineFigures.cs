using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Generalization;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Geography;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Engine.Terrain;
using CoverageAnalyzer.Engine.Topology;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;

namespace CoverageAnalyzer.Tests.Robustness;

/// <summary>Runs whatever the engine does with communes, points and discs on odd input, and says by how much a figure is not what it may be.</summary>
internal static class EngineFigures
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>Every operation by name: what it gives must be a number, 0 or more, and a share at most 1.</summary>
    public static IReadOnlyList<(string Name, Func<PolygonSet, double[], double[], double[], double> Beyond)> Operations { get; } =
    [
        ("overlaps and gaps", (set, _, _, _) =>
        {
            BoundaryTopologyReport report = BoundaryTopology.Check(set, 0);
            return Negative([.. report.Overlaps.SelectMany(o => (double[])[o.AreaSquareMetres, Finite(o.X), Finite(o.Y)]), .. report.Gaps.SelectMany(g => (double[])[g.AreaSquareMetres, Finite(g.X), Finite(g.Y)])]);
        }),
        ("service areas", (set, x, y, _) =>
        {
            ServiceAreas areas = ServiceAreas.Of(set, x, y, 1, None);
            double[] spread = areas.SpreadByArea([.. Enumerable.Repeat(1000.0, set.UnitCount)]);
            return OverlayIdentities.Worst(
                Negative(areas.AreasSquareMetres), Negative(areas.ShareAreasSquareMetres), Negative(spread), Negative([.. areas.Cells.X.Select(Finite), .. areas.Outline.Y.Select(Finite)]),
                Math.Max(0, (spread.Sum() / (1000.0 * Math.Max(1, set.UnitCount))) - 1)); // nobody is spread twice
        }),
        ("covered shares", (set, x, y, radius) =>
        {
            double[] covered = DiscUnionCoverage.CoveredAreas(set, x, y, radius, 1, None);
            return OverlayIdentities.Worst(Negative(covered), Negative([.. covered.Select((c, u) => Math.Max(0, set.PlaneAreaOf(u)) - c)]));
        }),
        ("distances", (set, x, y, _) =>
        {
            AreaDistances distances = AreaDistances.Measure(set, x, y, null, 1, None);
            return Negative([.. Units(set).Where(distances.IsMeasured).Select(u => distances.Summarize([u], 3)).SelectMany(s =>
                (double[])[s.MeanKilometres, s.P90Kilometres, s.MaximumKilometres, s.AreaWithinLimitFraction, 1 - s.AreaWithinLimitFraction + 1e-12, s.MaximumKilometres - s.MeanKilometres + (1e-9 * s.MaximumKilometres)])]);
        }),
        ("communes of places", (set, x, y, _) =>
        {
            var units = new int[x.Length];
            var locator = new CommuneLocator(set);
            locator.LocateMany(x, y, units);
            return units.Where((u, i) => u < -1 || u >= set.UnitCount || u != locator.Locate(x[i], y[i])).Count();
        }),
        ("true areas", (set, _, _, _) => Negative([.. Units(set).Where(u => set.UnitStart[u] < set.UnitStart[u + 1]).Select(u => GroundArea.MeanInverseSquaredScale(set, u, (_, _) => 0.9999))])),
        ("situations", (set, _, _, _) =>
        {
            var request = new SituationRequest
            {
                Communes = [.. Units(set).Select(u => new Commune { Index = u, Code = $"{u}", Name = $"{u}" })],
                Polygons = set,
            };
            return Bounds(set) < 1e6 ? Negative([.. CommuneSituations.Measure(request, None).SelectMany(s =>
                (double[])[s.DistanceToMainlandKilometres, s.OpenBoundaryKilometres, s.LandBorderKilometres, s.SeaBoundaryKilometres]).Where(v => !double.IsNaN(v))]) : 0;
        }),
        ("cells", (set, _, _, _) =>
        {
            UnitRaster cells = UnitRaster.Rasterize(set, Grid);
            return Negative([.. Units(set).Select(u => (double)cells.CellsOf(u))]);
        }),
        ("blocks", (set, _, _, _) => Math.Abs(UnitBlocks.Cut(set, [.. Units(set).Select(_ => string.Empty)], [.. Units(set).Select(_ => 1.0)], 0, 3).Sum(b => b.Length) - set.UnitCount)),
        ("overlay of two communes in parts", (set, _, _, _) => Negative([OverlayNGRobust.Union([.. Units(set).Select(u => UnitPolygons.Of(set, u)).Where(g => g.IsValid)], new GeometryFactory())?.Area ?? 0])),
        ("map lines", (set, _, _, _) =>
        {
            PolygonSet degrees = InDegrees(set);
            ArcNetwork network = ArcNetworkBuilder.Build(degrees);
            float[] areas = EffectiveAreas.Of(network);
            PolygonSet drawn = GeneralizedPolygons.At(degrees, network, areas, 1000);
            DistrictLineSet lines = DistrictLines.Of(degrees, [.. Units(set).Select(u => u % 2)]);
            return OverlayIdentities.Worst(Negative([.. areas.Select(a => (double)a)]), Negative([.. drawn.X.Select(Finite)]), lines is null ? 1 : 0);
        }),
        ("areas on the ellipsoid", (set, _, _, _) =>
        {
            PolygonSet degrees = InDegrees(set);
            return Negative([.. Units(set).Select(u => Finite(EllipsoidalArea.SquareMetres(degrees, u)))]);
        }),
        ("terrain", (set, _, _, _) =>
        {
            PolygonSet degrees = InDegrees(set);
            var grid = new RasterGrid(106.9995, 16.0005, 0.0001, 0.0001, 16, 16);
            var model = new GriddedElevation(grid, CoordinateReferenceSystem.Wgs84, [.. Enumerable.Range(0, 256).Select(i => i % 7 == 0 ? float.NaN : i)]);
            return Negative([.. ZonalTerrain.Measure(model, degrees, new TerrainThresholds([100], [15]), CellRule.ExactFractions, 1, None).SelectMany(t =>
                (double[])[t.AreaSquareKilometres, t.UnknownAreaSquareKilometres, t.UnknownFraction, 1 - t.UnknownFraction + 1e-12, .. t.AtOrAboveHeightSquareKilometres, .. t.AtOrAboveSlopeSquareKilometres])]);
        }),
    ];

    private static RasterGrid Grid => new(-5, 15, 0.5, 0.5, 80, 40);

    /// <summary>Points and discs that are as odd: none, one in one place a hundred times, on corners, nowhere.</summary>
    /// <param name="set">The communes.</param>
    /// <param name="kind">Which.</param>
    public static (double[] X, double[] Y, double[] Radius) Points(PolygonSet set, int kind)
    {
        double x = set.VertexCount > 0 ? set.X[0] : 0, y = set.VertexCount > 0 ? set.Y[0] : 0;
        return kind switch
        {
            0 => ([], [], []),
            1 => ([x], [y], [5]),
            2 => ([.. Enumerable.Repeat(x, 100)], [.. Enumerable.Repeat(y, 100)], [.. Enumerable.Range(0, 100).Select(i => 5 * (1 + (i * 2.3e-16)))]),
            3 => ([.. set.X.Take(200)], [.. set.Y.Take(200)], [.. set.X.Take(200).Select((_, i) => i % 3 == 0 ? 1e-9 : i % 3 == 1 ? 10 : 1e7)]),
            4 => ([double.NaN, double.PositiveInfinity, 1e308, x], [y, double.NegativeInfinity, -1e308, y], [1, 1, 1, double.NaN]),
            _ => ([x, Math.BitIncrement(x), x, x + 10], [y, y, Math.BitDecrement(y), y], [5, 5, Math.BitIncrement(5), 5]), // tangent, coincident, the last digit apart
        };
    }

    /// <summary>Kinds of <see cref="Points"/>.</summary>
    public const int PointKinds = 6;

    private static IEnumerable<int> Units(PolygonSet set) => Enumerable.Range(0, set.UnitCount);

    private static double Finite(double value) => double.IsFinite(value) ? 0 : double.NaN;

    private static double Bounds(PolygonSet set) => set.VertexCount == 0 ? 0 : Math.Max(set.BoundsOf().Width, set.BoundsOf().Height);

    // A metre is 1e-5°, around 107° E 16° N; what is larger than a country is made a country.
    private static PolygonSet InDegrees(PolygonSet set)
    {
        double scale = 1e-5 / Math.Max(1, Bounds(set) / 1e6), x0 = set.VertexCount > 0 ? set.X.Min() : 0, y0 = set.VertexCount > 0 ? set.Y.Min() : 0;
        return set.WithCoordinates([.. set.X.Select(x => 107 + ((x - x0) * scale))], [.. set.Y.Select(y => 16 + ((y - y0) * scale))]);
    }

    // By how much the least is below 0, to 1e-9; NaN where one is none.
    private static double Negative(double[] values)
    {
        double worst = 0;
        foreach (double value in values)
        {
            worst = OverlayIdentities.Worst(worst, -value);
        }

        return worst;
    }
}
