namespace CoverageAnalyzer.BrowserTests;

/// <summary>The browser the tests drive: the system's Chromium. Where it is absent a test is skipped with a line that says so; with <c>CI=true</c> it fails.</summary>
internal static class ChromiumProgram
{
    /// <summary>Flags for a machine without a graphics card and without a network.</summary>
    public static IReadOnlyList<string> Flags { get; } =
    [
        "--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--font-render-hinting=none",
    ];

    /// <summary>True where the machine has the browser.</summary>
    public static bool IsThere => Array.Exists(Places, File.Exists);

    private static string[] Places { get; } = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>Full path of the program, or a skipped (in CI: failed) test.</summary>
    public static string Require()
    {
        if (Array.Find(Places, File.Exists) is { } path)
        {
            return path;
        }

        const string Message = "Chromium is not installed (Debian package: chromium)";
        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail(Message);
        }

        Assert.Skip(Message);
        return string.Empty;
    }
}
