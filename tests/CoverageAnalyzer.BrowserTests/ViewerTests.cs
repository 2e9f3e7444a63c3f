using CoverageAnalyzer.Tests;
using Microsoft.Playwright;

namespace CoverageAnalyzer.BrowserTests;

/// <summary>Two tokens on one server: who logs in with the viewers' one sees no way to change anything, and why.</summary>
public sealed class ViewerTests(BrowserFixture browser)
{
    [Theory]
    [InlineData("vi", "Mã truy cập này chỉ để xem")]
    [InlineData("en", "This token is only for looking")]
    public async Task A_viewer_sees_the_map_and_no_editing(string language, string sentence)
    {
        using var folder = new ScratchFolder();
        string editors = folder.File("editors"), viewers = folder.File("viewers"), token = new string('v', 30);
        await File.WriteAllTextAsync(editors, new string('e', 30), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(viewers, token, TestContext.Current.CancellationToken);
        ChromiumProgram.Require();
        using ServedProgram program = await ServedProgram.StartAsync(browser.Study, "--token-file", editors, "--viewer-token-file", viewers);
        await using Visitor visitor = await browser.VisitAsync(address: program.Address);
        await visitor.Page.GotoAsync(program.Address.ToString());
        await visitor.Page.Locator("#token").FillAsync(token);
        await visitor.Page.Locator("button[type=submit]").ClickAsync();
        visitor.TakeComplaints(); // the browser's own line about the page that asked for the token
        await visitor.OpenAsync("#map=postal-gap&lang=" + language);
        await visitor.OpenTabAsync("whatIf");
        await Assertions.Expect(visitor.Page.Locator(".whatif")).ToContainTextAsync(sentence);
        await Assertions.Expect(visitor.Page.Locator("[data-key=add-postal]")).ToBeHiddenAsync();
        await Assertions.Expect(visitor.Page.Locator("#scenario-name")).ToBeHiddenAsync();
        visitor.AssertNoComplaint();
    }
}
