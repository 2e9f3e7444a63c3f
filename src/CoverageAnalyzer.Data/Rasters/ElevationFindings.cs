using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>What the cells of the tiles say about them.</summary>
internal static class ElevationFindings
{
    /// <summary>Adds what was counted.</summary>
    /// <param name="tiles">The tiles.</param>
    /// <param name="tallies">What was counted in each.</param>
    /// <param name="findings">Takes the findings.</param>
    public static void Add(IReadOnlyList<ElevationTile> tiles, ElevationTally[] tallies, FindingLog findings)
    {
        ElevationTally all = ElevationTally.None;
        for (int i = 0; i < tallies.Length; i++)
        {
            AddTile(tiles[i], tallies[i], findings);
            all = all.With(tallies[i]);
        }

        // A tile of the sea alone is flat and right; a whole model is not.
        if (!all.IsAllVoid && all.Least == all.Greatest)
        {
            findings.Add(
                "elevation-flat",
                FindingRank.Warning,
                tiles.Count == 1 ? tiles[0].Place : new SourcePlace(),
                LocalizedText.Of($"mọi ô có cùng độ cao {all.Least:0.###} m.", $"all cells have the same height, {all.Least:0.###} m."),
                new("Kiểm tra có đúng là tệp độ cao không.", "Check that this is the file of heights."));
        }
    }

    /// <summary>Adds the heights that were not believed.</summary>
    /// <param name="place">The file, or the study as a whole.</param>
    /// <param name="cells">Cells.</param>
    /// <param name="findings">Takes the finding.</param>
    public static void AddWild(SourcePlace place, long cells, FindingLog findings)
    {
        if (cells > 0)
        {
            findings.Add(
                "elevation-implausible",
                FindingRank.Warning,
                place,
                LocalizedText.Of($"{cells:N0} ô có độ cao ngoài khoảng −500 đến 9.000 m.", $"{cells:N0} cells have a height outside −500 to 9,000 m."),
                new("Coi như không có số liệu; kiểm tra đơn vị và giá trị 'không có số liệu' của tệp.", "They count as no data; check the unit and the no-data value of the file."));
        }
    }

    private static void AddTile(ElevationTile tile, ElevationTally tally, FindingLog findings)
    {
        AddWild(tile.Place, tally.Wild, findings);
        if (tally.IsAllVoid)
        {
            findings.Add(
                "elevation-all-void",
                FindingRank.Warning,
                tile.Place,
                new("không ô nào có độ cao.", "no cell has a height."),
                new("Kiểm tra tệp và giá trị 'không có số liệu' của tệp.", "Check the file and its no-data value."));
        }
        else if (tile.IsNoDataAssumed && tally.Voids > tally.Wild)
        {
            findings.Add(
                "elevation-nodata-assumed",
                FindingRank.Info,
                tile.Place,
                LocalizedText.Of(
                    $"tệp không khai báo giá trị 'không có số liệu'; {tally.Voids - tally.Wild:N0} ô có giá trị −32768.",
                    $"the file declares no value for 'no data'; {tally.Voids - tally.Wild:N0} cells hold −32768."),
                new("Coi như không có số liệu.", "They count as no data."));
        }
    }
}
