using CoverageAnalyzer.Engine.Findings;

namespace CoverageAnalyzer.Fuzz.Vector;

/// <summary>A layer as it was read.</summary>
/// <param name="Features">Its features, those left out not among them.</param>
/// <param name="Findings">What was said about them.</param>
/// <param name="Layer">Its name.</param>
internal sealed record LayerReading(IReadOnlyList<FeatureFigures> Features, IReadOnlyList<Finding> Findings, string Layer);
