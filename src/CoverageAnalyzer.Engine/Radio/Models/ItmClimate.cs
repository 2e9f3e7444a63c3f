namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>Radio climates of the Irregular Terrain Model; the numbers are those of the published model.</summary>
public enum ItmClimate
{
    /// <summary>Within about 10° of the equator: heat and rain all year.</summary>
    Equatorial = 1,

    /// <summary>Inland near the tropics: dry winter, rainy summer.</summary>
    ContinentalSubtropical = 2,

    /// <summary>Lowlands near the sea within and near the tropics, under monsoons: Việt Nam.</summary>
    MaritimeSubtropical = 3,

    /// <summary>Desert.</summary>
    Desert = 4,

    /// <summary>Large land masses between 30° and 60°.</summary>
    ContinentalTemperate = 5,

    /// <summary>Land near the sea between 30° and 60°.</summary>
    MaritimeTemperateOverLand = 6,

    /// <summary>Paths over the sea between 30° and 60°.</summary>
    MaritimeTemperateOverSea = 7,
}
