namespace CoverageAnalyzer.Engine.Radio.Models;

/// <summary>The surroundings of the receiver as Hata distinguishes them.</summary>
public enum HataEnvironment
{
    /// <summary>Urban, a small or medium city.</summary>
    UrbanSmallCity,

    /// <summary>Urban, a large city of tall houses.</summary>
    UrbanLargeCity,

    /// <summary>Suburban: villages, roads with scattered trees and houses.</summary>
    Suburban,

    /// <summary>Open country without tall trees or houses in the path, fields, rice paddies.</summary>
    Open,
}
