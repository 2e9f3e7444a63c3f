namespace CoverageAnalyzer.Engine.Language;

/// <summary>
/// Characters that do something to a terminal or a line of a log in place of being shown: controls (escape sequences, bells, line ends), overrides of the
/// direction, separators of lines, and characters without width. Vietnamese needs none of them.
/// </summary>
/// <remarks>
/// Source: Unicode general categories Cc, Zl, Zp and the format characters of UTR #36 (bidirectional text spoofing) and UAX #9.
/// Behavior: looks at one UTF-16 unit; the tag characters of plane 14 are no part of it.
/// </remarks>
public static class SteeringCharacters
{
    /// <summary>True where the character would steer and not be shown.</summary>
    /// <param name="c">The character.</param>
    public static bool Steers(char c) => c switch
    {
        < '\u00A0' => char.IsControl(c),
        '\u00AD' or '\u061C' or '\u180E' or '\uFEFF' => true,
        (>= '\u200B' and <= '\u200F') or (>= '\u2028' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or (>= '\uFFF9' and <= '\uFFFB') => true,
        _ => false,
    };
}
