using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CoverageAnalyzer.Data.PostGis.Copy;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>The communes out of PostGIS into flat arrays, with codes and names.</summary>
internal sealed class PullCommunesJob : PushCommunesJob
{
    private PolygonSet? pulled;
    private List<string?> names = [];

    /// <inheritdoc/>
    public override string Name => "pull-communes";

    /// <inheritdoc/>
    public override string Title => string.Create(CultureInfo.InvariantCulture, $"pull {Units:N0} communes from PostGIS into flat arrays");

    /// <inheritdoc/>
    public override void Prepare(string folder)
    {
        base.Prepare(folder);
        base.Run(1);
    }

    /// <inheritdoc/>
    public override void Run(int threads) => pulled = Database.With(connection =>
    {
        names = [];
        var polygons = new CopyPolygons();
        using CopyReader reader = CopyReader.Begin(connection, $"SELECT code, name, geom FROM {Schema}.{Table}");
        while (reader.Next())
        {
            names.Add(reader.Text());
            names.Add(reader.Text());
            polygons.Add(reader);
        }

        return polygons.Build();
    });

    /// <inheritdoc/>
    public override void AddResult(IncrementalHash hash)
    {
        hash.AppendData(MemoryMarshal.AsBytes<double>(pulled!.X));
        hash.AppendData(MemoryMarshal.AsBytes<double>(pulled.Y));
    }
}
