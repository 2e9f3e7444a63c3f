namespace CoverageAnalyzer.Engine.Radio.Measurements;

/// <summary>Whether a measured point could be held against the prediction.</summary>
public enum MeasurementStatus
{
    /// <summary>It was: there is a measured and a predicted power.</summary>
    Compared,

    /// <summary>No site reaches the place: predicted as not covered, without a power to compare with.</summary>
    NoServer,

    /// <summary>What is predicted is not known: heights on the way are missing.</summary>
    Unknown,

    /// <summary>The elevation model has no height at the place.</summary>
    OnVoid,

    /// <summary>The place lies outside the elevation model.</summary>
    OutsideElevation,

    /// <summary>The study has no site that counts of the operator or technology that was measured.</summary>
    NoSuchNetwork,
}
