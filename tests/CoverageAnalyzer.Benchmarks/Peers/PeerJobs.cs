using System.Globalization;
using CoverageAnalyzer.Engine.Coverage;

namespace CoverageAnalyzer.Benchmarks.Peers;

/// <summary>The jobs of <c>../shared/peers/README.md</c> that have a kernel here. To add one: a method and a line in <see cref="All"/>.</summary>
internal static class PeerJobs
{
    /// <summary>All jobs on a workload.</summary>
    /// <param name="workload">The workload.</param>
    /// <param name="size">Its name, S or L, as in the names of the result files.</param>
    public static IReadOnlyList<PeerJob> All(PeerWorkload workload, string size) =>
    [
        Join(workload, size, "post", workload.PostX, workload.PostY, withIndex: true),
        Join(workload, size, "bts", workload.BtsX, workload.BtsY, withIndex: true),
        Join(workload, size, "bts", workload.BtsX, workload.BtsY, withIndex: false),
        Nearest(workload, size, "nearest-kd", "cKDTree, exact"),
        Nearest(workload, size, "nearest-edt", "scipy EDT, snapped"),
        Covered(workload, size),
        Voronoi(workload, size),
    ];

    private static PeerJob Join(PeerWorkload workload, string size, string points, double[] x, double[] y, bool withIndex)
    {
        int[] counts = new int[workload.Communes.UnitCount], unit = new int[x.Length];
        double[] radius = new double[counts.Length];
        double[] area = [.. Enumerable.Range(0, counts.Length).Select(workload.Communes.PlaneAreaOf)];
        var ready = new CommuneLocator(workload.Communes);
        return new PeerJob(
            $"2 {x.Length:N0} points in communes, √(A/πN){(withIndex ? ", with index" : ", look-up only")} (geopandas)",
            "py_vector.py",
            $"join {{data}} {{out}} {{n}} {points}",
            () =>
            {
                var locator = withIndex ? new CommuneLocator(workload.Communes) : ready;
                locator.LocateMany(x, y, unit);
                Array.Clear(counts);
                foreach (int u in unit)
                {
                    if (u >= 0)
                    {
                        counts[u]++;
                    }
                }

                for (int u = 0; u < counts.Length; u++)
                {
                    radius[u] = Math.Sqrt(area[u] / (Math.PI * Math.Max(counts[u], 1)));
                }
            },
            file => Differences(file, (row, id) => row[1] == counts[id - 1] && Math.Abs(row[2] - radius[id - 1]) <= 0.002),
            $"counts-{points}-{size}.csv");
    }

    private static PeerJob Nearest(PeerWorkload workload, string size, string operation, string peer)
    {
        int[] all = [.. Enumerable.Range(0, workload.Communes.UnitCount)];
        double[] mean = new double[all.Length + 1], p90 = new double[all.Length], percentiles = new double[3];
        var request = new NearestPointRequest
        {
            Units = workload.Communes,
            Grid = workload.Population.Grid,
            UnitRaster = workload.Units,
            PointX = workload.PostX,
            PointY = workload.PostY,
            People = workload.Population.People,
            LimitKilometres = 3,
        };
        return new PeerJob(
            $"3 nearest of {workload.PostX.Length:N0} points for {workload.Units.Spans.ToArray().Sum(s => (long)s.Cells):N0} cells, means, percentiles ({peer})",
            "py_raster.py",
            $"{operation} {{data}} {{out}} {{n}}",
            () =>
            {
                var field = NearestPointField.Measure(request);
                foreach (int unit in all)
                {
                    var summary = field.Summarize(unit);
                    mean[unit + 1] = summary.PopulationMeanKilometres * 1000;
                    p90[unit] = summary.P90Kilometres;
                }

                mean[0] = field.Summarize(all).PopulationMeanKilometres * 1000;
                field.PercentilesKilometres(all, [0.5, 0.9, 0.95], DistanceWeight.People, percentiles);
            },
            file => Differences(file, (row, id) => Math.Abs(row[1] - mean[id]) <= 0.01),
            $"nearest-post-{size}.csv");
    }

    private static PeerJob Covered(PeerWorkload workload, string size)
    {
        double[] radius = [.. workload.BtsX.Select(_ => 3000.0)];
        double[] area = [.. Enumerable.Range(0, workload.Communes.UnitCount).Select(workload.Communes.PlaneAreaOf)];
        double[] covered = [];
        return new PeerJob(
            $"4 share of communes within 3 km of {radius.Length:N0} sites, true circles (shapely, 64-gons)",
            "py_vector.py",
            "buffer {data} {out} {n}",
            () => covered = DiscUnionCoverage.CoveredAreas(workload.Communes, workload.BtsX, workload.BtsY, radius, 1, CancellationToken.None),

            // A 64-gon loses 0.16 % of its disc: ours is never smaller, and larger by no more than that of the covered part.
            file => Differences(file, (row, id) => covered[id - 1] / area[id - 1] is var share && share >= row[1] - 1e-6 && share <= Math.Min(1, (1.0017 * row[1]) + 1e-6)),
            $"covered3km-{size}.csv");
    }

    private static PeerJob Voronoi(PeerWorkload workload, string size)
    {
        double[] sorted = [];
        return new PeerJob(
            $"5 service areas of {workload.PostX.Length:N0} points clipped to the outline (shapely)",
            "py_vector.py",
            "voronoi {data} {out} {n}",
            () => sorted = ServiceAreas.Of(workload.Communes, workload.PostX, workload.PostY, 1, CancellationToken.None).AreasSquareMetres,
            file =>
            {
                double[] ascending = [.. sorted.Order()];
                return Differences(file, (row, rank) => Math.Abs(row[1] - ascending[rank - 1]) <= 0.06 + (1e-8 * row[1]));
            },
            $"voronoi-post-{size}.csv");
    }

    /// <summary>Compares row by row; the first column is an identifier.</summary>
    internal static string? Differences(string file, Func<double[], int, bool> same)
    {
        int rows = 0, different = 0;
        string first = string.Empty;
        foreach (string line in File.ReadLines(file).Skip(1))
        {
            double[] row = [.. line.Split(',').Select(value => double.Parse(value, CultureInfo.InvariantCulture))];
            rows++;
            if (!same(row, (int)row[0]))
            {
                first = different++ == 0 ? line : first;
            }
        }

        return rows == 0 ? "no rows to compare" : different == 0 ? null : $"{different} of {rows} rows differ, first {first}";
    }
}
