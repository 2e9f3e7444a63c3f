using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Finds the column of each role: stated by the study, or guessed from the header and confirmed by what the column holds. Every guess is a finding.</summary>
public static class FieldGuess
{
    private const int MostHeadersNamed = 30;

    /// <summary>Maps roles to columns by their headers alone.</summary>
    /// <param name="roles">The roles of the layer.</param>
    /// <param name="headers">The columns.</param>
    /// <param name="stated">Columns the study states, by role.</param>
    /// <param name="place">The layer, for findings.</param>
    /// <param name="findings">Takes guesses (<c>field-guessed</c>), doubts (<c>field-ambiguous</c>), stated columns that are not there (<c>field-missing</c>).</param>
    /// <returns>Position of the column of each role that has one.</returns>
    public static IReadOnlyDictionary<string, int> Map(
        IReadOnlyList<FieldRole> roles,
        IReadOnlyList<string> headers,
        IReadOnlyDictionary<string, string> stated,
        SourcePlace place,
        FindingLog findings) => Map(roles, headers, stated, null, place, findings);

    /// <summary>Maps roles to columns by their headers and by what they hold.</summary>
    /// <param name="roles">The roles of the layer.</param>
    /// <param name="headers">The columns.</param>
    /// <param name="stated">Columns the study states, by role.</param>
    /// <param name="contents">What the columns hold, or null where that is not known.</param>
    /// <param name="place">The layer, for findings.</param>
    /// <param name="findings">Also takes columns whose content contradicts their header (<c>field-contradicted</c>).</param>
    /// <param name="advice">How the user states a column; null: in the study's file.</param>
    /// <returns>Position of the column of each role that has one.</returns>
    internal static IReadOnlyDictionary<string, int> Map(
        IReadOnlyList<FieldRole> roles,
        IReadOnlyList<string> headers,
        IReadOnlyDictionary<string, string> stated,
        ColumnContents? contents,
        SourcePlace place,
        FindingLog findings,
        FieldAdvice? advice = null)
    {
        advice ??= FieldAdvice.OfStudy;
        ArgumentNullException.ThrowIfNull(roles);
        ArgumentNullException.ThrowIfNull(headers);
        ArgumentNullException.ThrowIfNull(stated);
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(findings);
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (FieldRole role in roles)
        {
            if (stated.TryGetValue(role.Name, out string? wanted) && Stated(role, wanted, headers, place, findings, advice) is int column)
            {
                columns[role.Name] = column;
            }
        }

        var candidates = new Dictionary<string, List<FieldCandidate>>(StringComparer.Ordinal);
        foreach (FieldRole role in roles.Where(r => !stated.ContainsKey(r.Name)))
        {
            candidates[role.Name] = Candidates(role, headers, contents, place, findings, advice);
        }

        KeepOneSystem(roles, candidates);
        foreach (FieldRole role in roles.Where(r => !stated.ContainsKey(r.Name)))
        {
            // Both coordinates in one cell are looked for only where they are not in two columns.
            if (role.Content == FieldContent.CoordinatePair && columns.ContainsKey("x") && columns.ContainsKey("y"))
            {
                continue;
            }

            List<FieldCandidate> free = candidates[role.Name].FindAll(c => !columns.ContainsValue(c.Column));
            if (free.Count > 0)
            {
                columns[role.Name] = free[0].Column;
                Say(role, free, headers, place, findings, advice);
            }
        }

        return columns;
    }

    /// <summary>True where a text is a header of one of the roles.</summary>
    /// <param name="roles">The roles.</param>
    /// <param name="text">The text.</param>
    public static bool IsKnown(IReadOnlyList<FieldRole> roles, string text)
    {
        ArgumentNullException.ThrowIfNull(roles);
        return roles.Any(r => r.RankOf(text) >= 0);
    }

    private static int? Stated(FieldRole role, string wanted, IReadOnlyList<string> headers, SourcePlace place, FindingLog findings, FieldAdvice advice)
    {
        string composed = VietnameseText.Compose(wanted).Trim();
        for (int i = 0; i < headers.Count; i++)
        {
            if (headers[i].Trim().Equals(composed, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        string? near = Suggestions.Closest(composed, headers);
        string all = string.Join(", ", headers.Take(MostHeadersNamed).Select(h => $"'{h}'"));
        findings.Add(
            "field-missing",
            FindingRank.Error,
            place with { Field = wanted },
            LocalizedText.Of($"không có cột '{wanted}' mà {advice.Source(role.Name)} ghi cho '{role.Name}'.", $"there is no column '{wanted}', which {advice.Source(role.Name)} states for '{role.Name}'."),
            near is null
                ? LocalizedText.Of($"Các cột: {all}.", $"Columns: {all}.")
                : LocalizedText.Of($"Có phải ý bạn là '{near}'?", $"Did you mean '{near}'?"));
        return null;
    }

    /// <summary>The columns a role may be, the best first: by the trust in their header, filled ones before empty ones, then in the file's order.</summary>
    private static List<FieldCandidate> Candidates(
        FieldRole role, IReadOnlyList<string> headers, ColumnContents? contents, SourcePlace place, FindingLog findings, FieldAdvice advice)
    {
        var candidates = new List<FieldCandidate>();
        var ruledOut = new List<int>();
        for (int i = 0; i < headers.Count; i++)
        {
            int rank = role.RankOf(headers[i]);
            if (rank < 0)
            {
                continue;
            }

            // Both coordinates in one cell must be seen: "Vị trí" and "Location" head addresses as well.
            if (role.Content == FieldContent.CoordinatePair && contents?.HoldsPairs(i) != true)
            {
                continue;
            }

            if (contents?.RulesOut(i, role.Content) == true)
            {
                ruledOut.Add(i);
                continue;
            }

            candidates.Add(new FieldCandidate(i, rank, contents?.IsEmpty(i) == true));
        }

        foreach (int column in ruledOut.Where(c => !contents!.HoldsPairs(c)))
        {
            findings.Add(
                "field-contradicted",
                FindingRank.Warning,
                place with { Field = headers[column] },
                LocalizedText.Of(
                    $"cột '{headers[column]}' có tên của '{role.Name}' nhưng không chứa {Needed(role.Content).Vietnamese} (ví dụ '{contents!.ExampleOf(column)}').",
                    $"the column '{headers[column]}' is named like '{role.Name}' but does not hold {Needed(role.Content).English} (for example '{contents.ExampleOf(column)}')."),
                LocalizedText.Of(
                    $"Không dùng cột này cho '{role.Name}'; nếu đúng là cột đó, ghi {advice.Of(role.Name).Vietnamese}.",
                    $"It was not taken for '{role.Name}'; if it is the right one, state {advice.Of(role.Name).English}."));
        }

        candidates.Sort();
        return candidates;
    }

    private static LocalizedText Needed(FieldContent content) => content == FieldContent.Coordinate
        ? new("tọa độ", "coordinates")
        : new("số", "numbers");

    /// <summary>A longitude goes with a latitude and a northing with an easting, also where a table has all four.</summary>
    private static void KeepOneSystem(IReadOnlyList<FieldRole> roles, Dictionary<string, List<FieldCandidate>> candidates)
    {
        FieldRole? x = roles.FirstOrDefault(r => r.Name == "x"), y = roles.FirstOrDefault(r => r.Name == "y");
        if (x is null || y is null || !candidates.TryGetValue("x", out List<FieldCandidate>? ofX) || !candidates.TryGetValue("y", out List<FieldCandidate>? ofY))
        {
            return;
        }

        foreach (bool degrees in (ReadOnlySpan<bool>)[true, false])
        {
            if (ofX.Exists(c => x.SaysDegrees(c.Rank) == degrees && !c.IsEmpty) && ofY.Exists(c => y.SaysDegrees(c.Rank) == degrees && !c.IsEmpty))
            {
                candidates["x"] = [.. ofX.OrderBy(c => x.SaysDegrees(c.Rank) != degrees).ThenBy(c => c)];
                candidates["y"] = [.. ofY.OrderBy(c => y.SaysDegrees(c.Rank) != degrees).ThenBy(c => c)];
                return;
            }
        }
    }

    private static void Say(FieldRole role, List<FieldCandidate> candidates, IReadOnlyList<string> headers, SourcePlace place, FindingLog findings, FieldAdvice advice)
    {
        string taken = headers[candidates[0].Column];
        List<FieldCandidate> others = candidates.FindAll(c => c.Column != candidates[0].Column && c.IsEmpty == candidates[0].IsEmpty);
        SourcePlace column = place with { Field = taken };
        if (!taken.Equals(role.Name, StringComparison.OrdinalIgnoreCase))
        {
            findings.Add(
                "field-guessed",
                FindingRank.Info,
                column,
                LocalizedText.Of($"cột '{taken}' được hiểu là '{role.Name}' ({role.Meaning.Vietnamese}).", $"the column '{taken}' was taken for '{role.Name}' ({role.Meaning.English})."),
                LocalizedText.Of($"Nếu sai, ghi {advice.Of(role.Name).Vietnamese}.", $"If that is wrong, state {advice.Of(role.Name).English}."));
        }

        if (others.Count == 0)
        {
            return;
        }

        // A doubt weighs where the other column is as good a match, or holds other coordinates.
        bool equal = others.Exists(c => c.Rank == candidates[0].Rank) || role.Content is FieldContent.Coordinate or FieldContent.CoordinatePair;
        string names = string.Join("', '", others.Take(MostHeadersNamed).Select(c => headers[c.Column]));
        findings.Add(
            "field-ambiguous",
            equal ? FindingRank.Warning : FindingRank.Info,
            column,
            LocalizedText.Of($"có nhiều cột có thể là '{role.Name}': '{taken}', '{names}'.", $"several columns could be '{role.Name}': '{taken}', '{names}'."),
            LocalizedText.Of(
                $"Đã lấy '{taken}'; muốn lấy cột khác thì ghi {advice.Of(role.Name).Vietnamese}.",
                $"'{taken}' was taken; to take another, state {advice.Of(role.Name).English}."));
    }
}
