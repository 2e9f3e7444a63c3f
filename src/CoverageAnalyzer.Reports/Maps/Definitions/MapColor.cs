using System.Globalization;

namespace CoverageAnalyzer.Reports.Maps.Definitions;

/// <summary>An opaque colour, written <c>#RRGGBB</c>.</summary>
/// <param name="Red">Red, 0–255.</param>
/// <param name="Green">Green, 0–255.</param>
/// <param name="Blue">Blue, 0–255.</param>
public readonly record struct MapColor(byte Red, byte Green, byte Blue)
{
    /// <summary>White.</summary>
    public static MapColor White { get; } = new(255, 255, 255);

    /// <summary>Reads <c>#RRGGBB</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="color">The colour.</param>
    /// <returns>False where the text is anything else.</returns>
    public static bool TryParse(string? text, out MapColor color)
    {
        color = default;
        if (text is not { Length: 7 } || text[0] != '#'
            || !uint.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint value))
        {
            return false;
        }

        color = new((byte)(value >> 16), (byte)(value >> 8), (byte)value);
        return true;
    }

    /// <summary>The colour as <c>#rrggbb</c>.</summary>
    public override string ToString() => $"#{Red:x2}{Green:x2}{Blue:x2}";
}
