using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Rasters;
using CoverageAnalyzer.Engine.Findings;

namespace CoverageAnalyzer.Fuzz.Targets.Rasters;

/// <summary>Tiles of a thousand lengths from nothing to more than there is, and names that say no place: all but the two right lengths are refused.</summary>
internal static class HgtLengths
{
    private const long Short = 2L * 1_201 * 1_201, Long = 2L * 3_601 * 3_601, Greatest = 2L * 3_602 * 3_602;
    private const int Samples = 1_000;

    private static readonly string[] WrongNames =
    [
        "tile.hgt", "N16.hgt", "E107.hgt", "107E16N.hgt", "N91E107.hgt", "N90E000.hgt", "S91E000.hgt", "N16E180.hgt", "N16W181.hgt", "N16E1070.hgt", "NE16107.hgt", "N-6E107.hgt",
        "X16E107.hgt", "N١٦E١٠٧.hgt", " N16E107.hgt", "N16 E107.hgt", "N16E.hgt", "NxxExxx.hgt",
    ];

    /// <summary>Runs all of them.</summary>
    /// <param name="folder">Takes the files.</param>
    /// <returns>Lengths and names tried, and those that broke the rule.</returns>
    public static (int Lengths, int Names, IReadOnlyList<string> Broken) Run(CaseFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        SortedSet<long> lengths = [0, 1, 2, .. Enumerable.Range(0, Samples).Select(i => Greatest * i / (Samples - 1))];
        foreach (long right in (long[])[Short, Long, Greatest])
        {
            lengths.UnionWith([right - 2, right - 1, right, right + 1, right + 2]);
        }

        List<string> broken =
        [
            .. lengths.Where(l => IsRead(folder, "N16E107.hgt", l) != l is Short or Long).Select(l => $"{l} bytes"),
            .. WrongNames.Where(n => IsRead(folder, n, Short)),
        ];
        return (lengths.Count, WrongNames.Length, broken);
    }

    private static bool IsRead(CaseFolder folder, string name, long length)
    {
        string path = folder.Write(name, []);
        new HgtCase(0, length, name, string.Empty, []).Write(path);
        try
        {
            using ElevationSource source = ElevationFiles.Open([path], null, new FindingLog());
            return source.Model.Grid.Rows > 0;
        }
        catch (InputFileException e)
        {
            Oracle.Refusal(e, name);
            return false;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
