using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Engine.Geodesy;

/// <summary>Chooses the one metric plane a run measures in.</summary>
public static class AnalysisPlane
{
    /// <summary>The setting that leaves the choice to the program.</summary>
    public const string Automatic = "auto";

    /// <summary>The plane of a run: what the user set, or the WGS 84 / UTM zone of the middle of the communes.</summary>
    /// <remarks>
    /// Behavior: distances taken in it are corrected by the point scale factor where they are reported, so the choice moves no figure by more
    /// than that correction's own rounding. A province wider than a zone (6°) still lies within the projection's reach.
    /// </remarks>
    /// <param name="wgs84">Bounds of the communes in degrees.</param>
    /// <param name="userSetting"><c>auto</c>, empty or null, or a code such as <c>EPSG:3405</c>.</param>
    /// <returns>A conformal system in metres.</returns>
    /// <exception cref="ArgumentException">The setting names no system known here, or one that is not conformal in metres; or the bounds are empty or not degrees.</exception>
    public static CoordinateReferenceSystem For(Bounds wgs84, string? userSetting)
    {
        if (!string.IsNullOrWhiteSpace(userSetting) && !userSetting.Trim().Equals(Automatic, StringComparison.OrdinalIgnoreCase))
        {
            CoordinateReferenceSystem set = CoordinateReferenceSystem.FromText(userSetting)
                ?? throw new ArgumentException(
                    $"analysisCrs: '{userSetting}' is not a coordinate system known here. Write \"auto\" or a code such as \"EPSG:3405\".", nameof(userSetting));
            return set.IsConformalMetric
                ? set
                : throw new ArgumentException(
                    $"analysisCrs: {set} cannot be measured in: the analysis needs a conformal projection in metres, such as UTM or VN-2000 / TM-3. Write \"auto\" or for example \"EPSG:3405\".",
                    nameof(userSetting));
        }

        if (wgs84.IsEmpty || !(wgs84.MinX >= -180 && wgs84.MaxX <= 180 && wgs84.MinY >= -90 && wgs84.MaxY <= 90))
        {
            throw new ArgumentException($"The bounds {wgs84} are not longitudes and latitudes in degrees.", nameof(wgs84));
        }

        double longitude = (wgs84.MinX + wgs84.MaxX) / 2, latitude = (wgs84.MinY + wgs84.MaxY) / 2;
        int zone = Math.Clamp((int)Math.Floor((longitude + 180) / 6) + 1, 1, 60);
        return CoordinateReferenceSystem.FromEpsg((latitude < 0 ? 32700 : 32600) + zone)!;
    }
}
