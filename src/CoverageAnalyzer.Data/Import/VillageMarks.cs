using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Reads a column of yes and no: có, không, x, 1, 0, true, yes …</summary>
/// <param name="header">Header of the column, for findings.</param>
internal sealed class VillageMarks(string? header)
{
    private static readonly string[] Yes = ["co", "x", "1", "true", "yes", "y", "t", "da co", "v", "✓", "✔", "√", "☑", "dung"];
    private static readonly string[] No = ["khong", "0", "false", "no", "n", "f", "chua", "chua co", "khong co", "sai"];

    private readonly ValueTally blanks = new();
    private bool saysNo;
    private bool ticks;

    /// <summary>The answer in a cell; null where it is blank or cannot be read, which is a finding.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="place">Its row.</param>
    /// <param name="findings">Takes what cannot be read.</param>
    public bool? Read(string text, SourcePlace place, FindingLog findings)
    {
        if (header is null)
        {
            return null;
        }

        string plain = VietnameseText.ForSearch(text).Trim(' ', '.', '\t', '\u00A0');
        if (NumberText.IsMissing(plain))
        {
            blanks.Add(place with { Field = header }, string.Empty, string.Empty);
            return null;
        }

        if (Yes.Contains(plain))
        {
            ticks |= plain is "x" or "v" or "✓" or "✔" or "√" or "☑";
            return true;
        }

        if (No.Contains(plain))
        {
            saysNo = true;
            return false;
        }

        findings.Add(
            "yes-no-unreadable", FindingRank.Warning, place with { Field = header },
            LocalizedText.Of($"'{CellText.Shown(text)}' không phải là có hay không.", $"'{CellText.Shown(text)}' is neither yes nor no."),
            new("Coi như chưa biết; hãy ghi có, không, x, 1 hoặc 0.", "Taken as unknown; write yes, no, x, 1 or 0."));
        return null;
    }

    /// <summary>Says where a column has only ticks and blanks: a blank may mean no.</summary>
    /// <param name="findings">Takes it.</param>
    public void Report(FindingLog findings)
    {
        if (ticks && !saysNo)
        {
            blanks.Report(
                findings, "yes-no-blank", FindingRank.Warning,
                (n, _, _) => LocalizedText.Of($"{n:N0} ô trống trong cột chỉ có dấu đánh dấu.", $"{n:N0} cells are blank in a column of nothing but ticks."),
                _ => new("Coi như chưa biết; nếu ô trống nghĩa là không thì hãy ghi không.", "Taken as unknown; if a blank means no, write no."));
        }
    }
}
