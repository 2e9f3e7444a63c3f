using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>A straight piece of the outline of what lies in a site's cell, in metres of the plane.</summary>
/// <param name="Site">The site.</param>
/// <param name="FromX">Where it starts.</param>
/// <param name="FromY">Where it starts.</param>
/// <param name="ToX">Where it ends; the inside is on the left.</param>
/// <param name="ToY">Where it ends.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CellPiece(int Site, double FromX, double FromY, double ToX, double ToY);
