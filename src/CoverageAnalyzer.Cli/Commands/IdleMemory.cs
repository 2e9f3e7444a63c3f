using System.Runtime;

namespace CoverageAnalyzer.Cli.Commands;

/// <summary>Gives memory back to the machine while nobody asks anything: what reading, measuring and answering left behind is collected and returned.</summary>
internal static class IdleMemory
{
    private const long IdleBytes = 4L << 20;
    private const long WorthBytes = 48L << 20;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(3);

    /// <summary>Collects everything and returns what is free.</summary>
    public static void GiveBack()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    /// <summary>Watches until it is stopped: where much was allocated since the last time and almost nothing in the last seconds, memory is given back.</summary>
    /// <param name="cancellation">Ends the watch.</param>
    /// <exception cref="OperationCanceledException">The watch was ended.</exception>
    public static async Task WatchAsync(CancellationToken cancellation)
    {
        long given = GC.GetTotalAllocatedBytes(), last = given;
        while (true)
        {
            await Task.Delay(Tick, cancellation);
            long now = GC.GetTotalAllocatedBytes();
            if (now - last < IdleBytes && now - given > WorthBytes)
            {
                GiveBack();
                given = now;
            }

            last = now;
        }
    }
}
