using System.Globalization;
using System.Reflection;

namespace CoverageAnalyzer.Studies.Samples;

/// <summary>Reads the three embedded tables the schematic study is made from.</summary>
internal static class SchematicFacts
{
    /// <summary>Communes whose land statistic is known to be wrong: the area measured on the map stands in for it.</summary>
    /// <remarks>
    /// 4090301 Phường 1 of thị xã Quảng Trị (18.08 ha, a factor of ten), 4090305 An Đôn, 4091109 Triệu Vân (345 ha), 4091701 Mò Ó,
    /// 4091702 Krông Klang, 4091723 A Bung (146.9 km², counting land drawn in the next province).
    /// </remarks>
    private static readonly string[] DefectiveStatistics = ["4090301", "4090305", "4091109", "4091701", "4091702", "4091723"];

    /// <summary>The 141 communes of the mainland, in the order of their codes.</summary>
    public static IReadOnlyList<CommuneFact> Communes { get; } = [.. Rows("schematic-communes.csv").Select(Commune)];

    /// <summary>The corners of the outline drawn for the study, counter-clockwise, each with the side that begins there.</summary>
    public static IReadOnlyList<(Place Corner, string Side)> Outline { get; } =
        [.. Rows("schematic-outline.csv").Select(r => (EqualAreaPlane.FromGeographic(Number(r[0]), Number(r[1])), r[2]))];

    /// <summary>The heights the terrain is drawn from: peaks, places, and the corners of ridges and valleys in their order.</summary>
    public static IReadOnlyList<TerrainHeight> Heights { get; } = [.. Rows("schematic-heights.csv").Select(r => new TerrainHeight(
        r[0], r[1], r[2], Number(r[3]), Number(r[4]), Number(r[5]), Number(r[6]), r[7], r[8]))];

    private static CommuneFact Commune(string[] row) => new()
    {
        Code = row[0],
        Name = row[1],
        Type = row[2],
        District = row[3],
        Inside = EqualAreaPlane.FromGeographic(Number(row[4]), Number(row[5])),
        Centre = EqualAreaPlane.FromGeographic(Number(row[6]), Number(row[7])),
        StatisticalAreaHectares = Number(row[8]),
        MeasuredAreaHectares = Number(row[9]),
        IsStatisticDefective = DefectiveStatistics.Contains(row[0], StringComparer.Ordinal),
        Population = int.Parse(row[10], NumberStyles.None, CultureInfo.InvariantCulture),
        OpenSide = row[11],
        OpenSideKilometres = Number(row[12]),
        Neighbors = row[13].Split(';'),
    };

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static List<string[]> Rows(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("CoverageAnalyzer.Studies.Samples." + resource)
            ?? throw new InvalidOperationException($"The program lacks its embedded table {resource}.");
        using var reader = new StreamReader(stream);
        var rows = new List<string[]>();
        _ = reader.ReadLine(); // column names
        while (reader.ReadLine() is string line)
        {
            rows.Add(line.Split(','));
        }

        return rows;
    }
}
