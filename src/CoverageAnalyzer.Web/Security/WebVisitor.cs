using System.Text;
using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Studies.Scenarios;
using Microsoft.AspNetCore.Http;

namespace CoverageAnalyzer.Web.Security;

/// <summary>Who sent a request, as far as the server knows: what the token allows, and the name the person stated.</summary>
internal sealed class WebVisitor
{
    /// <summary>Header with the name a person stated on the page: UTF-8, percent-encoded.</summary>
    public const string NameHeader = "Coverage-Editor";

    private WebVisitor(bool mayOnlyLook) => MayOnlyLook = mayOnlyLook;

    /// <summary>Whether the token is that of viewers.</summary>
    public bool MayOnlyLook { get; }

    /// <summary>Notes what the token of a request allows.</summary>
    /// <param name="context">The request.</param>
    /// <param name="mayOnlyLook">Whether it is that of viewers.</param>
    public static void Set(HttpContext context, bool mayOnlyLook) => context.Features.Set(new WebVisitor(mayOnlyLook));

    /// <summary>Whether the sender of a request may only look. Without tokens nobody is told apart, and all may edit.</summary>
    /// <param name="context">The request.</param>
    public static bool IsViewer(HttpContext context) => context.Features.Get<WebVisitor>()?.MayOnlyLook == true;

    /// <summary>The sender of a request as scenarios know people.</summary>
    /// <param name="context">The request.</param>
    public static ScenarioEditor EditorOf(HttpContext context) => new(Plain(context.Request.Headers[NameHeader].ToString()), IsViewer(context));

    /// <summary>A stated name as it may stand on pages: one line, no signs that steer, not longer than <see cref="ScenarioEditor.LongestName"/>.</summary>
    /// <param name="stated">The header.</param>
    internal static string Plain(string stated)
    {
        string name = VietnameseText.Compose(Uri.UnescapeDataString(stated));
        if (name.EnumerateRunes().Contains(Rune.ReplacementChar))
        {
            return string.Empty; // half a character
        }

        var plain = new StringBuilder(name.Length);
        foreach (Rune rune in name.EnumerateRunes())
        {
            bool isPlain = Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '-' or '.' or '\'' or ',' or '(' or ')'
                || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark;
            if (isPlain && rune != Rune.ReplacementChar && plain.Length + rune.Utf16SequenceLength <= ScenarioEditor.LongestName)
            {
                plain.Append(rune);
            }
        }

        return plain.ToString().Trim();
    }
}
