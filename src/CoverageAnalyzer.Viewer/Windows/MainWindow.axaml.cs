using Avalonia.Controls;
using Avalonia.Input;
using Avalonia.Interactivity;
using Avalonia.Platform.Storage;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Viewing;
using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Studies.Viewing;
using CoverageAnalyzer.Viewer.Maps;

namespace CoverageAnalyzer.Viewer.Windows;

/// <summary>The window. Asks the session what to show, and tells it what was clicked; decides nothing of the figures.</summary>
internal sealed partial class MainWindow : Window, IDisposable
{
    private ReportLanguage language = ReportLanguage.Vietnamese;
    private ViewerSession? session;
    private MapsuiFeatures? features;
    private MapsuiMap? drawn;
    private PickedFeature? pointed;
    private CancellationTokenSource? loading;
    private IReadOnlyList<int> hits = [];
    private IReadOnlyList<Finding> noticed = [];
    private bool isFilling;

    /// <summary>An empty window.</summary>
    public MainWindow()
    {
        InitializeComponent();
        OpenButton.Click += async (_, _) => await ChooseFolderAsync();
        SaveButton.Click += async (_, _) => await SavePictureAsync();
        LanguageButton.Click += (_, _) => SwitchLanguage();
        StopButton.Click += (_, _) => loading?.Cancel();
        MapList.SelectionChanged += (_, _) => ShowMap(MapList.SelectedIndex);
        SearchBox.TextChanged += (_, _) => Find(SearchBox.Text ?? string.Empty);
        SearchHits.SelectionChanged += (_, _) => GoTo(SearchHits.SelectedIndex);
        ZoomInButton.Click += (_, _) => drawn?.Map.Navigator.ZoomIn();
        ZoomOutButton.Click += (_, _) => drawn?.Map.Navigator.ZoomOut();
        WholeButton.Click += (_, _) => drawn?.Map.Navigator.ZoomToBox(drawn.Whole);
        Drawing.MapTapped += (_, e) => Choose(e.WorldPosition.X, e.WorldPosition.Y);
        Drawing.AddHandler(PointerMovedEvent, (_, e) => PointAt(e), RoutingStrategies.Bubble, handledEventsToo: true);
        Drawing.PointerExited += (_, _) => HideTip();
        AddHandler(DragDrop.DropEvent, (_, e) => _ = DropAsync(e));
        FillWords();
    }

    /// <summary>Opens a study or results folder.</summary>
    /// <param name="path">The folder, or its study.json.</param>
    public async Task OpenAsync(string path)
    {
        if (loading is { } running)
        {
            await running.CancelAsync();
        }

        using var stop = new CancellationTokenSource();
        loading = stop;
        Busy(true);
        var progress = new Progress<StudyProgress>(p =>
        {
            BusyText.Text = p.StageName.In(language);
            BusyBar.Value = p.Fraction;
        });
        try
        {
            StudySource source = await StudyLoading.LoadAsync(path, progress, stop.Token);
            if (loading == stop)
            {
                noticed = source.Findings;
                Show(new ViewerSession(source.Content with { Language = language }, source.Maps));
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped by the user, or by a newer choice: what was shown stays.
        }
#pragma warning disable CA1031 // Whatever a folder holds, the window stays and says it in a sentence.
        catch (Exception e)
#pragma warning restore CA1031
        {
            StatusText.Text = StudyLoading.Explain(e, language);
        }
        finally
        {
            if (loading == stop)
            {
                loading = null;
                Busy(false);
            }
        }
    }

    /// <summary>What the map shows now, as a PNG that stands alone, twice as fine as the screen; null while nothing is open.</summary>
    public byte[]? DrawSheet() => session is null || drawn is null ? null : MapPicture.SheetOf(drawn, session, 2);

    /// <inheritdoc/>
    public void Dispose()
    {
        drawn?.Dispose();
        loading?.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnClosed(EventArgs e)
    {
        loading?.Cancel();
        base.OnClosed(e);
    }

    private void Show(ViewerSession opened)
    {
        session = opened;
        features = new MapsuiFeatures(opened.Geometry);
        LeftPanel.IsVisible = Drawing.IsVisible = ZoomButtons.IsVisible = Tabs.IsVisible = true;
        WelcomeText.IsVisible = false;
        SearchBox.Text = string.Empty;
        FillAll();
        Redraw(keepView: false);
    }

    private void FillAll()
    {
        FillWords();
        if (session is null)
        {
            return;
        }

        isFilling = true;
        MapList.ItemsSource = session.Maps.Select(m => m.Definition.Title.In(language)).ToList();
        MapList.SelectedIndex = session.Maps.ToList().FindIndex(m => m.Definition.Id == session.Map.Definition.Id);
        isFilling = false;
        LegendPanelContent.Fill(LegendPanel, session, Refresh);
        FilterPanelContent.Fill(FilterPanel, session, Refresh);
        HeadlinePanelContent.Fill(HeadlinePanel, session.Content);
        LimitationPanelContent.Fill(LimitationPanel, session.Content);
        FillDetail();
        StatusText.Text = string.Join("  ·  ", session.Content.Notices.Concat(noticed.Select(f => f.Message)).Select(n => n.In(language)));
    }

    private void FillWords()
    {
        Title = session is null ? ViewerWords.Title.In(language) : $"{session.Content.StudyName} – {ViewerWords.Title.In(language)}";
        OpenButton.Content = ViewerWords.Open.In(language);
        SaveButton.Content = ViewerWords.SavePicture.In(language);
        SaveButton.IsEnabled = session is not null;
        LanguageButton.Content = ViewerWords.OtherLanguage.In(language);
        MapCaption.Text = ViewerWords.Map.In(language);
        SearchBox.PlaceholderText = ViewerWords.Search.In(language);
        WelcomeText.Text = ViewerWords.Welcome.In(language);
        StopButton.Content = ViewerWords.Stop.In(language);
        DetailTab.Header = ViewerWords.Detail.In(language);
        HeadlineTab.Header = ViewerWords.Headlines.In(language);
        LimitationTab.Header = ViewerWords.Limitations.In(language);
        foreach ((Control control, LocalizedText name) in ((Control, LocalizedText)[])[(ZoomInButton, ViewerWords.ZoomIn), (ZoomOutButton, ViewerWords.ZoomOut), (WholeButton, ViewerWords.WholeStudy), (MapList, ViewerWords.Map)])
        {
            ToolTip.SetTip(control, name.In(language));
            Avalonia.Automation.AutomationProperties.SetName(control, name.In(language));
        }
    }

    private void FillDetail()
    {
        FeatureDescription? described = session?.Describe();
        DetailPanelContent.Fill(DetailPanel, described, language);
        Callout.IsVisible = false;
    }

    // A map's styles and names belong to one map and language: a change of either makes it anew, the view stays.
    private void Redraw(bool keepView)
    {
        MapsuiMap? old = drawn;
        drawn = new MapsuiMap(session!, features!, MapParts.All);
        Mapsui.Viewport view = Drawing.Map.Navigator.Viewport;
        Drawing.Map = drawn.Map;
        if (keepView)
        {
            drawn.Map.Navigator.CenterOnAndZoomTo(new Mapsui.MPoint(view.CenterX, view.CenterY), view.Resolution);
        }
        else
        {
            drawn.Map.Navigator.ZoomToBox(drawn.Whole);
        }

        drawn.Map.Navigator.ViewportChanged += (_, _) => Callout.IsVisible = false;
        old?.Dispose();
    }

    private void Refresh() => drawn?.Refresh();

    private void ShowMap(int index)
    {
        HideTip();
        if (isFilling || session is null || index < 0)
        {
            return;
        }

        session.Show(session.Maps[index].Definition.Id);
        LegendPanelContent.Fill(LegendPanel, session, Refresh);
        FillDetail();
        Redraw(keepView: true);
    }

    private void SwitchLanguage()
    {
        language = language == ReportLanguage.Vietnamese ? ReportLanguage.English : ReportLanguage.Vietnamese;
        if (session is not null)
        {
            session.Language = language;
        }

        FillAll();
        if (session is not null)
        {
            Find(SearchBox.Text ?? string.Empty);
            Redraw(keepView: true);
        }
    }

    private void Find(string typed)
    {
        if (session is null)
        {
            return;
        }

        hits = session.Search.Find(typed);
        SearchHits.ItemsSource = hits.Count == 0 && typed.Trim().Length > 0
            ? [ViewerWords.NothingFound.In(language)]
            : hits.Select(h => session.Content.Communes[h].Commune).Select(c => c.District.Length > 0 ? $"{c.Name}, {c.District}" : c.Name).ToList();
        SearchHits.IsVisible = typed.Trim().Length > 0;
    }

    private void GoTo(int hit)
    {
        if (session is null || drawn is null || hit < 0 || hit >= hits.Count)
        {
            return;
        }

        var picked = new PickedFeature(MapSource.Communes, hits[hit]);
        drawn.Map.Navigator.ZoomToBox(drawn.AreaOf(picked));
        Choose(picked);
    }

    private void Choose(double x, double y)
    {
        if (session is null || drawn is null)
        {
            return;
        }

        Mapsui.Viewport view = drawn.Map.Navigator.Viewport;
        Choose(session.FeatureAt(x, y, view.Resolution));
        if (session.Describe() is { } described)
        {
            HideTip();
            Callout.Child = DetailPanelContent.CalloutOf(described);
            Place(Callout, ((x - view.CenterX) / view.Resolution) + (view.Width / 2), ((view.CenterY - y) / view.Resolution) + (view.Height / 2));
        }
    }

    // Beside a place of the map, and wholly on it.
    private void Place(Border card, double left, double top)
    {
        const double BesidePixels = 14;
        card.IsVisible = true;
        card.Measure(new Avalonia.Size(card.MaxWidth, double.PositiveInfinity));
        double right = Drawing.Bounds.Width - card.DesiredSize.Width, bottom = Drawing.Bounds.Height - card.DesiredSize.Height;
        Canvas.SetLeft(card, Math.Max(0, left + BesidePixels <= right ? left + BesidePixels : left - BesidePixels - card.DesiredSize.Width));
        Canvas.SetTop(card, Math.Max(0, top + BesidePixels <= bottom ? top + BesidePixels : top - BesidePixels - card.DesiredSize.Height));
    }

    // What the pointer is over says its few figures, unless the map is being moved or the callout says them already.
    private void PointAt(PointerEventArgs e)
    {
        if (session is null || drawn is null || e.GetCurrentPoint(Drawing).Properties.IsLeftButtonPressed)
        {
            HideTip();
            return;
        }

        Mapsui.Viewport view = drawn.Map.Navigator.Viewport;
        Avalonia.Point place = e.GetPosition(Drawing);
        double x = view.CenterX + ((place.X - (view.Width / 2)) * view.Resolution), y = view.CenterY - ((place.Y - (view.Height / 2)) * view.Resolution);
        PickedFeature? found = session.FeatureAt(x, y, view.Resolution);
        if (found is null || (Callout.IsVisible && found == session.Selected))
        {
            HideTip();
            return;
        }

        if (found != pointed)
        {
            pointed = found;
            HoverTip.Child = DetailPanelContent.CalloutOf(FeatureDescription.Of(session.Content, session.Data, session.Map, found));
        }

        Place(HoverTip, place.X, place.Y);
    }

    private void HideTip()
    {
        pointed = null;
        HoverTip.IsVisible = false;
    }

    private void Choose(PickedFeature? picked)
    {
        session!.Selected = picked;
        FillDetail();
        Tabs.SelectedItem = DetailTab;
        Refresh();
    }

    private async Task ChooseFolderAsync()
    {
        IReadOnlyList<IStorageFolder> chosen = await StorageProvider.OpenFolderPickerAsync(new FolderPickerOpenOptions { Title = ViewerWords.ChooseFolder.In(language) });
        if (chosen is [var folder, ..] && folder.TryGetLocalPath() is { } path)
        {
            await OpenAsync(path);
        }
    }

    private async Task DropAsync(DragEventArgs e)
    {
        if (e.DataTransfer.TryGetFiles()?.FirstOrDefault()?.TryGetLocalPath() is { } path)
        {
            await OpenAsync(path);
        }
    }

    private async Task SavePictureAsync()
    {
        if (session is null)
        {
            return;
        }

        IStorageFile? target = await StorageProvider.SaveFilePickerAsync(new FilePickerSaveOptions
        {
            SuggestedFileName = session.Map.Definition.Id,
            DefaultExtension = "png",
            FileTypeChoices = [FilePickerFileTypes.ImagePng],
        });
        if (target is null || DrawSheet() is not { } png)
        {
            return;
        }

        try
        {
            await using Stream stream = await target.OpenWriteAsync();
            await stream.WriteAsync(png);
            StatusText.Text = ViewerWords.PictureSaved.In(language);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            StatusText.Text = StudyLoading.Explain(exception, language);
        }
    }

    private void Busy(bool isBusy)
    {
        BusyPanel.IsVisible = isBusy;
        WelcomeText.IsVisible = !isBusy && session is null;
        BusyBar.Value = 0;
        BusyText.Text = string.Empty;
        if (isBusy)
        {
            StatusText.Text = string.Empty;
        }
    }
}
