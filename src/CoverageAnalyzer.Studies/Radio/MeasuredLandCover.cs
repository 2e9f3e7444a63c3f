using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Clutter;
using CoverageAnalyzer.Engine.Radio.Measurements;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Studies.Radio;

/// <summary>Gives measured points that name no clutter class the class of the land cover they lie in.</summary>
internal static class MeasuredLandCover
{
    /// <summary>Gives it.</summary>
    /// <param name="points">The points.</param>
    /// <param name="model">The elevation model.</param>
    /// <param name="cover">The land cover on its cells.</param>
    /// <param name="language">Language of the class names.</param>
    /// <returns>The points in their order; those with a class of their own, or on none of the classes, as they are.</returns>
    public static List<MeasuredPoint> Of(IReadOnlyList<MeasuredPoint> points, DigitalElevationModel model, LandCover cover, ReportLanguage language)
    {
        double[] x = [.. points.Select(p => p.LongitudeDegrees)], y = [.. points.Select(p => p.LatitudeDegrees)];
        model.Crs.FromWgs84(x, y);
        IReadOnlyList<ClutterClass> classes = cover.Classes.All;
        return [.. points.Select((point, i) => point.ClutterClass.Length == 0 && cover.At(x[i], y[i]) is > 0 and var place && place < classes.Count
            ? point with { ClutterClass = classes[place].Name.In(language), LandCoverOffsetDb = classes[place].OffsetDb }
            : point)];
    }
}
