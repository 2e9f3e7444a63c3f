using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Maps.Classes;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Drawing;
using CoverageAnalyzer.Reports.Maps.Viewing;
using LabelStyle = CoverageAnalyzer.Reports.Maps.Definitions.LabelStyle;

namespace CoverageAnalyzer.Tests.Reports.Maps.Viewing;

public sealed class LabelVisibilityTests
{
    private static readonly ReportContent Content = BuiltInStudy.Content(ReportLanguage.Vietnamese);
    private static readonly ViewerMap Map = ViewerMap.Of(Content, MapLibrary.Load())[0];
    private static readonly IReadOnlyList<IReadOnlyList<MapLabel>> Labels = LabelVisibility.Of(Map, new ViewerGeometry(Content), new MapData(Content), Content);

    /// <summary>Measured by the font of the program itself, without the margin the names keep from each other.</summary>
    [Theory]
    [InlineData(8)]
    [InlineData(9.25)]
    [InlineData(10.5)]
    [InlineData(13)]
    public void No_two_names_lie_over_each_other(double zoom)
    {
        using var font = new MapFont();
        double metresPerPixel = WebMercator.MetresPerPixelAt(zoom);
        var boxes = new List<(string Text, double X, double Y, double Width, double Height)>();
        for (int l = 0; l < Map.Layers.Count; l++)
        {
            if (Map.Layers[l].Definition.Labels is LabelStyle style)
            {
                boxes.AddRange(Labels[l].Where(n => n.MinimumZoom <= zoom)
                    .Select(n => (n.Text, n.X / metresPerPixel, n.Y / metresPerPixel, (double)font.WidthOf(n.Text, (float)style.Size, style.Bold), style.Size)));
            }
        }

        Assert.NotEmpty(boxes);
        for (int i = 0; i < boxes.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                Assert.False(
                    Math.Abs(boxes[i].X - boxes[j].X) < (boxes[i].Width + boxes[j].Width) / 2 && Math.Abs(boxes[i].Y - boxes[j].Y) < (boxes[i].Height + boxes[j].Height) / 2,
                    $"{boxes[i].Text} lies over {boxes[j].Text}");
            }
        }
    }

    [Fact]
    public void Every_commune_and_district_has_its_name_by_the_highest_zoom_once()
    {
        for (int l = 0; l < Map.Layers.Count; l++)
        {
            if (Map.Layers[l].Definition.Labels is not null)
            {
                Assert.Equal(Labels[l].Count, Labels[l].Select(n => n.Feature).Distinct().Count());
                Assert.InRange(Labels[l].Count, Map.Layers[l].FeatureCount - 1, Map.Layers[l].FeatureCount); // one may give way to its district of the same name
            }
        }
    }

    [Fact]
    public void Names_wait_for_the_zoom_of_their_definition()
    {
        for (int l = 0; l < Map.Layers.Count; l++)
        {
            Assert.All(Labels[l], n => Assert.True(n.MinimumZoom >= Map.Layers[l].Definition.Labels!.MinimumZoom));
        }
    }
}
