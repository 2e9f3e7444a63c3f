namespace CoverageAnalyzer.Data.Import;

/// <summary>How a row that names its commune was matched to one, or why not.</summary>
public enum CommuneMatchKind
{
    /// <summary>By the commune's code.</summary>
    Code,

    /// <summary>By the names of province, district and commune, accents included.</summary>
    Name,

    /// <summary>By the names without regard to accents, because only one commune could be meant.</summary>
    NameWithoutAccents,

    /// <summary>The row names no commune.</summary>
    NothingNamed,

    /// <summary>The layer has no such province.</summary>
    OtherProvince,

    /// <summary>The layer has no such district in that province.</summary>
    NoSuchDistrict,

    /// <summary>The district has no such commune.</summary>
    NoSuchCommune,

    /// <summary>More than one commune could be meant.</summary>
    Ambiguous,
}
