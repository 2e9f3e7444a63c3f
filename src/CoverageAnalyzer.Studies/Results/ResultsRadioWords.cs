using System.Text.Json;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports;

namespace CoverageAnalyzer.Studies.Results;

/// <summary>
/// The object <c>radio</c> of <c>report</c> in <c>manifest.json</c>, of a run with a model of radio waves: model, reach, threshold with its origin, assumptions,
/// doubts, in both languages, and how areas were outlined. The figures stand in the tables of the GeoPackage.
/// </summary>
internal static class ResultsRadioWords
{
    /// <summary>Name of the object.</summary>
    public const string Name = "radio";

    /// <summary>Writes it into the open object.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="radio">What the report says.</param>
    public static void Write(Utf8JsonWriter json, RadioContent radio)
    {
        json.WriteStartObject(Name);
        json.WriteString("model", radio.Model);
        ResultsReport.Write(json, "modelName", radio.ModelName);
        ResultsReport.Write(json, "modelSource", radio.ModelSource);
        WriteNumber(json, "reachKilometres", radio.ReachKilometres);
        WriteNumber(json, "thresholdDbm", radio.ThresholdDbm);
        ResultsReport.Write(json, "thresholdName", radio.ThresholdName);
        ResultsReport.Write(json, "thresholdOrigin", radio.ThresholdOrigin);
        WriteNumber(json, "offsetDb", radio.PowerOffsetDb);
        json.WriteBoolean("usesPopulationRaster", radio.UsesPopulationRaster);
        json.WriteStartArray("assumptions");
        foreach (RadioAssumedFigure figure in radio.Assumptions)
        {
            json.WriteStartObject();
            ResultsReport.Write(json, "name", figure.Name);
            ResultsReport.Write(json, "low", figure.Low);
            ResultsReport.Write(json, "expected", figure.Expected);
            ResultsReport.Write(json, "high", figure.High);
            ResultsReport.Write(json, "source", figure.Source);
            json.WriteNumber("sites", figure.Sites);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        ResultsReport.Write(json, "doubts", radio.Doubts);
        json.WriteStartArray("operators");
        foreach ((string name, _) in radio.Operators)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
        if (radio.Areas is { } areas)
        {
            json.WriteNumber("cellsAcross", areas.CellsAcross);
            json.WriteNumber("leastCells", areas.LeastCells);
        }

        if (radio.LandCover is { } cover)
        {
            ResultsLandCover.Write(json, cover);
        }

        json.WriteEndObject();
    }

    /// <summary>Reads all of it but what the tables hold.</summary>
    /// <param name="radio">The object.</param>
    /// <param name="any">Coverage by all operators together, read from the tables.</param>
    /// <exception cref="KeyNotFoundException">A key is missing.</exception>
    /// <exception cref="InvalidOperationException">A value is of another kind.</exception>
    public static RadioContent Read(JsonElement radio, RadioIndicators any) => new()
    {
        Model = radio.GetProperty("model").GetString() ?? string.Empty,
        ModelName = Text(radio, "modelName"),
        ModelSource = Text(radio, "modelSource"),
        ReachKilometres = NumberOf(radio, "reachKilometres"),
        ThresholdDbm = NumberOf(radio, "thresholdDbm"),
        ThresholdName = Text(radio, "thresholdName"),
        ThresholdOrigin = Text(radio, "thresholdOrigin"),
        PowerOffsetDb = NumberOf(radio, "offsetDb"),
        UsesPopulationRaster = radio.GetProperty("usesPopulationRaster").GetBoolean(),
        Assumptions =
        [
            .. radio.GetProperty("assumptions").EnumerateArray().Select(a => new RadioAssumedFigure(
                Text(a, "name"), Text(a, "low"), Text(a, "expected"), Text(a, "high"), Text(a, "source"), a.GetProperty("sites").GetInt32())),
        ],
        Doubts = [.. radio.GetProperty("doubts").EnumerateArray().Select(ResultsReport.TextOf)],
        LandCover = ResultsLandCover.Read(radio),
        Any = any,
    };

    /// <summary>Names of the operators that were told apart, in their order.</summary>
    /// <param name="radio">The object.</param>
    public static IReadOnlyList<string> OperatorsOf(JsonElement radio) => [.. radio.GetProperty("operators").EnumerateArray().Select(o => o.GetString() ?? string.Empty)];

    /// <summary>How areas were outlined: cells of the elevation model along the side of an outlined cell, and the least cells of an area.</summary>
    /// <param name="radio">The object.</param>
    public static (int CellsAcross, int LeastCells) OutlinesOf(JsonElement radio) => (radio.GetProperty("cellsAcross").GetInt32(), radio.GetProperty("leastCells").GetInt32());

    private static LocalizedText Text(JsonElement of, string name) => ResultsReport.TextOf(of.GetProperty(name));

    private static double NumberOf(JsonElement of, string name) => of.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : double.NaN;

    private static void WriteNumber(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
