using CoverageAnalyzer.Engine.Coverage;

namespace CoverageAnalyzer.Studies.Running;

/// <content>Measuring some communes at a time, where the circles of all do not fit in memory.</content>
internal sealed partial record MobileMeasure
{
    /// <summary>Measures some communes.</summary>
    /// <param name="plane">The communes.</param>
    /// <param name="discs">The circles that reach them, and those that reach these.</param>
    /// <param name="units">The communes, ascending.</param>
    /// <param name="places">People of a raster, or null to spread them evenly.</param>
    /// <param name="areaFraction">Takes the covered share of their areas.</param>
    /// <param name="peopleFraction">Takes the covered share of their people; the same array as that of the areas without a raster.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellation">Stops the measurement.</param>
    public static void MeasureUnits(
        StudyPlane plane, DiscIndex discs, int[] units, PeoplePlaces? places, double[] areaFraction, double[] peopleFraction, int threads, CancellationToken cancellation)
    {
        CoveredShares shares = SharesOf(plane, discs, places, units, threads, cancellation);
        for (int i = 0; i < units.Length; i++)
        {
            areaFraction[units[i]] = shares.AreaFraction[i];
            peopleFraction[units[i]] = shares.PeopleFraction[i];
        }
    }
}
