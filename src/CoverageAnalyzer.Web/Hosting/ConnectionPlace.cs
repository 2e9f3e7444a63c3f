namespace CoverageAnalyzer.Web.Hosting;

/// <summary>What a connection takes up at the gate.</summary>
internal enum ConnectionPlace
{
    /// <summary>Nothing any more: its answer is held back, and its place went over to another.</summary>
    None,

    /// <summary>One of the places.</summary>
    Own,

    /// <summary>One of the few beside them, for a sign of life.</summary>
    Aside,
}
