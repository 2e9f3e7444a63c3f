using Microsoft.Playwright;

namespace CoverageAnalyzer.BrowserTests;

/// <summary>Two people at one scenario: the second save is told of the first, and nothing is lost.</summary>
public sealed class SharedScenarioTests(BrowserFixture browser)
{
    [Fact]
    public async Task The_second_save_is_told_of_the_first_and_both_are_kept()
    {
        const string Name = "chung-hai-nguoi", Other = "chung-hai-nguoi-2";
        await using Visitor first = await browser.VisitAsync(), second = await browser.VisitAsync();
        await PutPointAsync(first, 0.5);
        await SaveAsync(first, Name);
        await Assertions.Expect(first.Page.Locator("#message")).ToContainTextAsync(Name);

        await second.OpenAsync($"#map=postal-gap&lang=vi&scenario={Name}");
        await second.OpenTabAsync("whatIf");
        await Assertions.Expect(second.Page.Locator("#scenario-name")).ToHaveValueAsync(Name);
        await AddAsync(second.Page, 0.4);
        await AddAsync(first.Page, 0.6);
        await SaveAsync(first, Name);
        await Assertions.Expect(first.Page.Locator("#message")).ToContainTextAsync(Name);
        await SaveAsync(second, Name);
        ILocator dialog = second.Page.GetByRole(AriaRole.Dialog);
        await dialog.WaitForAsync();
        await Assertions.Expect(dialog.Locator(".who")).ToContainTextAsync("Bản trên máy chủ: người không ghi tên lưu lúc");
        await dialog.Locator("#other-name").FillAsync(Other);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Lưu bản của tôi với tên khác" }).ClickAsync();
        await Assertions.Expect(second.Page.Locator("#message")).ToContainTextAsync(Other);

        string folder = Path.Combine(browser.Study, "scenarios");
        Assert.True(File.Exists(Path.Combine(folder, Name + ".json")) && File.Exists(Path.Combine(folder, Other + ".json")));
        Assert.NotEqual(
            await File.ReadAllTextAsync(Path.Combine(folder, Name + ".json"), TestContext.Current.CancellationToken),
            await File.ReadAllTextAsync(Path.Combine(folder, Other + ".json"), TestContext.Current.CancellationToken));
        first.AssertNoComplaint();
        Assert.All(second.TakeComplaints(), c => Assert.Contains("412", c, StringComparison.Ordinal)); // the browser's own line about the refused save
    }

    private static async Task PutPointAsync(Visitor visitor, double across)
    {
        await visitor.OpenAsync("#map=postal-gap&lang=vi");
        await visitor.OpenTabAsync("whatIf");
        await AddAsync(visitor.Page, across);
    }

    private static async Task AddAsync(IPage page, double across)
    {
        await page.Locator("[data-key=add-postal]").ClickAsync();
        LocatorBoundingBoxResult box = (await page.Locator("#map").BoundingBoxAsync())!;
        await page.Mouse.ClickAsync((float)(box.X + (across * box.Width)), (float)(box.Y + (0.5 * box.Height)));
        await Assertions.Expect(page.Locator(".computing")).ToContainTextAsync("Máy chủ tính trong");
        if (await page.Locator("[data-key=stop]").IsVisibleAsync())
        {
            await page.Locator("[data-key=stop]").ClickAsync();
        }
    }

    private static async Task SaveAsync(Visitor visitor, string name)
    {
        await visitor.Page.Locator("#scenario-name").FillAsync(name);
        await visitor.Page.Locator("[data-key=save]").ClickAsync();
    }
}
