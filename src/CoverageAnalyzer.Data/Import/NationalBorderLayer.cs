using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Data.Import;

/// <summary>The national border as read.</summary>
/// <param name="Lines">Its lines, WGS 84 longitude and latitude in degrees.</param>
/// <param name="Crs">How the coordinate system was decided.</param>
/// <param name="File">File name without its folder.</param>
/// <param name="Format">Format for people.</param>
/// <param name="Encoding">Text encoding and who chose it.</param>
/// <param name="Files">All files it was read from, full paths.</param>
/// <param name="FeaturesRead">Features of the file, usable or not.</param>
public sealed record NationalBorderLayer(
    PolylineSet Lines, CrsDecision Crs, string File, string Format, TextEncodingChoice Encoding, IReadOnlyList<string> Files, long FeaturesRead)
{
    /// <summary>What was read of a database table; null for files.</summary>
    public PostGis.Layers.TableDigest? Digest { get; init; }
}
