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
            AssertSame(auto.Content.Province.NearestPostalMeanKilometres, set.Content.Province.NearestPostalMeanKilometres, "province");
            foreach ((CommuneIndicators a, CommuneIndicators b) in auto.Content.Communes.Zip(set.Content.Communes))
            {
                Assert.Equal((a.Commune.PolygonAreaSquareKilometres, a.PostalPoints), (b.Commune.PolygonAreaSquareKilometres, b.PostalPoints));
                AssertSame(a.NearestPostalMeanKilometres, b.NearestPostalMeanKilometres, a.Commune.Name);
                AssertSame(a.NearestPostalP90Kilometres, b.NearestPostalP90Kilometres, a.Commune.Name);
                AssertSame(a.NearestPostalMaximumKilometres, b.NearestPostalMaximumKilometres, a.Commune.Name);
                AssertSame(a.NearestPostalPopulationMeanKilometres, b.NearestPostalPopulationMeanKilometres, a.Commune.Name);
            }

            // Service areas are areas on the ellipsoid, whatever the plane; only straight lines of one plane are not quite those of another.
            double[] one = [.. auto.Content.PostalPoints!.Select(p => p.ServiceAreaSquareKilometres)], other = [.. set.Content.PostalPoints!.Select(p => p.ServiceAreaSquareKilometres)];
            Assert.Equal(one.Sum(), other.Sum(), 1e-6 * one.Sum());
        }

        StudyFileException error = Assert.Throws<StudyFileException>(() => StudyOfFiles.Run(study with { AnalysisCrs = "EPSG:4326" }));
        Assert.Contains("analysisCrs", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("auto")]
    [InlineData("EPSG:9212")]
    public void Service_areas_of_communes_without_gaps_or_overlaps_add_up_to_the_communes(string setting)
    {
        StudyFile study = StudyFileReader.Read(Path.Combine(SharedData.RepositoryRoot(), "data", "quang-tri-2012"));
        StudyResults results = StudyOfFiles.Run(study with { AnalysisCrs = setting });
        double communes = results.Content.Communes.Sum(c => c.Commune.PolygonAreaSquareKilometres);
        Assert.Equal(communes, results.Content.PostalPoints!.Where(p => p.Point.IsCounted).Sum(p => p.ServiceAreaSquareKilometres), 1e-6 * communes);
    }

    // The accuracy of the contract: 1 part in 10,000.
    private static void AssertSame(double expected, double actual, string place) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-4 * expected, $"{place}: {expected:R} and {actual:R} km, {Math.Abs(expected - actual) / expected:E1} apart");
}
