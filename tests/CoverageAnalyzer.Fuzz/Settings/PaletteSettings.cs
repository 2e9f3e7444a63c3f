using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Fuzz.Settings;

/// <summary>Palettes. The finding about a broken file names it, so its name is put before the fault here as there.</summary>
internal sealed class PaletteSettings : SettingsFile
{
    public override string Name => MapPalettes.FileName;

    public override string Schema => "maps/palettes.schema.json";

    public override string Base => """{ "own": { "colors": ["#112233", "#445566"] } }""";

    public override IReadOnlySet<string> NotKept { get; } = new HashSet<string>(["$schema", "own.use", "own.use.vi", "own.use.en"], StringComparer.Ordinal);

    public override SettingsAnswer Read(byte[] bytes)
    {
        MapPalettes read = MapPalettes.Empty.With(bytes, out IReadOnlyList<LocalizedText> faults);
        string colors = string.Join(' ', read.Names.Select(n => $"{n}: {string.Join(',', read.Find(n)!)}"));
        return new(faults.Count == 0 ? colors : null, [.. faults.Select(f => new LocalizedText($"{Name}: {f.Vietnamese}", $"{Name}: {f.English}"))]);
    }
}
