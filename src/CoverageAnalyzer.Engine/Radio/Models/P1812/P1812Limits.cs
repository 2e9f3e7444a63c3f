using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Profiles;

namespace CoverageAnalyzer.Engine.Radio.Models.P1812;

/// <summary>What ITU-R P.1812-8 is made for.</summary>
/// <remarks>
/// Source: ITU-R P.1812-8, §1 and Table 1: 30 MHz to 6 GHz, 0.25 to about 3000 km, antennas 1 to 3000 m above the ground, 1 to 50 % of the time, 1 to 99 % of
/// the places. Outside: refused, but for paths below 0.25 km, which are worked out with a warning: cells near a mast want an answer, the formulas go to free space there.
/// Paths of fewer than five points are worked out with a warning; one without points between its ends is taken as clear.
/// </remarks>
public static class P1812Limits
{
    /// <summary>Shortest path the Recommendation speaks of, in km.</summary>
    public const double ShortestKilometres = 0.25;

    /// <summary>Longest path in km.</summary>
    public const double LongestKilometres = 3000;

    private const string Model = "P.1812";

    /// <summary>Why the model does not answer, or null.</summary>
    /// <param name="profile">The path.</param>
    /// <param name="link">The link.</param>
    public static LocalizedText? Refusal(TerrainProfile profile, RadioLink link)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return RangeRefusal.Path(profile)
            ?? Refusal(link)
            ?? RangeRefusal.Outside(profile.LengthKilometres, 0, LongestKilometres, new("Độ dài đường truyền", "The length of the path"), "km", Model);
    }

    /// <summary>Why the model does not answer for such a link, whatever the path, or null.</summary>
    /// <param name="link">The link.</param>
    public static LocalizedText? Refusal(RadioLink link)
    {
        ArgumentNullException.ThrowIfNull(link);
        return RangeRefusal.Outside(link.FrequencyMHz, 30, 6000, new("Tần số", "The frequency"), "MHz", Model)
            ?? RangeRefusal.Outside(link.TransmitterHeightAboveGroundMetres, 1, 3000, new("Độ cao ăng-ten phát so với mặt đất", "The transmitting antenna's height above the ground"), "m", Model)
            ?? RangeRefusal.Outside(link.ReceiverHeightAboveGroundMetres, 1, 3000, new("Độ cao ăng-ten thu so với mặt đất", "The receiving antenna's height above the ground"), "m", Model)
            ?? RangeRefusal.Outside(link.TimePercent, 1, 50, new("Phần trăm thời gian", "The percentage of the time"), "%", Model)
            ?? RangeRefusal.Outside(link.LocationPercent, 1, 99, new("Phần trăm địa điểm", "The percentage of the places"), "%", Model)
            ?? (double.IsNaN(link.LocationDeviationDb) ? null : RangeRefusal.Outside(link.LocationDeviationDb, 0, 50, new("Độ lệch chuẩn theo địa điểm", "The deviation over places"), "dB", Model))
            ?? RangeRefusal.Outside(link.LocationSquareWidthMetres, 1, 1000, new("Bề rộng ô vuông của các địa điểm", "The width of the square of places"), "m", Model)
            ?? RangeRefusal.Outside(link.RefractivityGradient, 0, 150, LocalizedText.Same("ΔN"), "N/km", Model)
            ?? RangeRefusal.Outside(link.SeaLevelRefractivity, 200, 500, LocalizedText.Same("N₀"), "N", Model)
            ?? RangeRefusal.Outside(link.TransmitterLatitudeDegrees, -90, 90, new("Vĩ độ nơi phát", "The transmitter's latitude"), "°", Model)
            ?? RangeRefusal.Outside(link.ReceiverLatitudeDegrees, -90, 90, new("Vĩ độ nơi thu", "The receiver's latitude"), "°", Model)
            ?? RangeRefusal.Outside(link.TransmitterLongitudeDegrees, -360, 360, new("Kinh độ nơi phát", "The transmitter's longitude"), "°", Model)
            ?? RangeRefusal.Outside(link.ReceiverLongitudeDegrees, -360, 360, new("Kinh độ nơi thu", "The receiver's longitude"), "°", Model)
            ?? RangeRefusal.Outside(link.TransmitterToCoastKilometres, 0, 20_000, new("Khoảng cách từ nơi phát đến bờ biển", "The transmitter's distance to the coast"), "km", Model)
            ?? RangeRefusal.Outside(link.ReceiverToCoastKilometres, 0, 20_000, new("Khoảng cách từ nơi thu đến bờ biển", "The receiver's distance to the coast"), "km", Model);
    }

    /// <summary>What is near or below the edge of what the model is made for.</summary>
    /// <param name="profile">The path; not refused.</param>
    /// <param name="link">The link.</param>
    public static IReadOnlyList<LocalizedText> Warnings(TerrainProfile profile, RadioLink link)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(link);
        var warnings = new List<LocalizedText>();
        if (profile.LengthKilometres < ShortestKilometres)
        {
            warnings.Add(LocalizedText.Of(
                $"Đường truyền chỉ dài {profile.LengthKilometres * 1000:N0} m; P.1812 dùng từ 250 m trở lên.", $"The path is only {profile.LengthKilometres * 1000:N0} m long; P.1812 is for 250 m and more."));
        }

        if (profile.LengthKilometres > 0.9 * LongestKilometres)
        {
            warnings.Add(new LocalizedText("Đường truyền dài gần 3.000 km, giới hạn của P.1812.", "The path is near 3,000 km, the limit of P.1812."));
        }

        if (profile.Count < 5)
        {
            warnings.Add(LocalizedText.Of(
                $"Mặt cắt chỉ có {profile.Count} điểm: vật cản giữa các điểm không được tính.", $"The profile has only {profile.Count} points: obstacles between them do not count."));
        }

        if (link.FrequencyMHz is < 33 or > 5500)
        {
            warnings.Add(LocalizedText.Of(
                $"Tần số {link.FrequencyMHz:N1} MHz ở gần giới hạn của P.1812 (30 đến 6.000 MHz).", $"The frequency {link.FrequencyMHz:N1} MHz is near the limits of P.1812 (30 to 6,000 MHz)."));
        }

        if (Math.Max(link.TransmitterHeightAboveGroundMetres, link.ReceiverHeightAboveGroundMetres) > 2700)
        {
            warnings.Add(new LocalizedText("Ăng-ten cao gần 3.000 m, giới hạn của P.1812.", "An antenna is near 3,000 m above the ground, the limit of P.1812."));
        }

        return warnings;
    }
}
