using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Headlines;

namespace CoverageAnalyzer.Studies.Comparing;

/// <summary>Two results side by side: figures, communes, findings, and what made them differ.</summary>
public sealed record ResultsComparison
{
    /// <summary>The first results.</summary>
    public required ComparedResults Before { get; init; }

    /// <summary>The second.</summary>
    public required ComparedResults After { get; init; }

    /// <summary>Every headline figure of either, in their order; null where one of them has it not.</summary>
    public required IReadOnlyList<(HeadlineFigure? Before, HeadlineFigure? After)> Headlines { get; init; }

    /// <summary>The communes that differ, the weightiest first.</summary>
    public required IReadOnlyList<CommuneChange> Communes { get; init; }

    /// <summary>Findings of the second that the first has not.</summary>
    public required IReadOnlyList<Finding> NewFindings { get; init; }

    /// <summary>Findings of the first that the second has not.</summary>
    public required IReadOnlyList<Finding> GoneFindings { get; init; }

    /// <summary>Inputs that differ: role, and the file and SHA-256 in each; empty where one has no such input.</summary>
    public required IReadOnlyList<InputDifference> Inputs { get; init; }

    /// <summary>Settings that differ: path of the key, value in each as JSON; empty where one has no such key.</summary>
    public required IReadOnlyList<(string Key, string Before, string After)> Settings { get; init; }

    /// <summary>Whether nothing at all differs that is compared.</summary>
    public bool IsSame =>
        Communes.Count == 0 && NewFindings.Count == 0 && GoneFindings.Count == 0 && Inputs.Count == 0 && Settings.Count == 0 && Before.Program == After.Program
        && Headlines.All(h => h.Before is not null && h.After is not null && h.Before.Value.Equals(h.After.Value));

    /// <summary>Compares.</summary>
    /// <param name="before">The first results.</param>
    /// <param name="after">The second.</param>
    public static ResultsComparison Of(ComparedResults before, ComparedResults after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        IReadOnlyList<HeadlineFigure> old = HeadlineFigures.Of(before.Content), current = HeadlineFigures.Of(after.Content);
        return new ResultsComparison
        {
            Before = before,
            After = after,
            Headlines =
            [
                .. current.Select(c => (old.FirstOrDefault(o => o.Id == c.Id), (HeadlineFigure?)c)),
                .. old.Where(o => current.All(c => c.Id != o.Id)).Select(o => ((HeadlineFigure?)o, (HeadlineFigure?)null)),
            ],
            Communes = CommuneChanges.Of(before.Content, after.Content),
            NewFindings = Missing(after.Content.Findings, before.Content.Findings),
            GoneFindings = Missing(before.Content.Findings, after.Content.Findings),
            Inputs = InputDifference.Of(before.Inputs, after.Inputs),
            Settings =
            [
                .. before.Settings.Keys.Union(after.Settings.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
                    .Select(k => (Key: k, Before: before.Settings.GetValueOrDefault(k, string.Empty), After: after.Settings.GetValueOrDefault(k, string.Empty)))
                    .Where(s => s.Before != s.After),
            ],
        };
    }

    // The same finding is the same code at the same place: its sentence may be in another language. As many as there are of it.
    private static IReadOnlyList<Finding> Missing(IReadOnlyList<Finding> of, IReadOnlyList<Finding> from)
    {
        Dictionary<(string, string), int> there = from.GroupBy(KeyOf).ToDictionary(g => g.Key, g => g.Count());
        var missing = new List<Finding>();
        foreach (Finding finding in of)
        {
            (string, string) key = KeyOf(finding);
            if (there.GetValueOrDefault(key) is var left and > 0)
            {
                there[key] = left - 1;
            }
            else
            {
                missing.Add(finding);
            }
        }

        return missing;
    }

    private static (string Code, string Place) KeyOf(Finding finding) => (finding.Code, finding.Place.In(ReportLanguage.English));
}
