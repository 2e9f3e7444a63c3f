using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Topology;

/// <summary>A piece with no unit on one side, directed so that the open side lies on its right.</summary>
/// <param name="From">Packed grid point it starts at.</param>
/// <param name="To">Packed grid point it ends at.</param>
/// <param name="Units">The units on its left.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct OpenPiece(long From, long To, int[] Units);
