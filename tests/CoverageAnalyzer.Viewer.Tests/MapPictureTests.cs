using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Viewing;
using CoverageAnalyzer.Studies.Viewing;
using CoverageAnalyzer.Tests;
using CoverageAnalyzer.Viewer.Maps;

namespace CoverageAnalyzer.Viewer.Tests;

/// <summary>Every map drawn without a window, against the pictures in <c>Reference</c>.</summary>
/// <remarks>
/// The reference pictures hold shapes and symbols only, since the letters of a machine are its own. They were drawn by these very classes on libraries
/// built from public sources of a Mapsui 5.0 beta, its API shaped like that of 5.1, and SkiaSharp 3.119.4; all ten were then looked at in their full
/// size of 200 × 190 px. The released package may smooth edges differently, hence the tolerance; it has not drawn them yet.
/// To make them anew set COVERAGE_ANALYZER_KEEP_PICTURES to a folder: each picture drawn is written there.
/// </remarks>
public sealed class MapPictureTests
{
    private const int Width = 200;
    private const int Height = 190;

    /// <summary>Pixels that may differ: the map's lines are 1–3 px wide, and one shifted by half a pixel is not a wrong map. A class in a wrong colour is far more.</summary>
    private const double LargestDifferentFraction = 0.04;

    /// <summary>The maps of the built-in study.</summary>
    public static TheoryData<string> Maps { get; } =
    [
        "average-service-radius", "nearest-postal-distance", "postal-service-areas", "mobile-coverage", "postal-gap",
        "mobile-gap", "elevation-share", "mountainous-communes", "programme-eligibility", "limitations",
    ];

    [Theory]
    [MemberData(nameof(Maps))]
    public void A_map_looks_as_its_reference(string id)
    {
        byte[] drawn = Draw(BuiltInStudy.Open(id));
        if (Environment.GetEnvironmentVariable("COVERAGE_ANALYZER_KEEP_PICTURES") is { Length: > 0 } folder)
        {
            File.WriteAllBytes(Path.Combine(folder, $"{id}.png"), drawn);
        }

        byte[] reference = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Reference", $"{id}.png"));
        Assert.InRange(Picture.DifferingFraction(drawn, reference, Pixels.ChannelTolerance), 0, LargestDifferentFraction);
    }

    [Fact]
    public void Every_map_of_the_study_has_a_reference() =>
        Assert.Equal(BuiltInStudy.Open("postal-gap").Maps.Select(m => m.Definition.Id).Order(), Maps.Select(m => m.Data).Order());

    [Fact]
    public void A_class_switched_off_loses_its_color_and_comes_back()
    {
        ViewerSession session = BuiltInStudy.Open("mobile-gap");
        var color = session.Map.Leading.Legend[1].Color;
        int all = Pixels.CountOf(Draw(session), color);
        Assert.True(all > 1000);
        session.SetClass(0, 1, false);
        Assert.Equal(0, Pixels.CountOf(Draw(session), color));
        session.SetClass(0, 1, true);
        Assert.Equal(all, Pixels.CountOf(Draw(session), color));
    }

    [Fact]
    public void A_map_that_is_open_follows_classes_layers_and_filter()
    {
        ViewerSession session = BuiltInStudy.Open("mobile-gap");
        using var map = new MapsuiMap(session, new MapsuiFeatures(session.Geometry), MapParts.ShapesOnly);
        var color = session.Map.Leading.Legend[1].Color;
        int before = Pixels.CountOf(MapPicture.OfWhole(map, Width, Height), color);
        session.Filter = new CommuneFilter { District = session.Content.Communes[session.Content.Gaps[0].CommuneIndex].Commune.District };
        map.Refresh();
        Assert.InRange(Pixels.CountOf(MapPicture.OfWhole(map, Width, Height), color), 1, before - 1);
        session.SetLayer(0, false);
        map.Refresh();
        Assert.Equal(0, Pixels.CountOf(MapPicture.OfWhole(map, Width, Height), color));
    }

    [Fact]
    public void What_is_drawn_at_a_place_is_what_is_found_there()
    {
        ViewerSession session = BuiltInStudy.Open("mountainous-communes");
        using var map = new MapsuiMap(session, new MapsuiFeatures(session.Geometry), MapParts.ShapesOnly);
        byte[] png = MapPicture.OfWhole(map, 800, 760);
        using var bitmap = SkiaSharp.SKBitmap.Decode(png);
        Mapsui.Viewport view = map.Map.Navigator.Viewport;
        int compared = 0;
        for (int py = 20; py < 760; py += 20)
        {
            for (int px = 20; px < 800; px += 20)
            {
                double x = view.CenterX + ((px + 0.5 - (view.Width / 2)) * view.Resolution), y = view.CenterY - ((py + 0.5 - (view.Height / 2)) * view.Resolution);
                if (session.FeatureAt(x, y, view.Resolution) is { } picked && session.Map.Leading.Legend[session.Map.Leading.LegendIndexOf(picked.Feature)] is { Hatched: false } entry)
                {
                    SkiaSharp.SKColor drawn = bitmap.GetPixel(px, py);
                    compared += drawn.Red == entry.Color.Red && drawn.Green == entry.Color.Green && drawn.Blue == entry.Color.Blue ? 1 : 0;
                }
            }
        }

        Assert.True(compared > 300, $"only {compared} places have the color of the feature found there");
    }

    [Fact]
    public void A_chosen_commune_is_framed()
    {
        ViewerSession session = BuiltInStudy.Open("postal-gap");
        byte[] before = Draw(session);
        session.Selected = new PickedFeature(MapSource.Communes, 0);
        Assert.True(Picture.DifferingFraction(before, Draw(session), Pixels.ChannelTolerance) > 0);
    }

    [Fact]
    public void The_other_language_draws_the_same_shapes()
    {
        byte[] vietnamese = Draw(BuiltInStudy.Open("limitations")), english = Draw(BuiltInStudy.Open("limitations", ReportLanguage.English));
        Assert.Equal(0, Picture.DifferingFraction(vietnamese, english, Pixels.ChannelTolerance));
    }

    [Fact]
    public void Two_maps_of_a_session_share_their_shapes()
    {
        ViewerSession session = BuiltInStudy.Open("postal-gap");
        var features = new MapsuiFeatures(session.Geometry);
        int level = DetailLevels.Full;
        var before = features.Of(session.Map.Layers.First(l => l.Definition.Source == MapSource.Communes), level);
        session.Show("mobile-gap");
        Assert.Same(before, features.Of(session.Map.Layers.First(l => l.Definition.Source == MapSource.Communes), level));
    }

    [Fact]
    public void A_sheet_shows_the_view_unchanged_inside_a_frame()
    {
        ViewerSession session = BuiltInStudy.Open("mobile-gap");
        using var map = new MapsuiMap(session, new MapsuiFeatures(session.Geometry), MapParts.ShapesOnly);
        using var view = SkiaSharp.SKBitmap.Decode(MapPicture.OfWhole(map, 600, 500));
        using var sheet = SkiaSharp.SKBitmap.Decode(MapPicture.SheetOf(map, session, 1));
        Assert.True(sheet.Width > view.Width + 200 && sheet.Height > view.Height + 60);
        // The frame starts on a whole pixel; where, only the texts above it decide.
        var color = session.Map.Leading.Legend[1].Color;
        int[] rows = [.. Enumerable.Range(0, view.Height).Where(y => view.GetPixel(300, y) == new SkiaSharp.SKColor(color.Red, color.Green, color.Blue))];
        Assert.NotEmpty(rows);
        Assert.Contains(
            Enumerable.Range(0, sheet.Height - view.Height),
            top => Enumerable.Range(20, view.Height - 80).All(y => Enumerable.Range(120, 460).Where(x => x % 20 == 0).All(x => sheet.GetPixel(x + 22, y + top) == view.GetPixel(x, y))));
    }

    [Fact]
    public void A_sheet_leaves_what_is_switched_off_out_of_its_legend()
    {
        ViewerSession session = BuiltInStudy.Open("mobile-gap");
        var color = session.Map.Leading.Legend[1].Color;
        Assert.True(SheetColors(session, color) > 1000);
        session.SetClass(0, 1, false);
        Assert.Equal(0, SheetColors(session, color));
    }

    private static int SheetColors(ViewerSession session, MapColor color)
    {
        using var map = new MapsuiMap(session, new MapsuiFeatures(session.Geometry), MapParts.ShapesOnly);
        _ = MapPicture.OfWhole(map, 600, 500);
        return Pixels.CountOf(MapPicture.SheetOf(map, session, 1), color);
    }

    private static byte[] Draw(ViewerSession session)
    {
        using var map = new MapsuiMap(session, new MapsuiFeatures(session.Geometry), MapParts.ShapesOnly);
        return MapPicture.OfWhole(map, Width, Height);
    }
}
