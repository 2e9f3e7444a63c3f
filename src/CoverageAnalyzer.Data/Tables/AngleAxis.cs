namespace CoverageAnalyzer.Data.Tables;

/// <summary>Which coordinate an angle is, by the letter written with it.</summary>
public enum AngleAxis
{
    /// <summary>No letter.</summary>
    Unstated,

    /// <summary>Latitude (N, S, B).</summary>
    Latitude,

    /// <summary>Longitude (E, W, Đ, T).</summary>
    Longitude,
}
