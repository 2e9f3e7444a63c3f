using CoverageAnalyzer.Data.Spilling;
using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Studies.Large;

/// <summary>A layer of BTS sites that is not held: what was counted of it, and its circles on the disk.</summary>
/// <param name="circles">Where the circles wait.</param>
/// <param name="pieces">The parts they come in.</param>
/// <param name="layerBytes">Bytes that may be taken at once.</param>
/// <param name="threads">Threads that may work at once.</param>
internal sealed class LargeSites(SpillFile circles, IReadOnlyList<CirclePiece> pieces, long layerBytes, int threads) : IDisposable
{
    /// <summary>Bytes a row takes while its part is worked on, all steps considered.</summary>
    public const int BytesPerRow = 260;

    private CircleStore? essential;

    /// <summary>Sites: repeated rows are out, cells of one mast are one.</summary>
    public required long Count { get; init; }

    /// <summary>Sites in each commune.</summary>
    public required int[] CommuneCounts { get; init; }

    /// <summary>Kilometres from each village to its nearest site, NaN without a site; null without a village layer.</summary>
    public double[]? NearestKilometres { get; init; }

    /// <summary>Measures what the sites cover.</summary>
    /// <param name="plane">The analysis plane.</param>
    /// <param name="places">People of a raster, or null to spread them evenly.</param>
    /// <param name="cancellation">Stops the measurement.</param>
    public MobileMeasure Measure(StudyPlane plane, PeoplePlaces? places, CancellationToken cancellation)
    {
        CircleStore store = Essential(plane, cancellation);
        int communes = plane.Communes.UnitCount;
        double[] area = new double[communes], people = places is null ? area : new double[communes];
        store.Visit(
            plane.CommuneBounds,
            threads,
            (units, discs) => MobileMeasure.MeasureUnits(plane, discs, units, places, area, people, threads, cancellation),
            cancellation);
        return new MobileMeasure(area, people, new Lazy<SiteCircles>(new SiteCircles([], [], [], store.Grid)));
    }

    /// <summary>Says of each village whether a site's circle reaches it.</summary>
    /// <param name="plane">The analysis plane.</param>
    public bool[] CoversVillages(StudyPlane plane)
    {
        double[] x = plane.VillageX, y = plane.VillageY;
        var covered = new bool[x.Length];
        Essential(plane, CancellationToken.None).Visit(
            [.. x.Select((easting, i) => new Bounds(easting, y[i], easting, y[i]))],
            threads,
            (some, discs) =>
            {
                var answers = new bool[some.Length];
                discs.Covers([.. some.Select(v => x[v])], [.. some.Select(v => y[v])], answers);
                for (int i = 0; i < some.Length; i++)
                {
                    covered[some[i]] = answers[i];
                }
            },
            CancellationToken.None);
        return covered;
    }

    /// <inheritdoc/>
    public void Dispose() => circles.Dispose();

    private CircleStore Essential(StudyPlane plane, CancellationToken cancellation)
    {
        if (essential is null)
        {
            Bounds wanted = plane.CommuneBounds.Where(b => !b.IsEmpty).Aggregate(Bounds.Empty, (all, b) => all.Including(b.MinX, b.MinY).Including(b.MaxX, b.MaxY));
            for (int i = 0; i < plane.VillageX.Length; i++)
            {
                wanted = wanted.Including(plane.VillageX[i], plane.VillageY[i]);
            }

            essential = CircleStore.Of(circles, pieces, wanted, layerBytes, threads, cancellation);
        }

        return essential;
    }
}
