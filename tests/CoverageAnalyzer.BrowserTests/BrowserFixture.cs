using CoverageAnalyzer.Tests;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(CoverageAnalyzer.BrowserTests.BrowserFixture))]

namespace CoverageAnalyzer.BrowserTests;

/// <summary>One browser and one server of a copy of the built-in study, for all tests.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private readonly ScratchFolder folder = new();
    private IPlaywright? playwright;
    private IBrowser? browser;
    private ServedProgram? program;

    /// <summary>Where the built-in study is shown.</summary>
    public Uri Address => program!.Address;

    /// <summary>The folder of the study that is shown.</summary>
    public string Study => folder.File("quang-tri-2012");

    /// <summary>Folder that holds CoverageAnalyzer.sln.</summary>
    public static string RepositoryRoot()
    {
        for (DirectoryInfo? above = new(AppContext.BaseDirectory); above is not null; above = above.Parent)
        {
            if (File.Exists(Path.Combine(above.FullName, "CoverageAnalyzer.sln")))
            {
                return above.FullName;
            }
        }

        throw new DirectoryNotFoundException("CoverageAnalyzer.sln was not found above the test's folder.");
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (!ChromiumProgram.IsThere)
        {
            return; // each test says that it is skipped, or fails
        }

        CopyFolder(Path.Combine(RepositoryRoot(), "data", "quang-tri-2012"), Study);
        program = await ServedProgram.StartAsync(Study);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = ChromiumProgram.Require(), Headless = true, Args = ChromiumProgram.Flags });
    }

    /// <summary>A new visitor: nothing remembered, everything that goes wrong written down.</summary>
    /// <param name="width">Width of the window in px.</param>
    /// <param name="height">Height of the window in px.</param>
    /// <param name="address">Another server, or null for the built-in study's.</param>
    internal async Task<Visitor> VisitAsync(int width = 1280, int height = 800, Uri? address = null)
    {
        ChromiumProgram.Require();
        IBrowserContext context = await browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ReducedMotion = ReducedMotion.Reduce,
            AcceptDownloads = true,
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        return await Visitor.ArriveAsync(context, address ?? Address);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        program?.Dispose();
        folder.Dispose();
    }

    /// <summary>Copies a study without its results.</summary>
    internal static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }
}
