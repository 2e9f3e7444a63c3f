using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Tests;

namespace CoverageAnalyzer.IntegrationTests.Studies;

/// <summary>Ten provinces have a district Châu Thành: in a study of several provinces they are different districts.</summary>
public sealed class DistrictsOfOneNameTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Districts_of_one_name_in_two_provinces_are_reported_apart()
    {
        static string Feature(string code, string district, string province, double west) => FormattableString.Invariant(
            $$$"""{"type":"Feature","properties":{"code":"{{{code}}}","name":"Xã {{{code}}}","district":"{{{district}}}","province":"{{{province}}}","population":100},"geometry":{"type":"Polygon","coordinates":[[[{{{west}}},10],[{{{west + 0.1}}},10],[{{{west + 0.1}}},10.1],[{{{west}}},10.1],[{{{west}}},10]]]}}""");
        Directory.CreateDirectory(folder.File("study"));
        File.WriteAllText(
            folder.File("study/communes.geojson"),
            $$"""{"type":"FeatureCollection","features":[{{string.Join(',', Feature("1", "Huyện Châu Thành", "Long An", 106), Feature("2", "Huyện Châu Thành", "Bến Tre", 106.1), Feature("3", "Huyện Bến Lức", "Long An", 106.2), Feature("4", "Huyện Châu Thành", "Long An", 106.3))}}]}""");
        File.WriteAllText(folder.File("study/study.json"), """{ "name": "x", "layers": { "communes": { "file": "communes.geojson" } } }""");
        StudyResults results = StudyOfFiles.Run(StudyFileReader.Read(folder.File("study")));
        Assert.Equal(
            [("Huyện Châu Thành (Long An)", 2), ("Huyện Châu Thành (Bến Tre)", 1), ("Huyện Bến Lức", 1)],
            results.Content.Districts.Select(d => (d.Name, d.Communes)));
    }
}
