using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Networks;

namespace CoverageAnalyzer.Studies.Files;

/// <summary>What a study sets about the models of radio waves; nothing of it counts with <see cref="MobileModel.Distance"/>.</summary>
public sealed record RadioSettings
{
    /// <summary>The greatest reach of any model in km.</summary>
    internal const double GreatestReachKilometres = 100;

    /// <summary>The model.</summary>
    public MobileModel Model { get; init; } = MobileModel.Distance;

    /// <summary>How far from a site coverage is worked out, in km.</summary>
    public double ReachKilometres { get; init; } = 10;

    /// <summary>Name of the preset that says what is covered; see <see cref="ReceptionPresets.Names"/>.</summary>
    public string Preset { get; init; } = ReceptionPresets.Names[0];

    /// <summary>A threshold of the study's own in dBm, in place of the preset; NaN: none.</summary>
    public double ThresholdDbm { get; init; } = double.NaN;

    /// <summary>Where the telephone is.</summary>
    public ReceptionMargin Margin { get; init; } = ReceptionMargin.Outdoor;

    /// <summary>Probability of coverage at the edge of a cell; NaN: the preset's.</summary>
    public double EdgeProbabilityFraction { get; init; } = double.NaN;

    /// <summary>Standard deviation over the places of a small area in dB.</summary>
    public double LocationDeviationDb { get; init; } = 5.5;

    /// <summary>Height of the receiver above ground in m; NaN: that of the BTS defaults.</summary>
    public double ReceiverHeightAboveGroundMetres { get; init; } = double.NaN;

    /// <summary>Share of the year in % in which the loss is not exceeded.</summary>
    public double TimePercent { get; init; } = 50;

    /// <summary>ΔN, N-units/km.</summary>
    public double RefractivityGradient { get; init; } = 39.25;

    /// <summary>N₀, N-units.</summary>
    public double SeaLevelRefractivity { get; init; } = 325;

    /// <summary>The study's own file of BTS defaults; null: that of the program.</summary>
    public string? BtsDefaultsFile { get; init; }

    /// <summary>Folder of the antenna pattern files; null: none.</summary>
    public string? PatternsFolder { get; init; }

    /// <summary>The study's own file of clutter classes; null: that of the program, for ESA WorldCover.</summary>
    public string? ClutterFile { get; init; }

    /// <summary>Added to every predicted power, in dB: what measured points showed the model to be off by.</summary>
    public double PowerOffsetDb { get; init; }

    /// <summary>What counts as covered.</summary>
    public ReceptionPreset Reception => double.IsNaN(ThresholdDbm) ? ReceptionPresets.Find(Preset) ?? ReceptionPresets.All[0] : ReceptionPresets.OwnThreshold(ThresholdDbm);

    /// <summary>What is wrong with the settings as a whole.</summary>
    /// <param name="hasElevation">Whether the study has an elevation model.</param>
    internal IEnumerable<LocalizedText> FaultsWith(bool hasElevation)
    {
        string model = StudyKeys.MobileModels[(int)Model];
        if (Model != MobileModel.Distance && !hasElevation)
        {
            yield return LocalizedText.Of(
                $"khóa 'mobile.model' là '{model}' nhưng nghiên cứu không có lớp 'layers.elevation'. Thêm mô hình độ cao (GeoTIFF, SRTM .hgt), hoặc dùng \"model\": \"distance\".",
                $"the key 'mobile.model' is '{model}' but the study has no layer 'layers.elevation'. Add an elevation model (GeoTIFF, SRTM .hgt), or use \"model\": \"distance\".");
        }

        double greatest = Model switch
        {
            MobileModel.Hata => 20, // Okumura's measurements
            MobileModel.Rma => 10, // TR 38.901, Table 7.4.1-1
            _ => GreatestReachKilometres,
        };
        if (ReachKilometres > greatest)
        {
            yield return LocalizedText.Of(
                $"khóa 'mobile.reachKilometres' là {ReachKilometres:0.###}; mô hình '{model}' chỉ dùng được đến {greatest:0} km.",
                $"the key 'mobile.reachKilometres' is {ReachKilometres:0.###}; the model '{model}' is made for up to {greatest:0} km.");
        }
    }
}
