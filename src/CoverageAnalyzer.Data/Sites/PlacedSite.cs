using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Data.Sites;

/// <summary>A site that counts: repeated rows are out, cells of one mast are one.</summary>
/// <param name="LongitudeDegrees">Longitude, WGS 84.</param>
/// <param name="LatitudeDegrees">Latitude.</param>
/// <param name="RadiusKilometres">The radius it states, NaN without.</param>
/// <param name="Row">Row of the layer it stands in first.</param>
/// <param name="HasCode">True where its row has a code.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PlacedSite(double LongitudeDegrees, double LatitudeDegrees, double RadiusKilometres, long Row, bool HasCode);
