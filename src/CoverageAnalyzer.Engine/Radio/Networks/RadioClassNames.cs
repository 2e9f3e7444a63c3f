namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>Names of the radio classes: as files state them, and as settings write them.</summary>
public static class RadioClassNames
{
    /// <summary>The classes as the files of defaults name them, in the order of <see cref="RadioClass"/>.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["unknown", "GSM", "UMTS", "LTE", "NR"];

    private static readonly (string Word, RadioClass Class)[] Words =
    [
        ("UMTS", RadioClass.Umts), ("WCDMA", RadioClass.Umts), ("HSPA", RadioClass.Umts), ("3G", RadioClass.Umts),
        ("GSM", RadioClass.Gsm), ("DCS", RadioClass.Gsm), ("2G", RadioClass.Gsm),
        ("LTE", RadioClass.Lte), ("4G", RadioClass.Lte),
        ("NR", RadioClass.Nr), ("5G", RadioClass.Nr),
    ];

    /// <summary>The classes that a text names, such as <c>GSM+LTE</c>, <c>2G/3G/4G</c> or <c>4G</c>.</summary>
    /// <param name="text">The text; empty names none.</param>
    /// <returns>Each class once, in the order of <see cref="RadioClass"/>; the unknown class alone where no word is understood.</returns>
    public static IReadOnlyList<RadioClass> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new SortedSet<RadioClass>();
        foreach (string word in text.ToUpperInvariant().Split([' ', '+', '/', ',', ';', '|', '-', '&', '(', ')'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            foreach ((string known, RadioClass of) in Words)
            {
                // LTE1800, GSM900, 4GLTE: the word begins with what it is.
                if (word.StartsWith(known, StringComparison.Ordinal))
                {
                    found.Add(of);
                    break;
                }
            }
        }

        return found.Count == 0 ? [RadioClass.Unknown] : [.. found];
    }
}
