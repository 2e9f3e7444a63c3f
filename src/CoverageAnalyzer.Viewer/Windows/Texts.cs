using Avalonia.Controls;
using Avalonia.Media;

namespace CoverageAnalyzer.Viewer.Windows;

/// <summary>The few kinds of text the panels are made of.</summary>
internal static class Texts
{
    private static readonly IBrush Quiet = new SolidColorBrush(Color.FromRgb(0x4A, 0x52, 0x5A));

    /// <summary>A heading.</summary>
    /// <param name="text">The text.</param>
    public static TextBlock Heading(string text) => new() { Text = text, FontWeight = FontWeight.Bold, TextWrapping = TextWrapping.Wrap };

    /// <summary>The title of a panel.</summary>
    /// <param name="text">The text.</param>
    public static TextBlock Title(string text) => new() { Text = text, FontWeight = FontWeight.Bold, FontSize = 18, TextWrapping = TextWrapping.Wrap };

    /// <summary>A sentence.</summary>
    /// <param name="text">The text.</param>
    public static TextBlock Sentence(string text) => new() { Text = text, TextWrapping = TextWrapping.Wrap };

    /// <summary>A remark.</summary>
    /// <param name="text">The text.</param>
    public static TextBlock Remark(string text) => new() { Text = text, TextWrapping = TextWrapping.Wrap, FontSize = 12, Foreground = Quiet };

    /// <summary>A name with its value on the right.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value with its unit.</param>
    public static Grid Figure(string name, string value)
    {
        var row = new Grid { ColumnDefinitions = new ColumnDefinitions("*,Auto"), ColumnSpacing = 10 };
        TextBlock label = Sentence(name), number = new() { Text = value, FontWeight = FontWeight.SemiBold, TextWrapping = TextWrapping.Wrap, MaxWidth = 170, TextAlignment = TextAlignment.Right };
        label.Foreground = Quiet;
        Grid.SetColumn(number, 1);
        row.Children.Add(label);
        row.Children.Add(number);
        return row;
    }
}
