using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Topology;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Finds the commune of a row with coordinates, and says where that is not plain.</summary>
/// <param name="communes">The communes.</param>
/// <param name="locator">Finds the commune of a place.</param>
/// <param name="matcher">Finds the commune a row names.</param>
/// <param name="findings">Takes what is noticed.</param>
internal sealed class CoordinatePlacement(CommuneLayer communes, CommuneLocator locator, CommuneNameMatcher matcher, FindingLog findings)
{
    private const int MostOverlapping = 8;

    /// <summary>Points farther than this from every commune are told together: a list of the whole country, or another place's.</summary>
    private const double FarMetres = 50_000;

    private readonly ValueTally far = new();

    private NearestUnit? nearest;

    /// <summary>Places a row; null where its coordinates are none.</summary>
    public PlacedRow? Place(PointTable table, PointRecord record, RejectedRows rejected)
    {
        double longitude = record.LongitudeDegrees, latitude = record.LatitudeDegrees;
        SourcePlace place = Named(record);
        if (!(Math.Abs(longitude) <= 180 && Math.Abs(latitude) <= 90))
        {
            var reason = LocalizedText.Of(
                $"Tọa độ nằm ngoài Trái Đất: kinh độ {longitude:G9}, vĩ độ {latitude:G9}.",
                $"The coordinates do not lie on the earth: longitude {longitude:G9}, latitude {latitude:G9}.");
            findings.Add("coordinate-out-of-range", FindingRank.Error, place, reason, LocalizedText.Of($"Bỏ qua dòng này.", $"The row was left out."));
            rejected.Add(new RejectedRow(record.Place, table.Headers, record.Cells, reason));
            return null;
        }

        Span<int> units = stackalloc int[MostOverlapping];
        int count = locator.LocateAll(longitude, latitude, units);
        if (count == 0)
        {
            ReportOutside(place, longitude, latitude);
            return new PlacedRow(table, record, longitude, latitude, null, false);
        }

        ReadOnlySpan<int> found = units[..Math.Min(count, MostOverlapping)];
        if (count > 1)
        {
            string names = string.Join(", ", found.ToArray().Select(u => $"{communes.Communes[u].Name} ({communes.Communes[u].Code})"));
            findings.Add(new Finding(
                "point-on-overlap",
                FindingRank.Info,
                place,
                LocalizedText.Of($"Điểm nằm trên chỗ {count} xã chồng lên nhau: {names}.", $"The point stands where {count} communes overlap: {names}."),
                LocalizedText.Of(
                    $"Tính vào xã có mã nhỏ nhất: {communes.Communes[found[0]].Code}.",
                    $"Counted for the one with the lowest code: {communes.Communes[found[0]].Code}."))
            {
                LongitudeDegrees = longitude,
                LatitudeDegrees = latitude,
            });
        }

        CompareWithNamed(record, place, found, longitude, latitude);
        return new PlacedRow(table, record, longitude, latitude, found[0], false);
    }

    /// <summary>Says how many points lie far from every commune.</summary>
    public void Report() => far.Report(
        findings,
        "points-far-outside",
        FindingRank.Warning,
        (n, vietnamese, english) => LocalizedText.Of(
            $"{n:N0} điểm cách mọi xã hơn {FarMetres / 1_000:N0} km (điểm này: {vietnamese}).",
            $"{n:N0} points lie more than {FarMetres / 1_000:N0} km from every commune (this one: {english})."),
        _ => new(
            "Giữ các điểm nhưng không tính cho xã nào; nếu tất cả đều như vậy, hãy kiểm tra hệ tọa độ hoặc tệp.",
            "They are kept but count for no commune; if all are like that, check the coordinate system or the file."));

    /// <summary>The row's place with the point's name, to recognise it by.</summary>
    public static SourcePlace Named(PointRecord record) =>
        record.Place.Name is null && record.Name.Length > 0 ? record.Place with { Name = record.Name } : record.Place;

    private void ReportOutside(SourcePlace place, double longitude, double latitude)
    {
        (int unit, double metres) = (nearest ??= new NearestUnit(communes.Polygons)).Find(longitude, latitude);
        if (metres > FarMetres)
        {
            LocalizedText where = LocalizedText.Of($"{metres / 1_000:N0} km", $"{metres / 1_000:N0} km");
            far.Add(place, where.Vietnamese, where.English);
            return;
        }

        LocalizedText near = unit < 0
            ? LocalizedText.Empty
            : metres < 1_000
                ? LocalizedText.Of(
                    $" Gần nhất là {communes.Communes[unit].Name} ({communes.Communes[unit].Code}), cách {metres:N0} m.",
                    $" The nearest is {communes.Communes[unit].Name} ({communes.Communes[unit].Code}), {metres:N0} m away.")
                : LocalizedText.Of(
                    $" Gần nhất là {communes.Communes[unit].Name} ({communes.Communes[unit].Code}), cách {metres / 1_000:N2} km.",
                    $" The nearest is {communes.Communes[unit].Name} ({communes.Communes[unit].Code}), {metres / 1_000:N2} km away.");
        findings.Add(new Finding(
            "point-outside",
            FindingRank.Warning,
            place,
            new LocalizedText($"Điểm không nằm trong xã nào.{near.Vietnamese}", $"The point stands in no commune.{near.English}"),
            LocalizedText.Of(
                $"Giữ điểm: tính cho khoảng cách và phạm vi phục vụ, không tính cho xã nào.",
                $"Kept: it counts for distances and coverage, but for no commune."))
        {
            LongitudeDegrees = longitude,
            LatitudeDegrees = latitude,
        });
    }

    private void CompareWithNamed(PointRecord record, SourcePlace place, ReadOnlySpan<int> found, double longitude, double latitude)
    {
        if ((record.CommuneCode.Length == 0 && record.CommuneName.Length == 0)
            || matcher.Match(record).CommuneIndex is not int named || found.Contains(named))
        {
            return;
        }

        Commune stands = communes.Communes[found[0]], says = communes.Communes[named];
        findings.Add(new Finding(
            "point-other-commune",
            FindingRank.Warning,
            place,
            LocalizedText.Of(
                $"Dòng ghi {says.Name} ({says.Code}) nhưng tọa độ nằm trong {stands.Name} ({stands.Code}).",
                $"The row says {says.Name} ({says.Code}) but its coordinates lie in {stands.Name} ({stands.Code})."),
            LocalizedText.Of($"Theo tọa độ.", $"The coordinates were followed."))
        {
            LongitudeDegrees = longitude,
            LatitudeDegrees = latitude,
        });
    }
}
