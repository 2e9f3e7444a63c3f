namespace CoverageAnalyzer.Web.Hosting;

/// <summary>Limits of sizes, times and numbers, so that no client can use up the server.</summary>
internal sealed record WebLimits
{
    /// <summary>Largest body in bytes: a scenario of 10,000 changes has some 1.6 MB.</summary>
    public int LargestBodyBytes { get; init; } = 4 << 20;

    /// <summary>Connections served at the same time.</summary>
    public int Connections { get; init; } = 1000;

    /// <summary>Connections that may wait for their turn; more are closed, but for a sign of life.</summary>
    public int WaitingConnections { get; init; } = 1000;

    /// <summary>Connections beyond those that wait, of which the first bytes are looked at before they are closed.</summary>
    public int ConnectionsBeyond { get; init; } = 200;

    /// <summary>Signs of life that are answered beside the connections at the same time.</summary>
    public int SignsOfLife { get; init; } = 16;

    /// <summary>Time within which the headers of a request must have come.</summary>
    public TimeSpan HeaderTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time an idle connection is kept.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a connection may be idle before one that waits takes its place.</summary>
    public TimeSpan IdleUnderPressure { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Requests answered at the same time; readings from memory, so that a few suffice.</summary>
    public int Requests { get; init; } = 128;

    /// <summary>Changes and "what ifs" received or computed at the same time.</summary>
    public int Changes { get; init; } = 16;

    /// <summary>Answers a second that only say that the server is busy.</summary>
    public int RefusalsPerSecond { get; init; } = 200;

    /// <summary>Such answers that may wait for their turn; the connections of more are closed.</summary>
    public int WaitingRefusals { get; init; } = 1000;

    /// <summary>"What ifs" computed at the same time.</summary>
    public int WhatIfs { get; init; } = 2;

    /// <summary>"What ifs" of one client at the same time.</summary>
    public int WhatIfsOfClient { get; init; } = 1;

    /// <summary>"What ifs" of one client that may wait for their turn.</summary>
    public int WaitingWhatIfs { get; init; } = 2;

    /// <summary>How late the answer to a wrong token comes, after some of them.</summary>
    public TimeSpan FailedTokenDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Time between two looks into the shared store for newer runs and scenarios.</summary>
    public TimeSpan StorePoll { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long the run before the newest is still answered from, for pages that show it.</summary>
    public TimeSpan FormerEdition { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Connections to the shared store for tiles. With those for work, and those of the jobs' dashboard, they stay below 20.</summary>
    public int TileConnections { get; init; } = 6;

    /// <summary>Connections to the shared store for scenarios and runs.</summary>
    public int WorkConnections { get; init; } = 4;

    /// <summary>Time after which the shared store stops a statement for a tile.</summary>
    public TimeSpan TileStatement { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Time after which the shared store stops a statement for scenarios; runs are read within it statement by statement.</summary>
    public TimeSpan WorkStatement { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Time requests have to end when the server stops.</summary>
    public TimeSpan StopTime { get; init; } = TimeSpan.FromMilliseconds(500);
}
