namespace CoverageAnalyzer.Engine.Radio.Models.P1812;

/// <summary>What ITU-R P.1812-8 wants to know beside the heights of a path, in its own units.</summary>
/// <remarks>Nothing is checked here; <see cref="P1812Limits"/> does that for whole links.</remarks>
public readonly record struct P1812Parameters
{
    /// <summary>f in GHz.</summary>
    public required double FrequencyGHz { get; init; }

    /// <summary>p in %, 1 to 50.</summary>
    public required double TimePercent { get; init; }

    /// <summary>pL in %, 1 to 99.</summary>
    public required double LocationPercent { get; init; }

    /// <summary>σL in dB; NaN: by <see cref="LocationVariability.DeviationDb"/>.</summary>
    public required double LocationDeviationDb { get; init; }

    /// <summary>wa in m: width of the square whose places σL is about.</summary>
    public required double SquareWidthMetres { get; init; }

    /// <summary>htg in m above the ground.</summary>
    public required double TransmitterHeightAboveGroundMetres { get; init; }

    /// <summary>hrg in m above the ground.</summary>
    public required double ReceiverHeightAboveGroundMetres { get; init; }

    /// <summary>Polarization.</summary>
    public required Polarization Polarization { get; init; }

    /// <summary>ΔN in N-units/km.</summary>
    public required double RefractivityGradient { get; init; }

    /// <summary>N₀ in N-units.</summary>
    public required double SeaLevelRefractivity { get; init; }

    /// <summary>φ, latitude of the middle of the path in degrees.</summary>
    public required double LatitudeDegrees { get; init; }

    /// <summary>dct in km.</summary>
    public required double TransmitterToCoastKilometres { get; init; }

    /// <summary>dcr in km.</summary>
    public required double ReceiverToCoastKilometres { get; init; }

    /// <summary>The parameters of a link.</summary>
    /// <remarks>
    /// The latitude is that of the point half the path's length along the great circle from transmitter to receiver, on a sphere of 6371 km (P.1812-8, §3.3 to 3.6);
    /// terminals at one place, as an area prediction gives them, have the latitude of that place.
    /// </remarks>
    /// <param name="link">The link.</param>
    /// <param name="pathKilometres">Length of the path in km.</param>
    public static P1812Parameters Of(RadioLink link, double pathKilometres)
    {
        ArgumentNullException.ThrowIfNull(link);
        return new()
        {
            FrequencyGHz = link.FrequencyMHz / 1000,
            TimePercent = link.TimePercent,
            LocationPercent = link.LocationPercent,
            LocationDeviationDb = link.LocationDeviationDb,
            SquareWidthMetres = link.LocationSquareWidthMetres,
            TransmitterHeightAboveGroundMetres = link.TransmitterHeightAboveGroundMetres,
            ReceiverHeightAboveGroundMetres = link.ReceiverHeightAboveGroundMetres,
            Polarization = link.Polarization,
            RefractivityGradient = link.RefractivityGradient,
            SeaLevelRefractivity = link.SeaLevelRefractivity,
            LatitudeDegrees = PathCenter.LatitudeDegrees(
                link.TransmitterLatitudeDegrees, link.TransmitterLongitudeDegrees, link.ReceiverLatitudeDegrees, link.ReceiverLongitudeDegrees, pathKilometres),
            TransmitterToCoastKilometres = link.TransmitterToCoastKilometres,
            ReceiverToCoastKilometres = link.ReceiverToCoastKilometres,
        };
    }
}
