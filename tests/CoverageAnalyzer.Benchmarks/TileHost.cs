using System.Globalization;
using System.Net;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Web.Layers;
using CoverageAnalyzer.Web.Tiles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoverageAnalyzer.Benchmarks;

/// <summary>Serves the vector tiles of a study and nothing else, for a load generator.</summary>
internal static class TileHost
{
    private const string Revision = "1";

    /// <summary>Serves until it is stopped.</summary>
    /// <param name="studyPath">The study file.</param>
    /// <param name="cacheMebibytes">Size of the cache; 0: every tile is made anew.</param>
    /// <param name="addressFile">Takes the base address, then the path of every commune tile of zoom 8 … 10 that is not empty, a line each.</param>
    public static int Run(string studyPath, int cacheMebibytes, string addressFile)
    {
        ReportContent content = StudyRunner.Run(StudyFileReader.Read(studyPath), new StudyOptions(2), "benchmark", null, CancellationToken.None).Content;
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var tiles = new StudyTiles(LayerSource.Of(content, 2).Where(l => l.Source is MapSource.Communes or MapSource.BtsSites), (long)cacheMebibytes << 20);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"tiles prepared, {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1048576.0:F1} MiB"));
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        WebApplication app = builder.Build();
        app.MapTiles((_, revision) => revision == Revision ? tiles : null);
        app.Start();
        string root = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var lines = new List<string> { root };
        lines.AddRange(Addresses(content, tiles));
        File.WriteAllLines(addressFile + ".new", lines);
        File.Move(addressFile + ".new", addressFile, overwrite: true);
        app.WaitForShutdown();
        return 0;
    }

    private static IEnumerable<string> Addresses(ReportContent content, StudyTiles tiles)
    {
        Engine.Model.Bounds bounds = content.CommunePolygons.BoundsOf();
        for (int zoom = 8; zoom <= 10; zoom++)
        {
            int count = 1 << zoom;
            int x1 = Column(bounds.MaxX, count), y1 = Row(bounds.MinY, count);
            for (int x = Column(bounds.MinX, count); x <= x1; x++)
            {
                for (int y = Row(bounds.MaxY, count); y <= y1; y++)
                {
                    if (tiles.Encode(MapSource.Communes, new(zoom, x, y)) is not null)
                    {
                        yield return $"/tiles/{Revision}/communes/{zoom}/{x}/{y}";
                    }
                }
            }
        }
    }

    private static int Column(double longitude, int count) => (int)((longitude + 180) / 360 * count);

    private static int Row(double latitude, int count) => (int)((0.5 - (Math.Asinh(Math.Tan(latitude * Math.PI / 180)) / (2 * Math.PI))) * count);
}
