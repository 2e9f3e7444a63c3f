using System.Text;
using System.Text.Json;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Rules;
using CsCheck;

namespace CoverageAnalyzer.Tests.Rules;

public sealed class RuleSetReaderTests
{
    private const string Title = """{ "vi": "một", "en": "one" }""";

    [Fact]
    public void A_rule_reads_with_all_its_keys()
    {
        RuleSet set = Parse($$"""
            {
              // comments and trailing commas are allowed
              "id": "mine", "title": {{Title}}, "asOf": "2025-12-31", "maximumUnknownShare": 0.1, "smallestVillageHectares": 2,
              "lists": [{ "id": "l", "title": {{Title}} }],
              "rules": [
                { "id": "V", "title": {{Title}}, "scope": "village", "status": "proposal",
                  "when": { "not": { "firstDecided": [{ "fact": "areaShareAtOrAboveSlope", "slope": 15, "slopeUnit": "degrees", "atLeast": "2/3" }, { "listed": "l" }] } } },
                { "id": "C", "title": {{Title}}, "scope": "commune", "decides": "remote", "instrument": {{Title}}, "article": "4", "inForceFrom": "2025-12-01",
                  "inForceTo": "2026-01-01", "status": "read", "source": "s", "note": {{Title}},
                  "when": { "allOf": [{ "shareOf": "villages", "meeting": "V", "moreThan": 0 }, { "fact": "distanceToDistrictCentre", "atLeast": null, "setting": "remoteDistanceKilometres" }] } },
                { "id": "W", "title": {{Title}}, "scope": "village", "status": "proposal", "when": { "rule": "C" } },
              ],
            }
            """);
        Assert.Equal(["V", "C", "W"], set.Rules.Select(r => r.Id));
        Assert.Equal((0.1, 2), (set.MaximumUnknownFraction, set.SmallestVillageHectares));
        Assert.Equal((UnitClass.Remote, RuleStatus.Read, RuleScope.Commune), (set.Rules[1].Decides, set.Rules[1].Status, set.Rules[1].Scope));
        Assert.Equal(new DateOnly(2026, 1, 1), set.Rules[1].InForceTo);
        var slope = (ComparisonCondition)((FirstDecidedCondition)((NotCondition)set.Rules[0].When).Part).Parts[0];
        Assert.Equal((2, 3, FactUnit.Degrees), (slope.Threshold!.Numerator, slope.Threshold.Denominator, slope.Query.Unit));
        var open = (ComparisonCondition)((AllOfCondition)set.Rules[1].When).Parts[1];
        Assert.Equal((null, "remoteDistanceKilometres"), (open.Threshold, open.Setting));
    }

    [Theory]
    [InlineData("""{ "fact": "population", "atLeest": 3 }""", "'atLeast'")]
    [InlineData("""{ "fact": "populaton", "atLeast": 3 }""", "'population'")]
    [InlineData("""{ "fact": "population" }""", "exactly one of the keys: atLeast")]
    [InlineData("""{ "fact": "population", "atLeast": 3, "atMost": 4 }""", "exactly one of the keys: atLeast")]
    [InlineData("""{ "fact": "population", "atLeast": "3" }""", "a fraction such as")]
    [InlineData("""{ "fact": "population", "atLeast": -1 }""", "a number from 0")]
    [InlineData("""{ "fact": "population", "atLeast": 1e999 }""", "a number from 0")]
    [InlineData("""{ "fact": "mobileCoveredAreaShare", "atLeast": 95 }""", "a number from 0 to 1")]
    [InlineData("""{ "fact": "mobileCoveredAreaShare", "atLeast": "2/0" }""", "a number from 0 to 1")]
    [InlineData("""{ "fact": "population", "atLeast": 1, "setting": "x" }""", "only where the threshold is null")]
    [InlineData("""{ "fact": "areaShareAtOrAboveHeight", "atLeast": "2/3" }""", "'rules[0].when.heightMetres' is missing")]
    [InlineData("""{ "fact": "population", "heightMetres": 200, "atLeast": 1 }""", "does not go with 'population'")]
    [InlineData("""{ "fact": "areaShareAtOrAboveSlope", "slope": 15, "atLeast": "2/3" }""", "'rules[0].when.slopeUnit' is missing")]
    [InlineData("""{ "fact": "isElectrified" }""", "is no fact of a commune")]
    [InlineData("""{ "fact": "lacksMobile", "atLeast": 1 }""", "is yes or no")]
    [InlineData("""{ "rule": "R" }""", "refers to itself")]
    [InlineData("""{ "rule": "LATER" }""", "stands later")]
    [InlineData("""{ "rule": "LATTER" }""", "Did you mean 'LATER'?")]
    [InlineData("""{ "listed": "nowhere" }""", "there is no 'nowhere'")]
    [InlineData("""{ "shareOf": "villages", "meeting": "R", "atLeast": 1 }""", "refers to itself")]
    [InlineData("""{ "allOf": [] }""", "at least one element")]
    [InlineData("""{ "allOf": null }""", "'rules[0].when.allOf' is missing")]
    [InlineData("""{ "allOf": [{ "fact": "lacksMobile" }], "anyOf": [{ "fact": "lacksMobile" }] }""", "exactly one of the keys: allOf")]
    [InlineData("""{ }""", "exactly one of the keys: allOf")]
    [InlineData("""{ "not": { "not": { "not": { "not": { "not": { "not": { "not": { "not": { "fact": "lacksMobile" } } } } } } } } }""", "more than 8 deep")]
    public void A_wrong_condition_is_named(string when, string named) => Named(Rule($$"""{ "id": "R", "title": {{Title}}, "scope": "commune", "status": "proposal", "when": {{when}} }"""), named);

    [Theory]
    [InlineData("""{ "title": "one" }""", "'rules[0].title' must be an object")]
    [InlineData("""{ "title": { "vi": "một" } }""", "'rules[0].title.en' is missing")]
    [InlineData("""{ "id": "é" }""", "letters without accents")]
    [InlineData("""{ "scope": "country" }""", "must be one of: commune, village, district, study")]
    [InlineData("""{ "decides": "flat" }""", "must be one of: mountainous")]
    [InlineData("""{ "status": "law" }""", "must be one of: read")]
    [InlineData("""{ "status": "read" }""", "must have 'instrument' and 'source'")]
    [InlineData("""{ "inForceFrom": "01/12/2025" }""", "a day written as")]
    [InlineData("""{ "inForceFrom": "2025-02-01", "inForceTo": "2025-01-01" }""", "is after 'inForceTo'")]
    [InlineData("""{ "inForceFrom": "2026-01-01" }""", "not in force on 2025-12-31")]
    [InlineData("""{ "inForceTo": "2025-12-30" }""", "not in force on 2025-12-31")]
    [InlineData("""{ "inForceFrom": "2026-01-01", "comparator": true }""", "must have a 'note'")]
    [InlineData("""{ "inForceFrom": "2025-01-01", "comparator": true, "note": { "vi": "a", "en": "a" } }""", "is no comparator")]
    public void A_wrong_rule_is_named(string keys, string named)
    {
        // The rule of a correct file with the keys of the case in place of its own.
        var parts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = "\"R\"", ["title"] = Title, ["scope"] = "\"commune\"", ["status"] = "\"proposal\"", ["when"] = """{ "fact": "lacksMobile" }""",
        };
        using JsonDocument given = JsonDocument.Parse(keys);
        foreach (JsonProperty key in given.RootElement.EnumerateObject())
        {
            parts[key.Name] = key.Value.GetRawText();
        }

        Named(Rule($"{{ {string.Join(", ", parts.Select(p => $"\"{p.Key}\": {p.Value}"))} }}"), named);
    }

    [Fact]
    public void All_faults_are_named_at_once_in_both_languages()
    {
        StudyFileException e = Assert.Throws<StudyFileException>(() => Parse("""
            { "id": "x", "titel": 1, "asOf": "soon", "maximumUnknownShare": 2, "rules": [
              { "id": "A", "scope": "commune", "status": "law", "title": { "vi": "a", "en": "a" }, "when": { "fact": "nothing" } },
              { "id": "A", "scope": "commune", "status": "proposal", "title": { "vi": "a", "en": "a" }, "when": { "rule": "A" } } ] }
            """));
        Assert.True(e.Problems.Count >= 7, e.Message);
        Assert.All(e.Problems, p => Assert.NotEqual(p.Vietnamese, p.English));
    }

    [Fact]
    public void Missing_and_doubled_keys_are_named()
    {
        Named(Rule("""{ "id": "R" }"""), "'rules[0].when' is missing");
        Named(Rule("""{ "id": "R", "id": "R" }"""), "'rules[0].id' stands twice");
    }

    [Fact]
    public void An_id_stands_once() => Named(
        $$"""{ "id": "s", "title": {{Title}}, "asOf": "2025-12-31", "rules": [{{string.Join(", ", Enumerable.Repeat($$"""{ "id": "A", "title": {{Title}}, "scope": "commune", "status": "proposal", "when": { "fact": "lacksMobile" } }""", 2))}}] }""",
        "the rule id 'A' stands twice");

    [Fact]
    public void Sets_of_the_program_and_of_the_study_are_found_and_others_named()
    {
        Assert.All(RuleSetReader.BuiltIn, n => Assert.Equal(n, RuleSetReader.Load(n, ".").Id));
        using var folder = new ScratchFolder();
        File.Copy(Path.Combine(Repository.Root, "data", "rules", "vn-2012.json"), Path.Combine(folder.Path, "mine.json"));
        Assert.Equal("vn-2012", RuleSetReader.Load("mine.json", folder.Path).Id);
        Assert.Contains("Did you mean 'vn-2012'?", Assert.Throws<StudyFileException>(() => RuleSetReader.Load("vn-2013", folder.Path)).Message);
        Assert.Contains("uk-post-office, in-branch-office", Assert.Throws<StudyFileException>(() => RuleSetReader.Load("other/rules.json", folder.Path)).Message);
        File.WriteAllBytes(Path.Combine(folder.Path, "large.json"), new byte[RuleSetReader.MaximumBytes + 1]);
        Assert.Contains("larger than 1,024 KiB", Assert.Throws<StudyFileException>(() => RuleSetReader.Load("large.json", folder.Path)).Message);
    }

    [Fact]
    public void No_value_at_any_key_escapes_as_another_error()
    {
        string[] odd = ["null", "true", "-1", "0", "1e308", "1e999", "\"\"", "\"\\u0000\"", "[]", "[[]]", "[null]", "{}", "{\"a\":{}}", "\"2/3\"", "[1,\"a\"]", "\"\\ud800\""];
        string set = $$"""{ "id": "s", "title": {{Title}}, "asOf": "2025-12-31", "rules": [{ "id": "A", "title": {{Title}}, "scope": "commune", "status": "proposal", "when": # }] }""";
        string[] places =
        [
            .. RuleKeys.Set.Select(k => $$"""{ "{{k}}": # }"""),
            .. RuleKeys.Rule.Select(k => $$"""{ "rules": [{ "scope": "commune", "{{k}}": # }] }"""),
            .. RuleKeys.List.Select(k => $$"""{ "lists": [{ "{{k}}": # }] }"""),
            .. RuleKeys.Kinds.Concat(RuleKeys.Fact).Concat(RuleKeys.Share).Distinct()
                .SelectMany(k => (string[])[$$"""{ "{{k}}": # }""", $$"""{ "fact": "population", "{{k}}": # }""", $$"""{ "shareOf": "villages", "{{k}}": # }"""])
                .Select(c => set.Replace("#", c, StringComparison.Ordinal)),
        ];
        foreach (string text in places.SelectMany(p => odd.Select(o => p.Replace("#", o, StringComparison.Ordinal))))
        {
            try
            {
                Parse(text);
            }
            catch (StudyFileException e)
            {
                Assert.NotEmpty(e.Problems);
            }
        }
    }

    [Fact]
    public void Random_bytes_are_refused_with_the_typed_error_only() =>
        Gen.Byte.Array[0, 300].Sample(bytes => Assert.Throws<StudyFileException>(() => RuleSetReader.Parse(bytes, "r.json")) is not null);

    [Fact]
    public void The_published_schema_has_the_same_keys_and_words()
    {
        using JsonDocument schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "data", "rules", "rules.schema.json")));
        JsonElement definitions = schema.RootElement.GetProperty("$defs");
        JsonElement rule = definitions.GetProperty("rule").GetProperty("properties");
        JsonElement fact = definitions.GetProperty("fact").GetProperty("properties"), share = definitions.GetProperty("share").GetProperty("properties");
        Assert.Equal(RuleKeys.Set, Keys(schema.RootElement.GetProperty("properties")));
        Assert.Equal(RuleKeys.List, Keys(definitions.GetProperty("list").GetProperty("properties")));
        Assert.Equal(RuleKeys.Rule, Keys(rule));
        Assert.Equal(RuleKeys.Fact, Keys(fact));
        Assert.Equal(RuleKeys.Share, Keys(share));
        Assert.Equal(
            RuleKeys.Kinds,
            definitions.GetProperty("condition").GetProperty("oneOf").EnumerateArray()
                .Select(r => definitions.GetProperty(r.GetProperty("$ref").GetString()!["#/$defs/".Length..]).GetProperty("required")[0].GetString()!));
        Assert.Equal(FactCatalog.All.Select(d => d.Key), Words(fact, "fact"));
        Assert.Equal(RuleKeys.SlopeUnits, Words(fact, "slopeUnit"));
        Assert.Equal(RuleKeys.DistanceUnits, Words(fact, "distanceUnit"));
        Assert.Equal(RuleKeys.Units, Words(share, "shareOf"));
        Assert.Equal(RuleKeys.Scopes, Words(rule, "scope"));
        Assert.Equal(RuleKeys.Classes, Words(rule, "decides"));
        Assert.Equal(RuleKeys.Statuses, Words(rule, "status"));

        // The words stand for the names of the engine, in their order.
        Assert.Equal(Enum.GetNames<RuleScope>(), RuleKeys.Scopes.Select(Capital));
        Assert.Equal(Enum.GetNames<UnitClass>().Skip(1), RuleKeys.Classes.Select(Capital));
        Assert.Equal(Enum.GetNames<RuleStatus>(), RuleKeys.Statuses.Select(Capital));
        Assert.Equal(Enum.GetValues<Comparison>().Length, RuleKeys.Comparisons.Count);
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static IEnumerable<string> Keys(JsonElement element) => element.EnumerateObject().Select(p => p.Name);

    private static IEnumerable<string> Words(JsonElement element, string key) =>
        element.GetProperty(key).GetProperty("enum").EnumerateArray().Select(w => w.GetString()!);

    private static void Named(string text, string named)
    {
        StudyFileException e = Assert.Throws<StudyFileException>(() => Parse(text));
        Assert.True(e.Problems.Any(p => p.English.Contains(named, StringComparison.Ordinal)), e.In(ReportLanguage.English));
    }

    private static string Rule(string rule) => $$"""
        { "id": "s", "title": {{Title}}, "asOf": "2025-12-31", "rules": [ {{rule}},
          { "id": "LATER", "title": {{Title}}, "scope": "commune", "status": "proposal", "when": { "fact": "lacksMobile" } } ] }
        """;

    private static RuleSet Parse(string text) => RuleSetReader.Parse(Encoding.UTF8.GetBytes(text), "r.json");
}
