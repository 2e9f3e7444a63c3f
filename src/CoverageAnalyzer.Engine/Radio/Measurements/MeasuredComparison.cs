namespace CoverageAnalyzer.Engine.Radio.Measurements;

/// <summary>A measured point beside what is predicted at its cell. The two are never merged.</summary>
/// <param name="Point">The point.</param>
/// <param name="Status">Whether it could be compared.</param>
/// <param name="Cell">Number of its cell of the elevation model, row by row from the north; −1 outside the model.</param>
/// <param name="PredictedDbm">Power of the best server by the expected assumptions; NaN where none reaches or it is not known.</param>
/// <param name="IsPredictedCovered">Whether the cell is covered by the expected assumptions.</param>
/// <param name="ThresholdDbm">Power from which the measured value counts as covered; NaN: not known.</param>
public sealed record MeasuredComparison(MeasuredPoint Point, MeasurementStatus Status, long Cell, double PredictedDbm, bool IsPredictedCovered, double ThresholdDbm)
{
    /// <summary>Measured less predicted power in dB: above 0 where the prediction is too pessimistic. NaN where not compared.</summary>
    public double DifferenceDb => Status == MeasurementStatus.Compared ? Point.PowerDbm - PredictedDbm : double.NaN;

    /// <summary>Whether the measured power reaches the threshold; null where that is not known.</summary>
    public bool? IsMeasuredCovered => double.IsNaN(ThresholdDbm) ? null : Point.PowerDbm >= ThresholdDbm;
}
