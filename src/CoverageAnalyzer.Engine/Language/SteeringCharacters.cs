namespace CoverageAnalyzer.Engine.Language;

/// <summary>
/// Characters that do something to a terminal or a line of a log in place of being shown: controls (escape sequences, bells, line ends), overrides of the
/// direction, separators of lines, and characters without width, the tags of plane 14 among them, which spell a text that nobody sees. Vietnamese needs none of them.
/// </summary>
/// <remarks>
/// Source: Unicode general categories Cc, Zl, Zp and the format characters (Cf) of UTR #36 (bidirectional text spoofing) and UAX #9; all of
/// U+E0000–U+E0FFF, which DerivedCoreProperties.txt has as Default_Ignorable_Code_Point.
/// Behavior: signs of other scripts before numbers are format characters too, but are shown, and do not steer.
/// </remarks>
public static class SteeringCharacters
{
    /// <summary>UTF-16 units of the steering character that stands at a place of a text: 1 or 2; 0 where another stands there.</summary>
    /// <param name="text">The text.</param>
    /// <param name="index">The place.</param>
    public static int UnitsAt(ReadOnlySpan<char> text, int index)
    {
        char c = text[index];
        return Steers(c) ? 1
            : char.IsHighSurrogate(c) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]) && Steers(char.ConvertToUtf32(c, text[index + 1])) ? 2
            : 0;
    }

    /// <summary>True where the character would steer and not be shown.</summary>
    /// <param name="c">The character, or half of one: no half steers by itself.</param>
    public static bool Steers(char c) => c switch
    {
        < '\u00A0' => char.IsControl(c),
        '\u00AD' or '\u061C' or '\u180E' or '\uFEFF' => true,
        (>= '\u200B' and <= '\u200F') or (>= '\u2028' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or (>= '\uFFF9' and <= '\uFFFB') => true,
        _ => false,
    };

    // Those of two units: joiners of hieroglyphs, shorthand and music that are not shown, and plane 14.
    private static bool Steers(int scalar) => scalar is
        (>= 0x13430 and <= 0x1343F) or (>= 0x1BCA0 and <= 0x1BCA3) or (>= 0x1D173 and <= 0x1D17A) or (>= 0xE0000 and <= 0xE0FFF);
}
