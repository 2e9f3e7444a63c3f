using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Engine.Indicators;

/// <summary>Says in words what the audit of published figures found, for the command line, findings and reports alike.</summary>
public static class PublishedFigureWording
{
    /// <summary>The verdict.</summary>
    /// <param name="verdict">The verdict.</param>
    public static LocalizedText Of(AuditVerdict verdict) => verdict switch
    {
        AuditVerdict.Consistent => new("khớp", "consistent"),
        AuditVerdict.Inconsistent => new("không khớp", "inconsistent"),
        _ => new("chưa đủ số liệu", "not checkable"),
    };

    /// <summary>Why the verdict is what it is, and what would make the figures right; empty where they agree.</summary>
    /// <param name="figures">What is printed.</param>
    /// <param name="audit">What the audit found.</param>
    public static LocalizedText Explain(PublishedFigures figures, PublishedFigureAudit audit)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(audit);
        LocalizedText[] sentences = audit.Verdict == AuditVerdict.NotCheckable
            ? [TooFew(figures, audit)]
            : [.. audit.Conflicts.Select(c => Conflict(c, figures, audit))];
        return new(string.Join(' ', sentences.Select(s => s.Vietnamese)), string.Join(' ', sentences.Select(s => s.English)));
    }

    /// <summary>A figure as it was printed: <c>3,16</c> · <c>3.16</c>; "about" in front of a count that was rounded.</summary>
    /// <param name="figure">The figure.</param>
    public static LocalizedText Printed(RoundedFigure figure)
    {
        bool about = figure.High - figure.Low > 1.5;
        return new(
            (about ? "khoảng " : string.Empty) + NumberSigns.Print(figure.Value, figure.Decimals, ReportLanguage.Vietnamese),
            (about ? "about " : string.Empty) + NumberSigns.Print(figure.Value, figure.Decimals, ReportLanguage.English));
    }

    /// <summary>A range of whole numbers: <c>151</c>, or <c>12,239 to 12,323</c>; where none lies in it, the number itself.</summary>
    /// <param name="count">The range.</param>
    public static LocalizedText Whole(ImpliedCount count)
    {
        double low = count.LeastWhole, high = count.GreatestWhole;
        return !count.HasWhole ? LocalizedText.Of($"{count.Value:0.##}", $"{count.Value:0.##}")
            : low == high ? LocalizedText.Of($"{low:N0}", $"{low:N0}")
            : LocalizedText.Of($"{low:N0} đến {high:N0}", $"{low:N0} to {high:N0}");
    }

    /// <summary>A range with its middle: <c>4,894 (4,878 to 4,909)</c>.</summary>
    /// <param name="figure">The range.</param>
    public static LocalizedText Range(RoundedFigure figure)
    {
        string In(ReportLanguage language, string to)
        {
            string Print(double value) => NumberSigns.Print(value, figure.Decimals, language);
            return figure.IsExact ? Print(figure.Value) : $"{Print(figure.Value)} ({Print(figure.Low)} {to} {Print(figure.High)})";
        }

        return new(In(ReportLanguage.Vietnamese, "đến"), In(ReportLanguage.English, "to"));
    }

    private static LocalizedText Conflict(PublishedFigureConflict conflict, PublishedFigures figures, PublishedFigureAudit audit)
    {
        switch (conflict)
        {
            case PublishedFigureConflict.Radius:
                return Quotient(
                    (figures.AreaSquareKilometres!.Value, new("km²", "km²")),
                    figures.Points!.Value,
                    (figures.RadiusKilometres!.Value, audit.ComputedRadiusKilometres, new("km/điểm", "km per point")),
                    audit.ImpliedPoints!.Value,
                    audit.ImpliedAreaSquareKilometres);
            case PublishedFigureConflict.AreaPerPoint:
                // The implied figures of the audit follow the radius where one is printed.
                RoundedFigure area = figures.AreaSquareKilometres!.Value, perPoint = figures.AreaPerPointSquareKilometres!.Value;
                RoundedFigure count = figures.Points!.Value;
                return Quotient(
                    (area, new("km²", "km²")),
                    count,
                    (perPoint, audit.ComputedAreaPerPointSquareKilometres, new("km²/điểm", "km² per point")),
                    ImpliedCount.Of(area, perPoint),
                    new RoundedFigure(count.Value * perPoint.Value, count.Low * perPoint.Low, count.High * perPoint.High));
            case PublishedFigureConflict.PeoplePerPoint:
                return Quotient(
                    (figures.Population!.Value, new("người", "people")),
                    figures.Points!.Value,
                    (figures.PeoplePerPoint!.Value, audit.ComputedPeoplePerPoint, new("người/điểm", "people per point")),
                    audit.ImpliedPointsOfPopulation!.Value,
                    audit.ImpliedPopulation);
            case PublishedFigureConflict.RadiusAndAreaPerPoint:
                double disc = Math.PI * figures.RadiusKilometres!.Value.Value * figures.RadiusKilometres.Value.Value;
                LocalizedText r = Printed(figures.RadiusKilometres.Value), a = Printed(figures.AreaPerPointSquareKilometres!.Value);
                return LocalizedText.Of(
                    $"Bán kính {r.Vietnamese} km ứng với {disc:N2} km²/điểm, không phải {a.Vietnamese}.",
                    $"A radius of {r.English} km means {disc:N2} km² per point, not {a.English}.");
            default:
                return Implied(audit);
        }
    }

    private static LocalizedText Quotient(
        (RoundedFigure Figure, LocalizedText Unit) total,
        RoundedFigure points,
        (RoundedFigure Printed, double Computed, LocalizedText Unit) ratio,
        ImpliedCount impliedPoints,
        RoundedFigure? impliedTotal)
    {
        LocalizedText t = Printed(total.Figure), n = Printed(points), said = Printed(ratio.Printed), whole = Whole(impliedPoints);
        LocalizedText of = impliedTotal is RoundedFigure range ? Range(range) : LocalizedText.Empty;
        int decimals = Math.Max(ratio.Printed.Decimals, 0);
        bool known = !double.IsNaN(ratio.Computed);
        string got(ReportLanguage language) => NumberSigns.Print(ratio.Computed, decimals, language);
        string counted = n.English == "1" ? "point" : "points";
        LocalizedText first = known
            ? new(
                $"{Capital(t.Vietnamese)} {total.Unit.Vietnamese} và {n.Vietnamese} điểm cho {got(ReportLanguage.Vietnamese)} {ratio.Unit.Vietnamese}, không phải {said.Vietnamese}",
                $"{Capital(t.English)} {total.Unit.English} and {n.English} {counted} give {got(ReportLanguage.English)} {ratio.Unit.English}, not {said.English}")
            : new(
                $"{Capital(n.Vietnamese)} điểm không thể cho {said.Vietnamese} {ratio.Unit.Vietnamese}",
                $"{Capital(n.English)} {counted} cannot give {said.English} {ratio.Unit.English}");
        LocalizedText second = new(
            $"; {said.Vietnamese} ứng với {whole.Vietnamese} điểm",
            $"; {said.English} would mean {whole.English} {(whole.English == "1" ? "point" : "points")}");
        LocalizedText third = of.IsEmpty
            ? new(".", ".")
            : new($", hoặc {of.Vietnamese} {total.Unit.Vietnamese}.", $", or {of.English} {total.Unit.English}.");
        return new(first.Vietnamese + second.Vietnamese + third.Vietnamese, first.English + second.English + third.English);
    }

    private static LocalizedText Implied(PublishedFigureAudit audit)
    {
        LocalizedText area = audit.ImpliedPoints is ImpliedCount a ? Whole(a) : LocalizedText.Empty;
        LocalizedText people = audit.ImpliedPointsOfPopulation is ImpliedCount p ? Whole(p) : LocalizedText.Empty;
        return area.IsEmpty || people.IsEmpty
            ? new(
                $"Không có số điểm nguyên nào hợp với các số đã in: chúng ứng với {area.Vietnamese}{people.Vietnamese} điểm.",
                $"No whole number of points fits what is printed: it means {area.English}{people.English} points.")
            : new(
                $"Diện tích ứng với {area.Vietnamese} điểm nhưng dân số ứng với {people.Vietnamese} điểm.",
                $"The area means {area.English} points, but the population means {people.English}.");
    }

    private static LocalizedText TooFew(PublishedFigures figures, PublishedFigureAudit audit)
    {
        LocalizedText need = new(
            "Cần diện tích, số điểm và bán kính (hoặc km²/điểm); hoặc dân số, số điểm và số người/điểm.",
            "Area, points and radius (or km² per point) are needed; or population, points and people per point.");
        LocalizedText means = audit.ImpliedPoints is ImpliedCount count ? Prefix(" Các số đã in ứng với ", Whole(count), " điểm.", " What is printed means ", " points.")
            : audit.ImpliedAreaSquareKilometres is RoundedFigure area ? Prefix(" Các số đã in ứng với ", Range(area), " km².", " What is printed means ", " km².")
            : !double.IsNaN(audit.ComputedRadiusKilometres)
                ? LocalizedText.Of(
                    $" Các số đã in cho {audit.ComputedRadiusKilometres:N2} km/điểm.", $" What is printed gives {audit.ComputedRadiusKilometres:N2} km per point.")
            : LocalizedText.Empty;
        return figures.IsEmpty ? need : new(need.Vietnamese + means.Vietnamese, need.English + means.English);
    }

    private static LocalizedText Prefix(string vietnamese, LocalizedText text, string vietnameseEnd, string english, string englishEnd) =>
        new(vietnamese + text.Vietnamese + vietnameseEnd, english + text.English + englishEnd);

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
