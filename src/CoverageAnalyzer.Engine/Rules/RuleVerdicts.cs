using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Rules;

/// <summary>Judges all units of a study by a rule set.</summary>
public static class RuleVerdicts
{
    /// <summary>Judges every unit by every rule of its scope.</summary>
    /// <remarks>
    /// Three-valued (Kleene): what the data cannot decide is undecidable, but a combination is decided as soon as its known parts decide it.
    /// A share of area with unknown heights is an interval, decided where both ends agree; above the set's limit of unknown area it is
    /// undecidable. "At least" includes the threshold. A rule that refers to another sees its verdict after overrides.
    /// Behavior: the same order and the same texts each time. Cost: linear in units × conditions.
    /// </remarks>
    /// <param name="set">The rules; each may refer to those before it.</param>
    /// <param name="facts">The facts of the study.</param>
    /// <param name="overrides">Classes the study states itself, or null.</param>
    /// <param name="cancellationToken">Stops between two units.</param>
    /// <returns>The verdicts: rules in the order of the set, units of each in ascending order.</returns>
    /// <exception cref="ArgumentException">A rule refers to one that is not before it.</exception>
    public static IReadOnlyList<RuleVerdict> Evaluate(
        RuleSet set, IRuleFacts facts, RuleOverrides? overrides = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(facts);
        return new RuleEvaluator(set, facts, overrides ?? RuleOverrides.None).All(cancellationToken);
    }

    /// <summary>The verdicts on one class, one a commune, for the columns of outputs.</summary>
    /// <param name="verdicts">All verdicts of a run.</param>
    /// <param name="kind">The class.</param>
    /// <param name="communes">Number of communes.</param>
    /// <returns>The verdict of the first rule that decides the class, per commune; <see cref="Verdict.NotComputed"/> where no rule does.</returns>
    public static IReadOnlyList<Verdict> OfClass(IReadOnlyList<RuleVerdict> verdicts, UnitClass kind, int communes)
    {
        ArgumentNullException.ThrowIfNull(verdicts);
        var found = new Verdict[communes];
        foreach (RuleVerdict verdict in verdicts.Where(v => v.Rule.Decides == kind && v.Rule.Scope == RuleScope.Commune))
        {
            if (found[verdict.UnitIndex] == Verdict.NotComputed)
            {
                found[verdict.UnitIndex] = verdict.Verdict;
            }
        }

        return found;
    }
}
