using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>Files of heights as one model, with what is to be said about them.</summary>
public sealed class ElevationSource : IDisposable
{
    private readonly ElevationMosaic mosaic;
    private readonly BlockCache cache;
    private readonly bool isCounted;

    internal ElevationSource(IReadOnlyList<ElevationTile> tiles, ElevationMosaic mosaic, BlockCache cache, bool isCounted)
    {
        (this.mosaic, this.cache, this.isCounted) = (mosaic, cache, isCounted);
        Files = [.. tiles.Select(t => t.Path)];
        Format = ElevationWords.FormatOf(tiles);
        Crs = tiles[0].CrsDecision.Explanation;
        Note = ElevationWords.NoteOf(tiles, mosaic.Grid);
    }

    /// <summary>The heights; safe for any number of threads. NaN for a void, a missing tile, a place outside.</summary>
    public DigitalElevationModel Model => mosaic;

    /// <summary>Full paths of the files, in the order in which they win where they overlap.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>Format for people: <c>GeoTIFF</c>, <c>12 × HGT</c>.</summary>
    public string Format { get; }

    /// <summary>Coordinate system and how it was decided.</summary>
    public LocalizedText Crs { get; }

    /// <summary>Cell size, number of tiles, unit that was converted.</summary>
    public LocalizedText Note { get; }

    /// <summary>Blocks decoded so far, for tests of the cache.</summary>
    internal long DecodedBlocks => cache.DecodedBlocks;

    /// <summary>Bytes of decoded blocks that may be held.</summary>
    internal long CacheBytes => cache.MostBytes;

    /// <summary>Adds what only measuring shows: heights that were not believed in a model too large to be looked through at the start.</summary>
    /// <param name="implausibleCells">Cells of the units that were measured whose height was not believed; one that two units share counts in each.</param>
    /// <param name="findings">Takes the finding.</param>
    public void AddReadFindings(long implausibleCells, FindingLog findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        if (!isCounted)
        {
            SourcePlace place = Files.Count == 1 ? SourcePlace.OfFile(Files[0]) : new SourcePlace();
            ElevationFindings.AddWild(place, implausibleCells, findings);
        }
    }

    /// <summary>Gives the memory of decoded blocks back.</summary>
    public void Dispose() => cache.Clear();
}
