namespace CoverageAnalyzer.Fuzz.Settings;

/// <summary>How a file of settings is made odd at a key.</summary>
internal enum OddForm
{
    /// <summary>Another value.</summary>
    Value,

    /// <summary>The key with its good value twice.</summary>
    Twice,

    /// <summary>The key with its first letter in the other case.</summary>
    OtherCase,

    /// <summary>The good value in a file with a byte-order mark.</summary>
    ByteOrderMark,

    /// <summary>A comment behind the good value.</summary>
    Comment,

    /// <summary>A comma behind the good value, which is the last of its object.</summary>
    TrailingComma,
}
