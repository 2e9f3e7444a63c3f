namespace CoverageAnalyzer.Engine.Language;

/// <summary>One text in Vietnamese and English, written at one place so that neither can be forgotten.</summary>
/// <param name="Vietnamese">The text shown with <c>--lang vi</c>.</param>
/// <param name="English">The text shown with <c>--lang en</c>.</param>
public readonly record struct LocalizedText(string Vietnamese, string English)
{
    /// <summary>The empty text.</summary>
    public static LocalizedText Empty { get; } = new(string.Empty, string.Empty);

    /// <summary>A text whose numbers take the signs of each language: <c>Of($"{x:N2} km", $"{x:N2} km")</c>.</summary>
    /// <param name="vietnamese">An interpolated string; its numbers are printed the Vietnamese way.</param>
    /// <param name="english">An interpolated string written for many; its numbers are printed the English way, and one row "has", not "have".</param>
    public static LocalizedText Of(FormattableString vietnamese, FormattableString english)
    {
        ArgumentNullException.ThrowIfNull(vietnamese);
        ArgumentNullException.ThrowIfNull(english);
        return new(
            vietnamese.ToString(NumberSigns.For(ReportLanguage.Vietnamese)),
            EnglishCount.Print(english, NumberSigns.For(ReportLanguage.English)));
    }

    /// <summary>A text that reads the same in both languages: a name, a code, a file.</summary>
    /// <param name="text">The text.</param>
    public static LocalizedText Same(string text) => new(text, text);

    /// <summary>The text in one language.</summary>
    /// <param name="language">The language wanted.</param>
    public string In(ReportLanguage language) =>
        (language == ReportLanguage.Vietnamese ? Vietnamese : English) ?? string.Empty;

    /// <summary>True when there is no text at all.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(Vietnamese) && string.IsNullOrEmpty(English);
}
