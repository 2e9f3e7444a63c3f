namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>Where the telephone is.</summary>
public enum ReceptionMargin
{
    /// <summary>Outdoors.</summary>
    Outdoor = 0,

    /// <summary>In a vehicle.</summary>
    InVehicle = 1,

    /// <summary>In a building.</summary>
    Indoor = 2,
}
