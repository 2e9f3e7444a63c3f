using System.Globalization;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Tests;

namespace CoverageAnalyzer.IntegrationTests.Studies;

/// <summary>One layer in five formats, two coordinate systems and three encodings gives the same figures to one in a million.</summary>
public sealed class FormatsAgreeTests : IDisposable
{
    private const string Folder = "data/quang-tri-2009/";

    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_copies_of_the_layer_of_2009_give_the_same_communes_csv()
    {
        string postal = SharedData.Require(StudyOfFiles.PostOffices);
        List<Dictionary<string, string>> expected = await Rows("communes.geojson", postal);
        Assert.Equal(141, expected.Count);
        Assert.All(expected, r => Assert.NotEmpty(r["nearest_postal_mean_km"]));
        foreach ((string file, string[] more) in new[]
        {
            ("vn2000-tm3-epsg9212/xa_quang_tri.shp", Array.Empty<string>()),
            ("legacy-cp1258/xa_quang_tri.shp", []),
            ("legacy-tcvn3/xa_quang_tri.shp", ["--crs", "EPSG:9212"]),
            ("vn2000-utm48-epsg3405.gpkg", []),
        })
        {
            Compare(file, expected, await Rows(file, postal, more));
        }
    }

    private static void Compare(string file, List<Dictionary<string, string>> expected, List<Dictionary<string, string>> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int i = 0; i < expected.Count; i++)
        {
            foreach ((string column, string wanted) in expected[i])
            {
                string found = actual[i][column];
                bool numbers = double.TryParse(wanted, NumberStyles.Float, CultureInfo.InvariantCulture, out double a) & double.TryParse(found, NumberStyles.Float, CultureInfo.InvariantCulture, out double b);
                bool same = numbers && wanted.Contains('.', StringComparison.Ordinal) ? Math.Abs(a - b) <= Math.Max(1e-6 * Math.Abs(a), 1.01e-6) // 6 decimals are printed
                    : column is "name" or "district" or "reasons" && file.Contains("tcvn3", StringComparison.Ordinal) ? string.Equals(wanted, found, StringComparison.OrdinalIgnoreCase) // no toned capitals there
                    : wanted == found;
                Assert.True(same, $"{file}, {expected[i]["name"]}, {column}: '{found}', not '{wanted}'");
            }
        }
    }

    private async Task<List<Dictionary<string, string>>> Rows(string file, string postal, params string[] more)
    {
        StudyFile study = await StudyOfFiles.New(folder, Folder + file, postal, more);
        StudyResults results = StudyOfFiles.Run(study);
        Assert.Equal(26, results.Content.PostalPoints!.Count);
        return StudyOfFiles.CommunesCsv(results);
    }
}
