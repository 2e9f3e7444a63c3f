using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Studies.Rules;
using CoverageAnalyzer.Tests.Language;

namespace CoverageAnalyzer.Tests.Rules;

/// <summary>The rule sets that come with the program: every rule on a case that meets it, one that misses it by little, one that is open.</summary>
public sealed class RuleFilesTests
{
    public static TheoryData<string, string> Rules()
    {
        var data = new TheoryData<string, string>();
        foreach (string set in RuleSetReader.BuiltIn)
        {
            foreach (Rule rule in Load(set).Rules)
            {
                data.Add(set, rule.Id);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_rule_is_met_missed_and_open_where_it_should(string set, string rule)
    {
        Assert.True(RuleCases.All.TryGetValue(rule, out RuleCase? worlds), $"{rule} of {set} has no cases: add them to RuleCases.");
        RuleSet rules = Load(set);
        Assert.Equal(Verdict.Yes, Judge(rules, worlds.Met, rule).Verdict);
        Assert.Equal(Verdict.No, Judge(rules, worlds.Missed, rule).Verdict);
        Assert.Equal(Verdict.Undecidable, Judge(rules, worlds.Open, rule).Verdict);
    }

    [Fact]
    public void Every_sentence_stands_in_its_own_language()
    {
        var faults = new List<string>();
        int sentences = 0;
        foreach (string name in RuleSetReader.BuiltIn)
        {
            RuleSet set = Load(name);
            IEnumerable<LocalizedText> texts = set.Rules.SelectMany(r => (LocalizedText[])[r.Title, r.Note, r.Instrument])
                .Concat(set.Rules.SelectMany(r => ((World[])[RuleCases.All[r.Id].Met, RuleCases.All[r.Id].Missed, RuleCases.All[r.Id].Open])
                    .SelectMany(w => RuleVerdicts.Evaluate(set, w, null, CancellationToken.None)).SelectMany(v => v.Chain.SelectMany(s => (LocalizedText[])[s.Sentence, s.Condition]).Append(v.Reason))))
                .Append(set.Title).Append(set.Note).Distinct();
            foreach (LocalizedText text in texts)
            {
                sentences++;
                faults.AddRange(EnglishWords.In(text.Vietnamese).Select(w => $"{name}: English '{w}' in: {text.Vietnamese}"));
                faults.AddRange(EnglishWords.VietnameseIn(text.English).Select(w => $"{name}: Vietnamese '{w}' in: {text.English}"));
                if (text.Vietnamese.Contains('{') || text.English.Contains('{') || text.English.Contains("NaN") || text.English.Contains("  ") || text.IsEmpty != (text.English.Length == 0))
                {
                    faults.Add($"{name}: {text}");
                }
            }
        }

        Assert.True(sentences > 500, $"only {sentences} sentences");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void What_was_not_found_is_never_shown_as_law()
    {
        foreach (Rule rule in RuleSetReader.BuiltIn.SelectMany(n => Load(n).Rules))
        {
            Assert.False(rule.Status == RuleStatus.NotFound && rule.Note.IsEmpty, $"{rule.Id} must say that no norm was found");
        }

        // "25 degrees" was looked for and found in no text: in no set.
        Assert.DoesNotContain(
            RuleSetReader.BuiltIn.SelectMany(n => Load(n).Rules).SelectMany(r => RuleNeeds.Within(r.When)).OfType<ComparisonCondition>(),
            c => c.Query.Unit == FactUnit.Degrees);
    }

    [Fact]
    public void The_sets_ask_for_what_the_measurement_must_give()
    {
        RuleNeeds needs = RuleNeeds.Of(Load("vn-2025"));
        Assert.Equal([200, 600], needs.Terrain.HeightsMetres);
        Assert.Equal([15], needs.Terrain.SlopesPercent);
        Assert.Equal(["mountainous", "extremely-difficult", "programme"], needs.Lists.Select(l => l.Id));
        Assert.Equal(["remoteDistanceKilometres", "targetServiceRadiusKilometres"], needs.Settings);
        Assert.True(needs.Villages);
        Assert.Equal([1.609344, 3 * 1.609344, 6 * 1.609344], RuleNeeds.Of(Load("uk-post-office")).PostalDistancesKilometres);
    }

    [Fact]
    public void Each_class_is_decided_once_a_set()
    {
        foreach (RuleSet set in RuleSetReader.BuiltIn.Select(Load))
        {
            (RuleScope Scope, UnitClass Class)[] decided = [.. set.Rules.Where(r => r.Decides != UnitClass.None).Select(r => (r.Scope, r.Decides))];
            Assert.Equal(decided.Distinct(), decided);
            bool ofVietNam = set.Id.StartsWith("vn-", StringComparison.Ordinal);
            Assert.Equal(ofVietNam ? 7 : 0, decided.Count(d => d.Scope == RuleScope.Commune));
            Assert.Equal(ofVietNam ? [UnitClass.Mountainous] : [], decided.Where(d => d.Scope != RuleScope.Commune).Select(d => d.Class));
        }
    }

    internal static RuleSet Load(string set) => RuleSetReader.Load(set, ".");

    internal static RuleVerdict Judge(RuleSet set, IRuleFacts facts, string rule) =>
        RuleVerdicts.Evaluate(set, facts).First(v => v.Rule.Id == rule && v.UnitIndex == 0);
}
