using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;

namespace CoverageAnalyzer.Engine.Gaps;

/// <summary>Sums up how the mountainous, highland, remote, border, coastal and island communes are served, beside all others.</summary>
/// <remarks>
/// A commune counts in every kind it is of, so the rows overlap. All others are the communes of none of <see cref="Disadvantaged"/>: highland
/// communes are mountainous already, and lying on the sea is no disadvantage by itself.
/// </remarks>
public static class DisadvantagedAreas
{
    /// <summary>The kinds that have a row, in the order of the rows.</summary>
    public static IReadOnlyList<UnitClass> Kinds { get; } =
        [UnitClass.Mountainous, UnitClass.Highland, UnitClass.Remote, UnitClass.LandBorder, UnitClass.SeaBorder, UnitClass.Island];

    /// <summary>The kinds that make a commune disadvantaged, the one it is shown by first where it is of several.</summary>
    public static IReadOnlyList<UnitClass> Disadvantaged { get; } =
        [UnitClass.Island, UnitClass.LandBorder, UnitClass.Mountainous, UnitClass.Remote];

    /// <summary>The verdict on a kind.</summary>
    /// <param name="commune">The commune.</param>
    /// <param name="kind">One of <see cref="Kinds"/>, or the programme.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no verdict on such a kind.</exception>
    public static Verdict VerdictOf(CommuneIndicators commune, UnitClass kind)
    {
        ArgumentNullException.ThrowIfNull(commune);
        return kind switch
        {
            UnitClass.Mountainous => commune.Mountainous,
            UnitClass.Highland => commune.Highland,
            UnitClass.Remote => commune.Remote,
            UnitClass.LandBorder => commune.Border,
            UnitClass.SeaBorder => commune.SeaBorder,
            UnitClass.Island => commune.Island,
            UnitClass.Programme => commune.Programme,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A commune has no verdict on this kind."),
        };
    }

    /// <summary>The disadvantaged kinds that the data of a study decides for at least one commune.</summary>
    /// <remarks>A kind that nothing decides, such as remote without a distance stated, would leave every other commune open.</remarks>
    /// <param name="communes">The communes.</param>
    public static IReadOnlyList<UnitClass> DecidedKinds(IReadOnlyList<CommuneIndicators> communes) =>
        [.. Disadvantaged.Where(k => communes.Any(c => VerdictOf(c, k) is Verdict.Yes or Verdict.No))];

    /// <summary>Whether a commune is of at least one of several kinds.</summary>
    /// <param name="commune">The commune.</param>
    /// <param name="kinds">The kinds, usually <see cref="DecidedKinds"/>.</param>
    /// <returns>Yes; undecidable where no kind is met and one cannot be decided; no; not computed where no kind is.</returns>
    public static Verdict VerdictOfAny(CommuneIndicators commune, IReadOnlyList<UnitClass> kinds)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        Verdict[] verdicts = [.. kinds.Select(k => VerdictOf(commune, k))];
        return verdicts.Contains(Verdict.Yes) ? Verdict.Yes
            : verdicts.Contains(Verdict.Undecidable) ? Verdict.Undecidable
            : verdicts.Contains(Verdict.No) ? Verdict.No
            : Verdict.NotComputed;
    }

    /// <summary>The kind a commune is shown by: island before land border before mountainous before remote.</summary>
    /// <param name="commune">The commune.</param>
    /// <returns><see cref="UnitClass.None"/> for a commune of none of them.</returns>
    public static UnitClass KindOf(CommuneIndicators commune) => Disadvantaged.FirstOrDefault(k => VerdictOf(commune, k) == Verdict.Yes, UnitClass.None);

    /// <summary>Sums up all kinds.</summary>
    /// <param name="communes">The communes, gaps and classes assessed.</param>
    /// <returns>
    /// A row for each of <see cref="Kinds"/> that was computed for a commune, in that order, and one of kind <see cref="UnitClass.None"/> for all
    /// other communes: those that are none of the <see cref="DecidedKinds"/>. Empty where nothing was computed.
    /// </returns>
    public static IReadOnlyList<DisadvantagedAreaGap> Of(IReadOnlyList<CommuneIndicators> communes)
    {
        ArgumentNullException.ThrowIfNull(communes);
        var rows = new List<DisadvantagedAreaGap>();
        foreach (UnitClass kind in Kinds)
        {
            if (communes.Any(c => VerdictOf(c, kind) != Verdict.NotComputed))
            {
                rows.Add(Row(kind, communes, c => VerdictOf(c, kind), Verdict.Yes));
            }
        }

        IReadOnlyList<UnitClass> decided = DecidedKinds(communes);
        if (decided.Count > 0)
        {
            rows.Add(Row(UnitClass.None, communes, c => VerdictOfAny(c, decided), Verdict.No));
        }

        return rows;
    }

    private static DisadvantagedAreaGap Row(UnitClass kind, IReadOnlyList<CommuneIndicators> all, Func<CommuneIndicators, Verdict> verdict, Verdict wanted)
    {
        CommuneIndicators[] own = [.. all.Where(c => verdict(c) == wanted)];
        bool hasPostal = all.Any(c => c.PostalGap != GapLevel.NotComputed), hasMobile = all.Any(c => c.MobileGap != GapLevel.NotComputed);
        return new()
        {
            Kind = kind,
            Communes = own.Length,
            UndecidableCommunes = all.Count(c => verdict(c) == Verdict.Undecidable),
            Population = Sum(own, all, c => c.Population),
            LackingPostal = hasPostal ? own.Count(c => IsLacking(c.PostalGap)) : null,
            LackingMobile = hasMobile ? own.Count(c => IsLacking(c.MobileGap)) : null,
            LackingBoth = hasPostal && hasMobile ? own.Count(c => IsLacking(c.PostalGap) && IsLacking(c.MobileGap)) : null,
            PeopleWithoutPostal = Sum(own, all, c => c.Population * (1 - c.PopulationWithinPostalLimitFraction)),
            PeopleWithoutMobile = Sum(own, all, c => c.Population * (1 - c.MobileCoveredPopulationFraction)),
        };
    }

    private static bool IsLacking(GapLevel level) => level is GapLevel.Partial or GapLevel.Full;

    /// <summary>The known values added up: NaN where none is known, 0 for no commune of a study that knows the figure elsewhere.</summary>
    private static double Sum(CommuneIndicators[] own, IReadOnlyList<CommuneIndicators> all, Func<CommuneIndicators, double> value)
    {
        double[] known = [.. own.Select(value).Where(v => !double.IsNaN(v))];
        return known.Length > 0 || (own.Length == 0 && all.Any(c => !double.IsNaN(value(c)))) ? known.Sum() : double.NaN;
    }
}
