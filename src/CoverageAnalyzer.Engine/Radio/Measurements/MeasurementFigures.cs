namespace CoverageAnalyzer.Engine.Radio.Measurements;

/// <summary>How a prediction agrees with measured cells.</summary>
/// <remarks>
/// Source: ITU-R P.311, testing variables: mean, standard deviation and r.m.s. value of the difference in dB, with r.m.s.² = mean² + deviation².
/// The difference is measured less predicted. The table of four is that of forecast verification: hit, miss, false alarm, right rejection.
/// </remarks>
public sealed record MeasurementFigures
{
    /// <summary>Points in the cells.</summary>
    public required int Points { get; init; }

    /// <summary>Cells with a measured and a predicted power: the number that bias and deviation are over.</summary>
    public required int Cells { get; init; }

    /// <summary>Mean of measured less predicted, dB; NaN without cells.</summary>
    public required double BiasDb { get; init; }

    /// <summary>Standard deviation of the difference about its mean, dB: the root of the mean square, over n.</summary>
    public required double StandardDeviationDb { get; init; }

    /// <summary>Root of the mean square of the difference, dB.</summary>
    public required double RootMeanSquareDb { get; init; }

    /// <summary>Pearson's correlation of measured and predicted power; NaN where one of them does not vary.</summary>
    public required double Correlation { get; init; }

    /// <summary>Cells measured and predicted as covered.</summary>
    public required int Hits { get; init; }

    /// <summary>Cells measured as covered, predicted as not.</summary>
    public required int Misses { get; init; }

    /// <summary>Cells predicted as covered, measured as not.</summary>
    public required int FalseAlarms { get; init; }

    /// <summary>Cells measured and predicted as not covered.</summary>
    public required int RightRejections { get; init; }

    /// <summary>Standard error of the bias in dB, for cells that do not depend on each other: deviation / √(n − 1); NaN below two cells.</summary>
    /// <remarks>Cells beside each other on a road share their shadows, so that the true error is greater.</remarks>
    public double StandardErrorDb => Cells < 2 ? double.NaN : StandardDeviationDb / Math.Sqrt(Cells - 1);

    /// <summary>Cells of the table of four: with those that no site reaches.</summary>
    public int JudgedCells => Hits + Misses + FalseAlarms + RightRejections;

    /// <summary>Share (0–1) of the judged cells where measurement and prediction say the same of coverage; NaN without any.</summary>
    public double AgreementFraction => JudgedCells == 0 ? double.NaN : (double)(Hits + RightRejections) / JudgedCells;

    /// <summary>Makes the figures.</summary>
    /// <param name="cells">The cells.</param>
    public static MeasurementFigures Of(IReadOnlyList<MeasuredCell> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        MeasuredCell[] compared = [.. cells.Where(c => double.IsFinite(c.PredictedDbm))];
        double n = compared.Length, bias = 0, measured = 0, predicted = 0;
        foreach (MeasuredCell cell in compared)
        {
            bias += (cell.MeasuredDbm - cell.PredictedDbm) / n;
            measured += cell.MeasuredDbm / n;
            predicted += cell.PredictedDbm / n;
        }

        double squares = 0, variance = 0, ofMeasured = 0, ofPredicted = 0, together = 0;
        foreach (MeasuredCell cell in compared) // about the means: no great numbers are taken from each other
        {
            double difference = cell.MeasuredDbm - cell.PredictedDbm, m = cell.MeasuredDbm - measured, p = cell.PredictedDbm - predicted;
            squares += difference * difference / n;
            variance += (difference - bias) * (difference - bias) / n;
            ofMeasured += m * m;
            ofPredicted += p * p;
            together += m * p;
        }

        MeasuredCell[] judged = [.. cells.Where(c => !double.IsNaN(c.ThresholdDbm))];
        int Count(bool isMeasured, bool isPredicted) => judged.Count(c => (c.MeasuredDbm >= c.ThresholdDbm) == isMeasured && c.IsPredictedCovered == isPredicted);
        bool isEmpty = compared.Length == 0;
        return new MeasurementFigures
        {
            Points = cells.Sum(c => c.Points),
            Cells = compared.Length,
            BiasDb = isEmpty ? double.NaN : bias,
            StandardDeviationDb = isEmpty ? double.NaN : Math.Sqrt(variance),
            RootMeanSquareDb = isEmpty ? double.NaN : Math.Sqrt(squares),
            Correlation = ofMeasured > 0 && ofPredicted > 0 ? Math.Clamp(together / Math.Sqrt(ofMeasured * ofPredicted), -1, 1) : double.NaN,
            Hits = Count(true, true),
            Misses = Count(true, false),
            FalseAlarms = Count(false, true),
            RightRejections = Count(false, false),
        };
    }
}
