using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Web.Layers;
using CoverageAnalyzer.Web.Tiles;

namespace CoverageAnalyzer.IntegrationTests.Tiles;

/// <summary>The built-in study, its layers, and tiles of all of them.</summary>
public sealed class BuiltInLayers
{
    public BuiltInLayers()
    {
        StudyFile study = StudyFileReader.Read(Path.Combine(SharedData.RepositoryRoot(), "data", "quang-tri-2012", "study.json"));
        Content = StudyRunner.Run(study, new StudyOptions(1), "test", null, CancellationToken.None).Content;
        Features = LayerSource.Of(Content);
        Layers = StudyLayers.Of(Content);
        Tiles = new StudyTiles(Features);
    }

    public ReportContent Content { get; }

    public IReadOnlyList<LayerFeatures> Features { get; }

    public StudyLayers Layers { get; }

    public StudyTiles Tiles { get; }
}
