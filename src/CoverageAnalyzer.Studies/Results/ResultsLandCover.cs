using System.Text.Json;
using CoverageAnalyzer.Engine.Radio.Clutter;
using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Rules;

namespace CoverageAnalyzer.Studies.Results;

/// <summary>The object <c>landCover</c> of <c>radio</c> in <c>manifest.json</c>, of a run over land cover: the raster, its classes, and the cells of the communes in each.</summary>
internal static class ResultsLandCover
{
    /// <summary>Name of the object.</summary>
    public const string Name = "landCover";

    /// <summary>Writes it into the open object.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="cover">What the report says.</param>
    public static void Write(Utf8JsonWriter json, LandCoverContent cover)
    {
        json.WriteStartObject(Name);
        ResultsReport.Write(json, "title", cover.Title);
        json.WriteString("file", cover.File);
        json.WriteBoolean("isOwn", cover.IsOwn);
        json.WriteBoolean("usesHeights", cover.UsesHeights);
        json.WriteNumber("cells", cover.Tally.Cells);
        json.WriteStartArray("classes");
        foreach ((ClutterClass of, long cells) in cover.Tally.Classes)
        {
            json.WriteStartObject();
            json.WriteNumber("code", of.Code);
            ResultsReport.Write(json, "name", of.Name);
            json.WriteNumber("heightMetres", of.HeightMetres);
            json.WriteNumber("lossDb", of.LossDb);
            json.WriteNumber("offsetDb", of.OffsetDb);
            json.WriteString("basis", BtsDefaultsReader.Bases[(int)of.Basis]);
            ResultsReport.Write(json, "source", of.Source);
            json.WriteNumber("cells", cells);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("unknownCodes");
        foreach ((int code, long cells) in cover.Tally.UnknownCodes)
        {
            json.WriteStartObject();
            json.WriteNumber("code", code);
            json.WriteNumber("cells", cells);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Reads it.</summary>
    /// <param name="radio">The object <c>radio</c>.</param>
    /// <returns>Null where the run had no land cover.</returns>
    /// <exception cref="KeyNotFoundException">A key is missing.</exception>
    /// <exception cref="InvalidOperationException">A value is of another kind.</exception>
    public static LandCoverContent? Read(JsonElement radio) => !radio.TryGetProperty(Name, out JsonElement cover)
        ? null
        : new LandCoverContent(
            ResultsReport.TextOf(cover.GetProperty("title")),
            cover.GetProperty("file").GetString() ?? string.Empty,
            cover.GetProperty("isOwn").GetBoolean(),
            cover.GetProperty("usesHeights").GetBoolean(),
            new LandCoverTally(
                cover.GetProperty("cells").GetInt64(),
                [.. cover.GetProperty("classes").EnumerateArray().Select(c => (ClassOf(c), c.GetProperty("cells").GetInt64()))],
                [.. cover.GetProperty("unknownCodes").EnumerateArray().Select(u => (u.GetProperty("code").GetInt32(), u.GetProperty("cells").GetInt64()))]));

    private static ClutterClass ClassOf(JsonElement of) => new(
        of.GetProperty("code").GetInt32(),
        ResultsReport.TextOf(of.GetProperty("name")),
        of.GetProperty("heightMetres").GetDouble(),
        of.GetProperty("lossDb").GetDouble(),
        of.GetProperty("offsetDb").GetDouble(),
        (FigureBasis)Math.Max(0, BtsDefaultsReader.Bases.ToList().IndexOf(of.GetProperty("basis").GetString() ?? string.Empty)),
        ResultsReport.TextOf(of.GetProperty("source")));
}
