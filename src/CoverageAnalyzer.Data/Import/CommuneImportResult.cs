using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Data.Import;

/// <summary>A commune layer as model objects.</summary>
/// <param name="Layer">The communes in the order of their codes, with their polygons in WGS 84.</param>
/// <param name="Crs">How the coordinate system was decided.</param>
/// <param name="Rejected">Features that could not be used, with the reason.</param>
/// <param name="Fields">The fields that were read.</param>
/// <param name="FeaturesRead">Features of the file, usable or not.</param>
public sealed record CommuneImportResult(
    CommuneLayer Layer, CrsDecision Crs, IReadOnlyList<RejectedRow> Rejected, CommuneFieldMap Fields, long FeaturesRead);
