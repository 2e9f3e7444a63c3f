using System.Globalization;
using System.Runtime.InteropServices;
using CoverageAnalyzer.Data.PostGis.Copy;

namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>The sites into PostGIS by COPY.</summary>
internal class PushSitesJob : PushJob
{
    private double[] pairs = [];

    /// <summary>Makes the job of COPY alone.</summary>
    public PushSitesJob() : this(indexed: false)
    {
    }

    /// <summary>Makes the job.</summary>
    /// <param name="indexed">True with index and ANALYZE.</param>
    protected PushSitesJob(bool indexed) : base(indexed, "sites")
    {
    }

    /// <inheritdoc/>
    public override string Name => "push-sites";

    /// <inheritdoc/>
    public override long Units => pairs.Length / 2;

    /// <inheritdoc/>
    protected override string Columns => "code text, name text, geom geometry(Point, 4326)";

    /// <inheritdoc/>
    protected override void Load(string folder) =>
        pairs = MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(Path.Combine(folder, "bts.f64"))).ToArray();

    /// <inheritdoc/>
    protected override void Write(CopyWriter writer)
    {
        for (int i = 0; i < pairs.Length / 2; i++)
        {
            string code = (i + 1).ToString("D6", CultureInfo.InvariantCulture);
            writer.Row();
            writer.Text(code);
            writer.Text("Trạm " + code);
            writer.Point(pairs[2 * i], pairs[(2 * i) + 1], 4326);
        }
    }
}
