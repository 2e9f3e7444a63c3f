using CoverageAnalyzer.IntegrationTests.Terrain;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Web.Ogc;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoverageAnalyzer.IntegrationTests.Ogc;

/// <summary>The built-in study behind the OGC addresses alone, on a free port, started once for all tests that ask it.</summary>
public sealed class OgcServer : IAsyncLifetime
{
    private WebApplication? application;

    /// <summary>The run that is served.</summary>
    public ReportContent Content { get; private set; } = null!;

    /// <summary>Address of the server, without a slash at its end.</summary>
    public string Root { get; private set; } = string.Empty;

    /// <summary>A client of it.</summary>
    public HttpClient Client { get; } = new() { Timeout = TimeSpan.FromMinutes(1) };

    public async ValueTask InitializeAsync()
    {
        Content = StudyRunner.Run(StudyFileReader.Read(TerrainStudy.BuiltIn), new StudyOptions(2), "1.0", null, CancellationToken.None).Content;
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddRouting();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        application = builder.Build();
        application.MapOgcFeatures(() => Content, otherParameters: ["token"]);
        await application.StartAsync();
        Root = application.Urls.Single().TrimEnd('/');
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (application is not null)
        {
            await application.DisposeAsync();
        }
    }
}
