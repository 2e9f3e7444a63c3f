using Avalonia;

namespace CoverageAnalyzer.Viewer;

/// <summary>The desktop viewer: <c>coverage-analyzer-viewer [FOLDER]</c>.</summary>
internal static class Program
{
    /// <summary>Opens the window.</summary>
    /// <param name="arguments">A study or results folder, or nothing.</param>
    [STAThread]
    public static int Main(string[] arguments) => BuildAvaloniaApp().StartWithClassicDesktopLifetime(arguments);

    /// <summary>The application, as designers of windows also start it.</summary>
    public static AppBuilder BuildAvaloniaApp() => AppBuilder.Configure<App>().UsePlatformDetect().WithInterFont();
}
