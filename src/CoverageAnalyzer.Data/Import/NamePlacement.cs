using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Topology;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Places rows without coordinates on the surface of the commune they name.</summary>
/// <param name="communes">The communes.</param>
/// <param name="matcher">Finds the commune a row names.</param>
/// <param name="table">The file.</param>
/// <param name="rejected">Takes rows that cannot be placed.</param>
/// <param name="findings">Takes what is noticed.</param>
internal sealed class NamePlacement(
    CommuneLayer communes, CommuneNameMatcher matcher, PointTable table, RejectedRows rejected, FindingLog findings)
{
    private const int MostProvincesNamed = 5;

    private readonly Dictionary<int, Coordinate> insideOf = [];
    private readonly SortedDictionary<string, int> otherProvinces = new(StringComparer.Ordinal);
    private readonly ValueTally byOtherAccents = new();
    private SourcePlace firstOther = new();
    private int byCode;
    private int byName;

    /// <summary>Places a row; null where its commune is not found.</summary>
    public PlacedRow? Place(PointRecord record)
    {
        CommuneMatch match = matcher.Match(record);
        if (match.CommuneIndex is not int commune)
        {
            Refuse(record, match);
            return null;
        }

        if (match.Kind == CommuneMatchKind.Code)
        {
            byCode++;
        }
        else
        {
            byName++;
        }

        if (match.Kind == CommuneMatchKind.NameWithoutAccents)
        {
            Commune matched = communes.Communes[commune];
            byOtherAccents.Add(
                CoordinatePlacement.Named(record),
                VietnameseText.Compose(string.Join(", ", new[] { record.CommuneName, record.District, record.Province }.Where(n => n.Length > 0))),
                string.Join(", ", new[] { matched.Name, matched.District, matched.Province }.Where(n => n.Length > 0)));
        }

        if (!insideOf.TryGetValue(commune, out Coordinate? inside))
        {
            insideOf[commune] = inside = InteriorPointArea.GetInteriorPoint(UnitPolygons.Of(communes.Polygons, commune));
        }

        return new PlacedRow(table, record, inside.X, inside.Y, commune, true);
    }

    /// <summary>Says how many were placed by name, and how many belong elsewhere.</summary>
    public void Report()
    {
        SourcePlace file = SourcePlace.OfFile(table.File);
        if (byCode + byName > 0)
        {
            findings.Add(new Finding(
                "points-approximate",
                FindingRank.Info,
                file,
                LocalizedText.Of(
                    $"{byCode + byName:N0} dòng không có tọa độ được đặt vào xã ghi trong dòng ({byCode:N0} theo mã, {byName:N0} theo tên).",
                    $"{byCode + byName:N0} rows without coordinates were placed in the commune they name ({byCode:N0} by code, {byName:N0} by name)."),
                LocalizedText.Of(
                    $"Đặt tại một điểm bên trong xã và đánh dấu là gần đúng; khoảng cách đến các điểm này chỉ là ước lượng.",
                    $"They stand at a place inside the commune, marked approximate; distances to them are estimates."))
            {
                Count = byCode + byName,
            });
        }

        byOtherAccents.Report(
            findings,
            "point-matched-without-accents",
            FindingRank.Info,
            (n, a, b) => LocalizedText.Of(
                $"{n:N0} dòng ghi tên khác dấu so với lớp xã, ví dụ \"{a}\".",
                $"{n:N0} rows spell names with other accents than the commune layer, for example \"{a}\"."),
            b => LocalizedText.Of($"Ghép với đơn vị duy nhất phù hợp: {b}.", $"Matched to the only unit that fits: {b}."));
        if (otherProvinces.Count > 0)
        {
            int count = otherProvinces.Values.Sum();
            string names = string.Join(", ", otherProvinces.OrderByDescending(p => p.Value).ThenBy(p => p.Key, StringComparer.Ordinal)
                .Take(MostProvincesNamed).Select(p => $"{p.Key} {p.Value}"));
            string more = otherProvinces.Count > MostProvincesNamed ? ", …" : string.Empty;
            findings.Add(new Finding(
                "point-other-province",
                FindingRank.Warning,
                firstOther,
                LocalizedText.Of(
                    $"{count:N0} dòng thuộc tỉnh không có trong lớp xã: {names}{more}.",
                    $"{count:N0} rows belong to provinces that the commune layer does not have: {names}{more}."),
                LocalizedText.Of($"Bỏ qua các dòng này.", $"These rows were left out."))
            {
                Count = count,
            });
        }
    }

    private void Refuse(PointRecord record, CommuneMatch match)
    {
        string commune = VietnameseText.Compose(record.CommuneName), district = VietnameseText.Compose(record.District);
        string province = VietnameseText.Compose(record.Province);
        LocalizedText where = district.Length + province.Length == 0
            ? new("lớp xã", "the commune layer")
            : LocalizedText.Same($"'{(district.Length > 0 ? district : province)}'");
        LocalizedText reason = match.Kind switch
        {
            not CommuneMatchKind.OtherProvince when commune.Length == 0 && record.Address.Length > 0 => LocalizedText.Of(
                $"Không thấy tên xã trong địa chỉ '{CellText.Shown(VietnameseText.Compose(record.Address))}'.",
                $"The address '{CellText.Shown(VietnameseText.Compose(record.Address))}' names no commune that was found."),
            CommuneMatchKind.OtherProvince => LocalizedText.Of(
                $"Lớp xã không có tỉnh '{province}'.", $"The commune layer has no province '{province}'."),
            CommuneMatchKind.NoSuchDistrict => LocalizedText.Of(
                $"Lớp xã không có huyện '{district}' (xã '{commune}').", $"The commune layer has no district '{district}' (commune '{commune}')."),
            CommuneMatchKind.NoSuchCommune => LocalizedText.Of(
                $"Không thấy '{commune}' trong {where.Vietnamese}.", $"'{commune}' was not found in {where.English}."),
            CommuneMatchKind.Ambiguous => LocalizedText.Of(
                $"Tên '{commune}' có thể chỉ nhiều xã.", $"The name '{commune}' may mean several communes."),
            _ => LocalizedText.Of($"Dòng không có tọa độ và không ghi xã.", $"The row has neither coordinates nor a commune."),
        };
        rejected.Add(new RejectedRow(record.Place, table.Headers, record.Cells, reason));
        if (match.Kind == CommuneMatchKind.OtherProvince)
        {
            if (otherProvinces.Count == 0)
            {
                firstOther = CoordinatePlacement.Named(record);
            }

            otherProvinces[province] = otherProvinces.GetValueOrDefault(province) + 1;
            return;
        }

        string near = string.Join("; ", match.Candidates.Select(c => Describe(communes.Communes[c])));
        LocalizedText message = near.Length == 0
            ? reason
            : new LocalizedText($"{reason.Vietnamese} Gần nhất: {near}.", $"{reason.English} Nearest: {near}.");
        findings.Add("point-not-matched", FindingRank.Warning, CoordinatePlacement.Named(record), message, LocalizedText.Of(
            $"Bỏ qua dòng này; hãy sửa tên, ghi mã xã hoặc thêm tọa độ.",
            $"The row was left out; mend the name, give the commune's code, or add coordinates."));
    }

    private static string Describe(Commune commune) =>
        commune.District.Length > 0 ? $"{commune.Name}, {commune.District} ({commune.Code})" : $"{commune.Name} ({commune.Code})";
}
