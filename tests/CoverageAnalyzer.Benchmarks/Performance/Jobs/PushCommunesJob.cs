using System.Globalization;
using CoverageAnalyzer.Data.PostGis.Copy;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Benchmarks.Performance.Jobs;

/// <summary>The communes into PostGIS by COPY.</summary>
internal class PushCommunesJob : PushJob
{
    private PolygonSet communes = new([], [], [0], [0]);

    /// <summary>Makes the job of COPY alone.</summary>
    public PushCommunesJob() : this(indexed: false)
    {
    }

    /// <summary>Makes the job.</summary>
    /// <param name="indexed">True with index and ANALYZE.</param>
    protected PushCommunesJob(bool indexed) : base(indexed, "communes")
    {
    }

    /// <inheritdoc/>
    public override string Name => "push-communes";

    /// <inheritdoc/>
    public override long Units => communes.UnitCount;

    /// <inheritdoc/>
    protected override string Columns => "code text, name text, geom geometry(MultiPolygon, 4326)";

    /// <inheritdoc/>
    protected override void Load(string folder) => communes = Workload.ReadCommunes(folder, inDegrees: true);

    /// <inheritdoc/>
    protected override void Write(CopyWriter writer)
    {
        for (int u = 0; u < communes.UnitCount; u++)
        {
            string code = (u + 1).ToString("D5", CultureInfo.InvariantCulture);
            writer.Row();
            writer.Text(code);
            writer.Text("Xã " + code);
            writer.Polygons(communes, u, 4326);
        }
    }
}
