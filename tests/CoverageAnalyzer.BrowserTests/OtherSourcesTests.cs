using System.Diagnostics;
using System.Text.Json;
using CoverageAnalyzer.Tests;
using Microsoft.Playwright;

namespace CoverageAnalyzer.BrowserTests;

/// <summary>A results folder, a map of one's own, a server that goes away.</summary>
public sealed class OtherSourcesTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_results_folder_shows_the_same_figures_and_says_that_it_cannot_be_edited()
    {
        ChromiumProgram.Require();
        using var folder = new ScratchFolder();
        using (Process analyze = Process.Start(new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "CoverageAnalyzer.Cli.dll"), "analyze", Path.Combine(BrowserFixture.RepositoryRoot(), "data", "quang-tri-2012"), "--out", folder.File("results"), "--quiet"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!)
        {
            await analyze.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        }

        using ServedProgram program = await ServedProgram.StartAsync(folder.File("results"));
        JsonElement live = await ServedApi.GetAsync(browser.Address, "api/study?lang=vi"), kept = await ServedApi.GetAsync(program.Address, "api/study?lang=vi");
        Assert.Equal(live.GetProperty("headlines").GetRawText(), kept.GetProperty("headlines").GetRawText());
        await using Visitor visitor = await browser.VisitAsync(address: program.Address);
        await visitor.OpenAsync("#map=limitations&lang=vi");
        await visitor.OpenTabAsync("whatIf");
        await Assertions.Expect(visitor.Page.Locator(".whatif")).ToContainTextAsync("Đây là thư mục kết quả, chỉ để xem");
        await Assertions.Expect(visitor.Page.Locator("[data-key=add-postal]")).ToBeHiddenAsync();
        visitor.AssertNoComplaint();
    }

    [Fact]
    public async Task A_map_added_as_a_file_is_in_the_list_and_a_broken_one_is_named_while_the_rest_load()
    {
        ChromiumProgram.Require();
        using var folder = new ScratchFolder();
        string study = folder.File("study");
        BrowserFixture.CopyFolder(Path.Combine(BrowserFixture.RepositoryRoot(), "data", "quang-tri-2012"), study);
        Directory.CreateDirectory(Path.Combine(study, "maps"));
        await File.WriteAllTextAsync(
            Path.Combine(study, "maps", "people.json"),
            """
            { "id": "people", "title": { "vi": "Dân số các xã", "en": "People of the communes" },
              "layers": [ { "source": "communes", "field": "population", "classes": { "method": "quantiles", "count": 3, "colors": [ "#eff3ff", "#6baed6", "#08519c" ] } } ],
              "tooltip": [ "name", "population" ], "detail": [ "name", "population" ] }
            """,
            TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(study, "maps", "broken.json"), "{ \"id\": \"broken\", \"layers\": 7 }", TestContext.Current.CancellationToken);
        using ServedProgram program = await ServedProgram.StartAsync(study);
        await using Visitor visitor = await browser.VisitAsync(address: program.Address);
        await visitor.OpenAsync("#map=people&lang=vi");
        await Assertions.Expect(visitor.Page.Locator("#map-menu option:checked")).ToHaveTextAsync("Dân số các xã");
        Assert.Equal(11, await visitor.Page.Locator("#map-menu option").CountAsync());
        Assert.Contains("broken.json", program.Errors, StringComparison.Ordinal);
        visitor.AssertNoComplaint();
    }

    [Fact]
    public async Task A_server_that_goes_away_is_said_and_what_was_seen_stays()
    {
        ChromiumProgram.Require();
        using ServedProgram program = await ServedProgram.StartAsync(Path.Combine(BrowserFixture.RepositoryRoot(), "data", "quang-tri-2012"));
        await using Visitor visitor = await browser.VisitAsync(address: program.Address);
        await visitor.OpenAsync("#map=postal-gap&lang=vi");
        program.Dispose();
        await visitor.Page.Locator("#search").FillAsync("đa krông");
        await Assertions.Expect(visitor.Page.Locator(".search .none")).ToBeVisibleAsync();
        await visitor.OpenTabAsync("findings");
        await Assertions.Expect(visitor.Page.Locator("#side")).ToContainTextAsync("Không liên lạc được với máy chủ");
        Assert.All(visitor.TakeComplaints(), c => Assert.Matches("ERR_CONNECTION_(REFUSED|RESET|CLOSED)|ERR_EMPTY_RESPONSE", c)); // a request under way is cut off, later ones are refused
    }
}
