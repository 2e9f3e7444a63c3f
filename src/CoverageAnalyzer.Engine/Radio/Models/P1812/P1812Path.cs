using CoverageAnalyzer.Engine.Radio.Models.Diffraction;

namespace CoverageAnalyzer.Engine.Radio.Models.P1812;

/// <summary>What a profile comes to before any loss is worked out; of this and the parameters alone are all losses made but Bullington's over the ground.</summary>
public readonly record struct P1812Path
{
    /// <summary>d in km.</summary>
    public required double PathKilometres { get; init; }

    /// <summary>Height of the ground at the transmitter in m above sea level.</summary>
    public required double TransmitterGroundMetres { get; init; }

    /// <summary>Height of the ground at the receiver in m above sea level.</summary>
    public required double ReceiverGroundMetres { get; init; }

    /// <summary>hts in m above sea level.</summary>
    public required double TransmitterMetres { get; init; }

    /// <summary>hrs in m above sea level.</summary>
    public required double ReceiverMetres { get; init; }

    /// <summary>R at the receiver in m: for the scatter over places only.</summary>
    public required double ReceiverClutterMetres { get; init; }

    /// <summary>ω, dtm, dlm.</summary>
    public required PathZones Zones { get; init; }

    /// <summary>Horizons over bare ground for the median effective earth radius.</summary>
    public required PathHorizons Horizons { get; init; }

    /// <summary>hst, hsr as fitted (87), (88).</summary>
    public required SmoothSurface Fitted { get; init; }

    /// <summary>hstd, hsrd (91).</summary>
    public required SmoothSurface ForDiffraction { get; init; }

    /// <summary>hst, hsr no higher than the ground (92).</summary>
    public required SmoothSurface ForDucting { get; init; }

    /// <summary>hm in m (95).</summary>
    public required double RoughnessMetres { get; init; }

    /// <summary>hte in m (94a).</summary>
    public double TransmitterEffectiveMetres => TransmitterMetres - ForDucting.TransmitterMetres; // (94a)

    /// <summary>hre in m (94b).</summary>
    public double ReceiverEffectiveMetres => ReceiverMetres - ForDucting.ReceiverMetres; // (94b)

    /// <summary>Analyses a profile.</summary>
    /// <remarks>
    /// Source: ITU-R P.1812-8, Attachment 1 to Annex 1. Bare ground everywhere: clutter counts for the Bullington loss only.
    /// Cost: four to five passes over the points, no allocation.
    /// </remarks>
    /// <param name="distancesKilometres">Distances in km from 0, rising; two or more.</param>
    /// <param name="elevationsMetres">Heights of the ground in m above sea level, one a distance.</param>
    /// <param name="zones">How the path is made up of sea and land.</param>
    /// <param name="receiverClutterMetres">R at the receiver in m.</param>
    /// <param name="parameters">Antenna heights and ΔN are taken from here.</param>
    public static P1812Path Of(
        ReadOnlySpan<double> distancesKilometres, ReadOnlySpan<double> elevationsMetres, PathZones zones, double receiverClutterMetres, in P1812Parameters parameters)
    {
        double total = distancesKilometres[^1], groundT = elevationsMetres[0], groundR = elevationsMetres[^1];
        double hts = groundT + parameters.TransmitterHeightAboveGroundMetres, hrs = groundR + parameters.ReceiverHeightAboveGroundMetres;
        var horizons = PathHorizons.Of(distancesKilometres, elevationsMetres, hts, hrs, DuctingIncidence.MedianEarthRadiusKilometres(parameters.RefractivityGradient));
        var fitted = SmoothSurface.Fit(distancesKilometres, elevationsMetres);
        SmoothSurface diffraction = fitted.ForDiffraction(ObstacleHeights.Of(distancesKilometres, elevationsMetres, hts, hrs), groundT, groundR);
        SmoothSurface ducting = new(Math.Min(fitted.TransmitterMetres, groundT), Math.Min(fitted.ReceiverMetres, groundR)); // (92a), (92b)
        double slope = (ducting.ReceiverMetres - ducting.TransmitterMetres) / total; // m (93)
        double roughness = double.NegativeInfinity;
        for (int i = horizons.TransmitterIndex; i <= horizons.ReceiverIndex; i++)
        {
            roughness = Math.Max(roughness, elevationsMetres[i] - (ducting.TransmitterMetres + (slope * distancesKilometres[i]))); // (95)
        }

        return new()
        {
            PathKilometres = total,
            TransmitterGroundMetres = groundT,
            ReceiverGroundMetres = groundR,
            TransmitterMetres = hts,
            ReceiverMetres = hrs,
            ReceiverClutterMetres = receiverClutterMetres,
            Zones = zones,
            Horizons = horizons,
            Fitted = fitted,
            ForDiffraction = diffraction,
            ForDucting = ducting,
            RoughnessMetres = roughness,
        };
    }
}
