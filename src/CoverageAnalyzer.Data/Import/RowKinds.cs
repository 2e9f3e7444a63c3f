using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Tells the rows of data from sums, remarks and district headings between and below them, and says what was taken for one.</summary>
internal sealed class RowKinds
{
    private const int MostCellsOfNote = 3;
    private const int MostCellsOfSection = 4;

    private static readonly string[] Totals =
        ["tong cong", "tong so", "tong", "cong", "cong chung", "tong cong toan tinh", "toan tinh", "total", "totals", "grand total", "sum", "subtotal"];

    private static readonly string[] TotalBeginnings = ["tong cong", "tong so", "cong huyen", "cong xa", "grand total"];

    private static readonly string[] NoteBeginnings =
        ["ghi chu", "chu thich", "nguon", "nguoi lap", "noi nhan", "ngay ", "note", "source", "remark", "thu truong", "giam doc", "ky ten", "lap bieu"];

    private static readonly string[] DistrictKinds = ["huyen", "quan", "thixa", "thanhpho", "tinh"];

    private readonly ValueTally totals = new();
    private readonly ValueTally notes = new();
    private readonly ValueTally sections = new();

    /// <summary>The district whose heading was met last, or empty.</summary>
    public string District { get; private set; } = string.Empty;

    /// <summary>Looks at a row that states no place.</summary>
    /// <param name="record">The row.</param>
    /// <param name="mayBeSection">False where the row has more than a name, so that it is no heading.</param>
    public RowKind Of(PointRecord record, bool mayBeSection = true)
    {
        string first = string.Empty, name = string.Empty;
        int filled = 0;
        foreach (string cell in record.Cells)
        {
            if (string.IsNullOrWhiteSpace(cell))
            {
                continue;
            }

            filled++;
            first = first.Length == 0 ? cell : first;
            name = name.Length == 0 && AdministrativeName.Parse(cell) is { IsEmpty: false } parsed && DistrictKinds.Contains(parsed.Kind) && filled <= 2 ? cell : name;
        }

        string plain = first.Length > 120 ? string.Empty : VietnameseText.ForSearch(first).Trim(' ', ':', '.', '*', '-', '(', ')');
        RowKind kind = Totals.Contains(plain) || Array.Exists(TotalBeginnings, t => plain.StartsWith(t, StringComparison.Ordinal)) ? RowKind.Total
            : filled <= MostCellsOfNote && (Array.Exists(NoteBeginnings, n => plain.StartsWith(n, StringComparison.Ordinal)) || plain.Contains(", ngay ", StringComparison.Ordinal)) ? RowKind.Note
            : mayBeSection && name.Length > 0 && filled <= MostCellsOfSection && (record.Code.Length == 0 || IsOrdinal(record.Code)) ? RowKind.Section
            : RowKind.Data;
        string shown = CellText.Shown(VietnameseText.Compose(kind == RowKind.Section ? name : first));
        switch (kind)
        {
            case RowKind.Total:
                totals.Add(record.Place, shown, shown);
                break;
            case RowKind.Note:
                notes.Add(record.Place, shown, shown);
                break;
            case RowKind.Section:
                sections.Add(record.Place, shown, shown);
                District = VietnameseText.Compose(name).Trim();
                break;
        }

        return kind;
    }

    /// <summary>Says what was taken for sums, remarks and headings.</summary>
    /// <param name="findings">Takes it.</param>
    public void Report(FindingLog findings)
    {
        totals.Report(
            findings, "total-row", FindingRank.Info,
            (n, a, _) => LocalizedText.Of($"{n:N0} hàng cộng, ví dụ '{a}'.", $"Rows of sums: {n:N0}, for example '{a}'."),
            _ => new("Không tính là điểm.", "Not taken for points."));
        notes.Report(
            findings, "note-row", FindingRank.Info,
            (n, a, _) => LocalizedText.Of($"{n:N0} hàng ghi chú, ví dụ '{a}'.", $"Rows of remarks: {n:N0}, for example '{a}'."),
            _ => new("Không tính là điểm.", "Not taken for points."));
        sections.Report(
            findings, "section-row", FindingRank.Info,
            (n, a, _) => LocalizedText.Of($"{n:N0} hàng là tên huyện đứng trên các dòng của huyện, ví dụ '{a}'.", $"Rows that name a district above its points: {n:N0}, for example '{a}'."),
            _ => new(
                "Không tính là điểm; các dòng bên dưới không ghi huyện được hiểu là thuộc huyện đó.",
                "Not taken for points; rows below that name no district were taken to belong to it."));
    }

    /// <summary>I, II, 1, A: the number of a section, not the code of a point.</summary>
    private static bool IsOrdinal(string code) =>
        code.Length <= 4 && (code.All(c => c is 'I' or 'V' or 'X' or '.') || code.Length == 1 || NumberText.Parse(code).Reading == NumberReading.Number);
}
