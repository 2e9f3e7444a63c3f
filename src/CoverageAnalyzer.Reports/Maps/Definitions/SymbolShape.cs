namespace CoverageAnalyzer.Reports.Maps.Definitions;

/// <summary>Shape of a point symbol.</summary>
public enum SymbolShape
{
    /// <summary>A disc.</summary>
    Circle,

    /// <summary>A square.</summary>
    Square,

    /// <summary>A triangle standing on its base.</summary>
    Triangle,
}
