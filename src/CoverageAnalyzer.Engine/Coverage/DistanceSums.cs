using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>The sums from which means and shares over any set of units follow.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct DistanceSums
{
    /// <summary>Square metres on the ground.</summary>
    public double Area;

    /// <summary>Square metres times metres.</summary>
    public double AreaDistance;

    /// <summary>Square metres within the limit.</summary>
    public double AreaWithin;

    /// <summary>People.</summary>
    public double People;

    /// <summary>People times metres.</summary>
    public double PeopleDistance;

    /// <summary>People within the limit.</summary>
    public double PeopleWithin;

    /// <summary>Greatest distance in metres; negative infinity where nothing was added.</summary>
    public double MaximumMetres;

    /// <summary>Nothing added yet.</summary>
    public static DistanceSums Zero => new() { MaximumMetres = double.NegativeInfinity };

    /// <summary>Adds the sums of another part.</summary>
    /// <param name="other">The other part.</param>
    public void Add(in DistanceSums other)
    {
        Area += other.Area;
        AreaDistance += other.AreaDistance;
        AreaWithin += other.AreaWithin;
        People += other.People;
        PeopleDistance += other.PeopleDistance;
        PeopleWithin += other.PeopleWithin;
        MaximumMetres = Math.Max(MaximumMetres, other.MaximumMetres);
    }
}
