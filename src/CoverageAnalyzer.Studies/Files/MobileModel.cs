namespace CoverageAnalyzer.Studies.Files;

/// <summary>How a study judges mobile coverage: <c>mobile.model</c>. Words: <see cref="StudyKeys.MobileModels"/>.</summary>
public enum MobileModel
{
    /// <summary>Within the radius of a site.</summary>
    Distance = 0,

    /// <summary>Where the terrain leaves the antenna in sight, by free space.</summary>
    LineOfSight = 1,

    /// <summary>Okumura-Hata and COST 231-Hata.</summary>
    Hata = 2,

    /// <summary>3GPP TR 38.901, rural macro cells.</summary>
    Rma = 3,

    /// <summary>ITU-R P.1812.</summary>
    P1812 = 4,

    /// <summary>ITM, Longley-Rice.</summary>
    Itm = 5,
}
