namespace CoverageAnalyzer.Engine.Geography;

/// <summary>What is at a place, as far as anything tells.</summary>
public enum SurfaceKind
{
    /// <summary>Nothing tells: the place lies outside the model, or in a void of it.</summary>
    Unknown,

    /// <summary>Land, or water narrower than the test can tell from land.</summary>
    Land,

    /// <summary>The sea.</summary>
    Sea,
}
