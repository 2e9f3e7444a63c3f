using System.Net;
using CoverageAnalyzer.Web.Security;
using CoverageAnalyzer.Web.Stores;

namespace CoverageAnalyzer.Web.Hosting;

/// <summary>How a server listens and whom it answers.</summary>
public sealed record WebMapServerOptions
{
    /// <summary>Address to listen on; the machine's own by default, which no other machine can reach.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Port; 0: any free one.</summary>
    public int Port { get; init; }

    /// <summary>How many ports after <see cref="Port"/> are tried where it is taken.</summary>
    public int MorePorts { get; init; }

    /// <summary>More host names that requests may name, beside localhost and the address itself.</summary>
    public IReadOnlyList<string> HostNames { get; init; } = [];

    /// <summary>The token that opens the server; needed on any address but the machine's own.</summary>
    public AccessToken? Token { get; init; }

    /// <summary>Another token, whose bearers may only look; null: there is none.</summary>
    public AccessToken? ViewerToken { get; init; }

    /// <summary>The shared store that runs, tiles and scenarios come from; null: there is none.</summary>
    public WebStore? Store { get; init; }

    /// <summary>Takes the lines of the log, each one whole; null: no log.</summary>
    public Action<string>? Log { get; init; }

    /// <summary>Limits of sizes, times and numbers.</summary>
    internal WebLimits Limits { get; init; } = new();
}
