using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>The Irregular Terrain Model (Longley-Rice) 1.2.2 in its area mode: no profile, only how irregular the ground is and how the terminals were placed.</summary>
/// <remarks>Source: as <see cref="ItmModel"/>; The Algorithm, equations (3.1) to (3.4). Ranges are those of the point-to-point mode.</remarks>
public static class ItmAreaMode
{
    /// <summary>Predicts the loss at a distance.</summary>
    /// <param name="distanceKilometres">Distance in km, above 0.</param>
    /// <param name="irregularityMetres">Δh: range between the highest and the lowest tenth of the heights in m: flat 0, plains 30, hills 90, mountains 200, rugged mountains 500.</param>
    /// <param name="transmitterSiting">How the transmitter was placed.</param>
    /// <param name="receiverSiting">How the receiver was placed.</param>
    /// <param name="link">Frequency, heights, refractivity, shares.</param>
    /// <param name="settings">Ground, climate and variability; null: the defaults.</param>
    public static PathLoss Predict(double distanceKilometres, double irregularityMetres, ItmSiting transmitterSiting, ItmSiting receiverSiting, RadioLink link, ItmSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(link);
        settings ??= new ItmSettings();
        if ((ItmLimits.Refusal(link, settings) ?? Refusal(distanceKilometres, irregularityMetres, transmitterSiting, receiverSiting)) is { } refusal)
        {
            return new PathLoss { LossDb = double.NaN, Refusal = refusal };
        }

        double curvature = ItmGround.CurvaturePerMetre(link.SeaLevelRefractivity);
        ItmTerminal Terminal(double height, ItmSiting siting) =>
            ItmPathGeometry.Usual(height, EffectiveHeightMetres(height, siting, irregularityMetres), curvature, irregularityMetres);
        return ItmModel.Answer(
            new ItmPath
            {
                FrequencyMHz = link.FrequencyMHz,
                DistanceMetres = distanceKilometres * 1000,
                Transmitter = Terminal(link.TransmitterHeightAboveGroundMetres, transmitterSiting),
                Receiver = Terminal(link.ReceiverHeightAboveGroundMetres, receiverSiting),
                TerrainIrregularityMetres = irregularityMetres,
                SurfaceRefractivity = link.SeaLevelRefractivity,
                CurvaturePerMetre = curvature,
                GroundImpedance = ItmGround.Impedance(link.FrequencyMHz, link.Polarization, settings),
                IsPointToPoint = false,
            },
            new ItmVariability(link, settings));
    }

    // h_e (3.2), with B of (3.1)
    private static double EffectiveHeightMetres(double height, ItmSiting siting, double irregularity)
    {
        if (siting == ItmSiting.Random)
        {
            return height;
        }

        double gain = siting == ItmSiting.Careful ? 4 : 9;
        if (height < 5)
        {
            gain *= Math.Sin(0.1 * Math.PI * height);
        }

        return height + ((1 + gain) * Math.Exp(-Math.Min(20, 2 * height / Math.Max(1e-3, irregularity))));
    }

    private static LocalizedText? Refusal(double distance, double irregularity, ItmSiting transmitter, ItmSiting receiver) =>
        !(distance > 0 && double.IsFinite(distance)) ? LocalizedText.Of(
            $"Mô hình ITM không dùng được: khoảng cách là {distance:#,0.###} km, phải trên 0.",
            $"The ITM model does not apply: the distance is {distance:#,0.###} km; it must be above 0.")
        : !(irregularity >= 0 && double.IsFinite(irregularity)) ? LocalizedText.Of(
            $"Mô hình ITM không dùng được: độ gồ ghề địa hình Δh là {irregularity:#,0.###} m, phải từ 0 trở lên.",
            $"The ITM model does not apply: the terrain irregularity Δh is {irregularity:#,0.###} m; it must be 0 or more.")
        : !Enum.IsDefined(transmitter) || !Enum.IsDefined(receiver) ? new LocalizedText(
            "Mô hình ITM không biết cách đặt trạm này.", "The ITM model knows no such siting.")
        : null;
}
