using System.Text;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Markup;

namespace CoverageAnalyzer.Reports.Documents;

/// <summary>Builds the HTML of a report. Texts are escaped unless they come through <see cref="Raw"/>.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder html = new();

    public HtmlText(ReportLanguage language) => Language = language;

    public ReportLanguage Language { get; }

    /// <summary>Adds markup as it stands: fixed tags, pictures made here. Never a text from an input.</summary>
    public HtmlText Raw(string markup)
    {
        html.Append(markup);
        return this;
    }

    /// <summary>Adds a text, escaped.</summary>
    public HtmlText Text(string text) => Raw(MarkupText.Escape(text));

    /// <summary>Adds a text in the report's language, escaped.</summary>
    public HtmlText Text(LocalizedText text) => Text(Typography.Of(text.In(Language)));

    /// <summary>Adds a text in the report's language, escaped.</summary>
    public HtmlText Text(FormattableString vietnamese, FormattableString english) => Text(LocalizedText.Of(vietnamese, english));

    /// <summary>Adds an element around an escaped text.</summary>
    public HtmlText Element(string startTag, LocalizedText text, string endTag) => Raw(startTag).Text(text).Raw(endTag);

    /// <summary>Writes the page in UTF-8, piece by piece: with its maps it is tens of megabytes.</summary>
    public void WriteTo(Stream stream)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true); // keeps a pair of surrogates together across pieces
        foreach (ReadOnlyMemory<char> piece in html.GetChunks())
        {
            writer.Write(piece.Span);
        }
    }

    public override string ToString() => html.ToString();
}
