using System.Globalization;
using CoverageAnalyzer.Engine.Radio.Models;
using CoverageAnalyzer.Engine.Radio.Profiles;

namespace CoverageAnalyzer.IntegrationTests.Radio;

/// <summary>One published log of ITU-R P.1812-8 with the profile it was made from.</summary>
internal sealed record P1812Vector(string Name, TerrainProfile Profile, RadioLink Link, IReadOnlyList<P1812LogRow> Rows)
{
    /// <summary>Reads all logs of a folder with <c>profiles</c> and <c>results</c>.</summary>
    public static IEnumerable<P1812Vector> ReadAll(string folder)
    {
        foreach (string log in Directory.EnumerateFiles(Path.Combine(folder, "results"), "*_log.csv").Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileNameWithoutExtension(log)[..^"_log".Length];
            P1812LogRow[] rows = [.. File.ReadLines(log).Skip(1).Where(l => l.Trim(',').Length > 0).Select(P1812LogRow.Parse)];
            double Input(string label) => rows.Single(r => r.Label.Split('(')[0].Trim() == label && r.Reference.Length == 0).Value;
            var link = new RadioLink
            {
                FrequencyMHz = Input("f") * 1000,
                TransmitterHeightAboveGroundMetres = Input("htg"),
                ReceiverHeightAboveGroundMetres = Input("hrg"),
                Polarization = (Polarization)(int)Input("pol"),
                TimePercent = Input("p"),
                LocationPercent = Input("pL"),
                LocationDeviationDb = Input("sigmaL"),
                RefractivityGradient = Input("DN"),
                SeaLevelRefractivity = Input("N0"),
                TransmitterLatitudeDegrees = Input("phi_t"),
                TransmitterLongitudeDegrees = Input("lam_t"),
                ReceiverLatitudeDegrees = Input("phi_r"),
                ReceiverLongitudeDegrees = Input("lam_r"),
                TransmitterToCoastKilometres = Input("dct"),
                ReceiverToCoastKilometres = Input("dcr"),
            };
            yield return new(name, ReadProfile(Path.Combine(folder, "profiles", name[..name.LastIndexOf('_')] + ".csv")), link, rows);
        }
    }

    private static TerrainProfile ReadProfile(string path)
    {
        string[][] cells = [.. File.ReadLines(path)
            .SkipWhile(l => !l.StartsWith("Number of Points", StringComparison.Ordinal)).Skip(1)
            .TakeWhile(l => !l.StartsWith("{End of Profile}", StringComparison.Ordinal)).Select(l => l.Split(','))];
        double[] Column(int i) => [.. cells.Select(c => double.Parse(c[i], CultureInfo.InvariantCulture))];
        return new(Column(0), Column(1), Column(3), [.. Column(4).Select(z => (RadioClimaticZone)(int)z)]);
    }
}

/// <summary>One row of a log.</summary>
internal sealed record P1812LogRow(string Label, string Reference, string Text)
{
    public double Value => double.Parse(Text, CultureInfo.InvariantCulture);

    /// <summary>Half of the last printed digit.</summary>
    public double Rounding
    {
        get
        {
            string[] parts = Text.Split('e');
            int decimals = parts[0].Contains('.', StringComparison.Ordinal) ? parts[0].Length - parts[0].IndexOf('.', StringComparison.Ordinal) - 1 : 0;
            return 0.5 * Math.Pow(10, (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0) - decimals);
        }
    }

    public static P1812LogRow Parse(string line)
    {
        string[] cells = line.Split(',');
        return new(cells[0].Trim(), cells[1].Trim(), cells[^2].Trim()); // one label has commas in it
    }
}
