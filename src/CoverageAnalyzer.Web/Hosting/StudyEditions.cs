using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Web.Answers;
using CoverageAnalyzer.Web.Endpoints;
using CoverageAnalyzer.Web.Tiles;
using Microsoft.AspNetCore.Http;

namespace CoverageAnalyzer.Web.Hosting;

/// <summary>What is served now, and for a while what was served before it.</summary>
/// <remarks>
/// A request is answered from one edition from its start to its end. A page that shows an edition names it with each request
/// (<see cref="Header"/>), so that it never shows figures of two runs beside each other; when that edition is gone it is told (410).
/// </remarks>
/// <param name="first">What is served at first.</param>
/// <param name="storedTiles">Gives the tiles a shared store makes of an edition, or null.</param>
/// <param name="limits">The limits.</param>
internal sealed class StudyEditions(ServedStudy first, Func<StudyEdition, ITileSource?> storedTiles, WebLimits limits)
{
    /// <summary>Header by which a page names the edition it shows.</summary>
    public const string Header = "Coverage-Revision";

    private readonly Lock gate = new();
    private volatile StudyEdition current = new(first, storedTiles);
    private volatile StudyEdition? former;
    private long formerUntil;

    /// <summary>What is served now.</summary>
    public StudyEdition Current => current;

    /// <summary>The edition of a name; null where it is neither the present nor the former one.</summary>
    /// <param name="revision">The name.</param>
    public StudyEdition? At(string revision) => current is var now && now.Revision == revision ? now : former is { } before && before.Revision == revision ? before : null;

    /// <summary>The edition a request is answered from: the one it names, else the one that was present when it was first asked for.</summary>
    /// <param name="context">The request.</param>
    /// <exception cref="ProblemException">The edition it names is gone (410).</exception>
    public StudyEdition Of(HttpContext context)
    {
        if (context.Features.Get<StudyEdition>() is { } taken)
        {
            return taken;
        }

        string named = context.Request.Headers[Header].ToString();
        StudyEdition edition = named.Length == 0 ? current : At(named) ?? throw new ProblemException(
            StatusCodes.Status410Gone,
            new LocalizedText("Đã có số liệu mới hơn. Hãy tải lại trang.", "There are newer figures. Load the page again.")) { Kind = "figures-new" };
        context.Features.Set(edition);
        return edition;
    }

    /// <summary>The answers of the edition of a request.</summary>
    /// <param name="context">The request.</param>
    public StudyAnswerSource AnswersFor(HttpContext context) => Of(context).Answers;

    /// <summary>Serves something else from now on. Requests in flight end with what they began with.</summary>
    /// <param name="study">What is served.</param>
    public void Replace(ServedStudy study)
    {
        var next = new StudyEdition(study, storedTiles);
        _ = next.Layers; // the slow part, before anybody waits for it
        lock (gate)
        {
            former = current;
            formerUntil = Environment.TickCount64 + (long)limits.FormerEdition.TotalMilliseconds;
            current = next;
        }
    }

    /// <summary>Gives back the memory of the former edition when its time is over.</summary>
    public void Tidy()
    {
        lock (gate)
        {
            if (former is not null && Environment.TickCount64 >= formerUntil)
            {
                former = null;
            }
        }
    }
}
