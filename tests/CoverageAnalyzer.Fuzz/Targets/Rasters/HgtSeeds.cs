using CoverageAnalyzer.Fuzz.Targets.Tables;
using CoverageAnalyzer.Tests.Rasters;

namespace CoverageAnalyzer.Fuzz.Targets.Rasters;

/// <summary>Descriptions of SRTM tiles: one and three seconds, plain and in an archive, voids, wild heights, wrong lengths, damaged archives.</summary>
internal static class HgtSeeds
{
    private const long Short = 2L * 1_201 * 1_201, Long = 2L * 3_601 * 3_601;

    /// <summary>The seeds, the same bytes every time.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> All()
    {
        byte[] runs = HgtCase.Runs((1, 100), (30, -32768), (1_200, 7), (1_000, 0), (40, 9_001), (25, -501), (300, 8_848), (5, 1));
        yield return ("three-seconds.hgt", new HgtCase(0, Short, "N16E107.hgt", string.Empty, runs).ToBytes());
        yield return ("three-seconds-south-west.hgt", new HgtCase(0, Short, "s01w072.SRTMGL3.hgt", string.Empty, HgtCase.Runs((3, -5))).ToBytes());
        yield return ("one-second.hgt", new HgtCase(0, Long, "N16E107.hgt", string.Empty, HgtCase.Runs((3_601, 1), (2, -32768), (3_000, 12))).ToBytes());
        yield return ("sea.hgt", new HgtCase(0, Short, "N17E108.hgt", string.Empty, []).ToBytes());
        yield return ("all-void.hgt", new HgtCase(0, Short, "N17E106.HGT", string.Empty, HgtCase.Runs((1_201 * 1_201, -32768))).ToBytes());
        yield return ("bad-cut-short.hgt", new HgtCase(0, Short - 2, "N16E107.hgt", string.Empty, runs).ToBytes());
        yield return ("bad-no-place.hgt", new HgtCase(0, Short, "tile.hgt", string.Empty, runs).ToBytes());
        yield return ("zipped.hgt", new HgtCase(1, Short, "N16E107.hgt.zip", "N16E107.hgt", runs).ToBytes());
        yield return ("zipped-named-inside.hgt", new HgtCase(1, Short, "srtm.zip", "N16E106.hgt", runs).ToBytes());
        yield return ("zipped-in-folder.hgt", new HgtCase(1, Short, "N16E107.zip", "srtm/n16e107.HGT", HgtCase.Runs((9, 3))).ToBytes());
        yield return ("bad-archive-without-tile.hgt", new HgtCase(2, 0, "N16E107.zip", string.Empty, Zipped("readme.txt", "no tile"u8.ToArray())).ToBytes());
        yield return ("bad-archive-with-short-tile.hgt", new HgtCase(2, 0, "N16E107.zip", string.Empty, Zipped("N16E107.hgt", new byte[100])).ToBytes());
        yield return ("archive-of-tile.hgt", new HgtCase(2, 0, "N16E107.zip", string.Empty, Zipped("N16E107.hgt", HgtBuilder.Build((_, _) => 5))).ToBytes());
    }

    private static byte[] Zipped(string name, byte[] content) => XlsxTarget.Archive([new FuzzPart(name, content)]);
}
