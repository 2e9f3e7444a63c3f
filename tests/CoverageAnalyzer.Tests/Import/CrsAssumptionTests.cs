using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Tests.Import;

/// <summary>A list of metres that says nothing, beside communes that say something: most of what districts send.</summary>
public sealed class CrsAssumptionTests
{
    // Wide enough that the next zone, 27 km away, fits too.
    private static readonly Bounds Province = new(106.4, 16.2, 107.5, 17.2);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_several_that_fit_the_communes_own_system_is_taken_with_a_warning_that_names_the_others(bool northingFirst)
    {
        (double[] x, double[] y) = Points(9212);
        (CrsDecision decision, List<Finding> findings) = Decide(northingFirst ? y : x, northingFirst ? x : y, 9212, null);
        Assert.Equal((9212, CrsOrigin.Recognised, northingFirst), (decision.Crs.EpsgCode!.Value, decision.Origin, decision.SwapAxes));
        Finding finding = Assert.Single(findings, f => f.Code == "crs-assumed");
        Assert.Equal(FindingRank.Warning, finding.Rank);
        Assert.Contains("EPSG:9211", finding.Action.Vietnamese, StringComparison.Ordinal);
        Assert.DoesNotContain("EPSG:9212): Bình", finding.Action.Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public void Beside_communes_in_degrees_it_is_the_official_zone_of_their_province()
    {
        (double[] x, double[] y) = Points(9212);
        (CrsDecision decision, List<Finding> findings) = Decide(x, y, 4326, ["Tỉnh Quảng Trị"]);
        Assert.Equal(9212, decision.Crs.EpsgCode);
        Assert.Contains("official system of the province", Assert.Single(findings, f => f.Code == "crs-assumed").Action.English, StringComparison.Ordinal);
    }

    [Fact]
    public void The_communes_system_and_another_official_zone_that_both_fit_leave_the_question_to_the_user()
    {
        (double[] x, double[] y) = Points(9212);
        InputFileException error = Assert.Throws<InputFileException>(() => Decide(x, y, 9211, ["Quảng Trị"]));
        Assert.Contains("EPSG:9212", error.Remedy.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Communes_in_degrees_that_name_no_province_leave_it_to_the_user_too()
    {
        (double[] x, double[] y) = Points(9212);
        InputFileException error = Assert.Throws<InputFileException>(() => Decide(x, y, 4326, null));
        Assert.Contains("--bts-crs", error.Remedy.English, StringComparison.Ordinal);
    }

    private static (double[] X, double[] Y) Points(int code)
    {
        double[] x = [106.75, 106.8, 107.0, 107.1], y = [16.6, 16.7, 16.8, 16.75];
        CoordinateReferenceSystem.FromEpsg(code)!.FromWgs84(x, y);
        return (x, y);
    }

    private static (CrsDecision Decision, List<Finding> Findings) Decide(double[] x, double[] y, int communes, string[]? provinces)
    {
        var log = new FindingLog();
        CrsDecision decision = CrsDecision.Decide(
            SourcePlace.OfFile("bts.csv"), CrsDeclaration.None, null, x, y, Province, log, provinces, CoordinateReferenceSystem.FromEpsg(communes));
        return (decision, [.. log.ToList()]);
    }
}
