namespace CoverageAnalyzer.Web.Hosting;

/// <summary>Limits of sizes, times and numbers, so that no client can use up the server.</summary>
internal sealed record WebLimits
{
    /// <summary>Largest body in bytes: a scenario of 10,000 changes has some 1.6 MB.</summary>
    public int LargestBodyBytes { get; init; } = 4 << 20;

    /// <summary>Connections served at the same time.</summary>
    public int Connections { get; init; } = 200;

    /// <summary>Connections that may wait for their turn; more are closed at once.</summary>
    public int WaitingConnections { get; init; } = 1000;

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

    /// <summary>"What ifs" computed at the same time.</summary>
    public int WhatIfs { get; init; } = 2;

    /// <summary>"What ifs" of one client at the same time.</summary>
    public int WhatIfsOfClient { get; init; } = 1;

    /// <summary>"What ifs" of one client that may wait for their turn.</summary>
    public int WaitingWhatIfs { get; init; } = 2;

    /// <summary>How late the answer to a wrong token comes, after some of them.</summary>
    public TimeSpan FailedTokenDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Time requests have to end when the server stops.</summary>
    public TimeSpan StopTime { get; init; } = TimeSpan.FromMilliseconds(500);
}
