using CoverageAnalyzer.Engine.Language;
using Microsoft.AspNetCore.Http;

namespace CoverageAnalyzer.Web.Endpoints;

/// <summary>The language a request is answered in: <c>?lang=vi|en</c>, else the study's.</summary>
internal static class RequestLanguage
{
    /// <summary>The language of an answer.</summary>
    /// <param name="context">The request.</param>
    /// <param name="otherwise">The study's.</param>
    /// <exception cref="ProblemException">Another language is asked for.</exception>
    public static ReportLanguage Of(HttpContext context, ReportLanguage otherwise) => context.Request.Query["lang"] switch
    {
        { Count: 0 } => otherwise,
        [null or ""] => otherwise,
        ["vi"] => ReportLanguage.Vietnamese,
        ["en"] => ReportLanguage.English,
        _ => throw new ProblemException(400, new("Tham số 'lang' chỉ có thể là vi hoặc en.", "The parameter 'lang' must be vi or en.")),
    };

    /// <summary>The language to say in what is wrong: that asked for, else the browser's, else Vietnamese.</summary>
    /// <param name="context">The request.</param>
    public static ReportLanguage Spoken(HttpContext context)
    {
        string? asked = context.Request.Query["lang"];
        if (asked is "vi" or "en")
        {
            return asked == "en" ? ReportLanguage.English : ReportLanguage.Vietnamese;
        }

        string accepted = context.Request.Headers.AcceptLanguage.ToString();
        int english = accepted.IndexOf("en", StringComparison.OrdinalIgnoreCase), vietnamese = accepted.IndexOf("vi", StringComparison.OrdinalIgnoreCase);
        return english >= 0 && (vietnamese < 0 || english < vietnamese) ? ReportLanguage.English : ReportLanguage.Vietnamese;
    }
}
