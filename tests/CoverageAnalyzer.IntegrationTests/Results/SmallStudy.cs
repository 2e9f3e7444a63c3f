using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.IntegrationTests.Results;

/// <summary>
/// A study of four square communes of 0.1° in a 2 × 2 block, with codes that begin with zeros, one name that a spreadsheet would take
/// for a formula, two points (one not usable) and one site: small enough to run many times.
/// </summary>
internal static class SmallStudy
{
    public const string Formula = "=cmd|' /C calc'!A0";

    /// <summary>Writes the study into a folder.</summary>
    public static string Write(TemporaryFolder folder, string name = "study", string language = "vi")
    {
        string[] names = ["Xã Mò Ó", "Xã Đa Krông", Formula, "Phường 1"];
        IEnumerable<string> features = names.Select((n, i) =>
        {
            double x = 107 + (0.1 * (i % 2)), y = 16.5 + (0.1 * (i / 2));
            string ring = FormattableString.Invariant($"[[{x},{y}],[{x + 0.1},{y}],[{x + 0.1},{y + 0.1}],[{x},{y + 0.1}],[{x},{y}]]");
            return FormattableString.Invariant($$$"""
                {"type":"Feature","properties":{"commune_code":"0012{{{i}}}","name":"{{{n}}}","district":"Huyện {{{i / 2}}}","population":{{{1000 * (i + 1)}}},"area_ha":{{{11000 + i}}}},"geometry":{"type":"Polygon","coordinates":[{{{ring}}}]}}
                """).Trim();
        });
        folder.Write($"{name}/communes.geojson", $$"""{"type":"FeatureCollection","features":[{{string.Join(",\n", features)}}]}""");
        folder.Write($"{name}/postal_points.csv", "id,name,lon,lat\n001,Bưu cục A,107.05,16.55\n002,Bưu cục B,107.12,16.61\n003,Xa lạ,khong,16.6\n");
        folder.Write($"{name}/bts_sites.csv", "id,lon,lat\nB1,107.14,16.64\n");
        folder.Write($"{name}/study.json", $$"""
            { "name": "Nhỏ", "language": "{{language}}",
              "layers": { "communes": { "file": "communes.geojson", "fields": { "code": "commune_code", "name": "name", "district": "district", "population": "population", "areaHectares": "area_ha" } },
                          "postalPoints": { "file": "postal_points.csv", "crs": "EPSG:4326" }, "btsSites": { "file": "bts_sites.csv", "crs": "EPSG:4326" } },
              "targets": { "averageServiceRadiusKilometres": 2.3 } }
            """);
        return folder[name];
    }

    /// <summary>The study's results under a name, without maps so that publishing is quick.</summary>
    public static StudyResults WithoutMaps(string study, string name)
    {
        StudyResults results = StudyRunner.Run(StudyFileReader.Read(study), new StudyOptions(1), "1.0", null, TestContext.Current.CancellationToken);
        ReportContent content = results.Content with { StudyName = name, CommunePlane = new([], [], [0], [0]) };
        return results with { Study = results.Study with { Name = name }, Content = content };
    }
}
