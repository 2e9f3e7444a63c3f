using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Engine.Geography;

/// <summary>The centre of a district as a list of places gives it.</summary>
/// <param name="X">Easting in the analysis plane, metres.</param>
/// <param name="Y">Northing.</param>
/// <param name="Text">What it is, for people: the committee's office, the township's name.</param>
public sealed record DistrictCentre(double X, double Y, LocalizedText Text);
