using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports;

namespace CoverageAnalyzer.Cli.Terminal;

/// <summary>Prints inputs and findings for people, and as plain values for JSON.</summary>
internal static class FindingList
{
    private const int MostErrorsPerKind = 20, MostPerKind = 3;

    /// <summary>Kinds that are told in full: each of them is a guess for the user to look over.</summary>
    private static readonly string[] ToldInFull = ["field-guessed", "crs-not-stated", "crs-assumed", "crs-recognised", "crs-zone-doubtful"];

    /// <summary>Prints what each input is and how that was decided.</summary>
    /// <param name="session">The call.</param>
    /// <param name="inputs">The inputs.</param>
    public static void Say(Session session, IEnumerable<ReportInput> inputs)
    {
        foreach (ReportInput input in inputs)
        {
            LocalizedText role = RoleOf(input.Role);
            session.Say(new LocalizedText($"{role.Vietnamese}: {input.File}", $"{role.English}: {input.File}"));
            session.Say(LocalizedText.Of($"  định dạng {input.Format}, {input.Rows:N0} dòng dùng được", $"  format {input.Format}, {input.Rows:N0} usable rows"));
            session.Say(LocalizedText.Of($"  hệ tọa độ: {input.Crs.Vietnamese}", $"  coordinate system: {input.Crs.English}"));
            if (!input.Encoding.IsEmpty)
            {
                session.Say(LocalizedText.Of($"  bảng mã: {input.Encoding.Vietnamese}", $"  text encoding: {input.Encoding.English}"));
            }
        }
    }

    /// <summary>Prints findings: the heaviest first, a few of each kind and the number of the rest.</summary>
    /// <param name="session">The call.</param>
    /// <param name="findings">The findings.</param>
    public static void Say(Session session, IReadOnlyList<Finding> findings)
    {
        bool isFolded = false;
        foreach (FindingRank rank in (ReadOnlySpan<FindingRank>)[FindingRank.Error, FindingRank.Warning, FindingRank.Info])
        {
            List<IGrouping<string, Finding>> kinds = [.. findings.Where(f => f.Rank == rank).GroupBy(f => f.Code, StringComparer.Ordinal)];
            if (kinds.Count == 0)
            {
                continue;
            }

            session.Say(LocalizedText.Empty);
            session.Say(rank switch
            {
                FindingRank.Error => new("Lỗi:", "Errors:"),
                FindingRank.Warning => new("Cảnh báo:", "Warnings:"),
                _ => new("Thông tin:", "Notes:"),
            });
            foreach (IGrouping<string, Finding> kind in kinds)
            {
                int most = rank == FindingRank.Error || ToldInFull.Contains(kind.Key) ? MostErrorsPerKind : MostPerKind;
                foreach (Finding f in kind.Take(most))
                {
                    session.Say(Line(f));
                }

                long rest = kind.Skip(most).Sum(f => f.Count);
                isFolded |= rest > 0;
                if (rest > 0)
                {
                    session.Say(LocalizedText.Of($"  … và {rest:N0} ghi nhận '{kind.Key}' nữa", $"  … and {rest:N0} more of '{kind.Key}'"));
                }
            }
        }

        long Count(FindingRank rank) => findings.Where(f => f.Rank == rank).Sum(f => f.Count);
        session.Say(LocalizedText.Empty);
        session.Say(LocalizedText.Of(
            $"Tổng cộng: {Count(FindingRank.Error):N0} lỗi, {Count(FindingRank.Warning):N0} cảnh báo, {Count(FindingRank.Info):N0} thông tin.",
            $"In all: {Count(FindingRank.Error):N0} errors, {Count(FindingRank.Warning):N0} warnings, {Count(FindingRank.Info):N0} notes."));
        if (isFolded)
        {
            session.Say(new(
                "Mỗi loại chỉ in vài dòng đầu; --json in đủ, và analyze hoặc count --out ghi đủ vào findings.csv.",
                "Only the first few of each kind are printed; --json prints them all, and analyze or count --out writes them all to findings.csv."));
        }
    }

    /// <summary>One finding on one line: where, what, what was done.</summary>
    /// <param name="finding">The finding.</param>
    public static LocalizedText Line(Finding finding) => new(
        $"  {finding.Place.In(ReportLanguage.Vietnamese)}: {finding.Message.Vietnamese} {finding.Action.Vietnamese}",
        $"  {finding.Place.In(ReportLanguage.English)}: {finding.Message.English} {finding.Action.English}");

    private static LocalizedText RoleOf(string role) => role switch
    {
        "communes" => new("Ranh giới xã", "Communes"),
        "points" => new("Điểm", "Points"),
        "postalPoints" => new("Điểm bưu chính", "Postal points"),
        "btsSites" => new("Trạm BTS", "BTS sites"),
        "population" => new("Lưới dân số", "Population raster"),
        "elevation" => new("Độ cao", "Elevation"),
        "landCover" => new("Lớp phủ bề mặt", "Land cover"),
        "clutter" => new("Độ cao cây, nhà theo lớp phủ", "Clutter classes"),
        "villages" => new("Thôn, bản", "Villages"),
        "measurements" => new("Điểm đo sóng", "Measured points"),
        "nationalBorder" => new("Biên giới quốc gia", "National border"),
        "btsDefaults" => new("Giá trị mặc định của trạm", "Defaults of sites"),
        "patterns" => new("Giản đồ anten", "Antenna pattern"),
        _ => LocalizedText.Same(role),
    };

    /// <summary>Inputs as plain values.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="language">The language.</param>
    public static object ToJson(IEnumerable<ReportInput> inputs, ReportLanguage language) => inputs.Select(i => new Dictionary<string, object?>
    {
        ["role"] = i.Role,
        ["file"] = i.File,
        ["format"] = i.Format,
        ["crs"] = i.Crs.In(language),
        ["encoding"] = i.Encoding.In(language),
        ["rows"] = i.Rows,
        ["sha256"] = i.Sha256,
    }).ToArray();

    /// <summary>Findings as plain values.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="language">The language.</param>
    public static object ToJson(IEnumerable<Finding> findings, ReportLanguage language) => findings.Select(f => new Dictionary<string, object?>
    {
        ["code"] = f.Code,
        ["rank"] = f.Rank.ToString().ToLowerInvariant(),
        ["place"] = f.Place.In(language),
        ["message"] = f.Message.In(language),
        ["action"] = f.Action.In(language),
        ["count"] = f.Count,
    }).ToArray();
}
