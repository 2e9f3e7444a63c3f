using System.Text.RegularExpressions;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Reports.Tables;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Rules;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Tests.Rules;

/// <summary>The documents on the classification say what the program does: their tables, their files, their quoted sentences.</summary>
public sealed partial class RuleSetDocumentTests
{
    private const string English = "classification.md", Vietnamese = "classification.vi.md";

    [Fact]
    public void The_page_of_the_rule_sets_is_in_step_with_the_rule_files()
    {
        string expected = RuleSetPage.Text();
        if (Published("rule-sets.md") != expected)
        {
            string made = Path.Combine(Path.GetTempPath(), "rule-sets.md");
            File.WriteAllText(made, expected);
            Assert.Fail($"docs/rule-sets.md differs from data/rules; as it should be: {made}");
        }
    }

    [Fact]
    public void Both_documents_give_the_same_files()
    {
        Dictionary<string, string> files = FilesOf(English);
        Assert.Equal(files.OrderBy(f => f.Key, StringComparer.Ordinal), FilesOf(Vietnamese).OrderBy(f => f.Key, StringComparer.Ordinal));
        Assert.Contains("example/own/my-rules.json", files.Keys);
    }

    [Theory]
    [InlineData(English, ReportLanguage.English)]
    [InlineData(Vietnamese, ReportLanguage.Vietnamese)]
    public void What_a_document_quotes_is_what_its_files_give(string document, ReportLanguage language)
    {
        using var folder = new ScratchFolder();
        foreach ((string name, string text) in FilesOf(document))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder.File(name))!);
            folder.Write(name, text);
        }

        RuleVerdict[] verdicts = [.. Verdicts(folder, "example"), .. Verdicts(folder, "example/own")];
        Match[] quoted = [.. Quoted().Matches(Published(document)).Cast<Match>()];
        Assert.True(quoted.Length >= 10, $"only {quoted.Length} sentences are quoted");
        foreach (Match quote in quoted)
        {
            string rule = quote.Groups["rule"].Value, code = quote.Groups["code"].Value;
            RuleVerdict verdict = Assert.Single(verdicts, v => v.Rule.Id == rule && v.Rule.Scope == RuleScope.Commune && CodeOf(v) == code);
            Assert.Equal($"{ColumnChoices.Verdicts.First(c => c.Value == ColumnChoices.Of(verdict.Verdict)).Text.In(language)}. {verdict.Reason.In(language)}", quote.Groups["reason"].Value);
        }
    }

    [Fact]
    public void The_rule_file_of_the_documents_shows_every_kind_of_condition_but_the_first_that_can_be_decided()
    {
        RuleSet set = RuleSetReader.Parse(System.Text.Encoding.UTF8.GetBytes(FilesOf(English)["example/own/my-rules.json"]), "my-rules.json");
        Type[] kinds = [.. set.Rules.SelectMany(r => RuleNeeds.Within(r.When)).Select(c => c.GetType()).Distinct()];
        Type[] all = [.. typeof(RuleCondition).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(RuleCondition)) && t != typeof(FirstDecidedCondition))];
        Assert.Equal(all.Select(t => t.Name).Order(), kinds.Select(t => t.Name).Order());
    }

    [Theory]
    [InlineData(English)]
    [InlineData(Vietnamese)]
    public void Every_column_and_key_is_explained(string document)
    {
        string text = Published(document);
        string[] wanted =
        [
            .. EligibilityColumns.All.Select(c => c.Name), .. VillageColumns.All.Select(c => c.Name), .. StudyKeys.Classification, .. StudyKeys.List,
            .. StudyKeys.Override, .. RuleKeys.Set.Skip(1), .. RuleKeys.Rule, .. RuleKeys.Kinds, .. RuleKeys.Comparisons, .. RuleKeys.Classes, .. RuleKeys.Statuses, .. RuleSetReader.BuiltIn,
        ];
        string[] missing = [.. wanted.Distinct().Where(w => !text.Contains($"`{w}`", StringComparison.Ordinal))];
        Assert.True(missing.Length == 0, $"{document} does not explain: {string.Join(", ", missing)}");
    }

    private static string CodeOf(RuleVerdict verdict) => $"10{verdict.UnitIndex + 1}";

    private static IReadOnlyList<RuleVerdict> Verdicts(ScratchFolder folder, string study) => StudyRunner.Run(
        StudyFileReader.Read(folder.File(study)), new StudyOptions(1), "0", null, TestContext.Current.CancellationToken).Content.Verdicts;

    private static Dictionary<string, string> FilesOf(string document) =>
        HereDocument().Matches(Published(document)).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["text"].Value, StringComparer.Ordinal);

    private static string Published(string name)
    {
        string path = Path.Combine(Repository.Root, "docs", name);
        return File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : string.Empty;
    }

    [GeneratedRegex(@"^cat > (?<name>\S+) <<'EOF'\n(?<text>.*?\n)EOF$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex HereDocument();

    [GeneratedRegex(@"^(?<rule>[A-Z][A-Z0-9-]+) (?<code>10\d): (?<reason>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Quoted();
}
