using Microsoft.Extensions.Primitives;

namespace CoverageAnalyzer.Web.Tiles;

/// <summary>Compares entity tags.</summary>
internal static class EntityTags
{
    /// <summary>Whether a client has a version already.</summary>
    /// <remarks>Source: RFC 9110, section 13.1.2: weak comparison; <c>*</c> is any.</remarks>
    /// <param name="ifNoneMatch">The <c>If-None-Match</c> header.</param>
    /// <param name="tag">The tag of the version, in quotes.</param>
    public static bool Match(StringValues ifNoneMatch, string tag)
    {
        foreach (string? value in ifNoneMatch)
        {
            foreach (string item in (value ?? string.Empty).Split(',', StringSplitOptions.TrimEntries))
            {
                if (item == "*" || item == tag || (item.StartsWith("W/", StringComparison.Ordinal) && item.AsSpan(2).SequenceEqual(tag)))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
