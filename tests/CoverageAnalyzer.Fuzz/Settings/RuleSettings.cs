using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Rules;

namespace CoverageAnalyzer.Fuzz.Settings;

/// <summary>A rule set, and the figures of sites and of land cover that stand beside it.</summary>
/// <param name="name">Name of the file.</param>
/// <param name="schema">Its schema.</param>
/// <param name="text">A small good one.</param>
/// <param name="read">The reader.</param>
/// <param name="hosts">What must stand around keys.</param>
/// <param name="notKept">Keys that are checked and not kept.</param>
internal sealed class RuleSettings(
    string name, string schema, string text, Func<ReadOnlyMemory<byte>, string, object> read, IReadOnlyDictionary<string, string> hosts, IReadOnlySet<string> notKept) : SettingsFile
{
    private const string Title = """{ "vi": "Một", "en": "One" }""";

    public override string Name => name;

    public override string Schema => schema;

    public override string Base => text;

    public override IReadOnlyDictionary<string, string> Objects => hosts;

    public override IReadOnlyDictionary<string, string> Around => hosts;

    public override IReadOnlySet<string> NotKept => notKept;

    /// <summary>The three.</summary>
    /// <param name="root">Root of the repository.</param>
    public static IEnumerable<RuleSettings> All(string root)
    {
        const string fact = """{ "fact": "population", "atLeast": 1 }""";
        yield return new RuleSettings(
            "rules.json",
            "data/rules/rules.schema.json",
            $$"""
            { "id": "own", "title": {{Title}}, "asOf": "2012-12-01", "lists": [ { "id": "own", "title": {{Title}} } ], "rules": [
              { "id": "commune", "title": {{Title}}, "scope": "commune", "status": "proposal", "when": {{fact}} },
              { "id": "village", "title": {{Title}}, "scope": "village", "status": "proposal", "when": { "fact": "isElectrified" } },
              { "id": "last", "title": {{Title}}, "scope": "commune", "status": "proposal", "when": {{fact}} } ] }
            """,
            RuleSetReader.Parse,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["rules[0].when:allOf"] = $$"""{ "allOf": [{{fact}}] }""",
                ["rules[0].when:anyOf"] = $$"""{ "anyOf": [{{fact}}] }""",
                ["rules[0].when:not"] = $$"""{ "not": {{fact}} }""",
                ["rules[0].when:firstDecided"] = $$"""{ "firstDecided": [{{fact}}] }""",
                ["rules[0].when:fact"] = fact,
                ["rules[0].when.heightMetres (fact)"] = """{ "fact": "areaShareAtOrAboveHeight", "atLeast": 0.5 }""",
                ["rules[0].when.slope (fact)"] = """{ "fact": "areaShareAtOrAboveSlope", "slopeUnit": "percent", "atLeast": 0.5 }""",
                ["rules[0].when.slopeUnit (fact)"] = """{ "fact": "areaShareAtOrAboveSlope", "slope": 15, "atLeast": 0.5 }""",
                ["rules[0] > rules[0].when.distance"] = $$"""{ "id": "last", "title": {{Title}}, "scope": "study", "status": "proposal", "when": { "fact": "ruralWithinPostalDistanceShare", "distance": 5, "distanceUnit": "km", "atLeast": 0.5 } }""",
                ["rules[0].when.distance (fact)"] = """{ "fact": "ruralWithinPostalDistanceShare", "distance": 5, "distanceUnit": "km", "atLeast": 0.5 }""",
                ["rules[0].when.distanceUnit (fact)"] = """{ "fact": "ruralWithinPostalDistanceShare", "distance": 5, "distanceUnit": "km", "atLeast": 0.5 }""",
                ["rules[0].when.atMost (fact)"] = """{ "fact": "population" }""",
                ["rules[0].when.moreThan (fact)"] = """{ "fact": "population" }""",
                ["rules[0].when.lessThan (fact)"] = """{ "fact": "population" }""",
                ["rules[0].when.equals (fact)"] = """{ "fact": "population" }""",
                ["rules[0].when.setting (fact)"] = """{ "fact": "distanceToDistrictCentre", "atLeast": null, "setting": "remoteDistanceKilometres" }""",
                ["rules[0].when:ruleReference"] = """{ "rule": "commune" }""",
                ["rules[0].when:share"] = """{ "shareOf": "villages", "meeting": "village", "atLeast": 0.5 }""",
                ["rules[0].when.among (share)"] = """{ "shareOf": "villages", "meeting": "village", "among": "village", "atLeast": 0.5 }""",
                ["rules[0].when.atMost (share)"] = """{ "shareOf": "villages", "meeting": "village" }""",
                ["rules[0].when.moreThan (share)"] = """{ "shareOf": "villages", "meeting": "village" }""",
                ["rules[0].when.lessThan (share)"] = """{ "shareOf": "villages", "meeting": "village" }""",
                ["rules[0].when.equals (share)"] = """{ "shareOf": "villages", "meeting": "village" }""",
                ["rules[0].when:listed"] = """{ "listed": "own" }""",
            },
            new HashSet<string>(["$schema"], StringComparer.Ordinal));
        yield return new RuleSettings(
            "bts.json", "data/rules/bts-defaults.schema.json", File.ReadAllText(Path.Combine(root, "data/rules/bts-defaults.json")), BtsDefaultsReader.Parse,
            new Dictionary<string, string>(StringComparer.Ordinal), new HashSet<string>(["$schema", "id", "note", "receiver.source"], StringComparer.Ordinal));
        yield return new RuleSettings(
            "clutter.json",
            "data/rules/clutter.schema.json",
            $$"""{ "id": "own", "title": {{Title}}, "classes": [ { "code": 10, "name": {{Title}}, "heightMetres": 15, "basis": "judgement", "source": {{Title}} } ] }""",
            ClutterReader.Parse,
            new Dictionary<string, string>(StringComparer.Ordinal),
            new HashSet<string>(["$schema", "id", "note"], StringComparer.Ordinal));
    }

    public override SettingsAnswer Read(byte[] bytes)
    {
        try
        {
            return new(read(bytes, name), []);
        }
        catch (StudyFileException e)
        {
            return new(null, [new(e.In(ReportLanguage.Vietnamese), e.In(ReportLanguage.English))]);
        }
    }
}
