using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>One run of <see cref="NearestPointField.FromPlaces"/>.</summary>
internal static class NearestPlacesMeasurement
{
    private const int PlacesPerPiece = 4096;

    /// <summary>Does it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static NearestPointField Run(NearestPlacesRequest request, CancellationToken cancellation)
    {
        Check(request);
        int[] order = ByUnit(request, out int[] first, out var bounds);
        var points = new ServicePointSet(request.PointX.Span, request.PointY.Span);
        if (!points.Bounds.IsEmpty && !bounds.IsEmpty)
        {
            var trusted = bounds.Grown(1_000_000);
            bounds = bounds.Including(Math.Max(points.Bounds.MinX, trusted.MinX), Math.Max(points.Bounds.MinY, trusted.MinY))
                .Including(Math.Min(points.Bounds.MaxX, trusted.MaxX), Math.Min(points.Bounds.MaxY, trusted.MaxY));
        }

        var inverseScale = InverseScaleLattice.Create(bounds, request.ScaleFactor);
        float[] distance = new float[order.Length];
        ParallelWork.Run(
            (order.Length + PlacesPerPiece - 1) / PlacesPerPiece,
            request.Threads,
            () => new List<int>(),
            (piece, found) =>
            {
                var x = request.X.Span;
                var y = request.Y.Span;
                for (int i = piece * PlacesPerPiece; i < Math.Min(order.Length, (piece + 1) * PlacesPerPiece); i++)
                {
                    distance[i] = (float)GroundDistance.Nearest(points, inverseScale, x[order[i]], y[order[i]], found);
                }
            },
            cancellation);

        float[]? people = request.People.Length > 0 ? [.. order.Select(place => request.People.Span[place])] : null;
        return Sum(request, order, first, distance, people, hasPoints: points.X.Length > 0);
    }

    private static void Check(NearestPlacesRequest request)
    {
        int places = request.X.Length;
        if (request.UnitCount < 0 || request.Threads < 1)
        {
            throw new ArgumentException($"{request.UnitCount} units on {request.Threads} threads: at least 0 and 1 are needed.", nameof(request));
        }

        if (request.Y.Length != places || request.Unit.Length != places
            || (request.People.Length > 0 && request.People.Length != places)
            || (request.AreaSquareMetres.Length > 0 && request.AreaSquareMetres.Length != places)
            || (request.UnitPopulation.Length > 0 && request.UnitPopulation.Length != request.UnitCount))
        {
            throw new ArgumentException($"The arrays of {places} places and {request.UnitCount} units do not fit together.", nameof(request));
        }

        foreach (int unit in request.Unit.Span)
        {
            if (unit < -1 || unit >= request.UnitCount)
            {
                throw new ArgumentException($"Unit {unit} of a place is not in -1 … {request.UnitCount - 1}.", nameof(request));
            }
        }
    }

    private static int[] ByUnit(NearestPlacesRequest request, out int[] first, out Bounds bounds)
    {
        var unit = request.Unit.Span;
        var x = request.X.Span;
        var y = request.Y.Span;
        bounds = Bounds.Empty;
        first = new int[request.UnitCount + 1];
        bool[] isWanted = Wanted(request);
        for (int i = 0; i < unit.Length; i++)
        {
            if (unit[i] >= 0 && double.IsFinite(x[i]) && double.IsFinite(y[i]))
            {
                first[unit[i] + 1] += isWanted[unit[i]] ? 1 : 0;
                bounds = bounds.Including(x[i], y[i]); // of all, for the scale
            }
        }

        for (int u = 0; u < request.UnitCount; u++)
        {
            first[u + 1] += first[u];
        }

        int[] next = first[..^1];
        int[] order = new int[first[^1]];
        for (int i = 0; i < unit.Length; i++)
        {
            if (unit[i] >= 0 && isWanted[unit[i]] && double.IsFinite(x[i]) && double.IsFinite(y[i]))
            {
                order[next[unit[i]]++] = i;
            }
        }

        return order;
    }

    private static bool[] Wanted(NearestPlacesRequest request)
    {
        var isWanted = new bool[request.UnitCount];
        if (request.Wanted is null)
        {
            Array.Fill(isWanted, true);
            return isWanted;
        }

        foreach (int unit in request.Wanted)
        {
            isWanted[unit] = true;
        }

        return isWanted;
    }

    private static NearestPointField Sum(
        NearestPlacesRequest request, int[] order, int[] first, float[] distance, float[]? people, bool hasPoints)
    {
        var areas = request.AreaSquareMetres.Span;
        float limit = (float)(request.LimitKilometres * 1000);
        var runs = new List<DistanceRun>();
        int[] unitRun = new int[request.UnitCount + 1];
        var sums = new DistanceSums[request.UnitCount];
        for (int u = 0; u < request.UnitCount; u++)
        {
            sums[u] = DistanceSums.Zero;
            for (int from = first[u]; from < first[u + 1];)
            {
                double area = AreaOf(areas, order[from]);
                int to = from + 1;
                while (to < first[u + 1] && to - from < 256 && AreaOf(areas, order[to]) == area)
                {
                    to++;
                }

                runs.Add(new DistanceRun(0, 0, to - from, from, area));
                var part = distance.AsSpan(from..to);
                DistanceAccumulator.Add(ref sums[u], part, area, limit);
                if (people is not null)
                {
                    DistanceAccumulator.AddPeople(ref sums[u], part, people.AsSpan(from..to), people.AsSpan(from..to), limit);
                }

                from = to;
            }

            unitRun[u + 1] = runs.Count;
        }

        return new NearestPointField(
            distance, people, [.. runs], unitRun, sums, request.UnitPopulation.Span, hasPoints, !float.IsNaN(limit), hasAreas: areas.Length > 0, request.Threads);
    }

    private static double AreaOf(ReadOnlySpan<double> areas, int place) => areas.Length == 0 ? 1 : areas[place] > 0 ? areas[place] : 0;
}
