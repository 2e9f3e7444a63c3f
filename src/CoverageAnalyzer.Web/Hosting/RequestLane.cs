namespace CoverageAnalyzer.Web.Hosting;

/// <summary>Where requests are answered a few at a time, so that a sign of life is not behind all of them in the thread pool's one queue.</summary>
/// <remarks>
/// A request gives its turn up after each piece of work: in the pool's queue there are never more of them than <see cref="AtOnce"/>, while what Kestrel does
/// (taking connections, reading requests) and the health check go straight through it. A request that waits for a disk or a database holds no place.
/// </remarks>
internal sealed class RequestLane
{
    private readonly TaskScheduler turns = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, AtOnce, maxItemsPerTask: 1).ConcurrentScheduler;

    /// <summary>Requests that compute at the same time: two a processor, since some wait for a file without giving up their place.</summary>
    private static int AtOnce => 2 * Environment.ProcessorCount;

    /// <summary>Answers a request when its turn comes.</summary>
    /// <param name="answer">Answers it.</param>
    public Task Run(Func<Task> answer) => Task.Factory.StartNew(answer, CancellationToken.None, TaskCreationOptions.DenyChildAttach, turns).Unwrap();
}
