using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Scenarios;

namespace CoverageAnalyzer.Fuzz.Settings;

/// <summary>A scenario.</summary>
internal sealed class ScenarioSettings : SettingsFile
{
    public override string Name => "plan.json";

    public override string Schema => "data/scenario.schema.json";

    public override string Base => """
        { "edits": [ { "action": "add", "layer": "bts_sites", "code": "N1", "longitude": 107.01, "latitude": 16.51 } ] }
        """;

    public override IReadOnlyDictionary<string, string> Around { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["edits[0].type"] = """{ "action": "add", "layer": "postal_points", "code": "N1", "longitude": 107.01, "latitude": 16.51 }""",
    };

    // The study it was made for is for people to recognise it by.
    public override IReadOnlySet<string> NotKept { get; } = new HashSet<string>(["$schema", "study"], StringComparer.Ordinal);

    public override SettingsAnswer Read(byte[] bytes)
    {
        try
        {
            return new(ScenarioReader.Parse(bytes, Name), []);
        }
        catch (ScenarioException e)
        {
            return new(null, [new(e.In(ReportLanguage.Vietnamese), e.In(ReportLanguage.English))]);
        }
    }
}
