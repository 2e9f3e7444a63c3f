using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Distance on the ground from every place of the units to the nearest point, ready to be summed up over any of the units.</summary>
/// <remarks>
/// Distances go from cell centres to the true places of the points, whatever unit a point stands in, and are right to 1 part in 10⁴ of the
/// length on the ellipsoid (plane length divided by the point scale factor in the middle). Which point is nearest is asked in the plane, and
/// where the scale could make a difference of 2.5 parts in 10⁵ between two points, on the ground. Figures of several units are the sums of their parts, so those of a province are those of its communes added up. Without a point
/// every distance is NaN.
/// Cells sample the area: with 100 m cells the mean of a commune of some 30 km² is off by up to 0.15 %, its 90th percentile by 0.4 %, its maximum
/// by 3 %. For figures over the area use <see cref="AreaDistances"/>, which is exact; cells are for people who are known by cell.
/// </remarks>
public sealed class NearestPointField
{
    // Of so many cells a sample says where to look first; a part of so many is work enough for a thread.
    private const int SampleFrom = 1 << 20;
    private const int PartCells = 1 << 16;
    private const int SampleBlock = 1024;
    private const int SampleCells = 8;
    private const double SampleMargin = 0.006;

    private readonly float[] distance;
    private readonly float[]? people;
    private readonly DistanceRun[] runs;
    private readonly int[] unitRun;
    private readonly DistanceSums[] sums;
    private readonly double[] peopleInCells;
    private readonly double[] spreadPeople;
    private readonly bool hasPoints;
    private readonly bool hasLimit;
    private readonly bool hasAreas;
    private readonly bool oneCellArea;
    private readonly int threads;

    internal NearestPointField(
        float[] distance, float[]? people, DistanceRun[] runs, int[] unitRun, DistanceSums[] sums,
        ReadOnlySpan<double> unitPopulation, bool hasPoints, bool hasLimit, bool hasAreas, int threads)
    {
        this.threads = threads;
        this.distance = distance;
        this.people = people;
        this.runs = runs;
        this.unitRun = unitRun;
        this.sums = sums;
        this.hasPoints = hasPoints;
        this.hasLimit = hasLimit;
        this.hasAreas = hasAreas;
        oneCellArea = Array.TrueForAll(runs, run => run.CellAreaSquareMetres == runs[0].CellAreaSquareMetres);
        peopleInCells = new double[sums.Length];
        spreadPeople = new double[sums.Length];
        for (int unit = 0; unit < sums.Length; unit++)
        {
            ref var sum = ref sums[unit];
            peopleInCells[unit] = people is null ? double.NaN : sum.People;
            if (!(sum.People > 0) && sum.Area > 0 && unit < unitPopulation.Length && unitPopulation[unit] > 0)
            {
                spreadPeople[unit] = unitPopulation[unit];
                sum.People = unitPopulation[unit];
                sum.PeopleDistance = unitPopulation[unit] * (sum.AreaDistance / sum.Area);
                sum.PeopleWithin = unitPopulation[unit] * (sum.AreaWithin / sum.Area);
            }
        }
    }

    /// <summary>Number of units.</summary>
    public int UnitCount => sums.Length;

    /// <summary>Number of places measured.</summary>
    public long Cells => distance.Length;

    /// <summary>Measures the distance from the centre of every cell of a grid that lies in a unit.</summary>
    /// <remarks>
    /// A cell centre in two overlapping units counts for the one with the lowest index. A unit that is left with fewer than 100 cells is
    /// measured on a finer grid of its own, laid over its bounds, and takes people from the cell each finer cell stands in; one so thin that
    /// no grid meets it, at its vertices. Only a unit without a polygon has no figures.
    /// Cost: time and memory go with the cells inside the units and hardly with the number of points.
    /// </remarks>
    /// <param name="request">Units, cells, points and options.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">Arrays that do not fit together, or a scale factor that is not above 0.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static NearestPointField Measure(NearestPointRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new NearestPointMeasurement(request).Run(cancellation);
    }

    /// <summary>Measures the distance from any places.</summary>
    /// <param name="request">Places, points and options.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">Arrays that do not fit together, or a scale factor that is not above 0.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static NearestPointField FromPlaces(NearestPlacesRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return NearestPlacesMeasurement.Run(request, cancellation);
    }

    /// <summary>The figures of every unit, on the threads of the measurement.</summary>
    /// <param name="units">The units; null: all.</param>
    public NearestPointSummary[] SummarizeEach(IReadOnlyList<int>? units = null)
    {
        var each = new NearestPointSummary[units?.Count ?? UnitCount];
        ParallelWork.Run(each.Length, threads, () => false, (i, _) => each[i] = Summarize(units?[i] ?? i), CancellationToken.None);
        return each;
    }

    /// <summary>The figures of one unit.</summary>
    /// <param name="unit">The unit.</param>
    public NearestPointSummary Summarize(int unit) => Summarize([unit]);

    /// <summary>The figures of several units together: a district, a province.</summary>
    /// <param name="units">The units, each once.</param>
    public NearestPointSummary Summarize(IReadOnlyList<int> units)
    {
        ArgumentNullException.ThrowIfNull(units);
        var total = DistanceSums.Zero;
        long cells = 0;
        double counted = double.NaN;
        foreach (int unit in units)
        {
            total.Add(sums[unit]);
            cells += CellsOf(unit);
            counted = double.IsNaN(counted) ? peopleInCells[unit] : counted + peopleInCells[unit];
        }

        bool measured = hasPoints && cells > 0;
        Span<double> p90 = stackalloc double[1];
        PercentilesKilometres(units, [0.9], DistanceWeight.Area, p90);
        return new NearestPointSummary
        {
            Cells = cells,
            AreaSquareKilometres = hasAreas ? total.Area / 1e6 : double.NaN,
            MeanKilometres = measured ? total.AreaDistance / total.Area / 1000 : double.NaN,
            P90Kilometres = p90[0],
            MaximumKilometres = measured ? total.MaximumMetres / 1000 : double.NaN,
            People = total.People > 0 || people is not null ? total.People : double.NaN,
            PeopleInCells = counted,
            PopulationMeanKilometres = measured && total.People > 0 ? total.PeopleDistance / total.People / 1000 : double.NaN,
            PopulationWithinLimitFraction = measured && hasLimit && total.People > 0 ? total.PeopleWithin / total.People : double.NaN,
            AreaWithinLimitFraction = measured && hasLimit ? total.AreaWithin / total.Area : double.NaN,
        };
    }

    /// <summary>Percentiles of the distance: each the smallest distance such that this fraction of the weight or more is no farther.</summary>
    /// <remarks>Cost: a few passes over the cells of the units, on the threads of the measurement where there are many.</remarks>
    /// <param name="units">The units, each once.</param>
    /// <param name="fractions">The percentiles, as fractions (0–1); at most 8.</param>
    /// <param name="weight">What they are taken over.</param>
    /// <param name="kilometres">Takes the percentiles; NaN where there is no point or no weight.</param>
    /// <exception cref="ArgumentException">More than 8 fractions, or no room for the results.</exception>
    public void PercentilesKilometres(IReadOnlyList<int> units, ReadOnlySpan<double> fractions, DistanceWeight weight, Span<double> kilometres)
    {
        ArgumentNullException.ThrowIfNull(units);
        if (fractions.Length > 8 || kilometres.Length < fractions.Length)
        {
            throw new ArgumentException($"{fractions.Length} fractions, room for {kilometres.Length} results; at most 8 at once.", nameof(fractions));
        }

        kilometres[..fractions.Length].Fill(double.NaN);
        double maximum = double.NegativeInfinity;
        foreach (int unit in units)
        {
            maximum = Math.Max(maximum, sums[unit].MaximumMetres);
        }

        if (!hasPoints || !(maximum >= 0))
        {
            return;
        }

        int[] parts = Parts(units, out long cells);
        Span<double> around = stackalloc double[2 * fractions.Length];
        if (cells < SampleFrom || !SampleAround(units, fractions, weight, maximum, cells, around))
        {
            around = [];
        }

        var percentiles = new DistancePercentiles(maximum, fractions, around, cells);
        do
        {
            Visit(units, parts, percentiles, (part, from, to) => Visit(units, from, to, weight, part.Weigh, part.Weigh));
        }
        while (percentiles.Narrow());

        if (percentiles.HasWeight)
        {
            Visit(units, parts, percentiles, (part, from, to) => Visit(units, from, to, weight, part.Collect, part.Collect));
            for (int f = 0; f < fractions.Length; f++)
            {
                kilometres[f] = percentiles.ResultMetres(f) / 1000;
            }
        }
    }

    // Units in parts of some thousand cells: the first of each, and the number of units at the end.
    private int[] Parts(IReadOnlyList<int> units, out long cells)
    {
        var parts = new List<int> { 0 };
        cells = 0;
        long inPart = 0;
        for (int k = 0; k < units.Count; k++)
        {
            int count = CellsOf(units[k]);
            if (inPart > 0 && inPart + count > PartCells)
            {
                parts.Add(k);
                inPart = 0;
            }

            cells += count;
            inPart += count;
        }

        parts.Add(units.Count);
        return [.. parts];
    }

    // Where a sample has each percentile a little less and a little more. It only says where to look first.
    private bool SampleAround(
        IReadOnlyList<int> units, ReadOnlySpan<double> fractions, DistanceWeight weight, double maximum, long cells, Span<double> around)
    {
        for (int f = 0; f < fractions.Length; f++)
        {
            around[2 * f] = Math.Clamp(fractions[f] - SampleMargin, 0, 1);
            around[(2 * f) + 1] = Math.Clamp(fractions[f] + SampleMargin, 0, 1);
        }

        var distances = new List<float>((int)(cells / SampleBlock * SampleCells));
        var weights = new List<float>(distances.Capacity);
        Visit(
            units, 0, units.Count, weight,
            (values, one) =>
            {
                for (int at = 0; at < values.Length; at += SampleBlock)
                {
                    int count = Math.Min(SampleCells, values.Length - at);
                    distances.AddRange(values.Slice(at, count));
                    weights.AddRange(Enumerable.Repeat((float)one, count));
                }
            },
            (values, each) =>
            {
                for (int at = 0; at < values.Length; at += SampleBlock)
                {
                    int count = Math.Min(SampleCells, values.Length - at);
                    distances.AddRange(values.Slice(at, count));
                    weights.AddRange(each.Slice(at, count));
                }
            });
        var sample = new DistancePercentiles(maximum, around, [], distances.Count);
        do
        {
            sample.Weigh(CollectionsMarshal.AsSpan(distances), CollectionsMarshal.AsSpan(weights));
        }
        while (sample.Narrow());

        if (!sample.HasWeight)
        {
            return false;
        }

        sample.Collect(CollectionsMarshal.AsSpan(distances), CollectionsMarshal.AsSpan(weights));
        for (int k = 0; k < around.Length; k++)
        {
            around[k] = sample.ResultMetres(k);
        }

        return true;
    }

    // One pass, part by part, added in the order of the parts.
    private void Visit(IReadOnlyList<int> units, int[] parts, DistancePercentiles percentiles, Action<DistancePercentiles, int, int> visit)
    {
        if (parts.Length <= 2)
        {
            visit(percentiles, 0, units.Count);
            return;
        }

        var taken = new DistancePercentiles[parts.Length - 1];
        ParallelWork.Run(
            taken.Length, threads, () => false,
            (p, _) =>
            {
                taken[p] = percentiles.Part();
                visit(taken[p], parts[p], parts[p + 1]);
            },
            CancellationToken.None);
        foreach (DistancePercentiles part in taken)
        {
            percentiles.Add(part);
        }
    }

    private int CellsOf(int unit) => unitRun[unit] == unitRun[unit + 1] ? 0 : StartOf(unit + 1) - StartOf(unit);

    private int StartOf(int unit) => unitRun[unit] < runs.Length ? runs[unitRun[unit]].Start : distance.Length;

    private void Visit(
        IReadOnlyList<int> units, int first, int end, DistanceWeight weight, Action<ReadOnlySpan<float>, double> evenly, Action<ReadOnlySpan<float>, ReadOnlySpan<float>> each)
    {
        for (int k = first; k < end; k++)
        {
            int unit = units[k];
            int start = StartOf(unit), count = CellsOf(unit);
            if (weight == DistanceWeight.People && spreadPeople[unit] == 0)
            {
                if (people is not null)
                {
                    each(distance.AsSpan(start, count), people.AsSpan(start, count));
                }
            }
            else if (weight == DistanceWeight.Area && oneCellArea)
            {
                evenly(distance.AsSpan(start, count), 1); // whole numbers: counts without rounding
            }
            else
            {
                double perArea = weight == DistanceWeight.Area ? 1 : spreadPeople[unit] / sums[unit].Area;
                for (int r = unitRun[unit]; r < unitRun[unit + 1]; r++)
                {
                    evenly(distance.AsSpan(runs[r].Start, runs[r].Cells), perArea * runs[r].CellAreaSquareMetres);
                }
            }
        }
    }
}
