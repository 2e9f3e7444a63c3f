namespace CoverageAnalyzer.Engine.Radio.Measurements;

/// <summary>Measured points against the prediction of a run.</summary>
/// <param name="Points">Every point in the order of its file, compared or not.</param>
/// <param name="All">All places together.</param>
/// <param name="Classes">Each clutter class, by name; empty where the file names none.</param>
public sealed record MeasurementResult(IReadOnlyList<MeasuredComparison> Points, MeasurementClass All, IReadOnlyList<MeasurementClass> Classes)
{
    /// <summary>All places together, then each class.</summary>
    public IReadOnlyList<MeasurementClass> Rows => [All, .. Classes];

    /// <summary>Points of a status.</summary>
    /// <param name="status">The status.</param>
    public int CountOf(MeasurementStatus status) => Points.Count(p => p.Status == status);

    /// <summary>Makes the figures of points.</summary>
    /// <remarks>Behavior: depends on the points alone; classes in ordinal order. Cost: linear, and a sort of the classes.</remarks>
    /// <param name="points">The points.</param>
    /// <param name="appliedOffsetDb">What the study adds to every predicted power already, in dB.</param>
    public static MeasurementResult Of(IReadOnlyList<MeasuredComparison> points, double appliedOffsetDb = 0)
    {
        ArgumentNullException.ThrowIfNull(points);
        IReadOnlyList<MeasuredCell> cells = MeasuredCell.Of(points);
        MeasurementClass[] classes = points.All(p => p.Point.ClutterClass.Length == 0)
            ? []
            :
            [
                .. cells.GroupBy(c => c.ClutterClass, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => ClassOf(g.Key, MeasurementFigures.Of([.. g]), points, appliedOffsetDb)),
            ];
        return new MeasurementResult(points, new MeasurementClass(string.Empty, IsAll: true, MeasurementFigures.Of(cells), appliedOffsetDb), classes);
    }

    // A class whose points all have it from the land cover has the offset of that class; one that a file names has none of its own.
    private static MeasurementClass ClassOf(string name, MeasurementFigures figures, IReadOnlyList<MeasuredComparison> points, double appliedOffsetDb)
    {
        double[] own = [.. points.Where(p => p.Point.ClutterClass == name).Select(p => p.Point.LandCoverOffsetDb).Distinct()];
        return own is [var offset] && !double.IsNaN(offset)
            ? new MeasurementClass(name, IsAll: false, figures, offset) { IsLandCover = true }
            : new MeasurementClass(name, IsAll: false, figures, appliedOffsetDb);
    }
}
