using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace CoverageAnalyzer.BrowserTests;

/// <summary>Someone at the page: what they see and do, and everything the browser complained of.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> complaints = [];
    private readonly Uri address;

    private Visitor(IPage page, Uri address)
    {
        Page = page;
        this.address = address;
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Opens a browser window; no page yet.</summary>
    /// <param name="context">The visitor's own memory.</param>
    /// <param name="address">The server.</param>
    public static async Task<Visitor> ArriveAsync(IBrowserContext context, Uri address)
    {
        var visitor = new Visitor(await context.NewPageAsync(), address);
        visitor.Listen();
        return visitor;
    }

    /// <summary>Opens the map and waits until it is drawn.</summary>
    /// <param name="link">What stands after the address, for example <c>#map=mobile-gap</c>.</param>
    public async Task OpenAsync(string link = "")
    {
        await Page.GotoAsync(new Uri(address, link).ToString());
        await WaitForMapAsync();
    }

    /// <summary>Waits until the map shown is drawn with all its data.</summary>
    public async Task WaitForMapAsync() => await Page.WaitForSelectorAsync("#map[data-ready='true']", new() { State = WaitForSelectorState.Attached, Timeout = 30_000 });

    /// <summary>Chooses a map and waits until it is drawn.</summary>
    /// <param name="id">The map.</param>
    public async Task ChooseMapAsync(string id)
    {
        await Page.Locator("#map-menu").SelectOptionAsync(id);
        await Page.WaitForSelectorAsync($"#map[data-ready='true'][data-drawn='{id}']", new() { State = WaitForSelectorState.Attached, Timeout = 30_000 });
    }

    /// <summary>Opens a tab of the information part.</summary>
    /// <param name="name">headlines, detail, limitations, whatIf or findings.</param>
    public async Task OpenTabAsync(string name)
    {
        if (!await Page.Locator("#side").IsVisibleAsync())
        {
            await Page.Locator("#maps button[aria-controls='side']").ClickAsync();
        }

        await Page.Locator($"#tab-{name}").ClickAsync();
    }

    /// <summary>Gives the value of a headline as printed, once it is that of the scenario, or of the study.</summary>
    /// <param name="label">Start of its name.</param>
    /// <param name="ofScenario">Whether a scenario's answer must be shown, with the change beside it.</param>
    public async Task<string> HeadlineAsync(string label, bool ofScenario = false)
    {
        await OpenTabAsync("headlines");
        await Assertions.Expect(Page.Locator(".card .change")).ToHaveCountAsync(ofScenario ? await Page.Locator(".card .value").CountAsync() : 0);
        ILocator card = Page.Locator(".card", new() { HasText = label }).First;
        return (await card.Locator(".value").InnerTextAsync()).Split(' ', '\u00A0', '\n')[0];
    }

    /// <summary>Fails where the browser complained: an error on the console, an exception, a blocked resource, a request to another machine, a dialog.</summary>
    public void AssertNoComplaint() => Assert.Empty(complaints);

    /// <summary>What the browser complained of since the last call.</summary>
    public IReadOnlyList<string> TakeComplaints()
    {
        var taken = new List<string>();
        while (complaints.TryDequeue(out string? complaint))
        {
            taken.Add(complaint);
        }

        return taken;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();

    private void Listen()
    {
        Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !message.Text.Contains("GPU stall", StringComparison.Ordinal))
            {
                complaints.Enqueue($"console {message.Type}: {message.Text}");
            }
        };
        Page.PageError += (_, error) => complaints.Enqueue($"exception: {error}");
        Page.Dialog += async (_, dialog) =>
        {
            complaints.Enqueue($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
        Page.Request += (_, request) =>
        {
            var asked = new Uri(request.Url);
            if (asked.Scheme is "http" or "https" && asked.Authority != address.Authority)
            {
                complaints.Enqueue($"request to {asked.Authority}");
            }
        };
    }
}
