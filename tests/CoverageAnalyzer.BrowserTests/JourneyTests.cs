using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CoverageAnalyzer.Tests;
using Microsoft.Playwright;

namespace CoverageAnalyzer.BrowserTests;

/// <summary>What a planner does with the map, from the first look to a saved scenario.</summary>
public sealed class JourneyTests(BrowserFixture browser)
{
    [Fact]
    public async Task Finding_a_commune_without_accents_shows_its_figures_and_why_it_is_a_gap()
    {
        await using Visitor visitor = await browser.VisitAsync();
        await visitor.OpenAsync("#lang=vi");
        await visitor.Page.Locator("#search").FillAsync("ta rut");
        await visitor.Page.Locator("#search-list [role=option]").First.WaitForAsync();
        Assert.StartsWith("Xã Tà Rụt", await visitor.Page.Locator("#search-list [role=option]").First.InnerTextAsync(), StringComparison.Ordinal);
        await visitor.Page.Locator("#search").PressAsync("Enter");
        ILocator detail = visitor.Page.Locator(".detail");
        await detail.GetByRole(AriaRole.Heading, new() { Name = "Xã Tà Rụt" }).WaitForAsync();
        JsonElement hit = (await ServedApi.GetAsync(browser.Address, "api/search?q=ta%20rut&lang=vi"))[0];
        JsonElement answer = await ServedApi.GetAsync(browser.Address, $"api/communes/{hit.GetProperty("index").GetInt32()}?lang=vi");
        string shown = await detail.InnerTextAsync();
        Assert.NotEqual(0, answer.GetProperty("reasons").GetArrayLength());
        Assert.All(answer.GetProperty("reasons").EnumerateArray(), reason => Assert.Contains(reason.GetString()!, shown, StringComparison.Ordinal));
        await Assertions.Expect(visitor.Page.Locator("table.communes [aria-selected='true']").First).ToContainTextAsync("Xã Tà Rụt");
        visitor.AssertNoComplaint();
    }

    [Fact]
    public async Task Mountainous_communes_without_coverage_are_filtered_on_map_and_table()
    {
        int expected = await ServedApi.CountAsync(browser.Address, ("mountainous", ["yes"]), ("mobile_gap", ["partial", "full"]));
        Assert.NotEqual(0, expected);
        await using Visitor visitor = await browser.VisitAsync();
        await visitor.OpenAsync("#map=mobile-gap&lang=vi");
        byte[] all = await visitor.Page.Locator("#map").ScreenshotAsync();
        await visitor.Page.Locator("[data-key=mountainous]").SelectOptionAsync("yes");
        await visitor.Page.Locator("[data-key=gap]").SelectOptionAsync("mobile");
        await Assertions.Expect(visitor.Page.Locator(".filters .shown")).ToContainTextAsync($"Đang hiện {expected} trên");
        await Assertions.Expect(visitor.Page.Locator("table.communes")).ToHaveAttributeAsync("aria-rowcount", (expected + 1).ToString(CultureInfo.InvariantCulture));
        await visitor.WaitForMapAsync();
        byte[] filtered = await visitor.Page.Locator("#map").ScreenshotAsync();
        Assert.InRange(Picture.DifferingFraction(all, filtered), 0.01, 0.9); // the others are dimmed
        await visitor.Page.Locator("[data-key=clear]").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator(".filters .shown")).Not.ToContainTextAsync($"Đang hiện {expected} trên");
        visitor.AssertNoComplaint();
    }

    [Fact]
    public async Task A_point_put_on_the_map_lets_the_radius_fall_and_the_saved_scenario_is_what_analyze_runs()
    {
        const string Name = "Thêm một điểm ở Hướng Hóa";
        await using Visitor visitor = await browser.VisitAsync();
        await visitor.OpenAsync("#map=average-service-radius&lang=vi");
        JsonElement study = await ServedApi.GetAsync(browser.Address, "api/study?lang=vi");
        string before = await visitor.HeadlineAsync("Bán kính phục vụ bình quân");
        Assert.Equal(Headline(study, "average_service_radius").GetProperty("text").GetString(), before);

        await visitor.OpenTabAsync("whatIf");
        await visitor.Page.Locator("[data-key=add-postal]").ClickAsync();
        await ClickInsideAsync(visitor.Page, 0.5, 0.5);
        await Assertions.Expect(visitor.Page.Locator(".computing")).ToContainTextAsync("Máy chủ tính trong");
        string after = await visitor.HeadlineAsync("Bán kính phục vụ bình quân", ofScenario: true);
        double points = Headline(study, "postal_points").GetProperty("value").GetDouble(), radius = Headline(study, "average_service_radius").GetProperty("value").GetDouble();
        // The area is the same: the radius falls by the square root of the number of points.
        Assert.Equal((radius * Math.Sqrt(points / (points + 1))).ToString("F2", CultureInfo.InvariantCulture).Replace('.', ','), after);

        await visitor.OpenTabAsync("whatIf");
        await visitor.Page.Locator("#scenario-name").FillAsync(Name);
        await visitor.Page.Locator("[data-key=save]").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("#message")).ToContainTextAsync(Name);
        await visitor.Page.WaitForFunctionAsync("() => location.hash.includes('scenario=')"); // the address follows when all is at rest
        string link = visitor.Page.Url;
        await visitor.Page.ReloadAsync();
        await visitor.WaitForMapAsync();
        Assert.Equal(after, await visitor.HeadlineAsync("Bán kính phục vụ bình quân", ofScenario: true));
        Assert.Equal(link, visitor.Page.Url);
        visitor.AssertNoComplaint();

        using Process analyze = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "CoverageAnalyzer.Cli.dll"), "analyze", browser.Study, "--scenario", Name, "--json", "--quiet", "--lang", "vi"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        using JsonDocument summary = JsonDocument.Parse(await analyze.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Equal(points + 1, summary.RootElement.GetProperty("postal_points").GetDouble());
        Assert.Equal(radius * Math.Sqrt(points / (points + 1)), summary.RootElement.GetProperty("average_service_radius_km").GetDouble(), 1e-6);
    }

    [Fact]
    public async Task Points_are_moved_removed_and_taken_back()
    {
        await using Visitor visitor = await browser.VisitAsync();
        await visitor.OpenAsync("#map=mobile-coverage&lang=en");
        await visitor.OpenTabAsync("whatIf");
        await visitor.Page.Locator("[data-key=add-bts]").ClickAsync();
        await ClickInsideAsync(visitor.Page, 0.4, 0.6);
        await Assertions.Expect(visitor.Page.Locator(".computing")).ToContainTextAsync("ms");
        await visitor.Page.WaitForFunctionAsync("() => location.hash.includes('edits=')");
        string with = await visitor.HeadlineAsync("Area with mobile coverage", ofScenario: true);
        await visitor.OpenTabAsync("whatIf");
        await visitor.Page.Locator("[data-key=undo]").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("[data-key=redo]")).ToBeEnabledAsync();
        string without = await visitor.HeadlineAsync("Area with mobile coverage");
        await visitor.OpenTabAsync("whatIf");
        await visitor.Page.Locator("[data-key=redo]").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator(".computing")).ToContainTextAsync("ms");
        Assert.Equal(with, await visitor.HeadlineAsync("Area with mobile coverage", ofScenario: true));
        Assert.True(double.Parse(with, CultureInfo.InvariantCulture) >= double.Parse(without, CultureInfo.InvariantCulture));
        visitor.AssertNoComplaint();
    }

    [Fact]
    public async Task The_view_is_saved_as_a_picture_with_title_and_legend()
    {
        await using Visitor visitor = await browser.VisitAsync();
        await visitor.OpenAsync("#map=limitations&lang=vi");
        IDownload download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.Locator("[data-action=exportImage]").ClickAsync());
        Assert.EndsWith(".png", download.SuggestedFilename, StringComparison.Ordinal);
        string path = await download.PathAsync();
        byte[] png = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        JsonElement map = await ServedApi.GetAsync(browser.Address, "api/maps/limitations?lang=vi");
        JsonElement legend = map.GetProperty("layers")[map.GetProperty("leading").GetInt32()].GetProperty("legend");
        Assert.All(
            legend.EnumerateArray().Where(e => e.GetProperty("count").GetInt32() > 0 && !e.GetProperty("hatched").GetBoolean()),
            e => Assert.True(Picture.FractionOf(png, e.GetProperty("color").GetString()!) > 0.0005, $"{e} is not in the picture"));
        visitor.AssertNoComplaint();
    }

    [Fact]
    public async Task The_language_switch_changes_every_text_and_a_link_brings_the_view_back()
    {
        await using Visitor visitor = await browser.VisitAsync();
        await visitor.OpenAsync("#map=postal-gap&lang=vi");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Assertions.Expect(visitor.Page.Locator("#legend-title")).ToHaveTextAsync("Legend");
        await visitor.WaitForMapAsync();
        await visitor.Page.Locator("[data-action=zoomIn]").ClickAsync();
        await visitor.Page.Locator("[data-key=class-0]").UncheckAsync();
        await visitor.Page.Locator("[data-key=border]").SelectOptionAsync("yes");
        await visitor.Page.WaitForTimeoutAsync(600); // the link is written when the map has come to rest
        string link = visitor.Page.Url;
        byte[] seen = await visitor.Page.Locator("#map").ScreenshotAsync();
        await using Visitor other = await browser.VisitAsync();
        await other.OpenAsync(new Uri(link).Fragment);
        await other.Page.WaitForTimeoutAsync(600);
        Assert.Equal(link, other.Page.Url);
        Assert.Equal("10 km", await visitor.Page.Locator(".map-scale").InnerTextAsync());
        Assert.Equal("10 km", await other.Page.Locator(".map-scale").InnerTextAsync());
        await Assertions.Expect(other.Page.Locator("[data-key=border]")).ToHaveValueAsync("yes");
        await Assertions.Expect(other.Page.Locator("[data-key=class-0]")).Not.ToBeCheckedAsync();
        Assert.InRange(Picture.DifferingFraction(seen, await other.Page.Locator("#map").ScreenshotAsync()), 0, 0.01);
        visitor.AssertNoComplaint();
        other.AssertNoComplaint();
    }

    [Fact]
    public async Task The_table_sorts_and_is_linked_with_the_map_both_ways()
    {
        await using Visitor visitor = await browser.VisitAsync();
        await visitor.OpenAsync("#map=average-service-radius&lang=vi");
        ILocator sort = visitor.Page.Locator("[data-key=sort-population]");
        await sort.ClickAsync();
        await sort.ClickAsync();
        JsonElement table = await ServedApi.GetAsync(browser.Address, "api/communes?lang=vi");
        string[] columns = [.. table.GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("name").GetString()!)];
        JsonElement largest = table.GetProperty("rows").EnumerateArray().MaxBy(r => r[Array.IndexOf(columns, "population")].ValueKind == JsonValueKind.Number ? r[Array.IndexOf(columns, "population")].GetDouble() : 0);
        string name = largest[Array.IndexOf(columns, "name")].GetString()!;
        ILocator first = visitor.Page.Locator("table.communes [data-row='0']");
        await Assertions.Expect(first).ToContainTextAsync(name);
        byte[] before = await visitor.Page.Locator("#map").ScreenshotAsync();
        await first.ClickAsync();
        await visitor.Page.Locator(".detail").GetByRole(AriaRole.Heading, new() { Name = name }).First.WaitForAsync();
        await visitor.WaitForMapAsync();
        await visitor.Page.WaitForTimeoutAsync(300);
        Assert.True(Picture.DifferingFraction(before, await visitor.Page.Locator("#map").ScreenshotAsync()) > 0.00003, "the map does not show what is selected");

        await ClickInsideAsync(visitor.Page, 0.45, 0.7);
        await Assertions.Expect(visitor.Page.Locator(".detail h2")).Not.ToHaveTextAsync(name);
        string chosen = await visitor.Page.Locator(".detail h2").InnerTextAsync();
        await Assertions.Expect(visitor.Page.Locator("table.communes [aria-selected='true']").First).ToContainTextAsync(chosen);
        visitor.AssertNoComplaint();
    }

    [Fact]
    public async Task A_row_of_the_limitations_shows_those_communes()
    {
        int border = await ServedApi.CountAsync(browser.Address, ("border", ["yes"]));
        await using Visitor visitor = await browser.VisitAsync();
        await visitor.OpenAsync("#map=postal-gap&lang=vi");
        await visitor.OpenTabAsync("limitations");
        await visitor.Page.Locator(".limitations [data-key=border]").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator(".filters .shown")).ToContainTextAsync($"Đang hiện {border} trên");
        await visitor.Page.WaitForSelectorAsync("#map[data-ready='true'][data-drawn='limitations']", new() { State = WaitForSelectorState.Attached });
        visitor.AssertNoComplaint();
    }

    [Fact]
    public async Task Everything_is_reached_by_the_keyboard()
    {
        await using Visitor visitor = await browser.VisitAsync();
        await visitor.OpenAsync("#map=average-service-radius&lang=vi");
        await visitor.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(visitor.Page.Locator("#skip")).ToBeFocusedAsync();
        var reached = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < 80; i++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            string? name = await visitor.Page.EvaluateAsync<string?>(
                "() => { const e = document.activeElement; return e.id || e.dataset.key || e.dataset.action || (e.closest('#map') ? 'map' : e.closest('table.communes') ? 'table' : null); }");
            if (name is not null)
            {
                reached.Add(name);
            }
        }

        Assert.Superset(new HashSet<string>(["map-menu", "search", "class-0", "district", "zoomIn", "exportImage", "tab-headlines", "table"], StringComparer.Ordinal), reached);
        visitor.AssertNoComplaint();
    }

    private static JsonElement Headline(JsonElement study, string id) => study.GetProperty("headlines").EnumerateArray().First(h => h.GetProperty("id").GetString() == id);

    private static async Task ClickInsideAsync(IPage page, double across, double down)
    {
        LocatorBoundingBoxResult box = (await page.Locator("#map").BoundingBoxAsync())!;
        await page.Mouse.ClickAsync((float)(box.X + (across * box.Width)), (float)(box.Y + (down * box.Height)));
    }
}
