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
    private readonly CommuneOfPoint communeOf = new(communes, locator, findings, new Lazy<NearestUnit>(() => new NearestUnit(communes.Polygons)));

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

        Span<int> units = stackalloc int[CommuneOfPoint.MostOverlapping];
        ReadOnlySpan<int> found = units[..communeOf.Find(place, longitude, latitude, units)];
        if (found.IsEmpty)
        {
            return new PlacedRow(table, record, longitude, latitude, null, false);
        }

        CompareWithNamed(record, place, found, longitude, latitude);
        return new PlacedRow(table, record, longitude, latitude, found[0], false);
    }

    /// <summary>Says how many points lie far from every commune.</summary>
    public void Report() => communeOf.Report();

    /// <summary>The row's place with the point's name, to recognise it by.</summary>
    public static SourcePlace Named(PointRecord record) =>
        record.Place.Name is null && record.Name.Length > 0 ? record.Place with { Name = record.Name } : record.Place;

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
