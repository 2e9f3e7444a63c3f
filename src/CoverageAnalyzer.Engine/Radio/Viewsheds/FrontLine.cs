using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Radio.Viewsheds;

/// <summary>A line of a sector that a front goes over.</summary>
/// <param name="First">First cell.</param>
/// <param name="End">The cell after the last.</param>
/// <param name="Split">First cell on the far side of the site's line.</param>
/// <param name="Distance">How far out it is, in lines.</param>
/// <param name="Site">Place of the site along it.</param>
/// <param name="WholeMetres">What is taken off all heights.</param>
/// <param name="ReceiverMetres">Height of the receivers.</param>
/// <param name="VoidHeight">Whole metres that mean "not known".</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FrontLine(int First, int End, int Split, float Site, double Distance, float WholeMetres, float ReceiverMetres, int VoidHeight);
