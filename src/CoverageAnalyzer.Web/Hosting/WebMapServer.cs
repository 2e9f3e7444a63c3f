using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Scenarios;
using CoverageAnalyzer.Web.Assets;
using CoverageAnalyzer.Web.Endpoints;
using CoverageAnalyzer.Web.Jobs;
using CoverageAnalyzer.Web.Ogc;
using CoverageAnalyzer.Web.Scenarios;
using CoverageAnalyzer.Web.Security;
using CoverageAnalyzer.Web.Stores;
using CoverageAnalyzer.Web.Tiles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoverageAnalyzer.Web.Hosting;

/// <summary>The web map of one study: the page, its data, and nothing else. It opens no connection by itself, but to the shared store it was given.</summary>
/// <remarks>
/// Nothing of the machine's settings reaches it (no environment variables, no settings files): it listens where it is told to.
/// Safe to be asked by many clients. The figures never change while it runs, unless newer runs of a shared store are to be shown.
/// </remarks>
public sealed class WebMapServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly WebMapServerOptions options;
    private readonly Preparation preparation;

    private readonly ServerStore? store;

    private WebMapServer(WebApplication app, WebMapServerOptions options, int port, Preparation preparation, ServerStore? store)
    {
        this.app = app;
        this.options = options;
        this.preparation = preparation;
        this.store = store;
        Port = port;
    }

    /// <summary>The port listened on.</summary>
    public int Port { get; }

    /// <summary>The address for a browser on this machine.</summary>
    public Uri Address
    {
        get
        {
            bool any = options.Address.Equals(IPAddress.Any) || options.Address.Equals(IPAddress.IPv6Any);
            string host = any ? "localhost" : options.Address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{options.Address}]" : options.Address.ToString();
            return new Uri(string.Create(CultureInfo.InvariantCulture, $"http://{host}:{Port}/"));
        }
    }

    /// <summary>True where the map page was built into the program.</summary>
    public bool HasPage { get; private init; }

    /// <summary>The endpoints, for tests that must see every one of them.</summary>
    internal IReadOnlyList<Endpoint> Endpoints => [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(d => d.Endpoints)];

    /// <summary>Starts a server.</summary>
    /// <param name="study">What it shows.</param>
    /// <param name="options">How it listens.</param>
    /// <param name="cancellation">Stops the start.</param>
    /// <exception cref="ArgumentException">An address other than the machine's own, and no token.</exception>
    /// <exception cref="IOException">The port is taken, or the address is none of this machine.</exception>
    /// <exception cref="DataStoreException">The shared store cannot be used.</exception>
    public static async Task<WebMapServer> StartAsync(ServedStudy study, WebMapServerOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(options);
        if (!IPAddress.IsLoopback(options.Address) && options.Token is null)
        {
            throw new ArgumentException("A server that others can reach needs a token.", nameof(options));
        }

        for (int port = options.Port; ; port++)
        {
            WebApplication app = Build(study, options, port, out bool hasPage, out Preparation preparation, out ServerStore? store);
            try
            {
                await app.StartAsync(cancellation);
                int bound = new Uri(app.Urls.First()).Port;
                store?.Start();
                return new WebMapServer(app, options, bound, preparation, store) { HasPage = hasPage };
            }
            catch (Exception e) when (e is IOException or SocketException)
            {
                await app.DisposeAsync();
                if (store is not null)
                {
                    await store.DisposeAsync();
                }

                if (port >= options.Port + options.MorePorts || port >= IPEndPoint.MaxPort || e.InnerException is not AddressInUseException)
                {
                    throw e as IOException ?? new IOException(e.Message, e);
                }
            }
        }
    }

    /// <summary>Makes ready what the first page asks for, so that it comes at once.</summary>
    /// <param name="cancellation">Stops the work.</param>
    public Task PreparePageAsync(CancellationToken cancellation = default) => Task.Run(() => preparation.FirstPage(cancellation), cancellation);

    /// <summary>Makes ready what readers ask for later: the other maps, the first "what if". Meant for the background.</summary>
    /// <param name="first">The language to begin with.</param>
    /// <param name="cancellation">Stops the work.</param>
    public Task PrepareRestAsync(ReportLanguage first, CancellationToken cancellation = default) =>
        Task.Run(() => preparation.Rest(first, cancellation), cancellation);

    /// <summary>Stops: no new request is taken, those under way have a short time to end, then their connections are cut.</summary>
    public async Task StopAsync()
    {
        using var limit = new CancellationTokenSource(options.Limits.StopTime);
        try
        {
            await app.StopAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            // The connections that did not end in time were cut.
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (store is not null)
        {
            await store.DisposeAsync();
        }

        await app.DisposeAsync();
    }

    private static WebApplication Build(ServedStudy study, WebMapServerOptions options, int port, out bool hasPage, out Preparation preparation, out ServerStore? store)
    {
        WebLimits limits = options.Limits;
        var gate = new ConnectionGate(limits);
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = Environments.Production });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Configure(kestrel, options, port, gate));
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(h => h.ShutdownTimeout = limits.StopTime);
        builder.Logging.SetMinimumLevel(LogLevel.Information);
        if (options.Log is { } write)
        {
            builder.Logging.AddProvider(new LineLoggerProvider(write));
        }

        WebApplication app = builder.Build();
        var log = new WebLog(app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("CoverageAnalyzer"));
        store = options.Store is { } shared ? ServerStore.Open(shared, limits, log, needsViewerRole: options.ViewerToken is not null) : null;
        var editions = new StudyEditions(study, store is null ? _ => null : store.TilesOf, limits);
        store?.Follow(editions);
        var rights = new EditingRights(store?.Watch);
        var tokens = new TokenGuard(options.Token, options.ViewerToken, new FailedAttempts(limits.FailedTokenDelay), log);
        var refusals = new RefusalPace(limits);
        app.Lifetime.ApplicationStopped.Register(refusals.Dispose);
        app.Lifetime.ApplicationStopped.Register(gate.Dispose);
        var pipeline = new RequestPipeline(
            new SecurityHeaders(study.Background),
            new HostGuard(options.HostNames),
            tokens,
            gate,
            new RequestLoad(limits, log),
            refusals,
            rights,
            log);
        RequestDelegate? whole = null;
        app.Use(next => whole = context => pipeline.Answer(context, next));
        app.UseRouting();
        app.Use(next => context => EditorsOnly.Guard(context, next, rights));
        ClientAssets assets = ClientAssets.Embedded();
        hasPage = assets.IsBuilt;
        MapAll(app, editions, store, rights, assets, tokens, limits, log);
        preparation = new(context => whole!(context), options.Token, editions.Current, assets.Paths);
        return app;
    }

    private static void MapAll(
        WebApplication app, StudyEditions editions, ServerStore? store, EditingRights rights, ClientAssets assets, TokenGuard tokens, WebLimits limits, WebLog log)
    {
        ServedStudy study = editions.Current.Study;
        HealthEndpoint.Map(app);
        StudyEndpoints.Map(app, editions, rights);
        new StatusEndpoint(editions, store?.Watch, rights, hasJobs: store?.Jobs is not null).Map(app);
        MapEndpoints.Map(app, editions);
        FeatureEndpoints.Map(app, editions);
        SearchEndpoints.Map(app, editions);
        LayerEndpoints.Map(app, editions);
        app.MapTiles((_, asked) => editions.At(asked)?.Tiles)
            .WithMetadata(new ApiDescription("A vector tile of a layer, in Web Mercator.", null) { MediaType = "application/vnd.mapbox-vector-tile", OtherStatuses = [204] });
        app.MapOgcFeatures(() => editions.Current.Study.Content, otherParameters: ["lang"]).WithMetadata(new ApiDescription("OGC API Features; described by /ogc/api.", null) { MediaType = "*/*" });
        var whatIf = new WhatIfEndpoint(editions, limits);
        app.Lifetime.ApplicationStopped.Register(whatIf.Dispose);
        whatIf.Map(app);
        IScenarioStore? scenarios = store is not null ? store.Scenarios : study.Prepared is { } prepared ? new ScenarioFolder(prepared.Study.Directory) : null;
        new ScenarioEndpoints(scenarios, study, log).Map(app);
        if (store?.Jobs is { } jobs)
        {
            JobsEndpoint.Map(app, jobs);
        }

        LoginEndpoint.Map(app, tokens);
        PageEndpoints.Map(app, assets);
        OpenApiEndpoint.Map(app, study.Content.ProgramVersion);
    }

    private static void Configure(KestrelServerOptions kestrel, WebMapServerOptions options, int port, ConnectionGate gate)
    {
        WebLimits limits = options.Limits;
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = limits.LargestBodyBytes;
        kestrel.Limits.RequestHeadersTimeout = limits.HeaderTime;
        kestrel.Limits.KeepAliveTimeout = limits.KeepAlive;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 << 10;
        kestrel.Limits.MaxRequestHeaderCount = 60;
        kestrel.Limits.MaxRequestLineSize = 4 << 10;
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 1000, gracePeriod: TimeSpan.FromSeconds(3));
        kestrel.Limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 500, gracePeriod: TimeSpan.FromSeconds(5));
        void Listen(ListenOptions listen)
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.Use(next => connection => gate.Serve(connection, next));
        }

        kestrel.Listen(options.Address, port, Listen);
        if (options.Address.Equals(IPAddress.Loopback) && port != 0 && HasLoopback6())
        {
            kestrel.Listen(IPAddress.IPv6Loopback, port, Listen);
        }
    }

    // IPv6 may be compiled in and yet switched off: only trying tells.
    private static bool HasLoopback6()
    {
        if (!Socket.OSSupportsIPv6)
        {
            return false;
        }

        try
        {
            using var probe = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);
            probe.Bind(new IPEndPoint(IPAddress.IPv6Loopback, 0));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
