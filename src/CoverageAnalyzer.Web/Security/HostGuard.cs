using System.Collections.Frozen;
using System.Net;
using Microsoft.AspNetCore.Http;

namespace CoverageAnalyzer.Web.Security;

/// <summary>Which names the server answers to. A page elsewhere can make its own name lead to 127.0.0.1 (DNS rebinding), but cannot send another name.</summary>
internal sealed class HostGuard
{
    private readonly FrozenSet<string> names;

    /// <summary>Makes a guard.</summary>
    /// <param name="others">More names given by whoever started the server.</param>
    public HostGuard(IEnumerable<string> others) =>
        names = ((string[])["localhost", "127.0.0.1", "[::1]", .. others]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a request names this server.</summary>
    /// <param name="context">The request.</param>
    public bool Allows(HttpContext context)
    {
        string host = context.Request.Host.Host;
        if (host.Length == 0 || context.Request.Headers.Host.Count != 1)
        {
            return false;
        }

        // An address in digits leads nowhere else: that which the connection came in at is ours.
        return names.Contains(host)
            || (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? stated) && stated.ToString() == host.Trim('[', ']') && context.Connection.LocalIpAddress is { } local && Plain(local).Equals(Plain(stated)));
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
