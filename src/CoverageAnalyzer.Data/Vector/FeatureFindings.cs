using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Vector;

/// <summary>The findings every format makes about single features, in the same words.</summary>
/// <param name="file">File name.</param>
/// <param name="layer">Layer, where the file has several.</param>
/// <param name="findings">Takes them.</param>
/// <param name="keyOf">Key of a row of a database table, by its number.</param>
internal sealed class FeatureFindings(string file, string? layer, FindingLog findings, Func<long, string?>? keyOf = null)
{
    /// <summary>The greatest coordinate any known system has, by far: metres of a projection stay below 10⁸.</summary>
    public const double LargestCoordinate = 1e9;

    private static readonly LocalizedText LeftOut = LocalizedText.Of($"Đối tượng bị bỏ qua.", $"The feature was left out.");

    /// <summary>True for a coordinate that can be worked with.</summary>
    /// <param name="value">The coordinate.</param>
    public static bool IsUsable(double value) => Math.Abs(value) <= LargestCoordinate;

    /// <summary>A geometry that is not of its format.</summary>
    /// <param name="number">Feature, from 1.</param>
    /// <param name="why">What is wrong.</param>
    public void Unreadable(long number, LocalizedText why) =>
        findings.Add("geometry-unreadable", FindingRank.Error, Place(number), why, LeftOut);

    /// <summary>A coordinate that is not a number, infinite, or beyond anything on earth.</summary>
    /// <param name="number">Feature, from 1.</param>
    /// <param name="x">First coordinate.</param>
    /// <param name="y">Second coordinate.</param>
    public void UnusableCoordinate(long number, double x, double y)
    {
        bool finite = double.IsFinite(x) && double.IsFinite(y);
        findings.Add(
            finite ? "coordinate-out-of-range" : "coordinate-not-finite", FindingRank.Error, Place(number),
            finite
                ? LocalizedText.Of($"Tọa độ ({x:R}; {y:R}) nằm ngoài mọi hệ tọa độ.", $"The coordinate ({x:R}, {y:R}) lies outside every coordinate system.")
                : LocalizedText.Of($"Tọa độ không phải số hữu hạn ({x}; {y}).", $"The coordinate is not a finite number ({x}, {y})."),
            LeftOut);
    }

    /// <summary>A ring whose last vertex is not its first.</summary>
    /// <param name="number">Feature, from 1.</param>
    public void RingClosed(long number) => findings.Add(
        "ring-not-closed", FindingRank.Warning, Place(number),
        LocalizedText.Of($"Vòng ranh giới không khép kín.", $"A ring of the boundary is not closed."),
        LocalizedText.Of($"Đã khép kín bằng đỉnh đầu tiên.", $"It was closed with its first vertex."));

    /// <summary>A ring without area: fewer than three vertices.</summary>
    /// <param name="number">Feature, from 1.</param>
    public void RingDropped(long number) => findings.Add(
        "ring-too-short", FindingRank.Warning, Place(number),
        LocalizedText.Of($"Vòng ranh giới có ít hơn ba đỉnh.", $"A ring of the boundary has fewer than three vertices."),
        LocalizedText.Of($"Đã bỏ vòng này.", $"The ring was left out."));

    /// <summary>A value that is not of its field's type.</summary>
    /// <param name="number">Feature, from 1.</param>
    /// <param name="field">The field.</param>
    /// <param name="value">The value seen.</param>
    public void ValueUnreadable(long number, string field, string value) => findings.Add(
        "value-unreadable", FindingRank.Warning, Place(number) with { Field = field },
        LocalizedText.Of($"Giá trị '{Short(value)}' không đúng kiểu của cột.", $"The value '{Short(value)}' is not of the column's type."),
        LocalizedText.Of($"Coi như không có giá trị.", $"It was taken as unknown."));

    /// <summary>Text that holds escapes such as <c>\u1ea3</c> in place of letters.</summary>
    /// <param name="number">Feature where it was first met, from 1.</param>
    /// <param name="field">The field.</param>
    /// <param name="value">The value seen.</param>
    public void EscapesDecoded(long number, string field, string value) => findings.Add(
        "text-escapes-decoded", FindingRank.Info, Place(number) with { Field = field },
        LocalizedText.Of($"Cột '{field}' ghi chữ có dấu bằng mã thoát, ví dụ '{Short(value)}'.", $"Column '{field}' holds escapes in place of letters, for example '{Short(value)}'."),
        LocalizedText.Of($"Đã chuyển thành chữ.", $"They were turned into letters."));

    /// <summary>Any other finding about a feature.</summary>
    /// <param name="code">Stable name.</param>
    /// <param name="rank">How much it weighs.</param>
    /// <param name="number">Feature, from 1; null for the layer.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="action">What was done.</param>
    public void Add(string code, FindingRank rank, long? number, LocalizedText message, LocalizedText action) =>
        findings.Add(code, rank, number is long n ? Place(n) : new SourcePlace { File = file, Layer = layer }, message, action);

    private static string Short(string value)
    {
        string one = string.Concat(value.Take(60).Select(c => char.IsControl(c) ? ' ' : c));
        return value.Length > 60 ? one + "…" : one;
    }

    private SourcePlace Place(long number) => new() { File = file, Layer = layer, Record = number, Key = keyOf?.Invoke(number) };
}
