using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Terrain;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>A village with the commune it lies in.</summary>
/// <param name="Indicators">Its figures.</param>
/// <param name="Commune">The commune, or null where it lies in none.</param>
/// <param name="ShareAbove200MetresFraction">Share of its area (0–1) at 200 m or higher; NaN for a point.</param>
/// <param name="ShareSlope15PercentFraction">Share of its area (0–1) with a slope of 15 percent or more; NaN for a point.</param>
public sealed record VillageRow(VillageIndicators Indicators, Commune? Commune, double ShareAbove200MetresFraction, double ShareSlope15PercentFraction)
{
    private const double Height = 200, Slope = 15;

    /// <summary>The rows of a report in the order of its villages; empty without a village layer.</summary>
    /// <param name="content">The report.</param>
    public static IReadOnlyList<VillageRow> Of(ReportContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        int height = IndexOf(content.TerrainThresholds?.HeightsMetres, Height), slope = IndexOf(content.TerrainThresholds?.SlopesPercent, Slope);
        return
        [
            .. (content.Villages ?? []).Select(v => new VillageRow(
                v,
                CommuneOf(content, v.Village),
                Share(v.Terrain, v.Terrain?.AtOrAboveHeightSquareKilometres, height),
                Share(v.Terrain, v.Terrain?.AtOrAboveSlopeSquareKilometres, slope))),
        ];
    }

    /// <summary>The commune of a village, or null.</summary>
    internal static Commune? CommuneOf(ReportContent content, Village village) =>
        village.CommuneIndex is int c && c < content.Communes.Count ? content.Communes[c].Commune : null;

    private static int IndexOf(IReadOnlyList<double>? thresholds, double wanted)
    {
        for (int i = 0; i < thresholds?.Count; i++)
        {
            if (thresholds[i] == wanted)
            {
                return i;
            }
        }

        return -1;
    }

    private static double Share(UnitTerrain? terrain, IReadOnlyList<double>? areas, int index) =>
        terrain is { AreaSquareKilometres: > 0 } && index >= 0 && index < areas?.Count ? areas[index] / terrain.AreaSquareKilometres : double.NaN;
}
