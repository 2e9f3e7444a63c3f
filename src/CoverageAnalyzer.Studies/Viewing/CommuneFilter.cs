using CoverageAnalyzer.Engine.Gaps;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Reports;

namespace CoverageAnalyzer.Studies.Viewing;

/// <summary>Which communes are looked at: a commune fits where it meets every condition that is set.</summary>
public sealed record CommuneFilter
{
    /// <summary>A filter every commune fits.</summary>
    public static CommuneFilter None { get; } = new();

    /// <summary>Name of the district; empty: any.</summary>
    public string District { get; init; } = string.Empty;

    /// <summary>The verdict wanted on mountainous; null: any.</summary>
    public Verdict? Mountainous { get; init; }

    /// <summary>The verdict wanted on land border; null: any.</summary>
    public Verdict? Border { get; init; }

    /// <summary>The verdict wanted on island; null: any.</summary>
    public Verdict? Island { get; init; }

    /// <summary>The verdict wanted on deep-lying or remote; null: any.</summary>
    public Verdict? Remote { get; init; }

    /// <summary>The services wanted as lacking; null: any.</summary>
    public GapKind? Gap { get; init; }

    /// <summary>True where no condition is set.</summary>
    public bool IsEmpty => this == None;

    /// <summary>Whether a commune fits.</summary>
    /// <param name="content">The run.</param>
    /// <param name="index">Position of the commune.</param>
    public bool Fits(ReportContent content, int index)
    {
        ArgumentNullException.ThrowIfNull(content);
        return Fits(content.Communes[index]);
    }

    /// <summary>Whether a commune fits.</summary>
    /// <param name="commune">The commune.</param>
    public bool Fits(CommuneIndicators commune)
    {
        ArgumentNullException.ThrowIfNull(commune);
        bool postal = commune.PostalGap > GapLevel.None, mobile = commune.MobileGap > GapLevel.None;
        return (District.Length == 0 || commune.Commune.District == District)
            && Is(Mountainous, commune.Mountainous)
            && Is(Border, commune.Border)
            && Is(Island, commune.Island)
            && Is(Remote, commune.Remote)
            && Gap switch
            {
                null => true,
                GapKind.None => !postal && !mobile && (commune.PostalGap == GapLevel.None || commune.MobileGap == GapLevel.None),
                GapKind.Any => postal || mobile,
                GapKind.Postal => postal,
                GapKind.Mobile => mobile,
                _ => postal && mobile,
            };
    }

    private static bool Is(Verdict? wanted, Verdict verdict) => wanted is not Verdict w || verdict == w;
}
