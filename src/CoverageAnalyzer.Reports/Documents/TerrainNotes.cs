using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Reports.Documents;

/// <summary>How terrain, slope, border, island and the verdicts of rules come about, in plain words; what the study does not have is left out.</summary>
internal static class TerrainNotes
{
    /// <summary>Writes the notes.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="content">The report.</param>
    /// <param name="term">Writes a term with its meaning.</param>
    public static void Write(HtmlText html, ReportContent content, Action<HtmlText, LocalizedText, LocalizedText> term)
    {
        if (content.Communes.Any(c => c.Terrain is not null))
        {
            term(html, LocalizedText.Of($"Độ cao", $"Elevation"), WithNote(content.ElevationNote, LocalizedText.Of(
                $"Tỷ lệ diện tích ở từ một độ cao trở lên được tính trên toàn bộ diện tích tự nhiên của xã, kể cả mặt nước. Ô lưới bị ranh giới cắt chỉ tính phần nằm trong xã, diện tích ô lấy trên mặt elipxoit. Nơi chưa rõ độ cao vẫn nằm trong mẫu số; khi phần này quá lớn, xã được ghi là chưa xác định được.",
                $"The share at a height or higher is taken of the whole natural area of a commune, water included. A cell cut by the boundary counts by its part inside, with its area on the ellipsoid. Land of unknown height stays in the denominator; where there is too much of it the commune is undecidable.")));
            term(html, LocalizedText.Of($"Độ dốc", $"Slope"), LocalizedText.Of(
                $"Độ dốc là chênh cao chia cho khoảng cách ngang, tính bằng phần trăm: 15 % tương ứng 8,53°, không phải 15°.",
                $"Slope is rise over run, in percent: 15 % is 8.53°, not 15°."));
        }

        if (content.Communes.Any(c => c.Border != Verdict.NotComputed || c.SeaBorder != Verdict.NotComputed))
        {
            term(html, LocalizedText.Of($"Biên giới", $"Border"), LocalizedText.Of(
                $"Xã biên giới là xã có một phần ranh giới trùng với đường biên giới quốc gia trên đất liền. Hai lớp bản đồ không bao giờ khớp tuyệt đối nên ranh giới được coi là trùng khi cách nhau không quá một dung sai; độ dài trùng được ghi cho từng xã.",
                $"A border commune shares a part of its boundary with the national land border. Two layers never match exactly, so boundaries coincide within a tolerance; the length that coincides is given for each commune."));
        }

        if (content.Communes.Any(c => c.Island != Verdict.NotComputed))
        {
            term(html, LocalizedText.Of($"Hải đảo", $"Island"), LocalizedText.Of(
                $"Xã hải đảo là xã không nối với đất liền của tỉnh qua các xã liền kề nhau.",
                $"An island commune is one that no chain of adjoining communes connects with the mainland of the province."));
        }

        if (content.HasRules)
        {
            term(html, LocalizedText.Of($"Chưa xác định được", $"Undecidable"), LocalizedText.Of(
                $"Quy định cần một số liệu mà nghiên cứu chưa có, ví dụ lớp thôn, bản. Chương trình không đoán thay. Tệp eligibility.csv ghi từng bước xét của từng đơn vị.",
                $"The rule needs data the study does not have, such as a village layer. Nothing is guessed in its place. The file eligibility.csv holds every step for every unit."));
        }
    }

    private static LocalizedText WithNote(LocalizedText note, LocalizedText text) =>
        note.IsEmpty ? text : new($"{note.Vietnamese} {text.Vietnamese}", $"{note.English} {text.English}");
}
