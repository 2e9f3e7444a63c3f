using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Engine.Findings;

namespace CoverageAnalyzer.Data.Import;

/// <summary>A point file whose rows are read and whose places are still open: which coordinate system they are in may depend on where the communes lie.</summary>
public sealed class PointTableReading
{
    private readonly string path;
    private readonly Func<PointReadOptions, PointTable> finish;

    internal PointTableReading(string path, Func<PointReadOptions, PointTable> finish)
    {
        this.path = path;
        this.finish = finish;
    }

    /// <summary>Decides the coordinate system and turns the rows into records; once.</summary>
    /// <param name="options">What the user says, and where the points should fall; fields, layer and encoding as when the reading began.</param>
    /// <exception cref="InputFileException">The coordinate system is not known.</exception>
    public PointTable Finish(PointReadOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            return finish(options);
        }
        catch (OutOfMemoryException e)
        {
            throw TableFiles.NeedsMemory(SourcePlace.OfFile(path), e);
        }
    }
}
