namespace CoverageAnalyzer.Engine.Rules;

/// <summary>Outcomes that come out the same for many units, made once: without a village layer, say, every commune reads the same words.</summary>
/// <remarks>
/// A nation has a hundred thousand verdicts, and most of them share their chains: that saves the time to word them and the memory to keep them.
/// Only what depends on nothing but facts with few values goes in; a measured share of area, which no two communes have alike, stays out.
/// </remarks>
internal sealed class SharedOutcomes
{
    private readonly Dictionary<RuleCondition, Dictionary<(int Depth, object Facts), RuleOutcome>> made = new(ReferenceEqualityComparer.Instance); // by itself: hashing all a condition says would cost more than its outcome

    /// <summary>How many were made.</summary>
    public int Count => made.Values.Sum(m => m.Count);

    /// <summary>The outcome of a condition, made now where it was not met before.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="depth">How deep it stands.</param>
    /// <param name="facts">All that its outcome depends on, comparable by value.</param>
    /// <param name="make">Makes the outcome.</param>
    public RuleOutcome Of(RuleCondition condition, int depth, object facts, Func<RuleOutcome> make)
    {
        if (!made.TryGetValue(condition, out Dictionary<(int Depth, object Facts), RuleOutcome>? ofCondition))
        {
            made.Add(condition, ofCondition = []);
        }

        if (!ofCondition.TryGetValue((depth, facts), out RuleOutcome? outcome))
        {
            ofCondition[(depth, facts)] = outcome = make() with { IsShared = true };
        }

        return outcome;
    }

    /// <summary>The outcome of a condition of several parts; shared where all of them are.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="depth">How deep it stands.</param>
    /// <param name="parts">What its parts came to.</param>
    /// <param name="make">Makes the outcome.</param>
    public RuleOutcome Of(RuleCondition condition, int depth, RuleOutcome[] parts, Func<RuleOutcome> make) =>
        Array.TrueForAll(parts, p => p.IsShared) ? Of(condition, depth, new Parts(parts), make) : make();

    private sealed class Parts(RuleOutcome[] outcomes) : IEquatable<Parts>
    {
        private readonly RuleOutcome[] all = outcomes;

        public bool Equals(Parts? other) => other is not null && all.AsSpan().SequenceEqual(other.all);

        public override bool Equals(object? obj) => Equals(obj as Parts);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            foreach (RuleOutcome outcome in all)
            {
                hash.Add(outcome);
            }

            return hash.ToHashCode();
        }
    }
}
