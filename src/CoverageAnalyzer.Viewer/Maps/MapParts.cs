namespace CoverageAnalyzer.Viewer.Maps;

/// <summary>What of a map is drawn beside its shapes.</summary>
/// <param name="Names">Names of units.</param>
/// <param name="ScaleBar">The scale bar.</param>
internal sealed record MapParts(bool Names, bool ScaleBar)
{
    /// <summary>Everything.</summary>
    public static MapParts All { get; } = new(true, true);

    /// <summary>Shapes and symbols only: no letter, so that a picture does not depend on the fonts of a machine.</summary>
    public static MapParts ShapesOnly { get; } = new(false, false);
}
