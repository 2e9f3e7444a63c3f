namespace CoverageAnalyzer.Engine.Rules;

/// <summary>The facts a rule may compare. <see cref="FactCatalog"/> says what each is, of which units and in which unit of measure.</summary>
public enum RuleFact
{
    /// <summary>Share of the area at or above a height.</summary>
    AreaShareAtOrAboveHeight,

    /// <summary>Share of the area with at least a slope.</summary>
    AreaShareAtOrAboveSlope,

    /// <summary>Share, by number, of a commune's village points at or above a height: information, no legal measure.</summary>
    VillagePointsShareAtOrAboveHeight,

    /// <summary>Mean height of the area whose height is known, in metres.</summary>
    MeanElevation,

    /// <summary>Area in km², as the study's average radius takes it.</summary>
    AreaSquareKilometres,

    /// <summary>People.</summary>
    Population,

    /// <summary>Households.</summary>
    Households,

    /// <summary>Counted postal points.</summary>
    PostalPoints,

    /// <summary>Postal points with staff.</summary>
    StaffedPostalPoints,

    /// <summary>Stand-alone public mailboxes.</summary>
    PublicMailboxes,

    /// <summary>BTS sites.</summary>
    BtsSites,

    /// <summary>Share of the people within mobile coverage.</summary>
    MobileCoveredPopulationShare,

    /// <summary>Share of the area within mobile coverage.</summary>
    MobileCoveredAreaShare,

    /// <summary>Share of the people within a distance of a postal point.</summary>
    PopulationWithinPostalDistanceShare,

    /// <summary>Area-weighted mean distance to the nearest postal point, in km.</summary>
    NearestPostalMeanKilometres,

    /// <summary>Distance of a village's place to the nearest postal point, in km.</summary>
    NearestPostalKilometres,

    /// <summary>Length of the boundary on the national land border, in km.</summary>
    LandBorderLength,

    /// <summary>Length of the boundary on the sea, in km.</summary>
    SeaBoundaryLength,

    /// <summary>Distance to the mainland in km; 0 where land connects it.</summary>
    DistanceToMainland,

    /// <summary>Distance to the district's centre in km.</summary>
    DistanceToDistrictCentre,

    /// <summary>Average service radius √(A/(π·N)) in km.</summary>
    AverageServiceRadius,

    /// <summary>People per counted postal point.</summary>
    PeoplePerPostalPoint,

    /// <summary>Yes or no: the commune has a postal gap.</summary>
    LacksPostal,

    /// <summary>Yes or no: the commune has a mobile gap.</summary>
    LacksMobile,

    /// <summary>Yes or no: the village has electricity.</summary>
    IsElectrified,

    /// <summary>Yes or no: the village has people or households.</summary>
    IsInhabited,

    /// <summary>Yes or no: the village's place is within mobile coverage.</summary>
    MobileCovered,

    /// <summary>Yes or no: the village file says that the village is mountainous.</summary>
    IsListedMountainous,

    /// <summary>Telephones per 100 people. No study has it yet.</summary>
    PhonesPer100People,

    /// <summary>Yes or no: the commune has a public telephone point. No study has it yet.</summary>
    PublicPhonePoint,

    /// <summary>Yes or no: the commune has a public Internet point. No study has it yet.</summary>
    PublicInternetPoint,

    /// <summary>Yes or no: Internet reaches the commune's villages. No study has it yet.</summary>
    InternetReachesVillages,

    /// <summary>Yes or no: the broadband backbone reaches the commune. No study has it yet.</summary>
    BroadbandBackbone,

    /// <summary>Share of the electrified villages with fixed broadband. No study has it yet.</summary>
    FixedBroadbandVillageShare,

    /// <summary>Share of households of ethnic minorities. No study has it yet.</summary>
    MinorityHouseholdShare,

    /// <summary>Share of the area in a mountain class of Kapos and others, for studies that ask for it.</summary>
    KaposMountainAreaShare,

    /// <summary>Share of the people of deprived urban areas within a distance of a postal point. No study has it yet.</summary>
    DeprivedUrbanWithinPostalDistanceShare,

    /// <summary>Share of the urban people within a distance of a postal point. No study has it yet.</summary>
    UrbanWithinPostalDistanceShare,

    /// <summary>Share of the rural people within a distance of a postal point. No study has it yet.</summary>
    RuralWithinPostalDistanceShare,

    /// <summary>Expected income of a post office as a share of its cost. No study has it yet.</summary>
    OfficeIncomeShare,
}
