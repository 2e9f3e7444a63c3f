using Microsoft.Extensions.Logging;

namespace CoverageAnalyzer.Web.Hosting;

/// <summary>Makes loggers that write lines to one place.</summary>
/// <param name="write">Takes the lines; called by one thread at a time.</param>
internal sealed class LineLoggerProvider(Action<string> write) : ILoggerProvider
{
    private readonly Lock gate = new();

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new LineLogger(categoryName, line =>
    {
        lock (gate)
        {
            write(line);
        }
    });

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
