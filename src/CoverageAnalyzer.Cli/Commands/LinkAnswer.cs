using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Clutter;
using CoverageAnalyzer.Engine.Radio.Models;
using CoverageAnalyzer.Studies.Radio;

namespace CoverageAnalyzer.Cli.Commands;

/// <summary>One link as plain values for <c>--json</c>: raw numbers, null for what is not known.</summary>
internal static class LinkAnswer
{
    /// <summary>The whole answer; the figures of a single model stand at the top too.</summary>
    /// <param name="result">The link.</param>
    /// <param name="picture">File of the picture, or null.</param>
    /// <param name="language">Language of the texts.</param>
    public static Dictionary<string, object?> Of(LinkResult result, string? picture, ReportLanguage language)
    {
        var answer = new Dictionary<string, object?>
        {
            ["from"] = result.Path.Transmitter.In(language),
            ["to"] = result.Path.Receiver.In(language),
            ["source"] = result.Path.Source,
            ["distance_km"] = result.Path.Profile.LengthKilometres,
            ["azimuth_deg"] = Known(result.Path.AzimuthDegrees),
            ["points"] = result.Path.Profile.Count,
            ["frequency_mhz"] = result.Link.FrequencyMHz,
            ["tx_height_m"] = result.Link.TransmitterHeightAboveGroundMetres,
            ["rx_height_m"] = result.Link.ReceiverHeightAboveGroundMetres,
            ["time_percent"] = result.Link.TimePercent,
            ["location_percent"] = result.Link.LocationPercent,
            ["polarization"] = result.Link.Polarization == Polarization.Horizontal ? "h" : "v",
            ["delta_n"] = result.Link.RefractivityGradient,
            ["n0"] = result.Link.SeaLevelRefractivity,
            ["earth_radius_factor"] = result.Link.EffectiveEarthRadiusFactor,
            ["tx_lat"] = result.Link.TransmitterLatitudeDegrees,
            ["tx_lon"] = result.Link.TransmitterLongitudeDegrees,
            ["rx_lat"] = result.Link.ReceiverLatitudeDegrees,
            ["rx_lon"] = result.Link.ReceiverLongitudeDegrees,
            ["eirp_dbm"] = Known(result.EirpDbm),
            ["tx_elevation_m"] = Known(result.Path.Profile.ElevationsMetres[0]),
            ["rx_elevation_m"] = Known(result.Path.Profile.ElevationsMetres[^1]),
            ["clearance"] = Clearance(result),
            ["land_cover"] = LandCover(result, language),
        };
        if (result.Models is [var only])
        {
            foreach ((string key, object? value) in Of(only, language))
            {
                answer[key] = value;
            }
        }

        answer["models"] = result.Models.Select(m => Of(m, language)).ToArray();
        answer["picture"] = picture;
        return answer;
    }

    private static Dictionary<string, object?>? LandCover(LinkResult result, ReportLanguage language) => result.Path.Cover is not { } cover ? null : new()
    {
        ["file"] = cover.File,
        ["classes"] = cover.Counts.Select(c => new Dictionary<string, object?>
        {
            ["code"] = c.Class.Code < 0 && c.Class == ClutterClass.None ? null : c.Class.Code,
            ["name"] = c.Class.Name.In(language),
            ["height_m"] = c.Class.HeightMetres,
            ["points"] = c.Points,
        }).ToArray(),
        ["rx_class"] = cover.Receiver.Name.In(language),
        ["rx_clutter_m"] = cover.Receiver.HeightMetres,
        ["rx_loss_db"] = cover.Receiver.LossDb,
        ["rx_offset_db"] = cover.Receiver.OffsetDb,
        ["clutter_m"] = result.Path.Profile.ClutterMetres?.ToArray(),
    };

    private static Dictionary<string, object?>? Clearance(LinkResult result) => result.Clearance is not { } c ? null : new()
    {
        ["visible"] = c.IsVisible,
        ["obstacle_km"] = Known(c.ObstacleKilometres),
        ["obstacle_elevation_m"] = Known(result.ObstacleElevationMetres),
        ["clearance_m"] = Known(c.ClearanceMetres),
        ["fresnel_radius_m"] = Known(c.FresnelMetres),
        ["clearance_share"] = Known(c.ClearanceFraction),
        ["free_60_percent_zone_share"] = c.FreeZoneFraction,
        ["intrusion_m"] = c.IntrusionMetres,
        ["nu"] = Known(c.Nu),
    };

    private static Dictionary<string, object?> Of(LinkModelResult result, ReportLanguage language) => new()
    {
        ["model"] = result.Model.Name,
        ["model_source"] = result.Model.Source,
        ["loss_db"] = Known(result.Loss.LossDb),
        ["hidden"] = result.IsHidden,
        ["received_power_dbm"] = Known(result.ReceivedPowerDbm),
        ["refusal"] = result.Loss.Refusal?.In(language),
        ["warnings"] = result.Loss.Warnings.Select(w => w.In(language)).ToArray(),
        ["quantities"] = result.Loss.Quantities.Select(q => new Dictionary<string, object?>
        {
            ["symbol"] = q.Symbol,
            ["value"] = Known(q.Value),
            ["unit"] = q.Unit,
            ["equation"] = q.Equation,
        }).ToArray(),
    };

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}
