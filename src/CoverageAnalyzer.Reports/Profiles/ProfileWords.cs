using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Profiles;

namespace CoverageAnalyzer.Reports.Profiles;

/// <summary>What is said of a path: how the ray clears the ground, in the words of the picture and of the command line.</summary>
public static class ProfileWords
{
    /// <summary>The worst obstacle and how far it reaches.</summary>
    /// <param name="clearance">The clearance.</param>
    /// <param name="obstacleElevationMetres">Top of the obstacle above sea level in m.</param>
    public static LocalizedText Obstacle(PathClearance clearance, double obstacleElevationMetres)
    {
        if (clearance.ObstacleIndex < 0)
        {
            return new("Không có điểm nào giữa hai đầu.", "There is no point between the ends.");
        }

        LocalizedText where = LocalizedText.Of(
            $"Km {clearance.ObstacleKilometres:N2}, đỉnh {obstacleElevationMetres:N0} m", $"{clearance.ObstacleKilometres:N2} km, top {obstacleElevationMetres:N0} m");
        LocalizedText how = Reach(clearance);
        return new($"{where.Vietnamese}: {how.Vietnamese}", $"{where.English}: {how.English}");
    }

    /// <summary>How far the obstacle reaches into the ray or its zone.</summary>
    /// <param name="clearance">The clearance, with an obstacle.</param>
    public static LocalizedText Reach(PathClearance clearance) =>
        !clearance.IsVisible
            ? LocalizedText.Of($"cao hơn tia {-clearance.ClearanceMetres:N1} m (ν = {clearance.Nu:N2})", $"{-clearance.ClearanceMetres:N1} m above the ray (ν = {clearance.Nu:N2})")
        : clearance.IntrusionMetres > 0
            ? LocalizedText.Of(
                $"dưới tia {clearance.ClearanceMetres:N1} m, vào vùng Fresnel {clearance.IntrusionMetres:N1} m (thông thoáng {clearance.ClearanceFraction * 100:N0} %)",
                $"{clearance.ClearanceMetres:N1} m below the ray, {clearance.IntrusionMetres:N1} m into the Fresnel zone ({clearance.ClearanceFraction * 100:N0} % free)")
        : LocalizedText.Of(
            $"dưới tia {clearance.ClearanceMetres:N1} m, ngoài vùng Fresnel", $"{clearance.ClearanceMetres:N1} m below the ray, outside the Fresnel zone");

    /// <summary>The verdict on the ray in a sentence.</summary>
    /// <param name="clearance">The clearance.</param>
    public static LocalizedText Verdict(PathClearance clearance) =>
        !clearance.IsVisible ? new("Hai ăng-ten không nhìn thấy nhau.", "The antennas do not see each other.")
        : clearance.FreeZoneFraction < 1 ? new("Nhìn thấy nhau, nhưng vùng Fresnel không đủ thông thoáng (dưới 60 %).", "In sight, but less than 60 % of the Fresnel zone is free.")
        : new("Nhìn thấy nhau, vùng Fresnel thông thoáng.", "In sight, and the Fresnel zone is free.");
}
