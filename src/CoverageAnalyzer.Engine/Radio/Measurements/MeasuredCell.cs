namespace CoverageAnalyzer.Engine.Radio.Measurements;

/// <summary>All points of one cell, network and clutter class, as one value: the unit that figures are made of.</summary>
/// <remarks>
/// The mean is taken over dB. A model predicts the median over the places of a small area, and over those the power varies log-normally
/// (ITU-R P.1812-8, section 4.7; ITU-R P.1546-6, annex 5, section 12), so that the mean in dB is what estimates that median; a mean over milliwatts would lie above it.
/// A telephone that stood still or a slow road does not weigh more than a fast one. Values are those a telephone reports, from which the
/// fast fading is filtered already; single unfiltered samples would make the mean about 2.5 dB too low (Rayleigh).
/// </remarks>
/// <param name="ClutterClass">The class.</param>
/// <param name="Points">Points in it.</param>
/// <param name="MeasuredDbm">Mean of their powers in dB.</param>
/// <param name="PredictedDbm">The prediction; NaN where no site reaches the cell.</param>
/// <param name="IsPredictedCovered">Whether the cell is covered by the expected assumptions.</param>
/// <param name="ThresholdDbm">Power from which the measured value counts as covered; NaN: not known.</param>
public sealed record MeasuredCell(string ClutterClass, int Points, double MeasuredDbm, double PredictedDbm, bool IsPredictedCovered, double ThresholdDbm)
{
    /// <summary>Puts points into cells.</summary>
    /// <remarks>Behavior: points that could not be held against a prediction are left out; cells come in the order of their first point. Cost: linear.</remarks>
    /// <param name="comparisons">The points.</param>
    public static IReadOnlyList<MeasuredCell> Of(IEnumerable<MeasuredComparison> comparisons)
    {
        ArgumentNullException.ThrowIfNull(comparisons);
        var at = new Dictionary<(long Cell, string Operator, string Radio, string Class), int>();
        var sums = new List<(MeasuredComparison First, double Sum, int Points)>();
        foreach (MeasuredComparison comparison in comparisons.Where(c => c.Status is MeasurementStatus.Compared or MeasurementStatus.NoServer))
        {
            MeasuredPoint point = comparison.Point;
            var key = (comparison.Cell, point.Operator, point.Radio, point.ClutterClass);
            if (at.TryGetValue(key, out int index))
            {
                sums[index] = (sums[index].First, sums[index].Sum + point.PowerDbm, sums[index].Points + 1);
            }
            else
            {
                at.Add(key, sums.Count);
                sums.Add((comparison, point.PowerDbm, 1));
            }
        }

        return [.. sums.Select(s => new MeasuredCell(
            s.First.Point.ClutterClass,
            s.Points,
            s.Sum / s.Points,
            s.First.Status == MeasurementStatus.Compared ? s.First.PredictedDbm : double.NaN,
            s.First.IsPredictedCovered,
            s.First.ThresholdDbm))];
    }
}
