using Avalonia.Controls;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Maps.Viewing;
using CoverageAnalyzer.Studies.Viewing;

namespace CoverageAnalyzer.Viewer.Windows;

/// <summary>The feature someone chose, in words: the callout on the map and the panel beside it.</summary>
internal static class DetailPanelContent
{
    /// <summary>Fills the panel.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="chosen">The feature, or null.</param>
    /// <param name="language">The language.</param>
    public static void Fill(Panel panel, FeatureDescription? chosen, ReportLanguage language)
    {
        panel.Children.Clear();
        if (chosen is null)
        {
            panel.Children.Add(Texts.Remark(ViewerWords.NothingChosen.In(language)));
            return;
        }

        panel.Children.Add(Texts.Title(chosen.Title));
        if (chosen.Subtitle.Length > 0)
        {
            panel.Children.Add(Texts.Remark(chosen.Subtitle));
        }

        if (chosen.Reasons.Count > 0)
        {
            panel.Children.Add(Texts.Heading(ViewerWords.Reasons.In(language)));
            foreach (string reason in chosen.Reasons)
            {
                panel.Children.Add(Texts.Sentence("• " + reason));
            }
        }

        panel.Children.Add(Texts.Heading(ViewerWords.Figures.In(language)));
        foreach (FeatureFigure figure in chosen.Detail)
        {
            panel.Children.Add(Texts.Figure(figure.Label, figure.Value));
        }

        if (chosen.Rules.Count > 0)
        {
            panel.Children.Add(Texts.Heading(ViewerWords.Rules.In(language)));
            foreach (RuleSentence rule in chosen.Rules)
            {
                panel.Children.Add(Texts.Sentence($"{rule.Title}: {rule.Verdict}"));
                panel.Children.Add(Texts.Remark(rule.Reason));
            }
        }
    }

    /// <summary>What the callout says.</summary>
    /// <param name="chosen">The feature.</param>
    public static StackPanel CalloutOf(FeatureDescription chosen)
    {
        var lines = new StackPanel { Spacing = 2 };
        lines.Children.Add(Texts.Heading(chosen.Title));
        if (chosen.Subtitle.Length > 0)
        {
            lines.Children.Add(Texts.Remark(chosen.Subtitle));
        }

        foreach (FeatureFigure figure in chosen.Callout)
        {
            lines.Children.Add(Texts.Figure(figure.Label, figure.Value));
        }

        return lines;
    }
}
