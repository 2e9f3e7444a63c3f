namespace CoverageAnalyzer.Engine.Rasters;

/// <summary>How a cell that a unit's boundary runs through counts.</summary>
public enum CellRule
{
    /// <summary>By the part of it that lies in the unit, exactly.</summary>
    ExactFractions,

    /// <summary>Whole where its centre lies in the unit, else not at all; the rule of <see cref="UnitRaster"/>.</summary>
    CellCentres,
}
