using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Turns a polygon layer into communes: nothing is dropped silently, nothing stops at the first bad feature.</summary>
public static class CommuneImport
{
    /// <summary>Reads a layer.</summary>
    /// <remarks>
    /// Behavior: communes come in the order of their codes, whatever the order of the file and the thread count.
    /// Features without usable polygons are rejected with a finding; faulty attributes become unknown values with a finding.
    /// </remarks>
    /// <param name="layer">The open layer.</param>
    /// <param name="options">Which field holds what, and what the user says.</param>
    /// <param name="findings">Takes everything noticed.</param>
    /// <param name="cancellation">Stops between features.</param>
    /// <exception cref="InputFileException">The file breaks off, its coordinate system is not known, or it holds no polygon at all.</exception>
    public static CommuneImportResult Read(
        VectorLayer layer, CommuneImportOptions options, FindingLog findings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(findings);

        var attributes = new CommuneAttributes(layer, options.Fields, findings);
        IEnumerable<VectorFeature> features = layer.ReadFeatures(findings, cancellation);
        List<CommuneDraft> drafts = attributes.Read(options.Threads > 1 ? ReadAhead.Of(features) : features);
        int featureCount = drafts.Count;

        var rejected = new List<RejectedRow>();
        var geometry = new CommuneGeometry(layer, options, findings, rejected);
        CrsDecision crs = geometry.Read(drafts, cancellation);

        CommuneCodes.Settle(drafts, layer, findings, rejected);
        drafts.Sort((a, b) => string.CompareOrdinal(a.Code, b.Code));
        CommuneLayer communes = Build(drafts, options.Threads, cancellation);
        communes = CommuneAreaCheck.Run(communes, options.Fields, layer, findings);
        CommuneNameCheck.Run(communes, layer, options.Threads, findings);
        return new CommuneImportResult(communes, crs, rejected, options.Fields, featureCount);
    }

    /// <summary>The reason and the cells of a feature that is not used.</summary>
    internal static RejectedRow Reject(VectorLayer layer, CommuneDraft draft, LocalizedText reason) =>
        new(draft.Place, layer.FieldNames, [.. draft.Feature.Values.Select(CommuneText.Of)], reason);

    private static CommuneLayer Build(List<CommuneDraft> drafts, int threads, CancellationToken cancellation)
    {
        var polygons = new PolygonArrays([.. drafts.Select(d => d.Polygons)]);
        var communes = new Commune[drafts.Count];
        UnitBlocks.Run(communes.Length, threads, (from, to) =>
        {
            for (int i = from; i < to; i++)
            {
                CommuneDraft draft = drafts[i];
                polygons.Fill(i, draft.Polygons);
                communes[i] = new Commune
                {
                    Index = i,
                    Code = draft.Code,
                    Name = draft.Name.Length > 0 ? draft.Name : draft.Code,
                    Type = draft.Type,
                    District = draft.District,
                    Province = draft.Province,
                    Population = draft.Population,
                    StatedAreaHectares = draft.StatedArea,
                    PolygonAreaSquareKilometres = PolygonRepair.AreaSquareMetres(draft.Polygons) / 1e6,
                    Place = draft.Place,
                };
                draft.Polygons.Clear(); // they are in the set now: a nation's boundaries are not to be held twice
            }
        }, cancellation);
        return new CommuneLayer(communes, polygons.Set);
    }
}
