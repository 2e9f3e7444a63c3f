using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Clutter;

namespace CoverageAnalyzer.Reports;

/// <summary>What a report says of the land cover a prediction was made over.</summary>
/// <param name="Title">What the classes are called.</param>
/// <param name="File">Name of the raster.</param>
/// <param name="IsOwn">Whether the study has a file of classes of its own.</param>
/// <param name="UsesHeights">Whether the model adds the heights to the ground; otherwise losses and offsets alone count.</param>
/// <param name="Tally">Cells of the communes by class.</param>
public sealed record LandCoverContent(LocalizedText Title, string File, bool IsOwn, bool UsesHeights, LandCoverTally Tally);
