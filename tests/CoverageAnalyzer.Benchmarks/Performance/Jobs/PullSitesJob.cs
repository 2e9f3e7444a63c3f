using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CoverageAnalyzer.Data.PostGis.Copy;

namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>The sites out of PostGIS into flat arrays, with codes and names.</summary>
internal sealed class PullSitesJob : PushSitesJob
{
    private readonly List<string?> names = [];
    private readonly List<double> places = [];

    /// <inheritdoc/>
    public override string Name => "pull-sites";

    /// <inheritdoc/>
    public override string Title => string.Create(CultureInfo.InvariantCulture, $"pull {Units:N0} sites from PostGIS into flat arrays");

    /// <inheritdoc/>
    public override void Prepare(string folder)
    {
        base.Prepare(folder);
        base.Run(1);
    }

    /// <inheritdoc/>
    public override void Run(int threads) => Database.With(connection =>
    {
        names.Clear();
        places.Clear();
        using CopyReader reader = CopyReader.Begin(connection, $"SELECT code, name, geom FROM {Schema}.{Table}");
        while (reader.Next())
        {
            names.Add(reader.Text());
            names.Add(reader.Text());
            reader.Point(out double x, out double y);
            places.Add(x);
            places.Add(y);
        }

        return true;
    });

    /// <inheritdoc/>
    public override void AddResult(IncrementalHash hash) => hash.AppendData(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(places)));
}
