namespace CoverageAnalyzer.Studies.Rules;

/// <summary>The keys and words of a rule file. One list serves reader, suggestions and schema test.</summary>
public static class RuleKeys
{
    /// <summary>Keys of the set.</summary>
    public static IReadOnlyList<string> Set { get; } =
        ["$schema", "id", "title", "asOf", "note", "maximumUnknownShare", "smallestVillageHectares", "lists", "rules"];

    /// <summary>Keys of a list a set asks for.</summary>
    public static IReadOnlyList<string> List { get; } = ["id", "title"];

    /// <summary>Keys of a rule.</summary>
    public static IReadOnlyList<string> Rule { get; } =
        ["id", "title", "scope", "decides", "instrument", "article", "inForceFrom", "inForceTo", "status", "source", "note", "comparator", "when"];

    /// <summary>Keys that tell the kind of a condition; each condition has exactly one.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["allOf", "anyOf", "not", "firstDecided", "fact", "rule", "shareOf", "listed"];

    /// <summary>Keys of a comparison's threshold; each comparison has exactly one.</summary>
    public static IReadOnlyList<string> Comparisons { get; } = ["atLeast", "atMost", "moreThan", "lessThan", "equals"];

    /// <summary>Keys of the comparison of a fact.</summary>
    public static IReadOnlyList<string> Fact { get; } =
        ["fact", "heightMetres", "slope", "slopeUnit", "distance", "distanceUnit", .. Comparisons, "setting"];

    /// <summary>Keys of a share of smaller units.</summary>
    public static IReadOnlyList<string> Share { get; } = ["shareOf", "meeting", "among", .. Comparisons];

    /// <summary>Kinds of units, as <see cref="Engine.Rules.RuleScope"/> has them.</summary>
    public static IReadOnlyList<string> Scopes { get; } = ["commune", "village", "district", "study"];

    /// <summary>Kinds of smaller units, by the word for many.</summary>
    public static IReadOnlyList<string> Units { get; } = ["communes", "villages", "districts"];

    /// <summary>Classes, as <see cref="Engine.Rules.UnitClass"/> has them after its first.</summary>
    public static IReadOnlyList<string> Classes { get; } = ["mountainous", "highland", "island", "landBorder", "seaBorder", "remote", "programme"];

    /// <summary>How well a threshold is known, as <see cref="Engine.Rules.RuleStatus"/> has it.</summary>
    public static IReadOnlyList<string> Statuses { get; } = ["read", "fit", "partly", "notFound", "proposal"];

    /// <summary>Units of a slope.</summary>
    public static IReadOnlyList<string> SlopeUnits { get; } = ["percent", "degrees"];

    /// <summary>Units of a distance.</summary>
    public static IReadOnlyList<string> DistanceUnits { get; } = ["km", "mile"];
}
