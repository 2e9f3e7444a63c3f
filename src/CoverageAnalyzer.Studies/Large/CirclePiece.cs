using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Studies.Large;

/// <summary>Circles of one part of a country on the disk.</summary>
/// <param name="Offset">Where they lie in the file.</param>
/// <param name="Count">How many.</param>
/// <param name="Around">The rectangle around them, radii included.</param>
internal sealed record CirclePiece(long Offset, int Count, Bounds Around)
{
    /// <summary>What the grid of all must know of them.</summary>
    public DiscGridSum Sum { get; init; } = new();
}
