using Hangfire.States;

namespace CoverageAnalyzer.Workers.Queue;

/// <summary>A state of a ticket for Hangfire's dashboard. Its times are the database server's.</summary>
/// <param name="Name">Hangfire's name of the state.</param>
/// <param name="IsFinal">Whether the ticket is done with.</param>
/// <param name="Data">What the dashboard shows.</param>
internal sealed record TicketState(string Name, bool IsFinal, Dictionary<string, string> Data) : IState
{
    /// <inheritdoc/>
    public string Reason => string.Empty;

    /// <inheritdoc/>
    public bool IgnoreJobLoadException => true;

    /// <inheritdoc/>
    public Dictionary<string, string> SerializeData() => Data;
}
