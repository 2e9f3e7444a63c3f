using Avalonia;
using Avalonia.Controls.ApplicationLifetimes;
using Avalonia.Markup.Xaml;
using CoverageAnalyzer.Viewer.Windows;

namespace CoverageAnalyzer.Viewer;

/// <summary>The application: one window, and in it what the command line names.</summary>
internal sealed partial class App : Application
{
    /// <inheritdoc/>
    public override void Initialize() => AvaloniaXamlLoader.Load(this);

    /// <inheritdoc/>
    public override void OnFrameworkInitializationCompleted()
    {
        if (ApplicationLifetime is IClassicDesktopStyleApplicationLifetime desktop)
        {
            var window = new MainWindow();
            desktop.MainWindow = window;
            if (desktop.Args is [string path, ..])
            {
                window.Opened += async (_, _) => await window.OpenAsync(path);
            }
        }

        base.OnFrameworkInitializationCompleted();
    }
}
