namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>Generation of a cell's radio technology: decides the defaults of what is not stated, and what power its coverage is measured by.</summary>
public enum RadioClass
{
    /// <summary>Not stated, or a word that names none; measured like <see cref="Lte"/>.</summary>
    Unknown = 0,

    /// <summary>GSM, 2G: power of the carrier (RxLev).</summary>
    Gsm = 1,

    /// <summary>UMTS, 3G: power of the common pilot channel (RSCP).</summary>
    Umts = 2,

    /// <summary>LTE, 4G: power of a resource element of the reference signal (RSRP).</summary>
    Lte = 3,

    /// <summary>NR, 5G: power of a resource element of the synchronization signal (SS-RSRP).</summary>
    Nr = 4,
}
