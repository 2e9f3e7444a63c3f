using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Viewing;
using CoverageAnalyzer.Studies.Viewing;
using CoverageAnalyzer.Tests.Reports;

namespace CoverageAnalyzer.Tests.Studies.Viewing;

public sealed class ViewerSessionTests
{
    private const double FarMetresPerPixel = 200;

    private static ViewerSession Open() => new(BuiltInStudy.Content(ReportLanguage.Vietnamese), MapLibrary.Load());

    [Fact]
    public void Another_map_starts_with_all_its_classes_and_layers()
    {
        ViewerSession session = Open();
        session.SetClass(0, 0, false);
        session.SetLayer(1, false);
        Assert.False(session.IsClassShown(0, 0));
        Assert.False(session.IsLayerShown(1));
        session.Show("mobile-gap");
        Assert.Equal("mobile-gap", session.Map.Definition.Id);
        Assert.True(session.IsClassShown(0, 0));
        Assert.True(session.IsLayerShown(1));
        Assert.Throws<ArgumentException>(() => session.Show("no-such-map"));
    }

    [Fact]
    public void The_other_language_keeps_map_classes_and_choice()
    {
        ViewerSession session = Open();
        session.Show("postal-gap");
        session.SetClass(0, 1, false);
        session.Selected = new PickedFeature(MapSource.Communes, 0);
        FeatureDescription vietnamese = session.Describe()!;
        session.Language = ReportLanguage.English;
        FeatureDescription english = session.Describe()!;
        Assert.Equal("postal-gap", session.Map.Definition.Id);
        Assert.False(session.IsClassShown(0, 1));
        Assert.Equal(vietnamese.Title, english.Title);
        Assert.Equal(vietnamese.Detail.Select(f => f.Column.Name), english.Detail.Select(f => f.Column.Name));
        Assert.All(vietnamese.Detail.Zip(english.Detail), pair => Assert.NotEqual(pair.First.Label, pair.Second.Label));
    }

    [Fact]
    public void Where_a_commune_is_clicked_that_commune_is_found()
    {
        ViewerSession session = Open();
        session.Show("mountainous-communes");
        PolygonSet communes = session.Geometry.Communes;
        // A name wanted inside its unit stands inside it.
        foreach (MapLabel label in session.Labels[0])
        {
            Assert.Equal(new PickedFeature(MapSource.Communes, label.Feature), session.FeatureAt(label.X, label.Y, FarMetresPerPixel));
        }

        Bounds all = communes.BoundsOf();
        Assert.Null(session.FeatureAt(all.MaxX + 100_000, all.MaxY, FarMetresPerPixel));
    }

    [Fact]
    public void A_point_is_found_before_the_commune_under_it_unless_its_layer_is_off()
    {
        ViewerSession session = Open();
        session.Show("postal-gap");
        (double x, double y) = session.Geometry.PointsOf(MapSource.PostalPoints)[0];
        Assert.Equal(MapSource.PostalPoints, session.FeatureAt(x, y, 5)!.Source);
        int layer = Enumerable.Range(0, session.Map.Layers.Count).First(l => session.Map.Layers[l].Definition.Source == MapSource.PostalPoints);
        session.SetLayer(layer, false);
        Assert.Equal(MapSource.Communes, session.FeatureAt(x, y, 5)!.Source);
    }

    [Fact]
    public void A_commune_with_a_gap_says_why()
    {
        ViewerSession session = Open();
        session.Show("mobile-gap");
        int gap = session.Content.Gaps[0].CommuneIndex;
        session.Selected = new PickedFeature(MapSource.Communes, gap);
        FeatureDescription described = session.Describe()!;
        Assert.NotEmpty(described.Reasons);
        Assert.NotEmpty(described.Callout);
        Assert.Contains(session.Content.Communes[gap].Commune.Name, described.Title, StringComparison.Ordinal);
        Assert.DoesNotContain(described.Detail, f => f.Column.Name == "reasons");
    }

    [Fact]
    public void A_chosen_point_says_its_name_and_its_commune()
    {
        ViewerSession session = Open();
        session.Selected = new PickedFeature(MapSource.PostalPoints, 0);
        FeatureDescription described = session.Describe()!;
        Assert.Equal(session.Content.PostalPoints![0].Point.Name, described.Title);
        int commune = session.Content.PostalPoints[0].Point.CommuneIndex!.Value;
        Assert.Contains(session.Content.Communes[commune].Commune.Name, described.Subtitle, StringComparison.Ordinal);
        Assert.NotEmpty(described.Detail);
    }

    [Fact]
    public void The_filter_fades_communes_and_only_them()
    {
        ViewerSession session = Open();
        session.Show("postal-gap");
        session.Filter = new CommuneFilter { District = session.Content.Communes[0].Commune.District };
        Assert.False(session.IsFaded(0, 0));
        int other = Enumerable.Range(0, session.Content.Communes.Count).First(i => !session.Filter.Fits(session.Content, i));
        Assert.True(session.IsFaded(0, other));
        Assert.False(session.IsFaded(session.Map.Layers.Count - 1, other));
        Assert.Equal(session.Content.Communes.Count(session.Filter.Fits), session.FittingCommunes);
    }
}
