using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Topology;

/// <summary>Which units lie on either side of each piece of boundary, and what follows: rims of overlaps, and open sides.</summary>
internal sealed class PieceSides
{
    private const int PiecesPerTask = 2_048;

    private PieceSides(SortedDictionary<(int A, int B), OverlapSum> overlaps, List<OpenPiece> openPieces)
    {
        Overlaps = overlaps;
        OpenPieces = openPieces;
    }

    /// <summary>Overlap of each pair of units that share ground.</summary>
    public SortedDictionary<(int A, int B), OverlapSum> Overlaps { get; }

    /// <summary>The pieces with no unit on one side.</summary>
    public List<OpenPiece> OpenPieces { get; }

    /// <summary>Decides the sides of all pieces.</summary>
    /// <param name="pieces">The pieces.</param>
    /// <param name="unitCount">Number of units.</param>
    /// <param name="threads">Threads to use.</param>
    /// <param name="cancellation">Stops between tasks.</param>
    public static PieceSides Of(BoundaryPieces pieces, int unitCount, int threads, CancellationToken cancellation)
    {
        var stabbing = new UnitStabbing(pieces, unitCount);
        int tasks = (pieces.Count + PiecesPerTask - 1) / PiecesPerTask;
        var results = new PieceSides[tasks];
        void Run(int task) => results[task] = OfRange(pieces, stabbing, task * PiecesPerTask, Math.Min(pieces.Count, (task + 1) * PiecesPerTask));
        if (threads == 1 || tasks < 2)
        {
            for (int task = 0; task < tasks; task++)
            {
                cancellation.ThrowIfCancellationRequested();
                Run(task);
            }
        }
        else
        {
            Parallel.For(0, tasks, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, Run);
        }

        var sum = new PieceSides([], []);
        foreach (PieceSides part in results)
        {
            sum.OpenPieces.AddRange(part.OpenPieces);
            foreach ((var pair, OverlapSum overlap) in part.Overlaps)
            {
                sum.Overlaps[pair] = sum.Overlaps.TryGetValue(pair, out OverlapSum before) ? before.Plus(overlap) : overlap;
            }
        }

        return sum;
    }

    private static PieceSides OfRange(BoundaryPieces pieces, UnitStabbing stabbing, int from, int to)
    {
        var result = new PieceSides([], []);
        var scratch = new List<int>();
        var left = new List<int>();
        var right = new List<int>();
        for (int p = from; p < to; p++)
        {
            stabbing.Sides(p, scratch, left, right);
            GridPoint a = pieces.From[p], b = pieces.To[p];
            if (left.Count == 0 && right.Count > 0)
            {
                result.OpenPieces.Add(new OpenPiece(b, a, [.. right]));
            }
            else if (right.Count == 0 && left.Count > 0)
            {
                result.OpenPieces.Add(new OpenPiece(a, b, [.. left]));
            }

            if (left.Count > 1)
            {
                result.AddPairs(left, right, a, b, stabbing);
            }

            if (right.Count > 1)
            {
                result.AddPairs(right, left, b, a, stabbing);
            }
        }

        return result;
    }

    /// <summary>The pairs that are together on the left of a → b but not on its right: Green's theorem along the rim of their overlap.</summary>
    private void AddPairs(List<int> left, List<int> right, GridPoint a, GridPoint b, UnitStabbing stabbing)
    {
        (long ax, long ay) = a;
        (long bx, long by) = b;
        double squared = ((double)(bx - ax) * (bx - ax)) + ((double)(by - ay) * (by - ay));
        for (int i = 0; i < left.Count; i++)
        {
            for (int j = i + 1; j < left.Count; j++)
            {
                if (right.Contains(left[i]) && right.Contains(left[j]))
                {
                    continue;
                }

                (long ox, long oy) = stabbing.CornerOf(left[i]);
                Int128 twice = ((Int128)(ax - ox) * (by - oy)) - ((Int128)(bx - ox) * (ay - oy));
                var piece = new OverlapSum(twice, squared, ax + bx, ay + by);
                Overlaps[(left[i], left[j])] = Overlaps.TryGetValue((left[i], left[j]), out OverlapSum before) ? before.Plus(piece) : piece;
            }
        }
    }
}
