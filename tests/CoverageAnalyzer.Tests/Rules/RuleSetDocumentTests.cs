using System.Text.RegularExpressions;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Tables;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Rules;
using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Tests.Reports;

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
        Write(folder, document);
        RuleVerdict[] verdicts = [.. Run(folder, "example").Verdicts, .. Run(folder, "example/own").Verdicts];
        Match[] quoted = [.. Quoted().Matches(Published(document)).Cast<Match>()];
        Assert.True(quoted.Length >= 10, $"only {quoted.Length} sentences are quoted");
        foreach (Match quote in quoted)
        {
            string rule = quote.Groups["rule"].Value, code = quote.Groups["code"].Value;
            RuleVerdict verdict = Assert.Single(verdicts, v => v.Rule.Id == rule && v.Rule.Scope == RuleScope.Commune && CodeOf(v) == code);
            Assert.Equal($"{ColumnChoices.Verdicts.First(c => c.Value == ColumnChoices.Of(verdict.Verdict)).Text.In(language)}. {verdict.Reason.In(language)}", quote.Groups["reason"].Value);
        }
    }

    [Theory]
    [InlineData(English, ReportLanguage.English)]
    [InlineData(Vietnamese, ReportLanguage.Vietnamese)]
    public void The_faults_a_document_quotes_are_those_of_its_rule_file_written_wrongly(string document, ReportLanguage language)
    {
        string wrong = FilesOf(document)["example/own/my-rules.json"]
            .Replace("\"atLeast\": \"2/3\"", "\"atLeast\": 66.7", StringComparison.Ordinal)
            .Replace("\"areaShareAtOrAboveHeight\"", "\"areaShareAboveHeight\"", StringComparison.Ordinal)
            .Replace("\"rule\": \"OWN-REMOTE\"", "\"rule\": \"OWN-REMOT\"", StringComparison.Ordinal);
        StudyFileException fault = Assert.Throws<StudyFileException>(() => RuleSetReader.Parse(System.Text.Encoding.UTF8.GetBytes(wrong), "my-rules.json"));
        Assert.Equal(
            Published(document).Split('\n').Where(l => l.StartsWith("my-rules.json: ", StringComparison.Ordinal)),
            fault.Problems.Select(p => $"my-rules.json: {p.In(language)}"));
    }

    [Fact]
    public void The_counts_of_the_built_in_study_are_those_of_the_documents()
    {
        IReadOnlyList<CommuneIndicators> communes = BuiltInStudy.Content(ReportLanguage.English).Communes;
        int Count(Func<CommuneIndicators, Verdict> of, Verdict verdict = Verdict.Yes) => communes.Count(c => of(c) == verdict);
        int mountainous = Count(c => c.Mountainous), open = Count(c => c.Mountainous, Verdict.Undecidable), highland = Count(c => c.Highland);
        int border = Count(c => c.Border), island = Count(c => c.Island), remote = Count(c => c.Remote), programme = Count(c => c.Programme), openProgramme = Count(c => c.Programme, Verdict.Undecidable);
        Assert.Contains(
            $"{mountainous} mountainous communes ({open} undecidable), {highland} highland, {border} on the land border, {island} on islands, {remote} remote\n  {programme} communes qualify for the public-utility telecom programme, {openProgramme} are undecidable",
            Published(English),
            StringComparison.Ordinal);
        Assert.Contains(
            $"{mountainous} xã miền núi ({open} xã chưa xác định được), {highland} vùng cao, {border} biên giới đất liền, {island} hải đảo, {remote} vùng sâu, vùng xa\n  {programme} xã đủ điều kiện chương trình viễn thông công ích, {openProgramme} xã chưa xác định được",
            Published(Vietnamese),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Villages_are_classed_by_the_rule_that_the_communes_rule_counts()
    {
        using var folder = new ScratchFolder();
        Write(folder, English);
        Assert.Equal(
            [Verdict.Yes, Verdict.Yes, Verdict.Yes, Verdict.Yes, Verdict.No, Verdict.No, Verdict.No],
            Run(folder, "example").Villages!.Select(v => v.Mountainous));
    }

    [Fact]
    public void Where_a_threshold_is_open_the_reason_names_the_key_of_the_study()
    {
        RuleSet set = RuleSetReader.Load("vn-2025", ".");
        World world = new World().Commune("distanceToDistrictCentre", 20).Study("averageServiceRadius", 2);
        foreach ((string rule, string section, string key) in new[] { ("REMOTE", "classification", StudyKeys.Classification[2]), ("POST-R1", "targets", StudyKeys.Targets[0]) })
        {
            RuleVerdict verdict = RuleFilesTests.Judge(set, world, rule);
            Assert.Contains($"'{section}.{key}'", verdict.Reason.English, StringComparison.Ordinal);
            Assert.Contains($"'{section}.{key}'", verdict.Reason.Vietnamese, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(3)] // villages of which nothing is known: points
    public void A_commune_without_high_or_steep_land_needs_no_villages_to_be_decided(int? villages)
    {
        World World(double suitableSquareKilometres) => new World { Villages = villages }
            .With(RuleScope.Commune, 0, "areaShareAtOrAboveHeight 200", FactValue.AreaShare(suitableSquareKilometres, 0, 5))
            .With(RuleScope.Commune, 0, "areaShareAtOrAboveSlope 15", FactValue.AreaShare(0, 0, 5));
        RuleSet set = RuleSetReader.Load("vn-2025", ".");
        Assert.Equal(Verdict.No, RuleFilesTests.Judge(set, World(0.0066), "MTN-272-C").Verdict); // 0.66 ha, and one village of 1 ha needs 0.667
        Assert.Equal(Verdict.Undecidable, RuleFilesTests.Judge(set, World(0.0067), "MTN-272-C").Verdict);
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

    private static void Write(ScratchFolder folder, string document)
    {
        foreach ((string name, string text) in FilesOf(document))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder.File(name))!);
            folder.Write(name, text);
        }
    }

    private static ReportContent Run(ScratchFolder folder, string study) => StudyRunner.Run(
        StudyFileReader.Read(folder.File(study)), new StudyOptions(1), "0", null, TestContext.Current.CancellationToken).Content;

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
