namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>Names of what the covered area counts of its work, see <see cref="Operations.OperationTally"/>.</summary>
internal static class DiscOperations
{
    /// <summary>Discs that reach no open cell and were dropped unseen.</summary>
    public const string Dropped = "discs dropped early";

    /// <summary>Discs whose circle turned out to be covered before all discs near it were looked at.</summary>
    public const string Hidden = "circles covered early";

    /// <summary>Pairs of circles related to each other, once from each side.</summary>
    public const string Pairs = "circle pairs tested";

    /// <summary>Arcs that no other disc covers.</summary>
    public const string FreeArcs = "free arcs";

    /// <summary>Edges of units looked at.</summary>
    public const string Edges = "edges looked at";

    /// <summary>Pairs of an edge and a disc near it.</summary>
    public const string EdgePairs = "edges cut with circles";

    /// <summary>Arcs that were looked at for a unit.</summary>
    public const string ArcsVisited = "arcs visited";

    /// <summary>Places of arcs that were looked for in a unit.</summary>
    public const string PlacesTested = "places of arcs tested";
}
