using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>Opens files of heights: SRTM tiles (.hgt, also zipped), GeoTIFF, ESRI ASCII grids; one file or many tiles.</summary>
public static class ElevationFiles
{
    /// <summary>Cells of all files up to which they are looked through at the start.</summary>
    private const long MostCellsLookedAt = 64_000_000;

    private const long LeastCacheBytes = 64 << 20;
    private const long GreatestCacheBytes = 256 << 20;

    /// <summary>Opens files and folders as one model.</summary>
    /// <remarks>
    /// Nothing is loaded: windows are read from the files when they are wanted. Files of 64 million cells together or fewer are looked through
    /// once, so that a damaged block, a file without heights and heights that cannot be are known at the start; of larger ones reading tells.
    /// Memory: decoded blocks of 64 MiB, or of three rows of blocks where that is more, but not above 256 MiB.
    /// Findings: elevation-all-void, elevation-flat, elevation-implausible, elevation-nodata-assumed, elevation-nodata-unreadable,
    /// elevation-unit-converted, elevation-scaled, elevation-metadata-unreadable, elevation-south-up, and those of the coordinate system.
    /// </remarks>
    /// <param name="paths">Files, or folders that stand for all the tiles in them.</param>
    /// <param name="userCrs">Coordinate system the user states, or null. It wins over the files.</param>
    /// <param name="findings">Takes what was assumed, converted or is doubtful.</param>
    /// <param name="threads">Threads to look through the files with, 1 or more; the result is the same for any.</param>
    /// <param name="cancellation">Stops between files and blocks.</param>
    /// <exception cref="InputFileException">A file cannot be used, or the files do not make one model.</exception>
    public static ElevationSource Open(
        IReadOnlyList<string> paths, string? userCrs, FindingLog findings, int threads = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(findings);
        List<ElevationTile> tiles = Tiles(paths, userCrs, HeightLimits.Plausible, findings, cancellation);
        BlockCache cache = Join(tiles);
        var mosaic = new ElevationMosaic(tiles);
        bool isCounted = tiles.Sum(t => t.Grid.CellCount) <= MostCellsLookedAt;
        if (isCounted)
        {
            ElevationFindings.Add(tiles, ElevationScan.Of(tiles, threads, cancellation), findings);
        }

        return new ElevationSource(tiles, mosaic, cache, isCounted);
    }

    /// <summary>True for a file that by its name holds a grid of numbers, for an archive with an SRTM tile in it, and for a folder with such files and no map layer.</summary>
    /// <param name="path">The file or folder.</param>
    public static bool IsRaster(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return ElevationFileList.IsRaster(path);
    }

    /// <summary>Looks at every cell of a file, or of a folder of tiles, whatever its numbers stand for: people or heights.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="userCrs">Coordinate system the user states, or null.</param>
    /// <param name="findings">Takes what was assumed, converted or is doubtful.</param>
    /// <param name="threads">Threads, 1 or more.</param>
    /// <param name="cancellation">Stops between blocks.</param>
    /// <exception cref="InputFileException">The file cannot be used.</exception>
    public static RasterSummary Summarize(string path, string? userCrs, FindingLog findings, int threads = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(findings);
        List<ElevationTile> tiles = Tiles([path], userCrs, HeightLimits.Any, findings, cancellation);
        BlockCache cache = Join(tiles);
        ElevationTally[] tallies = ElevationScan.Of(tiles, threads, cancellation);
        ElevationFindings.Add(tiles, tallies, findings);
        cache.Clear();
        var mosaic = new ElevationMosaic(tiles);
        ElevationTally[] filled = [.. tallies.Where(t => !t.IsAllVoid)];
        (double least, double greatest) = filled.Length == 0 ? (double.NaN, double.NaN) : (filled.Min(t => t.Least), filled.Max(t => t.Greatest));
        return new RasterSummary(
            ElevationWords.FormatOf(tiles),
            mosaic.Grid,
            mosaic.Crs,
            tiles[0].CrsDecision.Explanation,
            ElevationWords.NoteOf(tiles, mosaic.Grid),
            least,
            greatest,
            tallies.Sum(t => t.Voids));
    }

    private static List<ElevationTile> Tiles(
        IReadOnlyList<string> paths, string? userCrs, HeightLimits limits, FindingLog findings, CancellationToken cancellation)
    {
        var tiles = new List<ElevationTile>();
        foreach (string path in ElevationFileList.Of(paths))
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                tiles.Add(OpenTile(path, userCrs, limits, findings, cancellation));
            }
            catch (Exception e) when (RasterErrors.IsForeign(e))
            {
                throw RasterErrors.Of(SourcePlace.OfFile(path), e);
            }
        }

        return tiles.Count > 0 ? tiles : throw new InputFileException(
            new SourcePlace(), new("không có tệp độ cao nào.", "there is no file of heights."), new("Chọn tệp hoặc thư mục.", "Choose a file or a folder."));
    }

    private static ElevationTile OpenTile(string path, string? userCrs, HeightLimits limits, FindingLog findings, CancellationToken cancellation) =>
        Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".HGT" or ".ZIP" => HgtTile.Open(path, userCrs, limits, findings),
            ".ASC" => AsciiGridTile.Open(path, userCrs, limits, findings, cancellation),
            _ => GeoTiffTile.Open(path, userCrs, limits, findings), // it says what the file is not
        };

    /// <summary>A walk over full rows with a halo must find the rows of blocks of the last window again.</summary>
    internal static BlockCache Join(List<ElevationTile> tiles)
    {
        long wanted = 3 * tiles.GroupBy(t => Math.Round(t.Grid.North / (t.Grid.CellHeight * t.Grid.Rows))).Max(row => row.Sum(t => t.BlockRowBytes));
        long allowed = Math.Min(GreatestCacheBytes, LeastCacheBytes + (16 * tiles.Sum(t => t.FileLength)));
        var cache = new BlockCache(Math.Clamp(wanted, LeastCacheBytes, Math.Max(LeastCacheBytes, allowed)));
        for (int i = 0; i < tiles.Count; i++)
        {
            tiles[i].Join(cache, i);
        }

        return cache;
    }
}
