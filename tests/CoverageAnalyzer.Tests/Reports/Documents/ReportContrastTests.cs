using System.Text.RegularExpressions;
using CoverageAnalyzer.Reports.Documents;
using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Tests.Reports.Documents;

/// <summary>Letters of the page can be read: WCAG 2.2 level AA asks for 4.5 to 1.</summary>
public sealed class ReportContrastTests
{
    private const double Least = 4.5;

    /// <summary>Backgrounds that text without one of its own may stand on: paper, every second row, the formula.</summary>
    private static readonly string[] Grounds = ["#ffffff", "#f8f9fa", "#f3f5f7"];

    [Fact]
    public void Every_color_of_letters_stands_out_from_its_ground()
    {
        string css = ReportAssets.Style;
        var variables = Regex.Matches(css, "--(?<name>[a-z]+):(?<value>#[0-9a-f]{3,6})", RegexOptions.ExplicitCapture).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["value"].Value, StringComparer.Ordinal);
        int rules = 0;
        foreach (Match rule in Regex.Matches(css, "(?<selector>[^{}]+)\\{(?<body>[^{}]*)\\}", RegexOptions.ExplicitCapture))
        {
            if (Find(rule.Groups["body"].Value, "(^|;)color:") is not MapColor letters)
            {
                continue;
            }

            rules++;
            MapColor[] grounds = Find(rule.Groups["body"].Value, "(^|;)background:") is MapColor own ? [own] : [.. Grounds.Select(Parse)];
            Assert.All(grounds, g => Assert.True(Contrast(letters, g) >= Least, $"{rule.Groups["selector"].Value}: {letters} on {g} is {Contrast(letters, g):F2}"));
        }

        Assert.True(rules > 15);

        MapColor? Find(string body, string property)
        {
            Match match = Regex.Match(body, property + "(?<value>#[0-9a-fA-F]{3,6}|var\\(--(?<name>[a-z]+)\\))", RegexOptions.ExplicitCapture);
            return !match.Success ? null : Parse(match.Groups["name"].Success ? variables[match.Groups["name"].Value] : match.Groups["value"].Value);
        }
    }

    /// <summary>Labels are judged against their halo, legends and titles against paper.</summary>
    [Fact]
    public void Every_label_of_a_map_stands_out_from_its_halo() =>
        Assert.All(
            MapLibrary.Load().Maps.SelectMany(m => m.Layers).Where(l => l.Labels is not null),
            l => Assert.True(Contrast(l.Labels!.Color, l.Labels.Halo) >= Least));

    private static MapColor Parse(string text)
    {
        string full = text.Length == 4 ? $"#{text[1]}{text[1]}{text[2]}{text[2]}{text[3]}{text[3]}" : text;
        Assert.True(MapColor.TryParse(full, out MapColor color), text);
        return color;
    }

    private static double Contrast(MapColor a, MapColor b)
    {
        double one = Luminance(a), two = Luminance(b);
        return (Math.Max(one, two) + 0.05) / (Math.Min(one, two) + 0.05);
    }

    private static double Luminance(MapColor c) => (0.2126 * Linear(c.Red)) + (0.7152 * Linear(c.Green)) + (0.0722 * Linear(c.Blue));

    private static double Linear(byte value)
    {
        double v = value / 255d;
        return v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4);
    }
}
