using Avalonia.Controls;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Maps.Viewing;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Viewer.Windows;

/// <summary>The limitations view: the disadvantaged areas, each with which service is lacking and how many people that is.</summary>
internal static class LimitationPanelContent
{
    /// <summary>Fills the panel.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="content">The run.</param>
    public static void Fill(Panel panel, ReportContent content)
    {
        panel.Children.Clear();
        var view = LimitationView.Of(content);
        if (view.Rows.Count == 0)
        {
            panel.Children.Add(Texts.Sentence(ViewerWords.NoLimitations.In(content.Language)));
            return;
        }

        if (!view.Conclusion.IsEmpty)
        {
            panel.Children.Add(Texts.Sentence(view.Conclusion.In(content.Language)));
        }

        bool isPart = false;
        foreach (LimitationRow row in view.Rows)
        {
            if (row.IsPart && !isPart)
            {
                panel.Children.Add(Texts.Title(ViewerWords.AllTogether.In(content.Language)));
                isPart = true;
            }

            var one = new StackPanel();
            one.Children.Add(Texts.Heading(row.Name.In(content.Language)));
            foreach (RowColumn<Engine.Gaps.DisadvantagedAreaGap> column in DisadvantagedAreaColumns.All.Where(c => c.Name != "kind" && !(row.IsPart && c.Name == "undecidable_communes")))
            {
                string value = column.Print(row.Area, content.Language);
                if (value.Length > 0)
                {
                    one.Children.Add(Texts.Figure(column.Label.In(content.Language), $"{value} {column.Unit.In(content.Language)}".TrimEnd()));
                }
            }

            panel.Children.Add(one);
        }
    }
}
