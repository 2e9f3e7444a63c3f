using System.Collections;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Rules;

/// <summary>All verdicts of a run: rules in the order of the set, units of each in ascending order.</summary>
/// <remarks>
/// Verdicts are always known. Their words (reasons, chains), of which a nation has 60 MiB, are kept or else made again when they are asked for:
/// the same words, since they follow from the facts alone. Safe for concurrent use where the facts are.
/// Cost: a verdict that is not kept costs its rule and those it refers to, for one unit.
/// </remarks>
public sealed class RuleVerdictTable : IReadOnlyList<RuleVerdict>
{
    private readonly RuleSet set;
    private readonly IRuleFacts facts;
    private readonly RuleOverrides overrides;
    private readonly int[] start;
    private readonly Verdict[] verdicts;
    private readonly Verdict[] computed;
    private readonly RuleVerdict[]? kept;
    private RuleEvaluator? spare; // one at most, with the words many units share

    private RuleVerdictTable(RuleSet set, IRuleFacts facts, RuleOverrides overrides, bool keepWords)
    {
        this.set = set;
        this.facts = facts;
        this.overrides = overrides;
        start = new int[set.Rules.Count + 1];
        for (int rule = 0; rule < set.Rules.Count; rule++)
        {
            start[rule + 1] = start[rule] + facts.UnitCount(set.Rules[rule].Scope);
        }

        verdicts = new Verdict[start[^1]];
        computed = new Verdict[start[^1]];
        kept = keepWords ? new RuleVerdict[start[^1]] : null;
    }

    /// <inheritdoc/>
    public int Count => verdicts.Length;

    /// <inheritdoc/>
    public RuleVerdict this[int index]
    {
        get
        {
            if (kept is not null)
            {
                return kept[index];
            }

            int rule = RuleOf(index);
            RuleEvaluator evaluator = Lend();
            RuleVerdict verdict = evaluator.VerdictOf(rule, index - start[rule]);
            TakeBack(evaluator);
            return verdict;
        }
    }

    /// <summary>Judges every unit by every rule of its scope; see <see cref="RuleVerdicts.Evaluate"/>.</summary>
    /// <param name="set">The rules; each may refer to those before it.</param>
    /// <param name="facts">The facts of the study.</param>
    /// <param name="overrides">Classes the study states itself, or null.</param>
    /// <param name="keepWords">Whether reasons and chains are kept.</param>
    /// <param name="cancellation">Stops between two units.</param>
    /// <param name="threads">Threads to judge on; more than one asks for facts that any thread may read. The words do not depend on it.</param>
    /// <exception cref="ArgumentException">A rule refers to one that is not before it.</exception>
    public static RuleVerdictTable Judge(RuleSet set, IRuleFacts facts, RuleOverrides? overrides, bool keepWords, CancellationToken cancellation, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(facts);
        var table = new RuleVerdictTable(set, facts, overrides ?? RuleOverrides.None, keepWords);
        table.Fill(null, null, threads, cancellation);
        return table;
    }

    /// <summary>Judges again the units whose facts are not what they were; the others keep their verdicts.</summary>
    /// <param name="now">The facts as they are now, of the same units.</param>
    /// <param name="isChanged">Whether anything that a unit is judged by differs, its members and its commune included.</param>
    /// <param name="cancellation">Stops between two units.</param>
    /// <param name="threads">Threads to judge on.</param>
    /// <returns>What judging all units by the facts now would give.</returns>
    /// <exception cref="ArgumentException">The facts are of other units.</exception>
    public RuleVerdictTable Again(IRuleFacts now, Func<RuleScope, int, bool> isChanged, CancellationToken cancellation, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(isChanged);
        var table = new RuleVerdictTable(set, now, overrides, kept is not null);
        if (!table.start.AsSpan().SequenceEqual(start))
        {
            throw new ArgumentException("The facts are of other units.", nameof(now));
        }

        table.Fill(this, isChanged, threads, cancellation);
        return table;
    }

    /// <summary>All that rules say of a unit, in the order of the rules.</summary>
    /// <param name="scope">The kind of unit.</param>
    /// <param name="unit">Its index.</param>
    /// <param name="deciding">Those on one class only; null: all.</param>
    public IReadOnlyList<RuleVerdict> Of(RuleScope scope, int unit, UnitClass? deciding = null)
    {
        var found = new List<RuleVerdict>();
        RuleEvaluator? evaluator = kept is null ? Lend() : null;
        for (int rule = 0; rule < set.Rules.Count; rule++)
        {
            if (set.Rules[rule].Scope == scope && (deciding is null || set.Rules[rule].Decides == deciding))
            {
                found.Add(evaluator is null ? kept![start[rule] + unit] : evaluator.VerdictOf(rule, unit));
            }
        }

        TakeBack(evaluator);
        return found;
    }

    /// <summary>The verdicts of one rule, one a unit of its scope.</summary>
    /// <param name="ruleId">The rule.</param>
    /// <returns>Verdicts after overrides, and as computed; empty where there is no such rule.</returns>
    public (IReadOnlyList<Verdict> Verdicts, IReadOnlyList<Verdict> Computed) OfRule(string ruleId)
    {
        for (int rule = 0; rule < set.Rules.Count; rule++)
        {
            if (set.Rules[rule].Id == ruleId)
            {
                var range = start[rule]..start[rule + 1];
                return (verdicts[range], computed[range]);
            }
        }

        return ([], []);
    }

    /// <summary>The verdicts on one class, one a commune: those of the first rule that decides it.</summary>
    /// <param name="kind">The class.</param>
    /// <param name="communes">Number of communes.</param>
    /// <returns><see cref="Verdict.NotComputed"/> where no rule decides the class.</returns>
    public IReadOnlyList<Verdict> OfClass(UnitClass kind, int communes)
    {
        var found = new Verdict[communes];
        for (int rule = 0; rule < set.Rules.Count; rule++)
        {
            if (set.Rules[rule] is not { Scope: RuleScope.Commune } of || of.Decides != kind)
            {
                continue;
            }

            for (int unit = 0; unit < communes; unit++)
            {
                if (found[unit] == Verdict.NotComputed)
                {
                    found[unit] = verdicts[start[rule] + unit];
                }
            }
        }

        return found;
    }

    /// <summary>All verdicts: communes, then villages, districts and the study, each in the order of the rules.</summary>
    public IEnumerable<RuleVerdict> ByScope() => InOrder(Enumerable.Range(0, set.Rules.Count).OrderBy(rule => set.Rules[rule].Scope));

    /// <inheritdoc/>
    public IEnumerator<RuleVerdict> GetEnumerator() => InOrder(Enumerable.Range(0, set.Rules.Count)).GetEnumerator();

    private IEnumerable<RuleVerdict> InOrder(IEnumerable<int> rules)
    {
        RuleEvaluator? evaluator = kept is null ? new RuleEvaluator(set, facts, overrides) : null;
        foreach (int rule in rules)
        {
            for (int unit = 0; unit < start[rule + 1] - start[rule]; unit++)
            {
                yield return evaluator is null ? kept![start[rule] + unit] : evaluator.VerdictOf(rule, unit);
            }
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private RuleEvaluator Lend() => Interlocked.Exchange(ref spare, null) ?? new RuleEvaluator(set, facts, overrides);

    private void TakeBack(RuleEvaluator? evaluator)
    {
        evaluator?.Forget();
        Volatile.Write(ref spare, evaluator ?? spare);
    }

    private void Fill(RuleVerdictTable? before, Func<RuleScope, int, bool>? isChanged, int threads, CancellationToken cancellation)
    {
        bool IsSame(int rule, int unit) => isChanged is not null && !isChanged(set.Rules[rule].Scope, unit);
        Func<int, int, Verdict?>? known = before is null ? null : (rule, unit) => IsSame(rule, unit) ? before.verdicts[before.start[rule] + unit] : null;
        JudgedUnit?[][]? together = threads > 1 ? [.. Enumerable.Range(0, set.Rules.Count).Select(rule => new JudgedUnit?[start[rule + 1] - start[rule]])] : null;
        RuleEvaluator[] evaluators = [.. Enumerable.Range(0, Math.Max(1, threads)).Select(_ => new RuleEvaluator(set, facts, overrides, known, together))];

        // All rules of a scope unit by unit, so that a unit stays with one thread; which it is does not change a word.
        foreach (IGrouping<RuleScope, int> ofScope in Enumerable.Range(0, set.Rules.Count).GroupBy(rule => set.Rules[rule].Scope))
        {
            int[] rules = [.. ofScope];
            UnitBlocks.Run(facts.UnitCount(ofScope.Key), threads, (worker, from, to) =>
            {
                for (int unit = from; unit < to; unit++)
                {
                    foreach (int rule in rules)
                    {
                        cancellation.ThrowIfCancellationRequested();
                        Fill(evaluators[worker], rule, unit, before is not null && IsSame(rule, unit) ? before : null);
                    }
                }
            });
        }
    }

    private void Fill(RuleEvaluator evaluator, int rule, int unit, RuleVerdictTable? same)
    {
        int at = start[rule] + unit;
        if (same is not null)
        {
            (verdicts[at], computed[at]) = (same.verdicts[at], same.computed[at]);
            if (kept is not null)
            {
                kept[at] = same.kept![at];
            }

            return;
        }

        RuleVerdict verdict = evaluator.VerdictOf(rule, unit);
        (verdicts[at], computed[at]) = (verdict.Verdict, verdict.Computed);
        if (kept is not null)
        {
            kept[at] = verdict;
        }
    }

    private int RuleOf(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        int rule = 0;
        while (start[rule + 1] <= index)
        {
            rule++;
        }

        return rule;
    }
}
