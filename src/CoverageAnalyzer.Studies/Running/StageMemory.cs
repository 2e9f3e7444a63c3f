using System.Runtime;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>Lets go of what a stage of a large study left behind, before the next one fills memory again.</summary>
/// <remarks>
/// Left to itself the collector waits until as much again was allocated as is alive, which a nation's rows and boundaries make half a gigabyte.
/// One collection between two stages finds most of it dead; those in the middle of a stage, which stop all threads, find almost all alive.
/// </remarks>
internal static class StageMemory
{
    private const long WorthBytes = 256L << 20;

    /// <summary>Collects everything and closes the gaps that large arrays left: where memory is bounded, a gap is as good as lost.</summary>
    public static void Compact()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    /// <summary>Collects everything, where there is enough of it.</summary>
    public static void Collect()
    {
        if (GC.GetTotalMemory(forceFullCollection: false) > WorthBytes)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
        }
    }
}
