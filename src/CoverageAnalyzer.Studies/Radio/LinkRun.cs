using CoverageAnalyzer.Engine.Radio.Models;
using CoverageAnalyzer.Engine.Radio.Profiles;

namespace CoverageAnalyzer.Studies.Radio;

/// <summary>Works one link out.</summary>
public static class LinkRun
{
    /// <summary>Asks every model.</summary>
    /// <param name="path">The path.</param>
    /// <param name="link">Frequency, heights, climate.</param>
    /// <param name="models">The models.</param>
    /// <param name="eirpDbm">EIRP towards the receiver in dBm; NaN: not stated.</param>
    public static LinkResult Of(LinkPath path, RadioLink link, IReadOnlyList<PropagationModel> models, double eirpDbm = double.NaN)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(link);
        ArgumentNullException.ThrowIfNull(models);
        TerrainProfile profile = path.Profile;
        PathClearance? clearance = profile.IsUnknown || profile.Count < 2
            ? null
            : PathClearance.Of(profile, link.FrequencyMHz, link.TransmitterHeightAboveGroundMetres, link.ReceiverHeightAboveGroundMetres, link.EffectiveEarthRadiusFactor);
        var results = new List<LinkModelResult>();
        foreach (PropagationModel model in models)
        {
            // As in areas: a model that knows no clutter sees the bare ground, and its receiver the loss of the class it stands in.
            var result = new LinkModelResult(model, model.Predict(model.UsesClutter || path.Cover is null ? profile : path.Cover.Bare, link), double.NaN);
            double addedDb = path.Cover?.AddedPowerDb(model.UsesClutter) ?? 0;
            results.Add(result.IsHidden ? result : result with { ReceivedPowerDbm = eirpDbm - result.Loss.LossDb + addedDb });
        }

        return new LinkResult(path, link, results) { Clearance = clearance, EirpDbm = eirpDbm };
    }
}
