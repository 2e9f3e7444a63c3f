using System.Net;
using CoverageAnalyzer.IntegrationTests.Cli;
using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Studies.Viewing;
using CoverageAnalyzer.Web;
using CoverageAnalyzer.Web.Hosting;
using CoverageAnalyzer.Web.Security;

namespace CoverageAnalyzer.IntegrationTests.Web;

/// <summary>The built-in study, opened once, and servers of it on free ports of this machine.</summary>
public sealed class WebServerFixture : IDisposable
{
    private readonly WorkFolder folder = new();
    private readonly StudySource source;

    public WebServerFixture()
    {
        source = StudySource.Open(folder.Study, new StudyOptions(1), "1.2.3");
        Study = new ServedStudy { Content = source.Content, Maps = source.Maps, Prepared = source.Prepared };
    }

    public ServedStudy Study { get; }

    public string StudyFolder => folder.Study;

    internal List<string> Log { get; } = [];

    internal Task<WebMapServer> Start(AccessToken? token = null, WebLimits? limits = null, ServedStudy? study = null) => WebMapServer.StartAsync(
        study ?? Study,
        new WebMapServerOptions { Token = token, Limits = limits ?? new WebLimits(), Log = line => { lock (Log) { Log.Add(line); } } },
        TestContext.Current.CancellationToken);

    internal static HttpClient Client(WebMapServer server) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None, UseProxy = false }) { BaseAddress = server.Address };

    public void Dispose()
    {
        source.Dispose();
        folder.Dispose();
    }
}
