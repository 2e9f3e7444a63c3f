namespace CoverageAnalyzer.Data.Vector.GeoJson;

/// <summary>What a look at a value as nested arrays of plain numbers came to.</summary>
internal enum PlainArray
{
    /// <summary>It is that, to its end.</summary>
    Complete,

    /// <summary>It is so far, and goes on behind the end of the text.</summary>
    GoesOn,

    /// <summary>It is something else.</summary>
    NotPlain,
}
