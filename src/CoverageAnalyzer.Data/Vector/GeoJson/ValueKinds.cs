namespace CoverageAnalyzer.Data.Vector.GeoJson;

/// <summary>Kinds of values met in a field.</summary>
[Flags]
internal enum ValueKinds
{
    /// <summary>Only null.</summary>
    None = 0,

    /// <summary>Whole numbers.</summary>
    Integer = 1,

    /// <summary>Other numbers.</summary>
    Number = 2,

    /// <summary>True and false.</summary>
    YesNo = 4,

    /// <summary>Text, and whatever is kept as text.</summary>
    Text = 8,
}
