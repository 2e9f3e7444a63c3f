#pragma warning disable MA0025
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Data.Import;

/// <summary>The coordinate reference system a layer is read in, who said so, and the order of its axes.</summary>
/// <param name="Crs">The system.</param>
/// <param name="Origin">Who said it.</param>
/// <param name="SwapAxes">True where the file's first coordinate is the northing (or latitude) and the second the easting (or longitude).</param>
/// <param name="Explanation">How it was decided, for the inspect command and the report.</param>
public sealed record CrsDecision(CoordinateReferenceSystem Crs, CrsOrigin Origin, bool SwapAxes, LocalizedText Explanation)
{
    /// <summary>Decides from what the user said, what the file says, and where the coordinates then fall.</summary>
    /// <param name="place">The layer, for findings.</param>
    /// <param name="declaration">What the file says.</param>
    /// <param name="userCrs">What the user says (<c>EPSG:9212</c>), or null. It wins over the file.</param>
    /// <param name="x">First coordinates of the layer, or a sample of them.</param>
    /// <param name="y">Second coordinates, as many.</param>
    /// <param name="expectedWgs84">Where the layer should fall (the communes' bounds in degrees), or null.</param>
    /// <param name="findings">Takes what was recognised or is doubtful.</param>
    /// <exception cref="InputFileException">No system is stated and none is certain, or the stated one is not known.</exception>
    public static CrsDecision Decide(
        SourcePlace place,
        CrsDeclaration declaration,
        string? userCrs,
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> y,
        Bounds? expectedWgs84,
        FindingLog findings) => throw new NotImplementedException();
}
