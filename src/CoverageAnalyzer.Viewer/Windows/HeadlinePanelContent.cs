using Avalonia.Controls;
using Avalonia.Media;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Headlines;

namespace CoverageAnalyzer.Viewer.Windows;

/// <summary>The headline figures against their targets.</summary>
internal static class HeadlinePanelContent
{
    private static readonly IBrush Met = new SolidColorBrush(Color.FromRgb(0x00, 0x5A, 0x9C));
    private static readonly IBrush Missed = new SolidColorBrush(Color.FromRgb(0xA3, 0x3B, 0x00));

    /// <summary>Fills the panel.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="content">The run.</param>
    public static void Fill(Panel panel, ReportContent content)
    {
        panel.Children.Clear();
        panel.Children.Add(Texts.Title(content.StudyName));
        foreach (HeadlineFigure figure in HeadlineFigures.Of(content))
        {
            var one = new StackPanel();
            one.Children.Add(Texts.Figure(figure.Name.In(content.Language), $"{figure.PrintValue(content.Language)} {figure.Unit.In(content.Language)}".TrimEnd()));
            if (!figure.Comment.IsEmpty)
            {
                TextBlock comment = Texts.Remark(figure.Comment.In(content.Language));
                comment.Foreground = figure.IsMet switch
                {
                    true => Met,
                    false => Missed,
                    _ => comment.Foreground,
                };
                one.Children.Add(comment);
            }

            panel.Children.Add(one);
        }

        foreach (LocalizedText note in content.HeadlineNotes)
        {
            panel.Children.Add(Texts.Remark(note.In(content.Language)));
        }
    }
}
