namespace CoverageAnalyzer.Reports.Maps.Drawing;

/// <summary>Which point of a text its position on the base line means.</summary>
internal enum TextAnchor
{
    /// <summary>Its left end.</summary>
    Start,

    /// <summary>Its middle.</summary>
    Middle,

    /// <summary>Its right end.</summary>
    End,
}
