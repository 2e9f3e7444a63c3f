using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Points;

/// <summary>Puts the faults of rows into words: the same codes and texts as for files that are read whole.</summary>
/// <param name="placeOf">Place of a row: its number, and whether the second coordinate is meant; null for the row as a whole.</param>
/// <param name="findings">Takes the findings.</param>
internal sealed class PointFaultWording(Func<long, bool?, SourcePlace> placeOf, FindingLog findings)
{
    private static readonly LocalizedText NotUsed = new(
        "Không dùng dòng này; hãy sửa trong tệp rồi chạy lại.", "The row is not used; mend it in the file and run again.");

    /// <summary>Adds the faults of a block; blocks come in the order of the file.</summary>
    /// <param name="faults">The faults.</param>
    public void Add(PointFaults faults)
    {
        var last = new Dictionary<PointFaultKind, Finding>();
        foreach (PointFault fault in faults.Kept)
        {
            Finding finding = Of(fault);
            last[fault.Kind] = finding;
            findings.Add(finding);
        }

        foreach ((PointFaultKind kind, Finding finding) in last.OrderBy(l => l.Key))
        {
            if (faults.Beyond(kind) > 0)
            {
                findings.Add(finding with { Count = faults.Beyond(kind) });
            }
        }
    }

    private Finding Of(PointFault fault)
    {
        (string code, LocalizedText message, LocalizedText action) = fault.Kind switch
        {
            PointFaultKind.NoPlace => (
                "point-without-place", new LocalizedText("dòng không có tọa độ.", "the row has no coordinates."), NotUsed),
            PointFaultKind.OneMissing => (
                "coordinate-missing", new LocalizedText("chỉ có một trong hai tọa độ.", "only one of the two coordinates is there."), NotUsed),
            PointFaultKind.Unreadable => (
                "coordinate-unreadable", LocalizedText.Of($"'{fault.Text}' không phải là tọa độ.", $"'{fault.Text}' is no coordinate."), NotUsed),
            PointFaultKind.Ambiguous => (
                "number-ambiguous",
                LocalizedText.Of(
                    $"'{fault.Text}' có thể là số thập phân hoặc hàng nghìn, các dòng đầu của tệp không cho biết.",
                    $"'{fault.Text}' could be a decimal or thousands, and the first rows of the file do not settle it."),
                NotUsed),
            PointFaultKind.Impossible => (
                "coordinate-impossible",
                LocalizedText.Of($"tọa độ ({fault.Text}) không phải một nơi trên mặt đất.", $"the coordinates ({fault.Text}) are no place on the ground."),
                NotUsed),
            PointFaultKind.Long => (
                "row-long",
                LocalizedText.Of($"dòng có {fault.Text} ô, nhiều hơn tiêu đề.", $"the line has {fault.Text} cells, more than the header."),
                new LocalizedText(
                    "Dòng không được dùng vì các ô có thể lệch cột; đặt ô chứa dấu phân cách trong dấu nháy kép.",
                    "The line was not used because its cells may stand in wrong columns; put cells that contain the delimiter in quotes.")),
            PointFaultKind.CutShort => (
                "row-cut-short",
                LocalizedText.Of($"tệp kết thúc giữa một cặp tọa độ ({fault.Text} byte thừa).", $"the file ends in the middle of a pair of coordinates ({fault.Text} bytes too many)."),
                new LocalizedText("Không dùng phần thừa đó; hãy sao chép lại tệp từ bản gốc.", "The rest is not used; copy the file again from its source.")),
            PointFaultKind.Swapped => (
                "coordinate-swapped",
                LocalizedText.Of(
                    $"kinh độ và vĩ độ của dòng này đổi chỗ cho nhau ({fault.Text}).", $"longitude and latitude of this row are swapped ({fault.Text})."),
                new LocalizedText("Đã đổi lại: chỉ thứ tự này nằm trong vùng các xã.", "They were swapped back: only that order lies among the communes.")),
            _ => (
                "row-short",
                LocalizedText.Of($"dòng có {fault.Text} ô, ít hơn tiêu đề.", $"the line has {fault.Text} cells, fewer than the header."),
                new LocalizedText("Các ô thiếu ở cuối được coi là trống.", "The missing cells at the end were taken as empty.")),
        };
        bool isOfCell = fault.Kind is PointFaultKind.OneMissing or PointFaultKind.Unreadable or PointFaultKind.Ambiguous or PointFaultKind.Impossible or PointFaultKind.Swapped;
        return new Finding(
            code, PointFaults.IsUsed(fault.Kind) ? FindingRank.Warning : FindingRank.Error, placeOf(fault.Row, isOfCell ? fault.IsSecond : null), message, action);
    }
}
