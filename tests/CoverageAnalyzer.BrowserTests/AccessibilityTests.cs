using System.Text.Json;
using Microsoft.Playwright;

namespace CoverageAnalyzer.BrowserTests;

/// <summary>WCAG 2.2 A and AA as axe-core judges them, in every part of the page, on a desk and on a phone, in both languages.</summary>
public sealed class AccessibilityTests(BrowserFixture browser)
{
    private static readonly string[] Tabs = ["headlines", "detail", "limitations", "whatIf", "findings"];

    [Theory]
    [InlineData("vi", 1280, 800)]
    [InlineData("en", 1280, 800)]
    [InlineData("vi", 390, 844)]
    [InlineData("en", 360, 640)]
    public async Task No_part_of_the_page_violates_the_guidelines(string language, int width, int height)
    {
        string axe = Path.Combine(BrowserFixture.RepositoryRoot(), "src", "CoverageAnalyzer.Web", "client", "node_modules", "axe-core", "axe.min.js");
        Assert.True(File.Exists(axe), "axe-core is not there: npm ci in src/CoverageAnalyzer.Web/client");
        await using Visitor visitor = await browser.VisitAsync(width, height);
        await visitor.OpenAsync($"#map=limitations&lang={language}&sel=communes/40");
        // The page's own policy allows no script but its own; the judge is brought in by the debugger, as a person's extension would be.
        await visitor.Page.EvaluateAsync(await File.ReadAllTextAsync(axe, TestContext.Current.CancellationToken));
        await AssertCleanAsync(visitor, "first view");
        foreach (string tab in Tabs)
        {
            await visitor.OpenTabAsync(tab);
            await AssertCleanAsync(visitor, tab);
        }

        foreach (string part in (string[])["legend-part", "table-part"])
        {
            if (!await visitor.Page.Locator($"#{part}").IsVisibleAsync())
            {
                await visitor.Page.Locator($"#maps button[aria-controls='{part}']").ClickAsync();
            }

            await AssertCleanAsync(visitor, part);
        }

        Assert.Equal(0, await visitor.Page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth)"));
        visitor.AssertNoComplaint();
    }

    private static async Task AssertCleanAsync(Visitor visitor, string state)
    {
        JsonElement? result = await visitor.Page.EvaluateAsync("() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).slice(0, 4).join(' | ')))");
        Assert.True(result!.Value.GetArrayLength() == 0, $"{state}: {result}");
    }
}
