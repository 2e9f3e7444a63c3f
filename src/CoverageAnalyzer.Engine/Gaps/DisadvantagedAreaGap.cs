using CoverageAnalyzer.Engine.Rules;

namespace CoverageAnalyzer.Engine.Gaps;

/// <summary>How the communes of one kind of disadvantaged area (mountainous, remote, border, island …) are served.</summary>
/// <remarks>What the limitations section of a provincial report names, as figures.</remarks>
public sealed record DisadvantagedAreaGap
{
    /// <summary>The kind; <see cref="UnitClass.None"/> stands for all other communes, to compare with.</summary>
    public required UnitClass Kind { get; init; }

    /// <summary>Communes of the kind.</summary>
    public required int Communes { get; init; }

    /// <summary>Communes whose kind the data cannot decide; they are not among <see cref="Communes"/>.</summary>
    public int UndecidableCommunes { get; init; }

    /// <summary>People in them; NaN where unknown.</summary>
    public double Population { get; init; } = double.NaN;

    /// <summary>Communes of the kind that lack postal service; null without a postal layer.</summary>
    public int? LackingPostal { get; init; }

    /// <summary>Communes of the kind that lack mobile service; null without a BTS layer.</summary>
    public int? LackingMobile { get; init; }

    /// <summary>Communes of the kind that lack both; null where either is not assessed.</summary>
    public int? LackingBoth { get; init; }

    /// <summary>People of the kind farther from a postal point than the limit; NaN where unknown.</summary>
    public double PeopleWithoutPostal { get; init; } = double.NaN;

    /// <summary>People of the kind outside mobile coverage; NaN where unknown.</summary>
    public double PeopleWithoutMobile { get; init; } = double.NaN;
}
