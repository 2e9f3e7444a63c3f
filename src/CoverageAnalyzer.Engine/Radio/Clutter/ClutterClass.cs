using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Networks;

namespace CoverageAnalyzer.Engine.Radio.Clutter;

/// <summary>What stands on the ground where a raster of land cover has one code: how high it is, and what it takes from a receiver in it.</summary>
/// <param name="Code">The raster's code; −1 for places without a class.</param>
/// <param name="Name">Name for people.</param>
/// <param name="HeightMetres">R, representative height in m: what ITU-R P.1812 adds to the ground between the terminals.</param>
/// <param name="LossDb">Loss of a receiver in it in dB, for models that know no clutter of their own.</param>
/// <param name="OffsetDb">Added to the received power in it in dB, for every model: what measured points showed the model to be off by there.</param>
/// <param name="Basis">How well founded height and loss are.</param>
/// <param name="Source">Where height and loss come from.</param>
public sealed record ClutterClass(int Code, LocalizedText Name, double HeightMetres, double LossDb, double OffsetDb, FigureBasis Basis, LocalizedText Source)
{
    /// <summary>Stands for places without a class: outside the raster, on its voids, of codes nobody described. Nothing stands there.</summary>
    public static ClutterClass None { get; } = new(-1, new("không có lớp phủ", "no land cover"), 0, 0, 0, FigureBasis.Judgement, LocalizedText.Empty);
}
