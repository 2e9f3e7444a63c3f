namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>What the user may set about <see cref="Cost231Model"/>.</summary>
public sealed record Cost231Settings
{
    /// <summary>Whether the receiver is in a metropolitan centre (3 dB more) and not in a medium city or a suburb.</summary>
    public bool IsMetropolitan { get; init; }
}
