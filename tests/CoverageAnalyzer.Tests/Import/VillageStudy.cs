using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Tests.Import;

/// <summary>Four communes of two districts, squares of 0.1°, for lists and villages to be joined to.</summary>
internal static class VillageStudy
{
    public static readonly CommuneLayer Layer = new(
        [
            new Commune { Index = 0, Code = "00101", Name = "Xã Cam Thành", Type = "Xã", District = "Huyện Cam Lộ", Province = "Quảng Trị" },
            new Commune { Index = 1, Code = "00102", Name = "Xã Cam Thanh", Type = "Xã", District = "Huyện Cam Lộ", Province = "Quảng Trị" },
            new Commune { Index = 2, Code = "00103", Name = "Phường 1", Type = "Phường", District = "Thị xã Quảng Trị", Province = "Quảng Trị" },
            new Commune { Index = 3, Code = "00104", Name = "Phường 1", Type = "Phường", District = "Thành phố Đông Hà", Province = "Quảng Trị" },
        ],
        new PolygonSet(
            [107, 107.1, 107.1, 107, 107, 107.1, 107.2, 107.2, 107.1, 107.1, 107.2, 107.3, 107.3, 107.2, 107.2, 107.3, 107.4, 107.4, 107.3, 107.3],
            [16.5, 16.5, 16.6, 16.6, 16.5, 16.5, 16.5, 16.6, 16.6, 16.5, 16.5, 16.5, 16.6, 16.6, 16.5, 16.5, 16.5, 16.6, 16.6, 16.5],
            [0, 5, 10, 15, 20],
            [0, 1, 2, 3, 4]));

    public static readonly CommuneNameMatcher Matcher = new(Layer);

    public static (VillageReadResult Result, List<Finding> Findings) Read(string path, PointReadOptions? options = null)
    {
        var log = new FindingLog();
        VillageReadResult result = VillageReader.Read(
            path,
            options ?? new PointReadOptions { ExpectedWgs84 = Layer.Polygons.BoundsOf() },
            Layer,
            new CommuneLocator(Layer.Polygons),
            Matcher,
            log,
            TestContext.Current.CancellationToken);
        return (result, [.. log.ToList()]);
    }

    /// <summary>The codes of findings other than guesses, each once, in order.</summary>
    public static string[] Codes(IEnumerable<Finding> findings) =>
        [.. findings.Where(f => f.Code is not ("field-guessed" or "field-ambiguous")).Select(f => f.Code).Distinct()];
}
