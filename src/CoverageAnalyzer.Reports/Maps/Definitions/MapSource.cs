namespace CoverageAnalyzer.Reports.Maps.Definitions;

/// <summary>A layer of the results that a map layer draws.</summary>
public enum MapSource
{
    /// <summary>The communes.</summary>
    Communes,

    /// <summary>The outlines of the districts: commune edges between different districts.</summary>
    Districts,

    /// <summary>The service areas of the counted postal points.</summary>
    ServiceAreas,

    /// <summary>The postal points.</summary>
    PostalPoints,

    /// <summary>The BTS sites.</summary>
    BtsSites,

    /// <summary>The villages, as points.</summary>
    Villages,

    /// <summary>The national land border, a line.</summary>
    NationalBorder,

    /// <summary>Areas of mobile coverage as the terrain allows it, where a radio model ran.</summary>
    MobileAreas,

    /// <summary>Measured points of mobile coverage, where a radio model ran.</summary>
    MobileMeasurements,
}
