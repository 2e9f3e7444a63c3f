using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Data.Vector.GeoPackage;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Data.PostGis.Copy;

/// <summary>Gathers polygons of COPY's rows in flat arrays, a unit a row.</summary>
/// <remarks>For tables this program wrote. A cell without polygons, or damaged, gives a unit without polygons; layers of others go through <see cref="VectorFiles"/>.</remarks>
public sealed class CopyPolygons
{
    private readonly PolygonSetBuilder builder = new();
    private readonly List<PolygonDraft> drafts = [];
    private readonly FindingLog findings = new();
    private readonly GeometryBlob blobs;

    /// <summary>Begins an empty set.</summary>
    public CopyPolygons() => blobs = new GeometryBlob(new FeatureFindings("COPY", null, findings));

    /// <summary>What was wrong with geometries so far.</summary>
    public IReadOnlyList<Finding> Findings => findings.ToList();

    /// <summary>Adds the next cell of a row.</summary>
    /// <param name="reader">At the cell.</param>
    public void Add(CopyReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ReadOnlySpan<byte> cell = reader.Cell(out bool isNull);
        drafts.Clear();
        if (!isNull)
        {
            VectorFeature feature = blobs.FeatureOfBinary(cell, reader.Rows, [], out _);
            if (!feature.TakePolygons(drafts) && feature.Geometry is { } geometry)
            {
                PolygonDraft.TryTake(geometry, drafts);
            }
        }

        builder.Add(drafts);
    }

    /// <summary>The set.</summary>
    public PolygonSet Build() => builder.Build();
}
