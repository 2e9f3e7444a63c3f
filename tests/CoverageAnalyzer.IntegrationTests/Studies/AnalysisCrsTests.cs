using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Topology;
using CoverageAnalyzer.IntegrationTests.Import;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Tests;

namespace CoverageAnalyzer.IntegrationTests.Studies;

/// <summary>The analysis system a study sets is the one every stage measures in.</summary>
public sealed class AnalysisCrsTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_is_set_is_used_by_every_stage_and_moves_no_figure()
    {
        StudyFile study = await StudyOfFiles.New(folder, "data/quang-tri-2009/communes.geojson", SharedData.Require(StudyOfFiles.PostOffices));
        StudyResults auto = StudyOfFiles.Run(study);
        Assert.Contains("EPSG:32648", auto.Content.AnalysisCrsName, StringComparison.Ordinal);
        foreach (string setting in new[] { "EPSG:9212", "EPSG:3405" })
        {
            StudyResults set = StudyOfFiles.Run(study with { AnalysisCrs = setting });
            Assert.Contains(setting, set.Content.AnalysisCrsName, StringComparison.Ordinal);

            // The check of the boundaries is made in that plane too: its areas are those of the plane, to the digit of the message.
            var log = new FindingLog();
            BoundaryTopologyReport report = BoundaryTopologyFindings.Check(
                SharedLayer.Import("data/quang-tri-2009/communes.geojson").Result.Layer, CoordinateReferenceSystem.FromText(setting)!, 1, log, TestContext.Current.CancellationToken);
            Assert.Equal(Assert.Single(log.ToList(), f => f.Code == "overlaps").Message, Assert.Single(set.Content.Findings, f => f.Code == "overlaps").Message);
            Assert.True(report.OverlapAreaHectares > 1_440);

            // Map coordinates are in it: a commune's first vertex, taken back, is where it was.
            (double longitude, double latitude) = CoordinateReferenceSystem.FromText(setting)!.ToWgs84(set.Content.CommunePlane.X[0], set.Content.CommunePlane.Y[0]);
            Assert.Equal(0, EllipsoidalDistance.Metres(longitude, latitude, set.Content.CommunePolygons.X[0], set.Content.CommunePolygons.Y[0]), 2e-3);
            foreach ((CommuneIndicators a, CommuneIndicators b) in auto.Content.Communes.Zip(set.Content.Communes))
            {
                Assert.Equal((a.Commune.PolygonAreaSquareKilometres, a.PostalPoints), (b.Commune.PolygonAreaSquareKilometres, b.PostalPoints));
            }

            // The mean over some 460,000 cells, each taken whole by its centre. The boundaries cross some 40,000 of them; counting each whole or
            // not errs by about 0.3 of a cell: with distances that differ by about their mean, 0.3 · √40,000 / 460,000 = 1.3e-4 is one deviation.
            Assert.Equal(auto.Content.Province.NearestPostalMeanKilometres, set.Content.Province.NearestPostalMeanKilometres, 4.5e-4 * auto.Content.Province.NearestPostalMeanKilometres);
        }

        StudyFileException error = Assert.Throws<StudyFileException>(() => StudyOfFiles.Run(study with { AnalysisCrs = "EPSG:4326" }));
        Assert.Contains("analysisCrs", error.Message, StringComparison.Ordinal);
    }
}
