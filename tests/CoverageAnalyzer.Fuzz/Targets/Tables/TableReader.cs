namespace CoverageAnalyzer.Fuzz.Targets.Tables;

/// <summary>What a table is read for; the corpus says it in a first line <c>%reader villages</c>, which is not part of the file.</summary>
internal enum TableReader
{
    /// <summary>Points: whole, as a stream of places, and as a stream of sites. Also where a case says nothing.</summary>
    Points,

    /// <summary>Villages.</summary>
    Villages,

    /// <summary>Published figures that are audited.</summary>
    Figures,

    /// <summary>A log of measured powers.</summary>
    Measurements,

    /// <summary>An official list of communes.</summary>
    List,

    /// <summary>Heights along a radio path.</summary>
    Profile,

    /// <summary>An antenna pattern in the Planet format.</summary>
    Antenna,
}
