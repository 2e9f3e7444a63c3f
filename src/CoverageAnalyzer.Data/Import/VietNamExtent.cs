using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Roughly where Viet Nam is: its mainland by bands of latitude, with the islands near the coast, and the island groups far out.</summary>
/// <remarks>
/// Good enough to doubt a zone whose meridian is half a degree off (50 km), and never meant to be a boundary: each band reaches
/// about 25 km over what a general map shows, so that land on a border is not doubted.
/// </remarks>
internal static class VietNamExtent
{
    private const double BandDegrees = 0.5;
    private const double SouthernmostBand = 8.0;

    /// <summary>Western and eastern limits of the bands, from 8° N on in half degrees: the least and the greatest of the band.</summary>
    private static readonly (double West, double East)[] Bands =
    [
        (103.2, 107.0), // 8.0 Côn Đảo
        (104.4, 107.0), // 8.5
        (103.2, 107.0), // 9.0 Thổ Chu
        (103.5, 107.2), // 9.5 Phú Quốc
        (103.5, 109.2), // 10.0 Phú Quý
        (104.1, 109.2), // 10.5
        (105.2, 109.4), // 11.0
        (105.5, 109.6), // 11.5
        (106.1, 109.7), // 12.0
        (107.1, 109.7), // 12.5
        (107.0, 109.7), // 13.0
        (107.0, 109.6), // 13.5
        (107.0, 109.5), // 14.0
        (107.1, 109.4), // 14.5
        (107.1, 109.4), // 15.0 Lý Sơn
        (106.9, 109.1), // 15.5
        (106.4, 108.7), // 16.0
        (106.1, 108.1), // 16.5
        (105.5, 107.7), // 17.0 Cồn Cỏ
        (105.2, 107.0), // 17.5
        (104.9, 106.8), // 18.0
        (104.2, 106.2), // 18.5
        (103.5, 106.2), // 19.0
        (103.6, 106.4), // 19.5
        (103.8, 108.0), // 20.0 Bạch Long Vĩ
        (103.0, 108.1), // 20.5 Cô Tô
        (102.5, 108.4), // 21.0
        (102.4, 108.4), // 21.5
        (101.9, 107.6), // 22.0
        (101.9, 107.2), // 22.5
        (104.1, 107.0), // 23.0
    ];

    /// <summary>Hoàng Sa and Trường Sa.</summary>
    private static readonly Bounds[] FarIslands = [new(110.8, 15.3, 113.2, 17.4), new(109.3, 6.3, 117.9, 12.3)];

    /// <summary>True where a place may be Vietnamese land.</summary>
    /// <param name="longitude">Longitude in degrees.</param>
    /// <param name="latitude">Latitude in degrees.</param>
    public static bool Contains(double longitude, double latitude)
    {
        if (Array.Exists(FarIslands, b => b.Contains(longitude, latitude)))
        {
            return true;
        }

        double band = Math.Floor((latitude - SouthernmostBand) / BandDegrees);
        return band >= 0 && band < Bands.Length && longitude >= Bands[(int)band].West && longitude <= Bands[(int)band].East;
    }
}
