using System.Text.Json.Nodes;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Maps.Classes;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Reports.Maps.Drawing;
using CoverageAnalyzer.Reports.Maps.Viewing;
using CoverageAnalyzer.Studies.Results;
using CoverageAnalyzer.Studies.Viewing;
using CoverageAnalyzer.Tests;
using CoverageAnalyzer.Web.Layers;

namespace CoverageAnalyzer.IntegrationTests.Results;

/// <summary>Mobile coverage over terrain read back from a results folder: every number of the run, its section, its pictures byte for byte, its maps and layers.</summary>
public sealed class RadioReadBackTests(MeasuredTerrainResults written) : IClassFixture<MeasuredTerrainResults>, IDisposable
{
    private static readonly string[] Own = ["mobile-terrain", "mobile-uncertain", "mobile-shadow", "mobile-measured"];
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_figure_is_that_of_the_run_to_the_last_digit()
    {
        ResultsReading reading = ResultsReader.Read(written.Folder, TestContext.Current.CancellationToken);
        Assert.Empty(reading.Findings);
        Same(written.Live.Radio!, reading.Content.Radio!);
        Assert.NotEmpty(reading.Content.Radio!.Operators);
        Assert.Contains(reading.Content.Radio.Measurements!.Points, p => p.Point.Place.Line == 2);
        Assert.Contains(reading.Content.Radio.Measurements.Classes, c => c.IsLandCover);
        Assert.NotEmpty(reading.Content.Radio.LandCover!.Tally.UnknownCodes);
    }

    [Fact]
    public void Section_pictures_and_tables_made_of_the_folder_are_those_in_it()
    {
        ReportContent read = ResultsReader.Read(written.Folder, TestContext.Current.CancellationToken).Content;
        int made = 0;
        foreach (ReportOutput output in ReportWriter.OutputsOf(read, new ReportOptions { Maps = StudyMaps.Load(written.Folder) })
            .Where(o => o.Names.Any(n => n.StartsWith("mobile_", StringComparison.Ordinal) || n == "report.html")))
        {
            output.Write(name => File.Create(folder.File(name)), null, TestContext.Current.CancellationToken);
            foreach (string name in output.Names.Where(n => n != "report.html"))
            {
                Assert.True(File.ReadAllBytes(folder.File(name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(written.Folder, name))), name);
                made++;
            }
        }

        Assert.Equal(3, made); // coverage, measurements, tuning
        Assert.Equal(Section(File.ReadAllText(Path.Combine(written.Folder, "report.html"))), Section(File.ReadAllText(folder.File("report.html"))));

        // The line of sources below a picture comes from the study's files, which no folder holds; all else is the same.
        using MapRenderer live = new(written.Live with { Inputs = [] }), again = new(read);
        MapDefinition[] maps = [.. MapLibrary.Load().Maps.Where(m => m.Id.StartsWith("mobile-", StringComparison.Ordinal))];
        Assert.Superset(new HashSet<string>(Own), maps.Where(again.CanDraw).Select(m => m.Id).ToHashSet());
        foreach (MapDefinition map in maps.Where(live.CanDraw))
        {
            Assert.Equal(live.DrawSvg(map), again.DrawSvg(map));
            Assert.True(live.DrawPng(map, 0.5f).AsSpan().SequenceEqual(again.DrawPng(map, 0.5f)), map.Id);
        }
    }

    [Fact]
    public void A_viewer_and_the_web_map_show_its_maps_layers_and_popups()
    {
        ReportContent read = ResultsReader.Read(written.Folder, TestContext.Current.CancellationToken).Content;
        IReadOnlyList<ViewerMap> maps = ViewerMap.Of(read, StudyMaps.Load(written.Folder)), live = ViewerMap.Of(written.Live, StudyMaps.Load(written.Folder));
        Assert.Equal(live.Select(m => m.Definition.Id), maps.Select(m => m.Definition.Id));
        foreach (string id in Own)
        {
            (ViewerMap map, ViewerMap other) = (maps.Single(m => m.Definition.Id == id), live.Single(m => m.Definition.Id == id));
            Assert.Equal(other.Leading.Legend.Select(e => (e.Label, e.Count, e.AmountIn(read.Language))), map.Leading.Legend.Select(e => (e.Label, e.Count, e.AmountIn(read.Language))));
            var picked = new PickedFeature(map.Leading.Definition.Source, 0);
            FeatureDescription said = FeatureDescription.Of(read, new MapData(read), map, picked), wanted = FeatureDescription.Of(written.Live, new MapData(written.Live), other, picked);
            Assert.Equal(wanted.Detail.Select(f => (f.Label, f.Value)), said.Detail.Select(f => (f.Label, f.Value)));
            Assert.NotEmpty(said.Detail);
        }

        IReadOnlyList<LayerFeatures> layers = LayerSource.Of(read, 1, TestContext.Current.CancellationToken);
        Assert.Equal(written.Live.Radio!.Areas!.Classes.Count, layers.Single(l => l.Source == MapSource.MobileAreas).Count);
        Assert.Equal(written.Live.Radio.Measurements!.Points.Count, layers.Single(l => l.Source == MapSource.MobileMeasurements).Count);
    }

    [Fact]
    public void A_folder_written_before_opens_without_that_part_and_says_so()
    {
        foreach (string file in new[] { "manifest.json", "results.gpkg", "rules.json" }.Where(f => File.Exists(Path.Combine(written.Folder, f))))
        {
            File.Copy(Path.Combine(written.Folder, file), folder.File(file));
        }

        JsonObject manifest = JsonNode.Parse(File.ReadAllText(folder.File("manifest.json")))!.AsObject();
        Assert.True(manifest["report"]!.AsObject().Remove("radio"));
        File.WriteAllText(folder.File("manifest.json"), manifest.ToJsonString());
        ResultsReading reading = ResultsReader.Read(Path.GetDirectoryName(folder.File("manifest.json"))!, TestContext.Current.CancellationToken);
        Assert.Null(reading.Content.Radio);
        Assert.Equal(("results-radio-not-kept", FindingRank.Info), (Assert.Single(reading.Findings).Code, reading.Findings[0].Rank));
        Assert.Equal(written.Live.Communes.Count, reading.Content.Communes.Count);
    }

    /// <summary>Every field, with the exact doubles.</summary>
    internal static void Same(RadioContent expected, RadioContent actual)
    {
        Assert.Equal(
            (expected.Model, expected.ModelName, expected.ModelSource, expected.ReachKilometres, expected.ThresholdDbm, expected.ThresholdName, expected.ThresholdOrigin, expected.PowerOffsetDb, expected.UsesPopulationRaster),
            (actual.Model, actual.ModelName, actual.ModelSource, actual.ReachKilometres, actual.ThresholdDbm, actual.ThresholdName, actual.ThresholdOrigin, actual.PowerOffsetDb, actual.UsesPopulationRaster));
        Assert.Equal(expected.Assumptions, actual.Assumptions);
        Assert.Equal(expected.Doubts, actual.Doubts);
        Assert.Equal(expected.Any.Communes, actual.Any.Communes);
        Assert.Equal(expected.Any.Province, actual.Any.Province);
        Assert.Equal(expected.Operators.Select(o => o.Name), actual.Operators.Select(o => o.Name));
        foreach ((var one, var other) in expected.Operators.Select(o => o.Indicators).Zip(actual.Operators.Select(o => o.Indicators)).Append((expected.All!, actual.All!)))
        {
            Assert.Equal(one?.Communes, other?.Communes);
            Assert.Equal(one?.Province, other?.Province);
        }

        Assert.Equal(
            (expected.LandCover!.Title, expected.LandCover.File, expected.LandCover.IsOwn, expected.LandCover.UsesHeights, expected.LandCover.Tally.Cells),
            (actual.LandCover!.Title, actual.LandCover.File, actual.LandCover.IsOwn, actual.LandCover.UsesHeights, actual.LandCover.Tally.Cells));
        Assert.Equal(expected.LandCover.Tally.Classes, actual.LandCover.Tally.Classes);
        Assert.Equal(expected.LandCover.Tally.UnknownCodes, actual.LandCover.Tally.UnknownCodes);
        Same(expected.Areas!.Polygons, actual.Areas!.Polygons);
        Same(expected.AreaPlane!, actual.AreaPlane!);
        Assert.Equal(expected.Areas.Classes, actual.Areas.Classes);
        Assert.Equal(expected.Areas.AreaSquareKilometres, actual.Areas.AreaSquareKilometres);
        Assert.Equal((expected.Areas.CellsAcross, expected.Areas.LeastCells), (actual.Areas.CellsAcross, actual.Areas.LeastCells));
        Assert.Equal(expected.Measurements!.Points, actual.Measurements!.Points);
        Assert.Equal(expected.Measurements.Rows, actual.Measurements.Rows);
        Assert.Equal(expected.MeasurementPlane!.Value.X, actual.MeasurementPlane!.Value.X);
        Assert.Equal(expected.MeasurementPlane.Value.Y, actual.MeasurementPlane.Value.Y);
    }

    private static void Same(PolygonSet expected, PolygonSet actual)
    {
        Assert.Equal(expected.X, actual.X);
        Assert.Equal(expected.Y, actual.Y);
        Assert.Equal(expected.RingStart, actual.RingStart);
        Assert.Equal(expected.UnitStart, actual.UnitStart);
    }

    private static string Section(string html)
    {
        int from = html.IndexOf("id=\"terrain-coverage\"", StringComparison.Ordinal), to = html.IndexOf("id=\"eligibility\"", StringComparison.Ordinal);
        Assert.True(from > 0 && to > from);
        return html[from..to];
    }
}
