using CoverageAnalyzer.Web.Endpoints;
using CoverageAnalyzer.Web.Stores;
using Microsoft.AspNetCore.Http;

namespace CoverageAnalyzer.Web.Security;

/// <summary>Who may try and store changes: what the token allows, what the database grants the server's user, and what is served.</summary>
/// <param name="store">What is known of the shared store; null without one.</param>
internal sealed class EditingRights(StoreWatch? store)
{
    /// <summary>Why the sender of a request may only look.</summary>
    /// <param name="context">The request.</param>
    /// <param name="study">What is served.</param>
    public LookOnlyReason ReasonFor(HttpContext context, ServedStudy study)
    {
        LookOnlyReason own = ReasonFor(context);
        return own != LookOnlyReason.None ? own
            : study.Prepared is not null ? LookOnlyReason.None
            : LookOnlyTexts.ReasonOf(study);
    }

    /// <summary>Refuses what changes something to those who may only look. Stands before every endpoint, so that none can forget it.</summary>
    /// <param name="context">The request.</param>
    /// <exception cref="ProblemException">The sender may only look (403).</exception>
    public void RequireToChange(HttpContext context)
    {
        if (ReasonFor(context) is not LookOnlyReason.None and LookOnlyReason reason)
        {
            throw new ProblemException(StatusCodes.Status403Forbidden, LookOnlyTexts.Of(reason)) { Kind = "look-only" };
        }
    }

    /// <summary>Whether the sender of a request may change what there is to change, whatever is served.</summary>
    /// <param name="context">The request.</param>
    public bool MayChange(HttpContext context) => ReasonFor(context) == LookOnlyReason.None;

    private LookOnlyReason ReasonFor(HttpContext context) => WebVisitor.IsViewer(context) ? LookOnlyReason.ViewerToken
        : store is { State.MayEdit: false } ? LookOnlyReason.DatabaseUser
        : LookOnlyReason.None;
}
