using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Reports.Documents;

/// <summary>The villages that lack a service, those of most households first.</summary>
internal static class VillageTable
{
    public static void Write(HtmlText html, ReportContent content)
    {
        if (content.Villages is not { } villages)
        {
            return;
        }

        html.Element("<h3>", LocalizedText.Of($"Thôn, bản thiếu dịch vụ", $"Villages lacking a service"), "</h3>\n<p>").Text(SummaryOf(content, villages)).Raw("</p>\n");
        VillageRow[] lacking =
        [
            .. VillageRow.Of(content).Where(v => v.Indicators.MobileCovered == Verdict.No || v.Indicators.WithinPostalLimit == Verdict.No || v.Indicators.Reasons.Count > 0)
                .OrderByDescending(v => double.IsNaN(v.Indicators.Village.Households) ? -1 : v.Indicators.Village.Households),
        ];
        if (lacking.Length == 0)
        {
            return;
        }

        LocalizedText caption = content.Radio is null
            ? LocalizedText.Of($"{lacking.Length:N0}\u00A0thôn, bản thiếu dịch vụ, nhiều hộ nhất xếp trước", $"{Counted.Of(lacking.Length, string.Empty, "village", "villages").English} without a service, most households first")
            : LocalizedText.Of(
                $"{lacking.Length:N0}\u00A0thôn, bản thiếu dịch vụ hoặc chưa chắc có sóng, nhiều hộ nhất xếp trước",
                $"{Counted.Of(lacking.Length, string.Empty, "village", "villages").English} without a service, or where coverage is not certain, most households first");

        string[] wanted = ["name", "commune", "district", "households", "electrified", "mobile_covered", "within_postal_limit", "reasons"];
        HtmlTable.Write(
            html,
            caption,
            HtmlTable.Filled(VillageColumns.All, wanted, lacking),
            lacking.Take(EligibilitySection.RowsShown));
        HtmlReport.More(html, lacking.Length - EligibilitySection.RowsShown, "villages.csv");
    }

    private static LocalizedText SummaryOf(ReportContent content, IReadOnlyList<VillageIndicators> villages)
    {
        List<LocalizedText> parts = [Counted.Of(villages.Count, "thôn, bản", "village", "villages")];
        if (villages.Any(v => v.MobileCovered != Verdict.NotComputed))
        {
            int without = villages.Count(v => v.MobileCovered == Verdict.No);
            parts.Add(LocalizedText.Of($"{without:N0} chưa được phủ sóng di động", $"{without:N0} without mobile coverage"));
            int uncertain = villages.Count(v => v.MobileCovered == Verdict.Undecidable);
            if (uncertain > 0)
            {
                parts.Add(LocalizedText.Of($"{uncertain:N0} chưa chắc có sóng", $"{uncertain:N0} where it is not certain"));
            }
        }

        if (villages.Any(v => v.WithinPostalLimit != Verdict.NotComputed))
        {
            int far = villages.Count(v => v.WithinPostalLimit == Verdict.No);
            parts.Add(LocalizedText.Of($"{far:N0} ở xa điểm bưu chính hơn {content.PostalLimitKilometres:0.##} km", $"{far:N0} farther than {content.PostalLimitKilometres:0.##} km from a postal point"));
        }

        int unpowered = villages.Count(v => v.Village.IsElectrified == false), approximate = villages.Count(v => v.Village.IsApproximate);
        if (unpowered > 0)
        {
            parts.Add(LocalizedText.Of($"{unpowered:N0} chưa có điện", $"{unpowered:N0} without electricity"));
        }

        if (approximate > 0)
        {
            parts.Add(LocalizedText.Of($"{approximate:N0} có vị trí gần đúng", $"{approximate:N0} at an approximate place"));
        }

        return new(string.Join("; ", parts.Select(p => p.Vietnamese)) + ".", string.Join("; ", parts.Select(p => p.English)) + ".");
    }
}
