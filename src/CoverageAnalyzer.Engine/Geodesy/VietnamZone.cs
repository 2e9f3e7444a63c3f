namespace CoverageAnalyzer.Engine.Geodesy;

/// <summary>A projected system used in Viet Nam: a transverse Mercator zone of VN-2000 or of its predecessor Hanoi 1972.</summary>
/// <param name="EpsgCode">EPSG code, or null where the zone has none.</param>
/// <param name="Name">Name in the EPSG data set.</param>
/// <param name="CentralMeridianDegrees">Longitude of the central meridian.</param>
/// <param name="ScaleOnMeridian">Scale factor on the central meridian: 0.9999 (3°), 0.9996 (6°) or 1 (Gauss-Krüger).</param>
/// <param name="FalseEastingMetres">Easting of the central meridian.</param>
/// <param name="FalseNorthingMetres">Northing of the equator.</param>
/// <param name="Provinces">Provinces (as before the mergers) whose official meridian it is, in Vietnamese; empty for a national zone.</param>
/// <param name="IsCurrent">False for a zone kept only to read old files: a superseded datum or a deprecated code.</param>
public sealed record VietnamZone(
    int? EpsgCode,
    string Name,
    double CentralMeridianDegrees,
    double ScaleOnMeridian,
    double FalseEastingMetres,
    double FalseNorthingMetres,
    string Provinces,
    bool IsCurrent)
{
    /// <summary>All zones, by EPSG code.</summary>
    /// <remarks>
    /// Source: EPSG Geodetic Parameter Dataset (codes, names, parameters, areas of use; as carried by PROJ 9). Every provincial central meridian of
    /// Circular 973/2001/TT-TCĐC has a code there. VN-2000 / UTM zone 47N has none; it is listed because users name it, although no land of
    /// Viet Nam lies in it. The deprecated codes 6956–6959 have easting and northing offsets interchanged; they are what EPSG defines, so
    /// that files made with them come back as they were.
    /// </remarks>
    public static IReadOnlyList<VietnamZone> All { get; } =
    [
        new(2044, "Hanoi 1972 / Gauss-Kruger zone 18", 105, 1, 18_500_000, 0, "", false),
        new(2045, "Hanoi 1972 / Gauss-Kruger zone 19", 111, 1, 19_500_000, 0, "", false),
        new(3405, "VN-2000 / UTM zone 48N", 105, 0.9996, 500_000, 0, "", true),
        new(3406, "VN-2000 / UTM zone 49N", 111, 0.9996, 500_000, 0, "", true),
        new(5896, "VN-2000 / TM-3 zone 481", 102, 0.9999, 500_000, 0, "", true),
        Tm3(5897, "zone 482", 105, "Hà Nội, Hà Tây, Hà Nam, Ninh Bình, Thanh Hóa, Vĩnh Phúc, Cần Thơ, Bạc Liêu, Đồng Tháp, Hậu Giang"),
        Tm3(5898, "zone 491", 108, "Quảng Ngãi"),
        Tm3(5899, "107-45", 107.75, "Quảng Ninh, Đà Nẵng, Quảng Nam, Bà Rịa - Vũng Tàu, Đồng Nai, Lâm Đồng"),
        new(6956, "VN-2000 / TM-3 zone 481 (deprecated)", 102, 0.9999, 0, 500_000, "", false),
        new(6957, "VN-2000 / TM-3 zone 482 (deprecated)", 105, 0.9999, 0, 500_000, "", false),
        new(6958, "VN-2000 / TM-3 zone 491 (deprecated)", 108, 0.9999, 0, 500_000, "", false),
        new(6959, "VN-2000 / TM-3 Da Nang zone (deprecated)", 107.75, 0.9999, 0, 500_000, "", false),
        Tm3(9205, "103-00", 103, "Điện Biên, Lai Châu"),
        Tm3(9206, "104-00", 104, "Sơn La"),
        Tm3(9207, "104-30", 104.5, "Cà Mau, Kiên Giang"),
        Tm3(9208, "104-45", 104.75, "An Giang, Lào Cai, Nghệ An, Phú Thọ, Yên Bái"),
        Tm3(9209, "105-30", 105.5,
            "Bắc Ninh, Hà Giang, Hà Tĩnh, Hải Dương, Hưng Yên, Nam Định, Sóc Trăng, Tây Ninh, Thái Bình, Trà Vinh, Vĩnh Long"),
        Tm3(9210, "105-45", 105.75, "Hải Phòng, Thành phố Hồ Chí Minh, Bến Tre, Bình Dương, Cao Bằng, Long An, Tiền Giang"),
        Tm3(9211, "106-00", 106, "Hòa Bình, Quảng Bình, Tuyên Quang"),
        Tm3(9212, "106-15", 106.25, "Bình Phước, Quảng Trị"),
        Tm3(9213, "106-30", 106.5, "Bắc Kạn, Thái Nguyên"),
        Tm3(9214, "107-00", 107, "Bắc Giang, Thừa Thiên Huế"),
        Tm3(9215, "107-15", 107.25, "Lạng Sơn"),
        Tm3(9216, "107-30", 107.5, "Kon Tum"),
        Tm3(9217, "108-15", 108.25, "Bình Định, Khánh Hòa, Ninh Thuận"),
        Tm3(9218, "108-30", 108.5, "Bình Thuận, Đắk Lắk, Đắk Nông, Gia Lai, Phú Yên"),
        new(null, "VN-2000 / UTM zone 47N", 99, 0.9996, 500_000, 0, "", false),
    ];

    /// <summary>The 3° zone of VN-2000 that fits a place: the one whose central meridian is nearest, an official one of a province before another.</summary>
    /// <remarks>Where two are equally near, the western one.</remarks>
    /// <param name="longitudeDegrees">Longitude.</param>
    /// <param name="latitudeDegrees">Latitude.</param>
    /// <returns>Null outside 100–112° E, 6–25° N: VN-2000 says nothing there.</returns>
    public static VietnamZone? At(double longitudeDegrees, double latitudeDegrees) =>
        longitudeDegrees is >= 100 and <= 112 && latitudeDegrees is >= 6 and <= 25
            ? All.Where(z => z is { IsCurrent: true, ScaleOnMeridian: 0.9999, Provinces.Length: > 0 })
                .MinBy(z => (Math.Abs(z.CentralMeridianDegrees - longitudeDegrees), z.CentralMeridianDegrees))
            : null;

    /// <summary>The 3° zone of VN-2000 that is official in a province.</summary>
    /// <param name="text">A text that names the province with its accents, such as the name of a study.</param>
    /// <returns>Null where the text names no province.</returns>
    public static VietnamZone? OfProvince(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return All.FirstOrDefault(z => z.IsCurrent && z.Provinces.Length > 0 && Array.Exists(z.Provinces.Split(", "), p => text.Contains(p, StringComparison.OrdinalIgnoreCase)));
    }

    private static VietnamZone Tm3(int code, string zone, double meridian, string provinces) =>
        new(code, $"VN-2000 / TM-3 {zone}", meridian, 0.9999, 500_000, 0, provinces, true);
}
