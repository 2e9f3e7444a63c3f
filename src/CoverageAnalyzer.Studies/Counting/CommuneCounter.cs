using CoverageAnalyzer.Data.Points;
using CoverageAnalyzer.Engine.Coverage;

namespace CoverageAnalyzer.Studies.Counting;

/// <summary>Counts the points of one thread by commune.</summary>
/// <param name="locator">Finds the commune of a place in degrees.</param>
/// <param name="communes">The number of communes.</param>
internal sealed class CommuneCounter(CommuneLocator locator, int communes) : IPointSink
{
    private int[] unit = [];

    /// <summary>Points in each commune.</summary>
    public long[] Counts { get; } = new long[communes];

    /// <summary>Points in no commune.</summary>
    public long Outside { get; private set; }

    /// <inheritdoc/>
    public void Take(ReadOnlySpan<double> longitudeDegrees, ReadOnlySpan<double> latitudeDegrees)
    {
        if (unit.Length < longitudeDegrees.Length)
        {
            unit = new int[longitudeDegrees.Length];
        }

        var found = unit.AsSpan(0, longitudeDegrees.Length);
        locator.LocateMany(longitudeDegrees, latitudeDegrees, found);
        long[] counts = Counts;
        long outside = 0;
        foreach (int commune in found)
        {
            if ((uint)commune < (uint)counts.Length)
            {
                counts[commune]++;
            }
            else
            {
                outside++;
            }
        }

        Outside += outside;
    }
}
