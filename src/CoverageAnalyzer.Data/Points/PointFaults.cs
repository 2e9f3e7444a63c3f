using System.Globalization;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;

namespace CoverageAnalyzer.Data.Points;

/// <summary>The faults of one block: the first of each kind whole, the rest counted, so that a block of bad rows stays small.</summary>
internal sealed class PointFaults
{
    private static readonly int Kinds = Enum.GetValues<PointFaultKind>().Length;

    private readonly List<PointFault> kept = [];
    private readonly long[] counts = new long[Kinds];
    private List<LeftRow>? left;

    /// <summary>Rows left to the reader of small files, in their order.</summary>
    public IReadOnlyList<LeftRow> Left => left ?? (IReadOnlyList<LeftRow>)[];

    /// <summary>Leaves a row to the reader of small files.</summary>
    /// <param name="row">The row.</param>
    public void Leave(LeftRow row) => (left ??= []).Add(row);

    /// <summary>Counts rows that were to be left as faults.</summary>
    /// <param name="first">How many are left all the same.</param>
    public void RejectLeftFrom(int first)
    {
        foreach (LeftRow row in Left.Skip(first))
        {
            Add(row.Fault, row.Number, row.IsSecond, () => CellText.Shown(row.Cells.Count > 0 ? string.Join(' ', row.Cells) : string.Empty));
        }
    }

    /// <summary>The faults kept, in the order of the rows.</summary>
    public IEnumerable<PointFault> Kept => kept.OrderBy(f => f.Row);

    /// <summary>Rows that are not used.</summary>
    public long Rejected { get; private set; }

    /// <summary>Adds a fault.</summary>
    /// <param name="kind">What is wrong.</param>
    /// <param name="row">Line or record.</param>
    /// <param name="isSecond">True where the second coordinate is at fault.</param>
    /// <param name="text">Makes what is shown of the row; called only where it is kept.</param>
    public void Add(PointFaultKind kind, long row, bool isSecond = false, Func<string>? text = null)
    {
        Rejected += IsUsed(kind) ? 0 : 1;
        if (counts[(int)kind]++ <= FindingLog.KeptPerCodeAndFile) // one more than a log keeps: it names the first that is only counted
        {
            kept.Add(new PointFault(kind, row, isSecond, text?.Invoke() ?? string.Empty));
        }
    }

    /// <summary>How many faults of a kind were only counted.</summary>
    /// <param name="kind">The kind.</param>
    public long Beyond(PointFaultKind kind) => Math.Max(0, counts[(int)kind] - FindingLog.KeptPerCodeAndFile - 1);

    /// <summary>True for a fault whose row is used all the same.</summary>
    /// <param name="kind">The kind.</param>
    public static bool IsUsed(PointFaultKind kind) => kind is PointFaultKind.Swapped or PointFaultKind.Short;

    /// <summary>Two coordinates as a message shows them: 1e300 in full is 300 digits of nothing.</summary>
    /// <param name="x">The first.</param>
    /// <param name="y">The second.</param>
    public static string Printed(double x, double y) => $"{Printed(x)}; {Printed(y)}";

    private static string Printed(double value) =>
        !double.IsFinite(value) ? value.ToString(CultureInfo.InvariantCulture) : value.ToString(Math.Abs(value) < 1e9 ? "0.######" : "0.###e+0", CultureInfo.InvariantCulture);
}
