using static CoverageAnalyzer.Data.Import.FieldContent;

namespace CoverageAnalyzer.Data.Import;

/// <summary>The headers that are understood without being told: Vietnamese and English, as files of departments and of open data have them.</summary>
/// <remarks>
/// Headers are compared without accents, case, signs, spaces, a unit in brackets, the name of a coordinate system, or a year at the end
/// (<see cref="HeaderText.Plain"/>): <c>Dân số 2009</c>, <c>DAN_SO</c> and <c>dan so</c> are one. Order in a list is the order of trust.
/// The list is published in <c>docs/column-names.md</c>; a test keeps the two equal.
/// </remarks>
public static class FieldSynonyms
{
    /// <summary>Roles of a commune layer.</summary>
    public static IReadOnlyList<FieldRole> Communes { get; } =
    [
        new("code", new("Mã xã", "Code of the commune"), Any,
            ["commune code", "mã xã", "mã phường xã", "mã xã phường", "mã đơn vị hành chính", "mã ĐVHC", "ward code", "commune id", "cid", "mã", "code", "id", "objectid", "fid"]),
        new("name", new("Tên xã", "Name of the commune"), Any,
            [
                "name full", "tên đầy đủ", "full name", "tên xã", "tên xã phường", "tên phường xã", "tên ĐVHC", "tên đơn vị hành chính", "commune vn", "commune name",
                "ward name", "name", "tên", "commune", "ward", "xã", "phường xã", "xã phường",
            ]),
        new("type", new("Loại đơn vị (xã, phường, thị trấn)", "Kind of unit"), Any,
            ["loại", "loại xã", "loại đơn vị", "type", "cấp", "cấp hành chính", "kind"]),
        new("district", new("Tên huyện", "Name of the district"), Any,
            ["district vn", "district", "tên huyện", "huyện", "quận huyện", "district name", "tên quận huyện", "huyện thị"]),
        new("districtCode", new("Mã huyện", "Code of the district"), Any,
            ["district code", "mã huyện", "mã quận huyện", "district id"]),
        new("province", new("Tên tỉnh", "Name of the province"), Any,
            ["province vn", "province", "tên tỉnh", "tỉnh", "tỉnh thành", "tỉnh thành phố", "province name"]),
        new("population", new("Dân số", "People"), Number,
            ["population", "dân số", "số dân", "nhân khẩu", "tổng dân số", "pop", "people", "danso"]),
        new("areaHectares", new("Diện tích tự nhiên", "Area as a land statistic"), Number,
            [
                "area ha stat", "diện tích tự nhiên", "dtich ha", "diện tích ha", "area ha", "diện tích", "dtich", "dt tự nhiên",
                "diện tích km2", "area km2", "area sqkm", "area",
            ]),
    ];

    /// <summary>Roles of a point file.</summary>
    public static IReadOnlyList<FieldRole> Points { get; } =
    [
        new("x", new("Kinh độ hoặc toạ độ X", "Longitude, or the first coordinate"), Coordinate,
            [
                "kinh độ", "longitude", "long", "lon", "lng", "kđ", "lon x", "long x",
                "toạ độ x", "x", "point x", "x coord", "xcoord", "coord x", "toạ độ đông", "easting", "east",
            ]) { DegreeSynonyms = 8 },
        new("y", new("Vĩ độ hoặc toạ độ Y", "Latitude, or the second coordinate"), Coordinate,
            [
                "vĩ độ", "latitude", "lat", "vđ", "lat y",
                "toạ độ y", "y", "point y", "y coord", "ycoord", "coord y", "toạ độ bắc", "northing", "north",
            ]) { DegreeSynonyms = 5 },
        new("coordinates", new("Cả hai toạ độ trong một ô", "Both coordinates in one cell"), CoordinatePair,
            [
                "toạ độ", "toạ độ gps", "toạ độ địa lý", "kinh vĩ độ", "vĩ độ kinh độ", "kinh độ vĩ độ", "lat lon", "lat long", "latlng",
                "lon lat", "long lat", "coordinates", "coordinate", "gps", "vị trí gps", "location", "vị trí", "vị trí toạ độ",
            ]),
        new("code", new("Mã điểm", "Code of the point"), Any,
            [
                "code", "mã", "mã bưu cục", "mã điểm", "mã trạm", "mã BTS", "mã trạm BTS", "mã cột", "site id", "site code", "post code", "mã bưu chính",
                "mã BC", "mã BĐ", "mã bưu điện", "mã số", "ký hiệu", "id", "pid", "STT",
            ]),
        new("name", new("Tên điểm", "Name of the point"), Any,
            [
                "name", "tên", "tên bưu cục", "tên điểm", "tên điểm phục vụ", "tên trạm", "tên BTS", "tên trạm BTS", "tên cột", "site name",
                "tên bưu điện", "điểm phục vụ", "bưu cục", "tên đơn vị",
            ]),
        new("type", new("Loại hình", "Kind of point"), Any,
            ["type", "loại", "loại hình", "loại điểm", "loại bưu cục", "loại trạm", "loại cột", "loại hình phục vụ", "cấp", "cấp bưu cục", "kind"]),
        new("province", new("Tỉnh", "Province"), Any,
            ["province", "tỉnh", "tỉnh thành", "tỉnh thành phố", "tỉnh tp", "tên tỉnh"]),
        new("district", new("Quận, huyện", "District"), Any,
            ["district", "huyện", "quận huyện", "huyện thị", "huyện thị xã thành phố", "huyện thành phố", "tên huyện", "quận"]),
        new("commune", new("Xã, phường, thị trấn", "Commune, ward or township"), Any,
            [
                "commune", "ward", "xã", "phường xã", "xã phường", "tên xã", "tên phường xã", "tên xã phường", "xã phường thị trấn",
                "phường xã thị trấn", "phường", "commune name", "ward name", "địa bàn xã",
            ]),
        new("communeCode", new("Mã xã", "Code of the commune"), Any,
            ["commune code", "mã xã", "mã phường xã", "mã xã phường", "mã ĐVHC", "mã đơn vị hành chính", "ward code"]),
        new("address", new("Địa chỉ", "Address"), Any,
            ["address", "địa chỉ", "nơi đặt", "địa điểm", "vị trí", "vị trí lắp đặt", "vị trí đặt trạm"]),
        new("radius", new("Bán kính phủ (km, hoặc m khi tiêu đề ghi (m))", "Coverage radius (km; m where the header says (m))"), Number,
            ["radius", "bán kính", "bán kính phủ", "bán kính phủ sóng", "bán kính phục vụ", "radius km", "radius m"]),
        new("radio", new("Công nghệ (2G, 3G, 4G, 5G)", "Technology"), Any,
            ["radio", "công nghệ", "technology", "loại sóng", "thế hệ", "mạng 2G 3G 4G"]),
        new("operator", new("Nhà mạng", "Operator"), Any,
            ["operator", "nhà mạng", "doanh nghiệp", "mạng", "đơn vị quản lý", "đơn vị sở hữu", "nhà khai thác", "net", "mnc"]),
        new("height", new("Độ cao cột (m)", "Height of the mast above ground (m)"), Number,
            ["height", "độ cao cột", "chiều cao cột", "độ cao anten", "chiều cao anten", "mast height", "antenna height", "tower height"]),
        new("frequency", new("Tần số (MHz, hoặc GHz khi dưới 10)", "Frequency (MHz; GHz below 10)"), Number,
            ["frequency", "tần số", "tần số phát", "băng tần", "frequency mhz", "freq", "freq mhz", "dl frequency"]),
        new("bandwidth", new("Độ rộng kênh (MHz)", "Width of the carrier (MHz)"), Number,
            ["bandwidth", "độ rộng kênh", "băng thông", "độ rộng băng tần", "bandwidth mhz", "channel bandwidth"]),
        new("power", new("Công suất phát (dBm, hoặc W khi tiêu đề ghi W)", "Transmit power (dBm; W where the header says W)"), Number,
            ["tx power", "transmit power", "công suất phát", "công suất", "power", "power dbm", "tx power dbm", "power w", "tx power w", "công suất w", "công suất dbm"]),
        new("eirp", new("EIRP (dBm, hoặc W khi tiêu đề ghi W)", "EIRP (dBm; W where the header says W)"), Number,
            ["eirp", "eirp dbm", "eirp w", "công suất bức xạ", "công suất bức xạ đẳng hướng"]),
        new("gain", new("Độ lợi anten (dBi)", "Antenna gain (dBi)"), Number, ["antenna gain", "gain", "độ lợi", "độ lợi anten", "tăng ích", "tăng ích anten", "gain dbi"]),
        new("azimuth", new("Hướng phát (độ từ hướng bắc)", "Azimuth (degrees from north)"), Number,
            ["azimuth", "góc phương vị", "phương vị", "hướng phát", "hướng anten", "góc hướng", "antenna direction"]),
        new("tilt", new("Góc nghiêng cơ (độ)", "Mechanical tilt (degrees)"), Number,
            ["mechanical tilt", "tilt", "downtilt", "m tilt", "mtilt", "góc nghiêng", "góc ngẩng", "góc cụp", "nghiêng cơ", "tilt cơ", "góc nghiêng cơ"]),
        new("electricalTilt", new("Góc nghiêng điện (độ)", "Electrical tilt (degrees)"), Number,
            ["electrical tilt", "e tilt", "etilt", "nghiêng điện", "tilt điện", "góc nghiêng điện"]),
        new("pattern", new("Tệp giản đồ anten", "Antenna pattern file"), Any,
            ["antenna pattern", "pattern", "giản đồ", "giản đồ anten", "giản đồ bức xạ", "loại anten", "antenna model"]),
        new("range", new("Tầm ước lượng (OpenCellID, m)", "Estimated range (OpenCellID, m)"), Number, ["range"]),
        new("samples", new("Số lần đo (OpenCellID)", "Measurements (OpenCellID)"), Number, ["samples"]),
    ];

    /// <summary>Roles of a village layer, points or polygons.</summary>
    public static IReadOnlyList<FieldRole> Villages { get; } =
    [
        .. Points.Where(r => r.Name is "x" or "y" or "coordinates"),
        new("code", new("Mã thôn, bản, khu phố", "Code of the village"), Any,
            [
                "village code", "mã thôn", "mã bản", "mã thôn bản", "mã khu phố", "mã tổ dân phố", "mã TDP", "mã ấp", "mã làng", "village id",
                "code", "mã", "mã số", "ký hiệu", "id", "objectid", "fid", "STT",
            ]),
        new("name", new("Tên thôn, bản, khu phố", "Name of the village"), Any,
            [
                "village name", "tên thôn", "tên bản", "tên thôn bản", "tên thôn bản khu phố", "tên khu phố", "tên tổ dân phố", "tên ấp", "tên làng",
                "thôn", "bản", "thôn bản", "thôn bản khu phố", "thôn khu phố", "khu phố", "tổ dân phố", "ấp", "làng", "village", "hamlet", "name", "tên",
            ]),
        new("type", new("Loại (thôn, bản, khu phố)", "Kind of village"), Any, ["type", "loại", "loại hình", "loại thôn", "kind"]),
        .. Points.Where(r => r.Name is "province" or "district" or "commune" or "communeCode" or "address"),
        new("households", new("Số hộ", "Households"), Number,
            ["households", "số hộ", "tổng số hộ", "số hộ dân", "hộ dân", "hộ gia đình", "hộ", "household", "number of households"]),
        new("population", new("Dân số", "People"), Number,
            ["population", "dân số", "số dân", "nhân khẩu", "số khẩu", "số nhân khẩu", "khẩu", "tổng dân số", "pop", "people", "danso"]),
        new("electrified", new("Có điện (có, không)", "Has electricity (yes, no)"), Any,
            ["electrified", "có điện", "có điện lưới", "đã có điện", "thôn có điện", "điện lưới", "điện", "electricity", "has electricity", "power"]),
        new("mountainous", new("Thôn miền núi (có, không)", "Mountainous village (yes, no)"), Any,
            ["mountainous", "thôn miền núi", "miền núi", "thôn bản miền núi", "thuộc miền núi", "là thôn miền núi", "mountain village"]),
    ];

    /// <summary>Roles of measured points of mobile coverage (drive tests).</summary>
    public static IReadOnlyList<FieldRole> Measurements { get; } =
    [
        .. Points.Where(r => r.Name is "x" or "y" or "coordinates"),
        new("dbm", new("Mức thu đo được (dBm)", "Measured power (dBm)"), Number,
            [
                "dBm", "RSRP", "RSRP dBm", "SS RSRP", "RSCP", "RSCP dBm", "RxLev", "RxLev dBm", "mức thu", "mức thu dBm", "cường độ tín hiệu", "cường độ thu", "mức tín hiệu",
                "signal dBm", "signal strength", "signal", "received power", "measured dBm", "level", "power",
            ]),
        new("time", new("Thời điểm đo", "When it was measured"), Any,
            ["time", "thời gian", "thời điểm", "thời điểm đo", "thời gian đo", "ngày giờ", "ngày đo", "giờ đo", "timestamp", "date time", "datetime", "measured at", "date"]),
        .. Points.Where(r => r.Name is "operator" or "radio"),
        new("clutter", new("Lớp phủ bề mặt (rừng, đô thị …)", "Clutter class (forest, town …)"), Any,
            ["clutter", "clutter class", "lớp phủ", "lớp phủ bề mặt", "lớp phủ mặt đất", "loại địa vật", "địa vật", "môi trường", "land cover", "land use", "environment", "morphology"]),
    ];

    /// <summary>Roles of an official list of communes.</summary>
    public static IReadOnlyList<FieldRole> UnitLists { get; } =
    [
        new("communeCode", new("Mã xã", "Code of the commune"), Any,
            ["commune code", "mã xã", "mã phường xã", "mã xã phường", "mã ĐVHC", "mã đơn vị hành chính", "ward code", "mã", "code", "mã số"]),
        new("commune", new("Xã, phường, thị trấn", "Commune, ward or township"), Any,
            [
                "commune", "tên xã", "xã", "tên xã phường", "tên phường xã", "xã phường thị trấn", "phường xã thị trấn", "xã phường", "phường xã", "phường",
                "ward", "commune name", "ward name", "tên đơn vị", "đơn vị", "đơn vị hành chính", "tên đơn vị hành chính", "name", "tên", "địa bàn",
            ]),
        .. Points.Where(r => r.Name is "district" or "province"),
    ];
}
