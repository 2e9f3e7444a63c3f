using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Topology;

/// <summary>A piece with no unit on one side, directed so that the open side lies on its right.</summary>
/// <param name="From">Grid point it starts at.</param>
/// <param name="To">Grid point it ends at.</param>
/// <param name="Units">The units on its left.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct OpenPiece(GridPoint From, GridPoint To, int[] Units);
