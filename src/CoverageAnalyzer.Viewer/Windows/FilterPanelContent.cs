using Avalonia.Controls;
using Avalonia.Layout;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Studies.Viewing;

namespace CoverageAnalyzer.Viewer.Windows;

/// <summary>The filters: only those that the study can answer.</summary>
internal static class FilterPanelContent
{
    /// <summary>Fills the panel.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="session">What is shown; its filter is set.</param>
    /// <param name="changed">Called after the filter was changed.</param>
    public static void Fill(Panel panel, ViewerSession session, Action changed)
    {
        ReportLanguage language = session.Language;
        var count = Texts.Remark(string.Empty);
        panel.Children.Clear();
        panel.Children.Add(Texts.Heading(ViewerWords.Filters.In(language)));
        string[] districts = [FilterChoices.Any.In(language), .. FilterChoices.Districts(session.Content)];
        Add(ViewerWords.District, districts, Math.Max(0, Array.IndexOf(districts, session.Filter.District)), i => session.Filter = session.Filter with { District = i == 0 ? string.Empty : districts[i] });
        AddChoices(ViewerWords.Mountainous, FilterChoices.Verdicts(session.Content, c => c.Mountainous), session.Filter.Mountainous, v => session.Filter = session.Filter with { Mountainous = v });
        AddChoices(ViewerWords.Border, FilterChoices.Verdicts(session.Content, c => c.Border), session.Filter.Border, v => session.Filter = session.Filter with { Border = v });
        AddChoices(ViewerWords.Island, FilterChoices.Verdicts(session.Content, c => c.Island), session.Filter.Island, v => session.Filter = session.Filter with { Island = v });
        AddChoices(ViewerWords.Remote, FilterChoices.Verdicts(session.Content, c => c.Remote), session.Filter.Remote, v => session.Filter = session.Filter with { Remote = v });
        AddChoices(ViewerWords.Gap, FilterChoices.Gaps(session.Content), session.Filter.Gap, v => session.Filter = session.Filter with { Gap = v });
        panel.Children.Add(count);
        var clear = new Button { Content = ViewerWords.ClearFilters.In(language) };
        clear.Click += (_, _) =>
        {
            session.Filter = CommuneFilter.None;
            Fill(panel, session, changed);
            changed();
        };
        panel.Children.Add(clear);
        Count();

        void Count() => count.Text = ViewerWords.Fitting(session.FittingCommunes, session.Content.Communes.Count).In(language);

        void AddChoices<T>(LocalizedText name, IReadOnlyList<FilterChoice<T>> choices, T? now, Action<T?> set)
            where T : struct
        {
            if (choices.Count > 1)
            {
                int selected = Math.Max(0, choices.Select(c => c.Value).ToList().IndexOf(now));
                Add(name, [.. choices.Select(c => c.Text.In(language))], selected, i => set(choices[i].Value));
            }
        }

        void Add(LocalizedText name, IReadOnlyList<string> choices, int selected, Action<int> set)
        {
            if (choices.Count < 2)
            {
                return;
            }

            var list = new ComboBox { ItemsSource = choices, SelectedIndex = selected, HorizontalAlignment = HorizontalAlignment.Stretch };
            Avalonia.Automation.AutomationProperties.SetName(list, name.In(language));
            list.SelectionChanged += (_, _) =>
            {
                if (list.SelectedIndex >= 0)
                {
                    set(list.SelectedIndex);
                    Count();
                    changed();
                }
            };
            panel.Children.Add(Texts.Remark(name.In(language)));
            panel.Children.Add(list);
        }
    }
}
