namespace CoverageAnalyzer.Web.Security;

/// <summary>Why somebody may only look.</summary>
internal enum LookOnlyReason
{
    /// <summary>There is no reason: changes may be tried and stored.</summary>
    None,

    /// <summary>A results folder is served.</summary>
    Results,

    /// <summary>A run of a shared store is served, and not the study it was made of.</summary>
    StoredRun,

    /// <summary>A run of a shared store is served because its study, which the store has too, could not be opened on this machine.</summary>
    StudyNotOpened,

    /// <summary>The token is that of viewers.</summary>
    ViewerToken,

    /// <summary>The database gives the server's user no right to change scenarios.</summary>
    DatabaseUser,
}
