namespace CoverageAnalyzer.IntegrationTests.PostGis;

/// <summary>The server of <see cref="PostgresGroup"/>, started when the first test asks for it.</summary>
public sealed class SharedPostgres : IDisposable
{
    private readonly Lazy<PrivatePostgres> server = new(() => PrivatePostgres.Start());

    /// <summary>The server; skips (in CI: fails) the test where there is none to be had.</summary>
    public PrivatePostgres Server => server.Value;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (server.IsValueCreated)
        {
            server.Value.Dispose();
        }
    }
}
