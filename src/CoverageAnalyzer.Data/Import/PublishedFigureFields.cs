using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Import;

/// <summary>The headers of a table of published figures that are understood without being told, Vietnamese and English.</summary>
/// <remarks>Compared as those of <see cref="FieldSynonyms"/>: without accents, case, signs, a unit in brackets, or a year at the end.</remarks>
public static class PublishedFigureFields
{
    /// <summary>The roles.</summary>
    public static IReadOnlyList<FieldRole> All { get; } =
    [
        Role("radius", new("Bán kính phục vụ bình quân", "Average service radius"),
        [
            "published radius km", "average service radius km", "average service radius", "ban kinh phuc vu binh quan", "ban kinh phuc vu bq", "ban kinh phuc vu",
            "ban kinh binh quan", "ban kinh bq", "ban kinh", "ban kinh km", "ban kinh m", "service radius", "radius km", "radius m", "published radius", "radius",
            "km diem", "km per point",
        ]),
        Role("areaPerPoint", new("Diện tích phục vụ mỗi điểm", "Area per point"),
        [
            "published area per point km2", "area per point km2", "area per point", "area per office", "km2 per point", "dien tich phuc vu binh quan",
            "dien tich phuc vu", "dien tich binh quan mot diem", "dien tich mot diem", "dien tich tren mot diem", "km2 diem", "dien tich binh quan",
        ]),
        Role("peoplePerPoint", new("Số người mỗi điểm", "People per point"),
        [
            "published population per point", "published people per point", "population per point", "people per point", "people per office", "population per office",
            "so dan phuc vu binh quan mot diem", "so dan phuc vu binh quan", "dan so phuc vu binh quan", "so nguoi phuc vu binh quan", "so dan binh quan mot diem",
            "dan so mot diem", "dan so tren mot diem", "so dan mot diem", "so nguoi mot diem", "nguoi diem", "so dan phuc vu",
            "dan so binh quan diem", "dan so binh quan mot diem", "dan so binh quan tren diem", "dan so binh quan tren mot diem", "so dan binh quan diem", "dan so diem",
            "binh quan nguoi diem", "so nguoi diem", "so nguoi binh quan diem", "so nguoi binh quan mot diem",
        ]),
        Role("points", new("Số điểm", "Number of points"),
        [
            "points", "number of points", "so diem phuc vu buu chinh", "so diem phuc vu", "tong so diem phuc vu", "so diem buu chinh", "so diem", "tong so diem",
            "diem phuc vu buu chinh", "diem phuc vu", "so buu cuc", "buu cuc", "service points", "postal points", "post offices", "offices", "outlets",
        ]),
        Role("area", new("Diện tích", "Area"),
        [
            "area km2", "dien tich km2", "area sqkm", "dien tich tu nhien", "tong dien tich", "dien tich", "dtich", "area", "area ha", "dien tich ha", "area m2",
            "dien tich m2",
        ]),
        Role("population", new("Dân số", "Population"), ["population", "dan so", "tong dan so", "so dan", "nhan khau", "people", "pop"]),
        Role("place", new("Địa phương", "Place"),
        [
            "place", "dia phuong", "dia ban", "noi", "don vi", "ten don vi", "don vi hanh chinh", "khu vuc", "tinh thanh pho", "tinh thanh", "ten tinh", "tinh",
            "province", "quan huyen", "ten huyen", "huyen", "district", "phuong xa", "ten xa", "xa", "commune", "ward", "country", "quoc gia", "unit", "name", "ten",
        ]),
        Role("period", new("Thời điểm", "Period"), ["period", "year", "nam", "thoi diem", "thoi gian", "thoi ky", "ky", "date", "ngay"]),
        Role("pointsExact", new("Số điểm có chính xác không", "Whether the number of points is exact"), ["points exact", "so diem chinh xac", "diem chinh xac"]),
        Role("areaExact", new("Diện tích có chính xác không", "Whether the area is exact"), ["area exact", "dien tich chinh xac"]),
        Role("areaNote", new("Ghi chú về diện tích", "A note on the area"), ["area note", "ghi chu dien tich"]),
    ];

    private static FieldRole Role(string name, LocalizedText meaning, IReadOnlyList<string> synonyms) => new(name, meaning, FieldContent.Any, synonyms);
}
