namespace CoverageAnalyzer.Engine.Radio.Measurements;

/// <summary>The figures of one clutter class, or of all measured places, with the offset they suggest.</summary>
/// <param name="ClutterClass">The class as the file names it; empty: places whose row names none, and all of them together.</param>
/// <param name="IsAll">True for all places together.</param>
/// <param name="Figures">The figures.</param>
/// <param name="AppliedOffsetDb">What the study adds already to every predicted power, or, for a class of the land cover, to those in the class beside that, in dB.</param>
public sealed record MeasurementClass(string ClutterClass, bool IsAll, MeasurementFigures Figures, double AppliedOffsetDb)
{
    /// <summary>Whether the class is one of the land cover, whose offset has a place of its own in the file of clutter classes.</summary>
    public bool IsLandCover { get; init; }

    /// <summary>The offset that would make the bias 0: what is applied, and the bias that is left. A suggestion; nobody adds it by itself.</summary>
    public double OffsetDb => AppliedOffsetDb + Figures.BiasDb;
}
