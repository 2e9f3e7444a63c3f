using System.Globalization;
using CoverageAnalyzer.Engine.Language;
using ProjNet.CoordinateSystems;

namespace CoverageAnalyzer.Engine.Geodesy;

/// <summary>Decides how the datum of a WKT goes to WGS 84, and says so wherever the file did not.</summary>
internal static class WktDatum
{
    /// <summary>The shift of a datum.</summary>
    /// <param name="datum">The datum as parsed.</param>
    /// <param name="ellipsoid">Its ellipsoid.</param>
    /// <param name="note">What was decided in words, or null where nothing needs saying.</param>
    /// <returns>The shift, or null where the datum is, or is taken for, WGS 84.</returns>
    /// <exception cref="FormatException">TOWGS84 holds what is no number.</exception>
    public static DatumShift? ShiftOf(HorizontalDatum datum, Ellipsoid ellipsoid, out LocalizedText? note)
    {
        note = null;
        DatumShift? stated = Stated(datum, ellipsoid);
        string plain = string.Concat((datum.Name ?? string.Empty).Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        bool hanoi = plain.Contains("HANOI", StringComparison.Ordinal) || plain.Contains("HN72", StringComparison.Ordinal);
        bool vn2000 = plain.Contains("VN2000", StringComparison.Ordinal) || plain.Contains("VIETNAM2000", StringComparison.Ordinal)
            || (hanoi && ellipsoid == Ellipsoid.Wgs84);
        bool isZero = stated is not null && stated.Parameters.IndexOfAnyExcept(0.0) < 0;

        if (stated is not null && !(isZero && (vn2000 || hanoi)))
        {
            if (vn2000 || stated.HasParametersOf(DatumShift.CirculatingVn2000))
            {
                note = NoteOnStated(stated);
            }

            return isZero ? null : stated.HasParametersOf(DatumShift.Vn2000) ? DatumShift.Vn2000 : stated;
        }

        if (vn2000)
        {
            note = isZero
                ? LocalizedText.Of(
                    $"TOWGS84 của hệ VN-2000 toàn số 0, tức là không có tham số; đã dùng 7 tham số EPSG:6960 (nếu bỏ qua sẽ lệch khoảng {225} m).",
                    $"TOWGS84 of the VN-2000 datum is all zeros, a placeholder; the seven parameters of EPSG:6960 were applied (leaving them out would be about {225} m off).")
                : LocalizedText.Of(
                    $"Hệ VN-2000 được khai báo không kèm tham số chuyển sang WGS 84; đã dùng 7 tham số EPSG:6960 (nếu bỏ qua sẽ lệch khoảng {225} m).",
                    $"The VN-2000 datum is stated without a shift to WGS 84; the seven parameters of EPSG:6960 were applied (leaving them out would be about {225} m off).");
            return DatumShift.Vn2000;
        }

        if (hanoi)
        {
            note = LocalizedText.Of(
                $"Hệ Hà Nội 1972 (ellipsoid {ellipsoid.Name}) được khai báo không kèm tham số; đã dùng EPSG:1544, độ chính xác khoảng {5} m.",
                $"The Hanoi 1972 datum (ellipsoid {ellipsoid.Name}) is stated without a shift; EPSG:1544 was applied, good to about {5} m.");
            return DatumShift.Hanoi1972;
        }

        bool isWgs84 = plain is "WGS84" or "DWGS84" || plain.Contains("WGS1984", StringComparison.Ordinal)
            || plain.Contains("WORLDGEODETICSYSTEM1984", StringComparison.Ordinal) || plain.Contains("ITRF", StringComparison.Ordinal);
        if (!isWgs84)
        {
            string name = string.IsNullOrWhiteSpace(datum.Name) ? "?" : datum.Name;
            note = LocalizedText.Of(
                $"Cảnh báo: không biết tham số chuyển hệ quy chiếu '{name}' sang WGS 84; đã coi như WGS 84, vị trí có thể lệch tới vài trăm mét.",
                $"Warning: datum shift unknown for '{name}', treated as WGS 84; places may be off by up to some hundred metres.");
        }

        return null;
    }

    private static DatumShift? Stated(HorizontalDatum datum, Ellipsoid ellipsoid)
    {
        Wgs84ConversionInfo? p = datum.Wgs84Parameters;
        if (p is null)
        {
            return null;
        }

        double[] values = [p.Dx, p.Dy, p.Dz, p.Ex, p.Ey, p.Ez, p.Ppm];
        bool sane = Array.TrueForAll(values[..3], v => Math.Abs(v) < 1e5) && Array.TrueForAll(values[3..], v => Math.Abs(v) < 1e4);
        return sane ? new DatumShift("TOWGS84", ellipsoid, values) : throw new FormatException("The WKT's TOWGS84 is out of range.");
    }

    private static LocalizedText? NoteOnStated(DatumShift stated)
    {
        if (stated.HasParametersOf(DatumShift.Vn2000))
        {
            return null;
        }

        // How far the two put one place apart, measured in the middle of the country.
        double longitude = 107, latitude = 16.8, otherLongitude = longitude, otherLatitude = latitude;
        stated.ToWgs84(new Span<double>(ref longitude), new Span<double>(ref latitude));
        DatumShift.Vn2000.ToWgs84(new Span<double>(ref otherLongitude), new Span<double>(ref otherLatitude));
        double apart = EllipsoidalDistance.Metres(longitude, latitude, otherLongitude, otherLatitude);
        if (stated.HasParametersOf(DatumShift.CirculatingVn2000))
        {
            return LocalizedText.Of(
                $"TOWGS84 của tệp là chuỗi lưu hành phổ biến ở Việt Nam, có dấu ba góc xoay ngược với EPSG:6960. Đã dùng đúng như tệp ghi, vì tọa độ tạo bằng chuỗi này chỉ trở về đúng chỗ với chính nó; kết quả lệch {apart:N2} m so với EPSG:6960. Nếu tọa độ là số liệu đo đạc VN-2000, hãy ghi mã EPSG của hệ (ví dụ --crs EPSG:9212) để dùng EPSG:6960.",
                $"TOWGS84 of the file is the string that circulates in Viet Nam, with the three rotations signed contrary to EPSG:6960. It was applied as written, because coordinates made with it come back only with it; the result is {apart:N2} m from EPSG:6960. If the coordinates are surveyed VN-2000 ones, state the system's EPSG code (for example --crs EPSG:9212) to use EPSG:6960.");
        }

        string parameters = string.Join(", ", stated.Parameters.ToArray().Select(p => p.ToString("R", CultureInfo.InvariantCulture)));
        return LocalizedText.Of(
            $"Đã dùng TOWGS84 của tệp ({parameters}); kết quả lệch {apart:N2} m so với EPSG:6960.",
            $"TOWGS84 of the file was applied ({parameters}); the result is {apart:N2} m from EPSG:6960.");
    }
}
