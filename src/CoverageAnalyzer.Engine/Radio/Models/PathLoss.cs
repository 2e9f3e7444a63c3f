using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>What a model says of one path.</summary>
public sealed record PathLoss
{
    /// <summary>Basic transmission loss between isotropic antennas in dB; NaN where there is a <see cref="Refusal"/> or the path is unknown.</summary>
    public required double LossDb { get; init; }

    /// <summary>Why the model gives no loss here (outside what it is made for, heights that are not known), or null.</summary>
    public LocalizedText? Refusal { get; init; }

    /// <summary>What is near the edge of what the model is made for. Travels with the result.</summary>
    public IReadOnlyList<LocalizedText> Warnings { get; init; } = [];

    /// <summary>Intermediate values in the order the source comes to them.</summary>
    public IReadOnlyList<ModelQuantity> Quantities { get; init; } = [];
}
