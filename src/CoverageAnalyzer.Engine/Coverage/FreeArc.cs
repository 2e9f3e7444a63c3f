using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>A part of a circle that no other disc covers, counter-clockwise; places are offsets from the centre.</summary>
/// <param name="FromX">Where it starts.</param>
/// <param name="FromY">Where it starts.</param>
/// <param name="ToX">Where it ends.</param>
/// <param name="ToY">Where it ends.</param>
/// <param name="FromPseudo">Pseudo-angle of the start.</param>
/// <param name="TurnPseudo">Turn from start to end in pseudo-angles; 4 for a whole circle.</param>
/// <param name="From">Number of the crossing it starts at, see <see cref="OutlineCrossing"/>.</param>
/// <param name="To">Number of the crossing it ends at.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FreeArc(double FromX, double FromY, double ToX, double ToY, double FromPseudo, double TurnPseudo, ulong From, ulong To)
{
    /// <summary>A circle that no other disc touches.</summary>
    public static FreeArc WholeCircle(int disc, double radius) =>
        new(radius, 0, radius, 0, 0, 4, OutlineCrossing.OfCircle(disc), OutlineCrossing.OfCircle(disc));
}
