using System.Text.Json;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Reports;

namespace CoverageAnalyzer.Studies.Results;

/// <summary>
/// The object <c>report</c> of <c>manifest.json</c>: what a viewer shows beside the tables, in both languages. Notices, notes below the headline
/// figures, who set the target, the elevation model in words, whether stated areas were used, the official lists, and how coverage over terrain was judged.
/// </summary>
internal static class ResultsReport
{
    /// <summary>Name of the object.</summary>
    public const string Name = "report";

    /// <summary>Writes it into the open object of the manifest.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="content">The results.</param>
    public static void Write(Utf8JsonWriter json, ReportContent content)
    {
        json.WriteStartObject(Name);
        Write(json, "notices", content.Notices);
        Write(json, "headlineNotes", content.HeadlineNotes);
        Write(json, "targetSource", content.TargetSource);
        Write(json, "elevationNote", content.ElevationNote);
        json.WriteBoolean("usesStatedArea", content.UsesStatedArea);
        json.WriteStartArray("lists");
        foreach (OfficialList list in content.Lists)
        {
            json.WriteStartObject();
            json.WriteString("id", list.Id);
            Write(json, "title", list.Title);
            json.WriteString("compareWith", list.ComparedRule);
            json.WriteNumber("unmatchedRows", list.UnmatchedRows);
            json.WriteStartArray("communes");
            foreach (int commune in list.Communes)
            {
                json.WriteStringValue(content.Communes[commune].Commune.Code);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (content.Radio is { } radio)
        {
            ResultsRadioWords.Write(json, radio);
        }

        json.WriteEndObject();
    }

    /// <summary>Puts what was written back into results read from the tables.</summary>
    /// <param name="report">The object.</param>
    /// <param name="content">The results, their communes read.</param>
    /// <exception cref="KeyNotFoundException">A key is missing.</exception>
    /// <exception cref="InvalidOperationException">A value is of another kind.</exception>
    public static ReportContent Restore(JsonElement report, ReportContent content)
    {
        var codes = content.Communes.ToDictionary(c => c.Commune.Code, c => c.Commune.Index, StringComparer.Ordinal);
        return content with
        {
            Notices = [.. report.GetProperty("notices").EnumerateArray().Select(TextOf)],
            HeadlineNotes = [.. report.GetProperty("headlineNotes").EnumerateArray().Select(TextOf)],
            TargetSource = TextOf(report.GetProperty("targetSource")),
            ElevationNote = TextOf(report.GetProperty("elevationNote")),
            UsesStatedArea = report.GetProperty("usesStatedArea").GetBoolean(),
            Lists =
            [
                .. report.GetProperty("lists").EnumerateArray().Select(l => new OfficialList
                {
                    Id = l.GetProperty("id").GetString() ?? string.Empty,
                    Title = TextOf(l.GetProperty("title")),
                    ComparedRule = l.GetProperty("compareWith").GetString() ?? string.Empty,
                    UnmatchedRows = l.GetProperty("unmatchedRows").GetInt32(),
                    Communes = [.. l.GetProperty("communes").EnumerateArray().Select(c => c.GetString() ?? string.Empty).Where(codes.ContainsKey).Select(c => codes[c])],
                }),
            ],
        };
    }

    /// <summary>A text in both languages.</summary>
    /// <param name="text">The object.</param>
    internal static LocalizedText TextOf(JsonElement text) =>
        new(text.GetProperty("vi").GetString() ?? string.Empty, text.GetProperty("en").GetString() ?? string.Empty);

    /// <summary>Writes texts in both languages.</summary>
    internal static void Write(Utf8JsonWriter json, string name, IReadOnlyList<LocalizedText> texts)
    {
        json.WriteStartArray(name);
        foreach (LocalizedText text in texts)
        {
            WriteValue(json, text);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes a text in both languages.</summary>
    internal static void Write(Utf8JsonWriter json, string name, LocalizedText text)
    {
        json.WritePropertyName(name);
        WriteValue(json, text);
    }

    private static void WriteValue(Utf8JsonWriter json, LocalizedText text)
    {
        json.WriteStartObject();
        json.WriteString("vi", text.Vietnamese ?? string.Empty);
        json.WriteString("en", text.English ?? string.Empty);
        json.WriteEndObject();
    }
}
