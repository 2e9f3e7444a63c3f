using System.Text.Encodings.Web;
using System.Text.Json;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Studies.Scenarios;

/// <summary>Writes a scenario file that a person can read and mend: one change a line.</summary>
public static class ScenarioWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The bytes of the file; the same scenario gives the same bytes.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <exception cref="ScenarioException">It has too many changes, one that is none, or is too large.</exception>
    public static byte[] Write(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        if (scenario.Edits.Count > Scenario.MostEdits)
        {
            throw new ScenarioException(LocalizedText.Of(
                $"Phương án có {scenario.Edits.Count:N0} thay đổi; nhiều nhất là {Scenario.MostEdits:N0}.",
                $"The scenario has {scenario.Edits.Count:N0} changes; the most is {Scenario.MostEdits:N0}."));
        }

        using var stream = new MemoryStream();
        stream.Write("{\n  \"$schema\": \"scenario.schema.json\",\n  \"name\": "u8);
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStringValue(scenario.Name);
        }

        stream.Write(",\n  \"edits\": ["u8);
        for (int i = 0; i < scenario.Edits.Count; i++)
        {
            if (ScenarioLimits.Fault(scenario.Edits[i]) is { } fault)
            {
                throw new ScenarioException(LocalizedText.Of($"Thay đổi thứ {i + 1:N0}: {fault.Vietnamese}", $"Change {i + 1:N0}: {fault.English}"));
            }

            stream.Write(i == 0 ? "\n    "u8 : ",\n    "u8);
            using var json = new Utf8JsonWriter(stream, Options);
            Write(json, scenario.Edits[i]);
        }

        stream.Write(scenario.Edits.Count == 0 ? "]\n}\n"u8 : "\n  ]\n}\n"u8);
        return stream.Length <= ScenarioReader.MaximumBytes
            ? stream.ToArray()
            : throw new ScenarioException(LocalizedText.Of(
                $"Phương án lớn hơn {ScenarioReader.MaximumBytes / 1024:N0} KiB.", $"The scenario is larger than {ScenarioReader.MaximumBytes / 1024:N0} KiB."));
    }

    private static void Write(Utf8JsonWriter json, ScenarioEdit edit)
    {
        json.WriteStartObject();
        json.WriteString("action", ScenarioKeys.Actions[(int)edit.Action]);
        json.WriteString("layer", ScenarioKeys.Layers[(int)edit.Layer]);
        json.WriteString("code", edit.Code);
        if (edit.Name.Length > 0)
        {
            json.WriteString("name", edit.Name);
        }

        if (edit.Type.Length > 0)
        {
            json.WriteString("type", edit.Type);
        }

        if (edit.Action != ScenarioAction.Remove)
        {
            json.WriteNumber("longitude", edit.LongitudeDegrees);
            json.WriteNumber("latitude", edit.LatitudeDegrees);
        }

        if (double.IsFinite(edit.RadiusKilometres) && edit.Layer == ScenarioLayer.BtsSites && edit.Action != ScenarioAction.Remove)
        {
            json.WriteNumber("radiusKilometres", edit.RadiusKilometres);
        }

        json.WriteEndObject();
    }
}
