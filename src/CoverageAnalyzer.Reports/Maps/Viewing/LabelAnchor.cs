using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Reports.Maps.Viewing;

/// <summary>Where a name would stand.</summary>
/// <param name="Feature">The feature it names.</param>
/// <param name="Text">The name.</param>
/// <param name="X">Easting of its middle.</param>
/// <param name="Y">Northing of its middle.</param>
/// <param name="IsAbove">The name stands above this place.</param>
/// <param name="RoomMetres">How wide the unit is there, in metres of the plane; infinite for points.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LabelAnchor(int Feature, string Text, double X, double Y, bool IsAbove, double RoomMetres);
