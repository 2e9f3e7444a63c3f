namespace CoverageAnalyzer.Data.PostGis;

/// <summary>What a program takes from a database at most, so that it can neither use up its connections nor wait on it for ever.</summary>
public sealed record PostGisLimits
{
    /// <summary>Connections open at the same time; who comes beyond it waits.</summary>
    public required int MostConnections { get; init; }

    /// <summary>Time after which the server stops a statement.</summary>
    public required TimeSpan StatementTime { get; init; }

    /// <summary>Whether the server refuses every change on these connections.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Role that every connection takes on; null: the user's own. The user must be a member of it.</summary>
    public string? Role { get; init; }

    /// <summary>Statements that a connection keeps prepared once they were used twice.</summary>
    public int PreparedStatements { get; init; } = 32;
}
