using System.Text.RegularExpressions;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Studies.Results;

namespace CoverageAnalyzer.Tests.Reports;

/// <summary>The GeoPackage with rules and villages, as GDAL reads it.</summary>
public sealed class TerrainGeoPackageTests
{
    [Theory]
    [InlineData(false, "Point", "0")]
    [InlineData(true, "Multi Polygon", "2")]
    public void Villages_rules_and_verdicts_are_layers_and_tables(bool polygons, string geometry, string styled)
    {
        ReportContent content = SampleRules.On(SampleReport.Make(ReportLanguage.English), polygons: polygons);
        string folder = Directory.CreateTempSubdirectory("gpkg").FullName, file = Path.Combine(folder, "results.gpkg");
        try
        {
            ResultsGeoPackage.Write(content, MapLibrary.Load(), file, TestContext.Current.CancellationToken);
            string villages = Gdal.Run("ogrinfo", "-ro", "-so", file, "villages"), verdicts = Gdal.Run("ogrinfo", "-ro", "-so", file, "eligibility"), communes = Gdal.Run("ogrinfo", "-ro", "-so", file, "communes");
            Assert.Contains($"Geometry: {geometry}\n", villages, StringComparison.Ordinal);
            Assert.Contains("Feature Count: 94\n", villages, StringComparison.Ordinal);
            Assert.Contains("Geometry: None\n", verdicts, StringComparison.Ordinal);
            Assert.Contains($"Feature Count: {content.Verdicts.Count}\n", verdicts, StringComparison.Ordinal);
            Assert.Contains("limitation: String", communes, StringComparison.Ordinal);
            Assert.Contains("Feature Count: 7\n", Gdal.Run("ogrinfo", "-ro", "-so", file, "rules"), StringComparison.Ordinal);
            Assert.Contains("Feature Count: 7\n", Gdal.Run("ogrinfo", "-ro", "-so", file, "disadvantaged_areas"), StringComparison.Ordinal);

            string style = Gdal.Run("ogrinfo", "-ro", "-q", file, "-sql", "SELECT styleName, useAsDefault, styleQML FROM layer_styles WHERE f_table_name = 'villages'");
            Assert.Matches("useAsDefault \\([A-Za-z0-9()]+\\) = 1", style);
            Assert.Contains($"<layerGeometryType>{styled}</layerGeometryType>", style, StringComparison.Ordinal);
            Assert.Contains("<mapTip>", style, StringComparison.Ordinal);
            string names = Gdal.Run("ogrinfo", "-ro", "-q", file, "-sql", "SELECT styleName FROM layer_styles WHERE f_table_name = 'communes'");
            Assert.All((string[])["elevation-share", "mountainous-communes", "programme-eligibility", "limitations"], n => Assert.Matches($"= {Regex.Escape(n)}\\s", names));
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }
}
