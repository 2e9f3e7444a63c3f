using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Import;

/// <summary>The rows of one file that are not used, kept whole up to a bound and counted beyond it: a file of a million bad rows stays small in memory.</summary>
/// <param name="file">The file.</param>
internal sealed class RejectedRows(string file)
{
    private readonly List<RejectedRow> kept = [];

    /// <summary>The rows kept, in order.</summary>
    public IReadOnlyList<RejectedRow> Kept => kept;

    /// <summary>All rows, those only counted included.</summary>
    public long Count { get; private set; }

    /// <summary>True while rows are still kept, so that nobody builds what is thrown away.</summary>
    public bool Keeps => kept.Count < TableLimits.RejectedRowsKept;

    /// <summary>Takes a row.</summary>
    /// <param name="row">The row, or null where <see cref="Keeps"/> says it would not be kept.</param>
    public void Add(RejectedRow? row)
    {
        Count++;
        if (row is not null && Keeps)
        {
            kept.Add(row);
        }
    }

    /// <summary>Says that rows were left off the list.</summary>
    /// <param name="findings">Takes it.</param>
    public void Report(FindingLog findings)
    {
        if (Count > kept.Count)
        {
            findings.Add(
                "rejected-rows-cut",
                FindingRank.Warning,
                new SourcePlace { File = file },
                LocalizedText.Of($"{Count:N0} dòng không dùng được.", $"{Count:N0} rows cannot be used."),
                LocalizedText.Of(
                    $"Danh sách các dòng bị loại chỉ giữ {kept.Count:N0} dòng đầu; hãy sửa nguyên nhân chung rồi chạy lại.",
                    $"The list of rejected rows keeps the first {kept.Count:N0}; mend what they have in common and run again."));
        }
    }
}
