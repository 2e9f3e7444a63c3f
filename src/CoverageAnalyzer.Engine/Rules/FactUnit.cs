namespace CoverageAnalyzer.Engine.Rules;

/// <summary>The unit of a fact's parameter, as the rule's text has it.</summary>
public enum FactUnit
{
    /// <summary>The fact has no parameter.</summary>
    None,

    /// <summary>Metres.</summary>
    Metres,

    /// <summary>Slope, 100 × rise / run.</summary>
    Percent,

    /// <summary>Slope as an angle.</summary>
    Degrees,

    /// <summary>Kilometres.</summary>
    Kilometres,

    /// <summary>International miles of 1609.344 m.</summary>
    Miles,
}
