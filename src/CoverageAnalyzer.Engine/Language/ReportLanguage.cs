namespace CoverageAnalyzer.Engine.Language;

/// <summary>The language people read: texts and number signs follow it.</summary>
public enum ReportLanguage
{
    /// <summary>Tiếng Việt: decimal comma, thousands point (1.159 · 3,16).</summary>
    Vietnamese,

    /// <summary>English: decimal point, thousands comma (1,159 · 3.16).</summary>
    English,
}
