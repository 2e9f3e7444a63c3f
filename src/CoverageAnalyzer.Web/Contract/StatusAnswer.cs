using System.Globalization;

namespace CoverageAnalyzer.Web.Contract;

/// <summary>What <c>GET /api/status</c> answers: what a page that is open must know of what happened since.</summary>
/// <param name="Revision">The reading of the study that is shown now; another than the page's: the figures are new.</param>
/// <param name="Run">The run shown now; null where none is of a shared store.</param>
/// <param name="Store"><c>none</c>: there is no shared store; <c>there</c>: it answers; <c>away</c>: it does not.</param>
/// <param name="StoreSince">Since when it does, or does not, UTC; null without one.</param>
/// <param name="Scenarios">Another text whenever somebody stored or deleted a scenario; null without a shared store, or while it is away.</param>
/// <param name="Pushed">A push of the served study that is newer than what is served, under the push's number; it is served from the next start on. Null where there is none.</param>
/// <param name="CanEdit">Whether the one who asks may try and store changes.</param>
/// <param name="Jobs">Address of the jobs' dashboard; null where there is none, or not for the one who asks.</param>
internal sealed record StatusAnswer(string Revision, RunAnswer? Run, string Store, string? StoreSince, string? Scenarios, RunAnswer? Pushed, bool CanEdit, string? Jobs)
{
    /// <summary>A time as answers have it: UTC to the second.</summary>
    /// <param name="time">The time.</param>
    public static string Print(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
