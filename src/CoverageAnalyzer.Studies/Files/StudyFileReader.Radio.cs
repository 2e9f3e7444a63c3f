using System.Text.Json;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Networks;

namespace CoverageAnalyzer.Studies.Files;

/// <summary>Reads how mobile coverage is judged.</summary>
public sealed partial class StudyFileReader
{
    private const double GreatestOffsetDb = 40;

    private RadioSettings Radio(JsonElement mobile, bool hasElevation)
    {
        const string path = "mobile";
        var usual = new RadioSettings();
        string? model = Choice(mobile, "mobile.", "model", StudyKeys.MobileModels, "distance");
        int place = Math.Max(0, StudyKeys.MobileModels.ToList().IndexOf(model ?? "distance"));
        string? margin = Choice(mobile, "mobile.", "margin", StudyKeys.MobileMargins, StudyKeys.MobileMargins[0]);
        string? preset = Choice(mobile, "mobile.", "preset", ReceptionPresets.Names, usual.Preset);
        var radio = new RadioSettings
        {
            Model = (MobileModel)place,
            ReachKilometres = json.Number(mobile, path, "reachKilometres", usual.ReachKilometres, 0.1, RadioSettings.GreatestReachKilometres),
            Preset = preset ?? usual.Preset,
            ThresholdDbm = json.Number(mobile, path, "thresholdDbm", double.NaN, -150, 0),
            Margin = (ReceptionMargin)Math.Max(0, StudyKeys.MobileMargins.ToList().IndexOf(margin ?? string.Empty)),
            EdgeProbabilityFraction = json.Number(mobile, path, "edgeProbability", double.NaN, 0.01, 0.999),
            LocationDeviationDb = json.Number(mobile, path, "locationDeviationDb", usual.LocationDeviationDb, 0, 20),
            ReceiverHeightAboveGroundMetres = json.Number(mobile, path, "receiverHeightMetres", double.NaN, 0.5, 50),
            TimePercent = json.Number(mobile, path, "timePercent", usual.TimePercent, 1, 50),
            RefractivityGradient = json.Number(mobile, path, "deltaN", usual.RefractivityGradient, 0, 120),
            SeaLevelRefractivity = json.Number(mobile, path, "n0", usual.SeaLevelRefractivity, 200, 450),
            BtsDefaultsFile = PathText(mobile, "btsDefaults"),
            PatternsFolder = PathText(mobile, "patterns"),
            ClutterFile = PathText(mobile, "clutter"),
            PowerOffsetDb = json.Number(mobile, path, "offsetDb", usual.PowerOffsetDb, -GreatestOffsetDb, GreatestOffsetDb),
        };
        if (!double.IsNaN(radio.ThresholdDbm) && StrictJson.Get(mobile, "preset", out _))
        {
            Problems.Add(new(
                "khóa 'mobile.preset' và 'mobile.thresholdDbm' không dùng cùng nhau; bỏ một trong hai.",
                "the keys 'mobile.preset' and 'mobile.thresholdDbm' do not go together; leave one out."));
        }

        Problems.AddRange(radio.FaultsWith(hasElevation));
        return radio;
    }

    private string? PathText(JsonElement mobile, string key)
    {
        string? text = Text(mobile, "mobile.", key);
        if (text is null || (!string.IsNullOrWhiteSpace(text) && !text.Contains('\0', StringComparison.Ordinal)))
        {
            return text;
        }

        Problems.Add(LocalizedText.Of($"khóa 'mobile.{key}' phải là tên tệp hoặc thư mục.", $"the key 'mobile.{key}' must be the name of a file or folder."));
        return null;
    }
}
