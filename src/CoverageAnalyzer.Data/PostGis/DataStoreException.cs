using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.PostGis;

/// <summary>A database cannot do what is asked of it: it is not there, refuses, lacks something, or broke off.</summary>
/// <remarks>No text of it holds a password or a whole connection string.</remarks>
public sealed class DataStoreException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="store">The database as people name it: <c>host:port/database</c>.</param>
    /// <param name="problem">What is wrong, in words a planner understands.</param>
    /// <param name="remedy">What the user can do, with the command where one helps.</param>
    /// <param name="isTransient">Whether the same may well succeed when it is tried again.</param>
    /// <param name="inner">What the driver said, for the log; never shown as such.</param>
    public DataStoreException(string store, LocalizedText problem, LocalizedText remedy, bool isTransient, Exception? inner = null)
        : base($"{store}: {problem.English} {remedy.English}", inner)
    {
        Store = store;
        Problem = problem;
        Remedy = remedy;
        IsTransient = isTransient;
    }

    /// <summary>The database as people name it: <c>host:port/database</c>.</summary>
    public string Store { get; }

    /// <summary>What is wrong.</summary>
    public LocalizedText Problem { get; }

    /// <summary>What the user can do.</summary>
    public LocalizedText Remedy { get; }

    /// <summary>Whether the same may well succeed when it is tried again: a cut connection, a restarting server, two transactions in each other's way.</summary>
    public bool IsTransient { get; }

    /// <summary>Whether the server understood and refused it, as the user lacks the right.</summary>
    public bool IsRefusal => InnerException is Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.InsufficientPrivilege or Npgsql.PostgresErrorCodes.ReadOnlySqlTransaction };

    /// <summary>The whole message in one language.</summary>
    /// <param name="language">The language.</param>
    public string In(ReportLanguage language) => $"{Store}: {Problem.In(language)} {Remedy.In(language)}".TrimEnd();
}
