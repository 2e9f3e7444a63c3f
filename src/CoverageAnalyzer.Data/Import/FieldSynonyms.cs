namespace CoverageAnalyzer.Data.Import;

/// <summary>The headers that are understood without being told: Vietnamese and English, as files of departments and of open data have them.</summary>
/// <remarks>
/// Headers are compared without accents, case, signs, a unit in brackets, or a year at the end: <c>Dân số 2009</c>, <c>DAN_SO</c> and
/// <c>population_2009</c> are one. Order in a list is the order of trust.
/// </remarks>
public static class FieldSynonyms
{
    /// <summary>Roles of a commune layer.</summary>
    public static IReadOnlyList<FieldRole> Communes { get; } =
    [
        new("code", ["commune code", "ma xa", "ma phuong xa", "ma xa phuong", "ma don vi hanh chinh", "ma dvhc", "madvhc", "ward code", "commune id", "cid", "ma", "code", "id", "objectid", "fid"]),
        new("name", ["name full", "ten day du", "full name", "ten xa", "ten xa phuong", "ten phuong xa", "ten dvhc", "ten don vi hanh chinh", "commune vn", "commune name", "ward name", "name", "ten", "commune", "ward", "xa", "phuong xa", "xa phuong"]),
        new("type", ["loai", "loai xa", "loai don vi", "type", "cap", "cap hanh chinh", "kind"]),
        new("district", ["district vn", "district", "ten huyen", "huyen", "quan huyen", "district name", "ten quan huyen", "huyen thi"]),
        new("districtCode", ["district code", "ma huyen", "ma quan huyen", "district id"]),
        new("province", ["province vn", "province", "ten tinh", "tinh", "tinh thanh", "tinh thanh pho", "province name"]),
        new("population", ["population", "dan so", "so dan", "nhan khau", "tong dan so", "pop", "people", "danso"]),
        new("areaHectares", ["area ha stat", "dien tich tu nhien", "dtich ha", "dien tich ha", "area ha", "dien tich", "dtich", "dt tu nhien", "dien tich km2", "area km2", "area sqkm", "area"]),
    ];

    /// <summary>Roles of a point file.</summary>
    public static IReadOnlyList<FieldRole> Points { get; } =
    [
        new("x", ["lon", "long", "lng", "longitude", "kinh do", "kd", "toa do x", "easting", "x", "point x", "x coord", "xcoord", "lon wgs84"]),
        new("y", ["lat", "latitude", "vi do", "vd", "toa do y", "northing", "y", "point y", "y coord", "ycoord", "lat wgs84"]),
        new("code", ["code", "ma", "ma buu cuc", "ma diem", "ma tram", "ma bts", "site id", "site code", "id", "stt", "pid"]),
        new("name", ["name", "ten", "ten buu cuc", "ten diem", "ten tram", "ten bts", "site name", "diem phuc vu", "buu cuc"]),
        new("type", ["type", "loai", "loai hinh", "loai diem", "loai buu cuc", "loai tram", "cap", "kind"]),
        new("province", ["province", "tinh", "tinh thanh", "tinh thanh pho", "ten tinh"]),
        new("district", ["district", "huyen", "quan huyen", "ten huyen", "quan"]),
        new("commune", ["commune", "ward", "xa", "phuong xa", "xa phuong", "ten xa", "ten phuong xa", "xa phuong thi tran", "phuong"]),
        new("communeCode", ["commune code", "ma xa", "ma phuong xa", "ma xa phuong", "ward code"]),
        new("address", ["address", "dia chi", "noi dat", "vi tri"]),
        new("radius", ["radius", "ban kinh", "ban kinh phu", "ban kinh phu song", "radius km", "radius m"]),
        new("radio", ["radio", "cong nghe", "technology", "loai song"]),
        new("operator", ["operator", "nha mang", "doanh nghiep", "net", "mnc"]),
        new("range", ["range"]),
        new("samples", ["samples"]),
    ];
}
