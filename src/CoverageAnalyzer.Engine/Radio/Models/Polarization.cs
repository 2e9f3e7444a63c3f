namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>Direction of the electric field.</summary>
public enum Polarization
{
    /// <summary>Horizontal.</summary>
    Horizontal = 1,

    /// <summary>Vertical, as mobile networks mostly send.</summary>
    Vertical = 2,
}
