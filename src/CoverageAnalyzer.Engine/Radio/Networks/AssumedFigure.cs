using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>A figure that is taken where a site states none: under each of the three assumptions.</summary>
/// <param name="Low">The value that makes for least coverage.</param>
/// <param name="Expected">The usual value.</param>
/// <param name="High">The value that makes for most coverage.</param>
/// <param name="Basis">What they rest on; the weakest of the three.</param>
/// <param name="Source">Where each stands, or why it was chosen.</param>
public sealed record AssumedFigure(double Low, double Expected, double High, FigureBasis Basis, LocalizedText Source)
{
    /// <summary>The same figure with each value moved to the nearest limit where it is beyond it.</summary>
    /// <param name="least">The least value.</param>
    /// <param name="most">The greatest value.</param>
    public AssumedFigure HeldTo(double least, double most) => this with
    {
        Low = Math.Clamp(Low, least, most),
        Expected = Math.Clamp(Expected, least, most),
        High = Math.Clamp(High, least, most),
    };

    /// <summary>The value under an assumption.</summary>
    /// <param name="assumption">The assumption.</param>
    public double Under(RadioAssumption assumption) => assumption switch
    {
        RadioAssumption.Low => Low,
        RadioAssumption.High => High,
        _ => Expected,
    };
}
