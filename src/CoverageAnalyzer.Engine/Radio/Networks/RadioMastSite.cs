namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>One site of a mast.</summary>
/// <param name="Site">Its index.</param>
/// <param name="Terms">What its sectors add under each assumption.</param>
internal sealed record RadioMastSite(int Site, RadioTerm[][] Terms)
{
    private const float SameDb = 1e-4f;

    /// <summary>How much more than the expected budget all its sectors have under the low assumption, where the assumptions differ in nothing else; else NaN.</summary>
    public float LowHeadroomDb { get; } = Headroom(Terms, RadioAssumption.Low);

    /// <summary>The same of the high assumption.</summary>
    public float HighHeadroomDb { get; } = Headroom(Terms, RadioAssumption.High);

    /// <summary>Whether what is needed under one assumption is what is needed under each, but for a constant.</summary>
    public bool IsAlike => !float.IsNaN(LowHeadroomDb) && !float.IsNaN(HighHeadroomDb);

    private static float Headroom(RadioTerm[][] terms, RadioAssumption assumption)
    {
        RadioTerm[] expected = terms[(int)RadioAssumption.Expected], other = terms[(int)assumption];
        if (other.Length != expected.Length)
        {
            return float.NaN;
        }

        float headroom = other[0].BudgetDb - expected[0].BudgetDb;
        for (int i = 0; i < other.Length; i++)
        {
            if (!IsSameAntenna(other[i], expected[i]) || !(Math.Abs(other[i].BudgetDb - expected[i].BudgetDb - headroom) <= SameDb))
            {
                return float.NaN;
            }
        }

        return headroom;
    }

    private static bool IsSameAntenna(in RadioTerm a, in RadioTerm b) => a.Transmission == b.Transmission && a.Layer == b.Layer && (a.Emission, b.Emission) switch
    {
        (null, null) => true,
        ({ } x, { } y) => ReferenceEquals(x.Pattern, y.Pattern) && x.AzimuthDegrees == y.AzimuthDegrees && x.MechanicalTiltDegrees == y.MechanicalTiltDegrees && x.ElectricalTiltDegrees == y.ElectricalTiltDegrees,
        _ => false,
    };
}
