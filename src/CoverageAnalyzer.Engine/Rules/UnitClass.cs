namespace CoverageAnalyzer.Engine.Rules;

/// <summary>What a rule decides of a unit, where it decides one of the classes that outputs have a column for.</summary>
public enum UnitClass
{
    /// <summary>None of them: the rule is reported by its id alone.</summary>
    None,

    /// <summary>Mountainous (miền núi).</summary>
    Mountainous,

    /// <summary>Highland (vùng cao).</summary>
    Highland,

    /// <summary>Island (hải đảo).</summary>
    Island,

    /// <summary>On the national land border (biên giới đất liền).</summary>
    LandBorder,

    /// <summary>On the sea (ven biển, biên giới biển).</summary>
    SeaBorder,

    /// <summary>Deep-lying, remote (vùng sâu, vùng xa).</summary>
    Remote,

    /// <summary>Qualifies for the public-utility telecom programme.</summary>
    Programme,
}
