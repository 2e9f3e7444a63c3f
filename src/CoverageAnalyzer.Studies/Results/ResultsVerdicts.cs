using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Tables;

namespace CoverageAnalyzer.Studies.Results;

/// <summary>The rule set of a results folder and what it says of every unit.</summary>
internal static class ResultsVerdicts
{
    /// <summary>Puts rules and verdicts into results whose units are read.</summary>
    /// <param name="source">The results.</param>
    /// <param name="content">The results read so far.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <exception cref="Data.Import.InputFileException">The rules are missing or do not fit the verdicts.</exception>
    public static ReportContent Read(ResultsSource source, ReportContent content, CancellationToken cancellation)
    {
        if (ResultsTable.Find(source, "eligibility", [.. EligibilityColumns.All, EligibilityColumns.ChainVerdicts]) is not { } table)
        {
            return content;
        }

        RuleSet set = source.Rules();
        var rules = set.Rules.Select((r, i) => (Rule: r, Position: i)).ToDictionary(r => r.Rule.Id, StringComparer.Ordinal);
        var next = new Dictionary<string, int>(StringComparer.Ordinal);
        var texts = new Dictionary<string, LocalizedText>(StringComparer.Ordinal); // thousands of units share their reasons
        var chains = new Dictionary<(string, string), IReadOnlyList<RuleStep>>();
        var verdicts = new List<(int Position, RuleVerdict Verdict)>();
        LocalizedText Text(string text)
        {
            if (!texts.TryGetValue(text, out LocalizedText shared))
            {
                texts.Add(text, shared = LocalizedText.Same(text));
            }

            return shared;
        }

        foreach (ResultsRow row in table.Rows(cancellation))
        {
            string id = row.Text("rule");
            if (!rules.TryGetValue(id, out var rule))
            {
                throw ResultsFault.Unfitting(source.Folder, "eligibility", id);
            }

            (string, string) chain = (row.Text("chain"), row.Text("chain_verdicts"));
            if (!chains.TryGetValue(chain, out IReadOnlyList<RuleStep>? steps))
            {
                chains.Add(chain, steps = EligibilityColumns.StepsOf(chain.Item1, chain.Item2));
            }

            // Within a rule the units stand in their order; one that the rule said nothing of is stepped over.
            int unit = next.GetValueOrDefault(id);
            while (unit < CountOf(content, rule.Rule.Scope) && !Is(content, rule.Rule.Scope, unit, row))
            {
                unit++;
            }

            if (unit >= CountOf(content, rule.Rule.Scope))
            {
                throw ResultsFault.Unfitting(source.Folder, "eligibility", $"{id} {row.Text("code")} {row.Text("name")}");
            }

            next[id] = unit + 1;
            verdicts.Add((rule.Position, new RuleVerdict
            {
                Rule = rule.Rule,
                UnitIndex = unit,
                Verdict = row.Verdict("verdict"),
                Computed = row.Verdict("computed"),
                Chain = steps,
                Reason = Text(row.Text("reason")),
                Value = row.Number("value"),
                Threshold = row.Number("threshold"),
                Unit = row.Text("unit"),
                Margin = row.Number("margin"),
                MarginHectares = row.Number("margin_hectares"),
                IsListed = StoredWords.YesOrNo(row.Text("listed")),
                Override = Text(row.Text("override")),
            }));
        }

        // The table is sorted by kind of unit; results stand in the order of the rules.
        return content with { Rules = set, Verdicts = [.. verdicts.OrderBy(v => v.Position).Select(v => v.Verdict)] };
    }

    private static int CountOf(ReportContent content, RuleScope scope) => scope switch
    {
        RuleScope.Commune => content.Communes.Count,
        RuleScope.Village => content.Villages?.Count ?? 0,
        RuleScope.District => content.Districts.Count,
        _ => 1,
    };

    private static bool Is(ReportContent content, RuleScope scope, int unit, ResultsRow row) => scope switch
    {
        RuleScope.Commune => content.Communes[unit].Commune.Code == row.Text("code"),
        RuleScope.Village => content.Villages![unit].Village is Village village && village.Code == row.Text("code") && village.Name == row.Text("name"),
        RuleScope.District => content.Districts[unit].Name == row.Text("name"),
        _ => true,
    };
}
