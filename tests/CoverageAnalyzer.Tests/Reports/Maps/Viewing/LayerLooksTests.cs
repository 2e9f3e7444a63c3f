using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Viewing;

namespace CoverageAnalyzer.Tests.Reports.Maps.Viewing;

public sealed class LayerLooksTests
{
    private static readonly ReportContent Content = BuiltInStudy.Content(ReportLanguage.English);
    private static readonly IReadOnlyList<ViewerMap> Maps = ViewerMap.Of(Content, MapLibrary.Load());

    [Fact]
    public void A_feature_has_the_color_of_its_legend_entry_on_every_map()
    {
        foreach (ViewerMap map in Maps)
        {
            var looks = new LayerLooks(map.Leading);
            for (int i = 0; i < map.Leading.FeatureCount; i++)
            {
                if (map.Leading.Classes is null)
                {
                    continue;
                }

                var entry = map.Leading.Legend[map.Leading.LegendIndexOf(i)];
                FeatureLook look = looks.Of(i, isFaded: false, isClassHidden: false)!;
                Assert.Equal((entry.Color, entry.Hatched), (look.Fill!.Value, look.Hatched));
            }
        }
    }

    [Fact]
    public void A_class_switched_off_leaves_the_outline_of_a_polygon_and_nothing_of_a_point()
    {
        ViewerMap map = Maps.First(m => m.Definition.Id == "postal-gap");
        FeatureLook polygon = new LayerLooks(map.Leading).Of(0, isFaded: false, isClassHidden: true)!;
        Assert.Null(polygon.Fill);
        Assert.NotNull(polygon.Outline);
        Assert.Null(new LayerLooks(map.Layers.First(l => l.Definition.IsPoints)).Of(0, isFaded: false, isClassHidden: true));
    }

    [Fact]
    public void A_faded_color_is_pale_and_still_of_its_hue()
    {
        FeatureLook pale = new FeatureLook(new MapColor(0, 100, 200), true, null).Faded;
        Assert.True(pale.Hatched);
        MapColor fill = pale.Fill!.Value;
        Assert.True(fill.Red is > 180 and < 255 && fill.Red < fill.Green && fill.Green < fill.Blue);
    }

    [Fact]
    public void Looks_are_handed_out_again_so_that_a_drawing_program_can_keep_its_paints()
    {
        var looks = new LayerLooks(Maps[0].Leading);
        Assert.Same(looks.Of(0, false, false), looks.Of(0, false, false));
        Assert.Same(looks.Of(0, true, false), looks.Of(0, true, false));
    }
}
