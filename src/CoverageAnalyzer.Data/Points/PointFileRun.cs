namespace CoverageAnalyzer.Data.Points;

/// <summary>The state all threads of one run share: blocks end in any order, their faults are told in the order of the file.</summary>
/// <param name="wording">Takes the faults.</param>
/// <param name="progress">Told the share of the file that is read, or null.</param>
internal sealed class PointFileRun(PointFaultWording wording, Action<double>? progress)
{
    private readonly Lock ending = new();
    /// <summary>Rows that are left to the reader of small files, whole in memory.</summary>
    public const int MostLeft = 20_000;

    private readonly Dictionary<long, PointFaults> waiting = [];
    private readonly List<LeftRow> left = [];
    private long sequence;
    private long told;
    private volatile bool hasFailed;

    /// <summary>True once a thread has ended in an exception: the others stop too.</summary>
    public bool HasFailed => hasFailed;

    /// <summary>Rows of all blocks.</summary>
    public long Rows { get; private set; }

    /// <summary>Rows that are not used.</summary>
    public long Rejected { get; private set; }

    /// <summary>Rows left to the reader of small files, in the order of the file.</summary>
    public IReadOnlyList<LeftRow> Left => left;

    /// <summary>Rows without coordinates that were too many to be left.</summary>
    public long LeftOut { get; private set; }

    /// <summary>Numbers the next block; one thread at a time.</summary>
    public long NextSequence() => sequence++;

    /// <summary>Notes that a thread ends in an exception.</summary>
    public void Fail() => hasFailed = true;

    /// <summary>Takes the result of a block.</summary>
    /// <param name="block">Its number.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="faults">What is wrong with them.</param>
    /// <param name="fraction">Share of the file that is read.</param>
    public void End(long block, long rows, PointFaults faults, double fraction)
    {
        lock (ending)
        {
            Rows += rows;
            waiting.Add(block, faults);
            while (waiting.Remove(told, out PointFaults? next))
            {
                int room = Math.Min(next.Left.Count, MostLeft - left.Count);
                left.AddRange(next.Left.Take(room));
                LeftOut += next.Left.Skip(room).LongCount(r => r.Fault == PointFaultKind.NoPlace);
                next.RejectLeftFrom(room);
                Rejected += next.Rejected;
                wording.Add(next);
                told++;
            }

            progress?.Invoke(fraction);
        }
    }
}
