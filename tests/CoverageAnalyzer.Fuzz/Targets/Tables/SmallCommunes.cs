using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Fuzz.Targets.Tables;

/// <summary>Three communes of two districts, squares of 0.3°, for villages and lists to be joined to.</summary>
internal static class SmallCommunes
{
    /// <summary>The communes.</summary>
    public static readonly CommuneLayer Layer = new(
        [
            new Commune { Index = 0, Code = "00101", Name = "Xã Cam Thành", Type = "Xã", District = "Huyện Cam Lộ", Province = "Quảng Trị" },
            new Commune { Index = 1, Code = "00102", Name = "Xã Cam Thanh", Type = "Xã", District = "Huyện Cam Lộ", Province = "Quảng Trị" },
            new Commune { Index = 2, Code = "00103", Name = "Phường 1", Type = "Phường", District = "Thị xã Quảng Trị", Province = "Quảng Trị" },
        ],
        new PolygonSet(
            [106.5, 106.8, 106.8, 106.5, 106.5, 106.8, 107.1, 107.1, 106.8, 106.8, 107.1, 107.4, 107.4, 107.1, 107.1],
            [16.5, 16.5, 16.8, 16.8, 16.5, 16.5, 16.5, 16.8, 16.8, 16.5, 16.5, 16.5, 16.8, 16.8, 16.5],
            [0, 5, 10, 15],
            [0, 1, 2, 3]));

    /// <summary>Finds the commune a row names.</summary>
    public static readonly CommuneNameMatcher Matcher = new(Layer);

    /// <summary>Finds the commune of a place.</summary>
    public static readonly CommuneLocator Locator = new(Layer.Polygons);
}
