namespace CoverageAnalyzer.Studies.Samples;

/// <summary>The 156 postal points: one in nearly every commune, more where many people live, none in the remotest.</summary>
internal static class PostalPoints
{
    /// <summary>Number of postal points.</summary>
    public const int Count = 156;

    /// <summary>Communes with the fewest people per km² that have no point.</summary>
    private const int RemoteCommunes = 17;

    private static readonly string[] DistrictSeats =
        ["4090302", "4090501", "4090701", "4090901", "4091101", "4091301", "4091501", "4091702"];

    private const string ProvinceSeat = "4090101";

    /// <summary>Places the points.</summary>
    /// <param name="map">The map.</param>
    public static List<SchematicPoint> Place(SchematicMap map)
    {
        var units = map.Units;
        double[] density = [.. units.Select(u => u.Population is int people ? people / u.AreaHectares : 0)];
        var remote = Enumerable.Range(0, units.Count).Where(i => units[i].Population is not null)
            .OrderBy(i => density[i]).ThenBy(i => i).Take(RemoteCommunes).ToHashSet();
        double[] weights = [.. units.Select((u, i) => remote.Contains(i) ? 0 : u.Population ?? 0.0)];
        int[] held = [.. weights.Select(w => w > 0 ? 1 : 0)];
        Apportionment.Fill(weights, held, Count);

        var points = new List<SchematicPoint>();
        for (int i = 0; i < units.Count; i++)
        {
            var scatter = new PointScatter(units[i], SchematicMap.Seed, "postal");
            for (int k = 0; k < held[i]; k++)
            {
                var (longitude, latitude) = scatter.NearSettlement(k == 0 ? 0.12 : 0.35, 500);
                var (kind, name) = KindAndName(units[i], k, held[i]);
                points.Add(new SchematicPoint(FormattableString.Invariant($"P{points.Count + 1:000}"), name, kind, units[i], longitude, latitude));
            }
        }

        return points;
    }

    private static (string Kind, string Name) KindAndName(SchematicUnit unit, int k, int count)
    {
        string place = unit.Type == "Phường"
            ? unit.FullName + " (" + unit.District[(unit.District.StartsWith("Thành phố", StringComparison.Ordinal) ? "Thành phố " : "Thị xã ").Length..] + ")"
            : unit.Name;
        if (k == 0 && unit.Type != "Xã")
        {
            return unit.Code == ProvinceSeat ? ("Bưu cục cấp 1", "Bưu cục trung tâm Đông Hà")
                : DistrictSeats.Contains(unit.Code, StringComparer.Ordinal) ? ("Bưu cục cấp 2", "Bưu cục " + Seat(unit, place))
                : ("Bưu cục cấp 3", "Bưu cục " + place);
        }

        if (k == 0)
        {
            return ("Điểm bưu điện văn hoá xã", "Điểm BĐVHX " + place);
        }

        string number = count > 2 ? FormattableString.Invariant($" {k}") : string.Empty;
        return k == 1 && unit.Type != "Xã"
            ? ("Bưu cục cấp 3", "Bưu cục " + place + " 2")
            : ("Đại lý", "Đại lý bưu điện " + place + number);
    }

    private static string Seat(SchematicUnit unit, string place) => unit.Code == "4090302" ? "thị xã Quảng Trị" : place;
}
