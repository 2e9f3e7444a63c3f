using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Studies.Samples;

/// <summary>A height the schematic terrain is drawn from.</summary>
/// <param name="Kind"><c>peak</c>: reached exactly; <c>ground</c>: hills and plain around a place; <c>ridge</c> or <c>valley</c>: a corner of a line.</param>
/// <param name="Line">Name of the line, empty for a place.</param>
/// <param name="Name">Name of the place, empty for a line.</param>
/// <param name="LongitudeDegrees">Longitude.</param>
/// <param name="LatitudeDegrees">Latitude.</param>
/// <param name="ElevationMetres">Height above sea level.</param>
/// <param name="Relief">How broken the ground is: 0 a plain, 1 mountains.</param>
/// <param name="Certainty">How sure height and place are: <c>published …</c> or <c>approximate</c>.</param>
/// <param name="Source">Where the height is from; empty for heights that are only about right.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TerrainHeight(
    string Kind, string Line, string Name, double LongitudeDegrees, double LatitudeDegrees, double ElevationMetres, double Relief, string Certainty, string Source);
