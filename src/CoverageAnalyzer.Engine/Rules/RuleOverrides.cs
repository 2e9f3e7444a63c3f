namespace CoverageAnalyzer.Engine.Rules;

/// <summary>The overrides of a study, at most one for each class of a commune.</summary>
public sealed class RuleOverrides
{
    private readonly Dictionary<(UnitClass Kind, int Commune), RuleOverride> all = [];

    /// <summary>Takes overrides.</summary>
    /// <param name="overrides">The overrides; the same statement twice is one.</param>
    /// <exception cref="ArgumentException">Two say the opposite of one commune.</exception>
    public RuleOverrides(IEnumerable<RuleOverride> overrides)
    {
        ArgumentNullException.ThrowIfNull(overrides);
        foreach (RuleOverride one in overrides)
        {
            if (!all.TryAdd((one.Kind, one.Commune), one) && all[(one.Kind, one.Commune)].Belongs != one.Belongs)
            {
                throw new ArgumentException($"commune {one.Commune} is stated both to belong and not to belong to {one.Kind}", nameof(overrides));
            }
        }
    }

    /// <summary>No overrides.</summary>
    public static RuleOverrides None { get; } = new([]);

    /// <summary>Codes of the lists that no commune has, in the order met, each once.</summary>
    public IReadOnlyList<string> UnknownCodes { get; private init; } = [];

    /// <summary>Number of overrides.</summary>
    public int Count => all.Count;

    /// <summary>Joins lists of codes to the communes.</summary>
    /// <param name="lists">The lists.</param>
    /// <param name="communeCodes">Code of each commune, in their order.</param>
    /// <exception cref="ArgumentException">A commune is listed both as belonging and as not belonging to a class.</exception>
    public static RuleOverrides Of(IEnumerable<RuleOverrideList> lists, IReadOnlyList<string> communeCodes)
    {
        ArgumentNullException.ThrowIfNull(lists);
        ArgumentNullException.ThrowIfNull(communeCodes);
        var indices = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (int i = 0; i < communeCodes.Count; i++)
        {
            if (!indices.TryGetValue(communeCodes[i], out List<int>? same))
            {
                indices.Add(communeCodes[i], same = []);
            }

            same.Add(i);
        }

        var found = new List<RuleOverride>();
        var unknown = new List<string>();
        foreach (RuleOverrideList list in lists)
        {
            foreach ((string code, bool belongs) in list.Yes.Select(c => (c, true)).Concat(list.No.Select(c => (c, false))))
            {
                if (indices.TryGetValue(code, out List<int>? communes))
                {
                    found.AddRange(communes.Select(c => new RuleOverride(list.Kind, c, belongs, list.Reason)));
                }
                else if (!unknown.Contains(code))
                {
                    unknown.Add(code);
                }
            }
        }

        return new RuleOverrides(found) { UnknownCodes = unknown };
    }

    /// <summary>The override of a commune's class, or null.</summary>
    /// <param name="kind">The class.</param>
    /// <param name="commune">Index of the commune.</param>
    public RuleOverride? Find(UnitClass kind, int commune) => kind == UnitClass.None ? null : all.GetValueOrDefault((kind, commune));
}
