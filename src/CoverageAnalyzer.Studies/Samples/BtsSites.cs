namespace CoverageAnalyzer.Studies.Samples;

/// <summary>The 1,159 BTS sites: as many in a commune as it has people for, around its settlement and along its roads.</summary>
internal static class BtsSites
{
    /// <summary>Number of sites.</summary>
    public const int Count = 1159;

    private static readonly string[] Networks = ["A", "B", "C"];

    /// <summary>Places the sites.</summary>
    /// <param name="map">The map.</param>
    public static List<SchematicPoint> Place(SchematicMap map)
    {
        var units = map.Units;
        double[] weights = [.. units.Select(Weight)];
        int[] held = new int[units.Count];
        held[^1] = 1; // the island has a mast
        Apportionment.Fill(weights, held, Count);

        var sites = new List<SchematicPoint>();
        for (int i = 0; i < units.Count; i++)
        {
            var scatter = new PointScatter(units[i], SchematicMap.Seed, "bts");
            for (int k = 0; k < held[i]; k++)
            {
                double draw = scatter.NextUnit();
                var (longitude, latitude) = draw < 0.45 ? scatter.NearSettlement(0.2, 250)
                    : draw < 0.8 ? scatter.AlongRoad(350)
                    : scatter.NearSettlement(0.5, 400);
                string network = Networks[Math.Min(2, (int)(scatter.NextUnit() * scatter.NextUnit() * 4))];
                sites.Add(new SchematicPoint(
                    FormattableString.Invariant($"B{sites.Count + 1:0000}"),
                    FormattableString.Invariant($"BTS {units[i].Name} {k + 1}"), network, units[i], longitude, latitude));
            }
        }

        return sites;
    }

    /// <summary>People, counted less where they live far apart: networks come last to the remote communes, as the report of 2012 says.</summary>
    private static double Weight(SchematicUnit unit)
    {
        double people = unit.Population ?? 0;
        double perSquareKilometre = people / unit.AreaHectares * 100;
        return people * Math.Clamp(0.55 + (perSquareKilometre / 200), 0.55, 1);
    }
}
