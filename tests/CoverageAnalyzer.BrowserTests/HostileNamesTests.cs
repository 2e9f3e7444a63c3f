using System.Text.Json;
using System.Text.Json.Nodes;
using CoverageAnalyzer.Tests;
using Microsoft.Playwright;

namespace CoverageAnalyzer.BrowserTests;

/// <summary>Names of communes that would run in a careless page: they are shown as they stand, in the map, its panels, the report and the pictures.</summary>
public sealed class HostileNamesTests(BrowserFixture browser)
{
    [Fact]
    public async Task Sixty_hostile_names_are_names_and_nothing_else()
    {
        ChromiumProgram.Require();
        using var folder = new ScratchFolder();
        string study = folder.File("study");
        IReadOnlyList<string> names = WriteStudy(study);
        using ServedProgram program = await ServedProgram.StartAsync(study);
        await using Visitor visitor = await browser.VisitAsync(address: program.Address);
        await visitor.OpenAsync("#map=average-service-radius&lang=vi");
        int elements = await ForeignElementsAsync(visitor.Page);
        JsonElement table = await ServedApi.GetAsync(program.Address, "api/communes?lang=vi");
        string[] columns = [.. table.GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("name").GetString()!)];
        string[] served = [.. table.GetProperty("rows").EnumerateArray().Select(r => r[Array.IndexOf(columns, "name")].GetString() ?? string.Empty)];
        int shown = 0;
        foreach (string name in names)
        {
            // The import puts the kind of unit before a name that lacks it.
            int index = Array.FindIndex(served, s => s.EndsWith(name, StringComparison.Ordinal));
            if (index < 0)
            {
                continue; // letters were composed: what became of the name is in the table
            }

            shown++;

            await visitor.Page.EvaluateAsync("i => { location.hash = `#map=average-service-radius&lang=vi&sel=communes/${i}`; }", index);
            await Assertions.Expect(visitor.Page.Locator(".detail h2")).ToHaveTextAsync(served[index], new() { Timeout = 10_000 });
        }

        await visitor.Page.Locator("#search").FillAsync("robert");
        await visitor.Page.Locator("#search-list [role=option]").First.WaitForAsync();
        await visitor.Page.Locator("[data-action=measureDistance]").ClickAsync();
        await visitor.Page.Keyboard.PressAsync("Escape");
        LocatorBoundingBoxResult map = (await visitor.Page.Locator("#map").BoundingBoxAsync())!;
        for (int i = 1; i < 8; i++)
        {
            await visitor.Page.Mouse.MoveAsync(map.X + (map.Width * i / 8), map.Y + (map.Height * i / 8)); // tooltips
            await visitor.Page.WaitForTimeoutAsync(80);
        }

        foreach (string tab in (string[])["limitations", "whatIf", "findings", "headlines"])
        {
            await visitor.OpenTabAsync(tab);
            await visitor.Page.WaitForTimeoutAsync(150);
        }

        Assert.True(shown >= 55, $"only {shown} of the names came through the import as they are");
        Assert.Equal(elements, await ForeignElementsAsync(visitor.Page));
        visitor.AssertNoComplaint();
        await AssertReportIsHarmlessAsync(visitor, study, folder.File("results"));
    }

    private static async Task AssertReportIsHarmlessAsync(Visitor visitor, string study, string results)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "CoverageAnalyzer.Cli.dll");
        using var analyze = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("dotnet", [program, "analyze", study, "--out", results, "--quiet"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        await analyze.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await analyze.WaitForExitAsync(TestContext.Current.CancellationToken);
        await visitor.Page.GotoAsync(new Uri(Path.Combine(results, "report.html")).ToString());
        await visitor.Page.WaitForTimeoutAsync(500);
        await visitor.Page.GotoAsync(new Uri(Path.Combine(results, "maps", "average-service-radius.svg")).ToString());
        await visitor.Page.WaitForTimeoutAsync(300);
        visitor.AssertNoComplaint();
    }

    // Elements that only a name could have brought in.
    private static Task<int> ForeignElementsAsync(IPage page) => page.EvaluateAsync<int>(
        "() => document.querySelectorAll('iframe,object,embed,video,audio,marquee,base,form,math,template,foreignObject,animate,details,meta[http-equiv],script,style').length");

    // The built-in study with the names of its first sixty communes replaced.
    private static IReadOnlyList<string> WriteStudy(string study)
    {
        BrowserFixture.CopyFolder(Path.Combine(BrowserFixture.RepositoryRoot(), "data", "quang-tri-2012"), study);
        string path = Path.Combine(study, "communes.geojson");
        JsonNode communes = JsonNode.Parse(File.ReadAllText(path))!;
        JsonArray features = communes["features"]!.AsArray();
        for (int i = 0; i < HostilePayloads.All.Count; i++)
        {
            features[i]!["properties"]!["name_full"] = HostilePayloads.All[i];
        }

        File.WriteAllText(path, communes.ToJsonString());
        return HostilePayloads.All;
    }
}
