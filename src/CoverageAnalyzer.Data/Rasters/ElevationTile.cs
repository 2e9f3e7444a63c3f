using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>One file of heights, read window by window. The file is open only while it is read, so that thousands of tiles need no handles.</summary>
/// <param name="path">The file.</param>
/// <param name="grid">Its cells, row 0 in the north.</param>
/// <param name="crs">Its coordinate system and how it was decided.</param>
/// <param name="heights">What makes heights of its numbers.</param>
internal abstract class ElevationTile(string path, RasterGrid grid, CrsDecision crs, HeightConversion heights)
{
    /// <summary>Full path of the file.</summary>
    public string Path { get; } = path;

    /// <summary>The file, for messages.</summary>
    public SourcePlace Place { get; } = SourcePlace.OfFile(path);

    /// <summary>The cells, row 0 in the north.</summary>
    public RasterGrid Grid { get; } = grid;

    /// <summary>Coordinate system.</summary>
    public CoordinateReferenceSystem Crs => CrsDecision.Crs;

    /// <summary>Coordinate system and how it was decided.</summary>
    public CrsDecision CrsDecision { get; } = crs;

    /// <summary>What makes heights of the numbers.</summary>
    public HeightConversion Heights { get; } = heights;

    /// <summary>Name of the format for people.</summary>
    public abstract string Format { get; }

    /// <summary>Rows that are best read together.</summary>
    public virtual int BlockRows => 128;

    /// <summary>Bytes that one row of blocks takes in the cache; 0 where no cache is used.</summary>
    public virtual long BlockRowBytes => 0;

    /// <summary>Unit the file's heights were converted from; empty where they are metres.</summary>
    public virtual LocalizedText ConvertedUnit => LocalizedText.Empty;

    /// <summary>True where voids are told by a number that the file does not declare.</summary>
    public virtual bool IsNoDataAssumed => false;

    /// <summary>Length of the file in bytes.</summary>
    public abstract long FileLength { get; }

    /// <summary>The decoded blocks of the model the tile belongs to.</summary>
    protected BlockCache Cache { get; private set; } = new(0);

    /// <summary>Number of the tile in the model.</summary>
    protected int Number { get; private set; }

    /// <summary>Makes the tile part of a model.</summary>
    /// <param name="cache">The decoded blocks of the model.</param>
    /// <param name="number">Number of the tile in it.</param>
    public void Join(BlockCache cache, int number) => (Cache, Number) = (cache, number);

    /// <summary>Reads a window that lies wholly inside. Safe for several threads at once.</summary>
    /// <param name="row">First row, 0 in the north.</param>
    /// <param name="column">First column.</param>
    /// <param name="rows">Rows, 1 or more.</param>
    /// <param name="columns">Columns, 1 or more.</param>
    /// <param name="heightsMetres">Takes the heights; NaN for a void.</param>
    /// <param name="stride">Places from one row to the next.</param>
    /// <returns>Cells whose height was not believed.</returns>
    /// <exception cref="InputFileException">The file cannot be read, or is damaged there.</exception>
    public long Read(int row, int column, int rows, int columns, Span<float> heightsMetres, int stride)
    {
        try
        {
            return ReadInside(row, column, rows, columns, heightsMetres, stride);
        }
        catch (Exception e) when (RasterErrors.IsForeign(e))
        {
            throw RasterErrors.Of(Place, e);
        }
    }

    /// <summary>Reads a window that lies wholly inside; may throw what the platform throws.</summary>
    protected abstract long ReadInside(int row, int column, int rows, int columns, Span<float> heightsMetres, int stride);
}
