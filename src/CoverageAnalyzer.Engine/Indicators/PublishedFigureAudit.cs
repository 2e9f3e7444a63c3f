namespace CoverageAnalyzer.Engine.Indicators;

/// <summary>Checks whether the figures a report prints of a postal network agree with each other, as far as their rounding allows.</summary>
/// <remarks>
/// Source: the definition of <see cref="AverageServiceRadius"/>. With a = A/N, the figures agree where a whole N, an A and a P exist with
/// A in its interval, N in its interval, √(a/π) in that of the radius, a in that of the area per point, and P/N in that of the people per point.
/// Each condition bounds N by an interval (A.low/a.high … A.high/a.low, likewise for P), so the question is whether these intervals share a whole
/// number; intervals on a line share one exactly where each two of them do, which is why the conflicts are told pair by pair.
/// Behavior: the verdict never turns from consistent to inconsistent when an interval is widened.
/// </remarks>
public sealed record PublishedFigureAudit
{
    private PublishedFigureAudit()
    {
    }

    /// <summary>Whether the figures agree.</summary>
    public required AuditVerdict Verdict { get; init; }

    /// <summary>What contradicts what; empty unless inconsistent.</summary>
    public required IReadOnlyList<PublishedFigureConflict> Conflicts { get; init; }

    /// <summary>√(A/(π·N)) of the printed area and count in km per point; NaN where one is missing.</summary>
    public double ComputedRadiusKilometres { get; private init; } = double.NaN;

    /// <summary>A/N of the printed area and count in km²; NaN where one is missing.</summary>
    public double ComputedAreaPerPointSquareKilometres { get; private init; } = double.NaN;

    /// <summary>P/N of the printed population and count; NaN where one is missing.</summary>
    public double ComputedPeoplePerPoint { get; private init; } = double.NaN;

    /// <summary>Numbers of points that the area and the radius (or the area per point) ask for; null where these are missing.</summary>
    public ImpliedCount? ImpliedPoints { get; private init; }

    /// <summary>Area in km² that the count and the radius (or the area per point) ask for; null where these are missing.</summary>
    public RoundedFigure? ImpliedAreaSquareKilometres { get; private init; }

    /// <summary>Numbers of points that the population and the people per point ask for; null where these are missing.</summary>
    public ImpliedCount? ImpliedPointsOfPopulation { get; private init; }

    /// <summary>People that the count and the people per point ask for; null where these are missing.</summary>
    public RoundedFigure? ImpliedPopulation { get; private init; }

    /// <summary>Checks the figures of one place.</summary>
    /// <param name="figures">What is printed. Areas, radii, populations and per-point figures are above 0; a count may be 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A figure other than the count is 0 or less, or an interval is empty or not finite.</exception>
    public static PublishedFigureAudit Of(PublishedFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        Check(figures);
        RoundedFigure? byRadius = figures.RadiusKilometres is RoundedFigure r
            ? new RoundedFigure(Disc(r.Value), Disc(r.Low), Disc(r.High))
            : null;
        RoundedFigure? perPoint = byRadius ?? figures.AreaPerPointSquareKilometres;
        var conflicts = new List<PublishedFigureConflict>();
        int checks = 0;
        void Require(bool? holds, PublishedFigureConflict conflict)
        {
            if (holds is bool known)
            {
                checks++;
                if (!known)
                {
                    conflicts.Add(conflict);
                }
            }
        }

        ImpliedCount? fromRadius = Implied(figures.AreaSquareKilometres, byRadius);
        ImpliedCount? fromArea = Implied(figures.AreaSquareKilometres, figures.AreaPerPointSquareKilometres);
        ImpliedCount? fromPeople = Implied(figures.Population, figures.PeoplePerPoint);
        Require(Meet(fromRadius, figures.Points), PublishedFigureConflict.Radius);
        Require(Meet(fromArea, figures.Points), PublishedFigureConflict.AreaPerPoint);
        Require(Overlap(byRadius, figures.AreaPerPointSquareKilometres), PublishedFigureConflict.RadiusAndAreaPerPoint);
        Require(Meet(fromPeople, figures.Points), PublishedFigureConflict.PeoplePerPoint);
        if (conflicts.Count == 0)
        {
            Require(Agree([fromRadius, fromArea, fromPeople]), PublishedFigureConflict.ImpliedPoints);
        }

        bool counted = figures.Points is { High: > 0 };
        double n = counted ? figures.Points!.Value.Value : double.NaN;
        double area = figures.AreaSquareKilometres?.Value ?? double.NaN;
        return new PublishedFigureAudit
        {
            Verdict = conflicts.Count > 0 ? AuditVerdict.Inconsistent : checks > 0 ? AuditVerdict.Consistent : AuditVerdict.NotCheckable,
            Conflicts = conflicts,
            ComputedRadiusKilometres = Math.Sqrt(area / (Math.PI * n)),
            ComputedAreaPerPointSquareKilometres = area / n,
            ComputedPeoplePerPoint = (figures.Population?.Value ?? double.NaN) / n,
            ImpliedPoints = fromRadius ?? fromArea,
            ImpliedAreaSquareKilometres = counted ? Product(figures.Points, perPoint) : null,
            ImpliedPointsOfPopulation = fromPeople,
            ImpliedPopulation = counted ? Product(figures.Points, figures.PeoplePerPoint) : null,
        };
    }

    private static double Disc(double radiusKilometres) => Math.PI * radiusKilometres * radiusKilometres;

    private static ImpliedCount? Implied(RoundedFigure? total, RoundedFigure? perPoint) =>
        total is RoundedFigure t && perPoint is RoundedFigure p ? ImpliedCount.Of(t, p) : null;

    private static bool? Meet(ImpliedCount? implied, RoundedFigure? points) =>
        implied is ImpliedCount range && points is RoundedFigure count
            ? range.And(new ImpliedCount(count.Low, count.High, count.Value)).HasWhole
            : null;

    // Two ranges that share a whole number are a check passed; a lone range that holds one proves nothing.
    private static bool? Agree(ReadOnlySpan<ImpliedCount?> ranges)
    {
        ImpliedCount? common = null;
        int known = 0;
        foreach (ImpliedCount? range in ranges)
        {
            if (range is ImpliedCount some)
            {
                common = common is ImpliedCount before ? before.And(some) : some;
                known++;
            }
        }

        return common is { HasWhole: false } ? false : known > 1 ? true : null;
    }

    private static bool? Overlap(RoundedFigure? one, RoundedFigure? other) =>
        one is RoundedFigure a && other is RoundedFigure b ? a.Low <= b.High && b.Low <= a.High : null;

    private static RoundedFigure? Product(RoundedFigure? points, RoundedFigure? perPoint) =>
        points is RoundedFigure n && perPoint is RoundedFigure p ? new RoundedFigure(n.Value * p.Value, n.Low * p.Low, n.High * p.High) : null;

    private static void Check(PublishedFigures figures)
    {
        Check(figures.Points, nameof(figures.Points), mayBeZero: true);
        Check(figures.AreaSquareKilometres, nameof(figures.AreaSquareKilometres));
        Check(figures.RadiusKilometres, nameof(figures.RadiusKilometres));
        Check(figures.AreaPerPointSquareKilometres, nameof(figures.AreaPerPointSquareKilometres));
        Check(figures.Population, nameof(figures.Population));
        Check(figures.PeoplePerPoint, nameof(figures.PeoplePerPoint));
    }

    private static void Check(RoundedFigure? figure, string name, bool mayBeZero = false)
    {
        if (figure is RoundedFigure f && !(f.Low <= f.Value && f.Value <= f.High && f.High < double.PositiveInfinity && (f.Low > 0 || (mayBeZero && f.Low == 0))))
        {
            throw new ArgumentOutOfRangeException(name, f, "A printed figure is a finite interval above 0 that holds its value.");
        }
    }
}
