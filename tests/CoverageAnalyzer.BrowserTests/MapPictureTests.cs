using System.Text.Json;
using CoverageAnalyzer.Tests;

namespace CoverageAnalyzer.BrowserTests;

/// <summary>
/// Every map as the browser draws it, against a stored picture. The pictures are the map part of a window of 1280 × 800, in Vietnamese; letters differ
/// between machines with other fonts, so up to 6 % of the pixels may differ. A new picture is written beside the test's program, for a person to look
/// at and to put into <c>References</c>.
/// </summary>
public sealed class MapPictureTests(BrowserFixture browser)
{
    private const double Tolerance = 0.06;

    [Fact]
    public async Task Every_map_looks_as_it_should_and_its_legend_fits()
    {
        await using Visitor visitor = await browser.VisitAsync();
        await visitor.OpenAsync("#lang=vi");
        var faults = new List<string>();
        IReadOnlyList<string> maps = await ServedApi.MapsAsync(browser.Address);
        Assert.Equal(10, maps.Count);
        foreach (string id in maps)
        {
            await visitor.ChooseMapAsync(id);
            byte[] seen = await visitor.Page.Locator("#map").ScreenshotAsync();
            string made = Path.Combine(AppContext.BaseDirectory, "Seen", id + ".png");
            Directory.CreateDirectory(Path.GetDirectoryName(made)!);
            await File.WriteAllBytesAsync(made, seen, TestContext.Current.CancellationToken);
            string stored = Path.Combine(BrowserFixture.RepositoryRoot(), "tests", "CoverageAnalyzer.BrowserTests", "References", id + ".png");
            double differing = File.Exists(stored) ? Picture.DifferingFraction(await File.ReadAllBytesAsync(stored, TestContext.Current.CancellationToken), seen) : 1;
            if (differing > Tolerance)
            {
                faults.Add($"{id}: {differing:P1} of the pixels differ; seen: {made}");
            }

            faults.AddRange(await LegendFaultsAsync(visitor, id, seen));
        }

        Assert.Empty(faults);
        visitor.AssertNoComplaint();
    }

    // Each colour the legend promises is on the map, and each switch of the legend stands for a class of the answer.
    private async Task<IReadOnlyList<string>> LegendFaultsAsync(Visitor visitor, string id, byte[] seen)
    {
        JsonElement map = await ServedApi.GetAsync(browser.Address, $"api/maps/{id}?lang=vi");
        JsonElement leading = map.GetProperty("layers")[map.GetProperty("leading").GetInt32()];
        JsonElement[] legend = [.. leading.GetProperty("legend").EnumerateArray()];
        var faults = new List<string>();
        for (int i = 0; i < legend.Length; i++)
        {
            string line = await visitor.Page.Locator($"label.check:has([data-key='class-{i}'])").InnerTextAsync();
            string label = legend[i].GetProperty("label").GetString()!;
            if (!line.Contains(label, StringComparison.Ordinal))
            {
                faults.Add($"{id}: legend line {i} says '{line}', not '{label}'");
            }

            bool polygons = leading.GetProperty("symbol").ValueKind == JsonValueKind.Null;
            if (polygons && legend[i].GetProperty("count").GetInt32() >= 3 && !legend[i].GetProperty("hatched").GetBoolean()
                && Picture.FractionOf(seen, legend[i].GetProperty("color").GetString()!) < 0.0008)
            {
                faults.Add($"{id}: the color of '{label}' is not on the map");
            }
        }

        return faults;
    }
}
