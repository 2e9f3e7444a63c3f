using System.Text.Json;
using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Studies.Files;

/// <content>The key <c>published</c>: figures as printed, so that <c>"3.16"</c>, <c>"3,16"</c> and <c>3.16</c> all stand for 3.155 … 3.165.</content>
public sealed partial class StudyFileReader
{
    private const double MostPublished = 1e12, LeastPublished = 1e-6;
    private const int LongestPrinted = 100;

    private PublishedStatement? Published(JsonElement root)
    {
        JsonElement section = Section(root, "published", StudyKeys.Published);
        var figures = new PublishedFigures
        {
            RadiusKilometres = Figure(section, "averageServiceRadiusKilometres"),
            Points = Figure(section, "points"),
            AreaSquareKilometres = Figure(section, "areaSquareKilometres"),
            AreaPerPointSquareKilometres = Figure(section, "areaPerPointSquareKilometres"),
            Population = Figure(section, "population"),
            PeoplePerPoint = Figure(section, "peoplePerPoint"),
        };
        LocalizedText source = TextOfLanguages(section, "published.", "source");
        double programme = json.WholeNumber(section, "published", "programmeCommunes", double.NaN, 0, 1e6);
        int? communes = double.IsNaN(programme) ? null : (int)programme;
        return figures.IsEmpty && communes is null ? null : new PublishedStatement(figures, source, communes);
    }

    private RoundedFigure? Figure(JsonElement section, string key)
    {
        if (!StrictJson.Get(section, key, out JsonElement element))
        {
            return null;
        }

        if (element.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
        {
            json.WrongType("published." + key, "một số như đã in, ví dụ \"3,16\"", "a number as printed, for example \"3.16\"", element);
            return null;
        }

        // The raw text of a JSON number keeps the digits that were typed: 3.10 is not 3.1.
        bool isText = element.ValueKind == JsonValueKind.String;
        string printed = isText ? element.GetString()! : element.GetRawText();
        string shown = SettingsText.Shown(printed);
        if (printed.Length > LongestPrinted)
        {
            Problems.Add(LocalizedText.Of(
                $"khóa 'published.{key}' là '{shown}', phải là một số như đã in, nhiều nhất {LongestPrinted} ký tự.",
                $"the key 'published.{key}' is '{shown}'; it must be a number as printed, of at most {LongestPrinted} characters."));
            return null;
        }

        string bare = PrintedFigureText.Number(printed, out bool isRounded);
        bool isCount = key == "points";
        ParsedNumber number = NumberText.Parse(bare);
        double value = number.Value;
        DecimalSign sign = number.Sign;
        if (number.Reading == NumberReading.Ambiguous && !isText)
        {
            sign = DecimalSign.Point;
        }
        else if (number.Reading == NumberReading.Ambiguous && key != "averageServiceRadiusKilometres")
        {
            if (!isCount)
            {
                Problems.Add(LocalizedText.Of(
                    $"khóa 'published.{key}' là '{shown}': có thể là số thập phân hoặc hàng nghìn; hãy viết không có dấu hàng nghìn.",
                    $"the key 'published.{key}' is '{shown}': a decimal or thousands; write it without a thousands sign."));
                return null;
            }

            value = number.Grouped;
            sign = number.Sign == DecimalSign.Point ? DecimalSign.Comma : DecimalSign.Point;
        }

        if (number.Reading is not (NumberReading.Number or NumberReading.Ambiguous) || number.Unit is not null
            || !(value >= LeastPublished && value <= MostPublished) || (isCount && value != Math.Floor(value)))
        {
            Problems.Add(LocalizedText.Of(
                $"khóa 'published.{key}' là '{shown}', phải là một số {(isCount ? "nguyên " : string.Empty)}lớn hơn 0 (từ {LeastPublished} đến {MostPublished:0}) như đã in, không kèm đơn vị.",
                $"the key 'published.{key}' is '{shown}'; it must be a {(isCount ? "whole " : string.Empty)}number above 0 ({LeastPublished} to {MostPublished:0}) as printed, without a unit."));
            return null;
        }

        return PrintedFigureText.Interval(bare, value, sign, isCount, isRounded);
    }
}
