using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Topology;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Finds the commune a place lies in, and says where that is not plain: outside all of them, or where several overlap.</summary>
/// <param name="communes">The communes.</param>
/// <param name="locator">Finds the commune of a place.</param>
/// <param name="findings">Takes what is noticed.</param>
/// <param name="nearest">Finds the commune nearest to a place outside; made when it is first needed.</param>
public sealed class CommuneOfPoint(CommuneLayer communes, CommuneLocator locator, FindingLog findings, Lazy<NearestUnit> nearest)
{
    /// <summary>The most overlapping communes that are named.</summary>
    internal const int MostOverlapping = 8;

    /// <summary>Points farther than this from every commune are told together: a list of the whole country, or another place's.</summary>
    public const double FarMetres = 50_000;

    private readonly ValueTally far = new();

    /// <summary>The commune a point stands in; null where it stands in none.</summary>
    /// <param name="place">Where the point stands in the input, with its name.</param>
    /// <param name="longitudeDegrees">Longitude, WGS 84.</param>
    /// <param name="latitudeDegrees">Latitude, WGS 84.</param>
    public int? Find(SourcePlace place, double longitudeDegrees, double latitudeDegrees)
    {
        Span<int> units = stackalloc int[MostOverlapping];
        return Find(place, longitudeDegrees, latitudeDegrees, units) > 0 ? units[0] : null;
    }

    /// <summary>The communes a point stands in, the lowest code first.</summary>
    /// <param name="place">Where the point stands in the input, with its name.</param>
    /// <param name="longitude">Longitude in degrees.</param>
    /// <param name="latitude">Latitude in degrees.</param>
    /// <param name="units">Takes the communes.</param>
    /// <returns>How many were put there.</returns>
    internal int Find(SourcePlace place, double longitude, double latitude, Span<int> units)
    {
        int count = locator.LocateAll(longitude, latitude, units);
        if (count == 0)
        {
            ReportOutside(place, longitude, latitude);
            return 0;
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

        return found.Length;
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

    private void ReportOutside(SourcePlace place, double longitude, double latitude)
    {
        (int unit, double metres) = nearest.Value.Find(longitude, latitude);
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
}
