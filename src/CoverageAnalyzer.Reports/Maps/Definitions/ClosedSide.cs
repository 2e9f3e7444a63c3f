namespace CoverageAnalyzer.Reports.Maps.Definitions;

/// <summary>Which class a value that equals a break belongs to.</summary>
public enum ClosedSide
{
    /// <summary>The class below the break: "up to and including" (a distance that just keeps the limit).</summary>
    Upper,

    /// <summary>The class above the break: "from" (a share that just reaches the minimum).</summary>
    Lower,
}
