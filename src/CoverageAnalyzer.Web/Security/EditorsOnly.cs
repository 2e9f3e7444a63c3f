using Microsoft.AspNetCore.Http;

namespace CoverageAnalyzer.Web.Security;

/// <summary>Marks an endpoint that viewers do not see at all, not even to read it.</summary>
internal sealed class EditorsOnly
{
    /// <summary>The mark.</summary>
    public static EditorsOnly Mark { get; } = new();

    /// <summary>Goes on with a request, unless its endpoint is for editors and its sender none.</summary>
    /// <param name="context">The request, its endpoint found.</param>
    /// <param name="next">The endpoint.</param>
    /// <param name="rights">Who may change things.</param>
    public static Task Guard(HttpContext context, RequestDelegate next, EditingRights rights)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<EditorsOnly>() is not null)
        {
            rights.RequireToChange(context);
        }

        return next(context);
    }
}
