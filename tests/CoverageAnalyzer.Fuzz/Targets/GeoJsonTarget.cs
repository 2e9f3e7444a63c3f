using System.Text;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;

namespace CoverageAnalyzer.Fuzz.Targets;

/// <summary>GeoJSON of communes and points.</summary>
internal sealed class GeoJsonTarget : FuzzTarget
{
    public override string Name => "geojson";

    public override bool IsText(string partName) => true;

    public override IEnumerable<(string Name, byte[] Bytes)> Seeds()
    {
        yield return ("polygon.geojson", Encoding.UTF8.GetBytes("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"ma_xa":"00123","ten_xa":"Xã Mò Ó","dan_so":1234},"geometry":{"type":"Polygon","coordinates":[[[107,16],[107.1,16],[107.1,16.1],[107,16.1],[107,16]]]}}]}"""));
    }

    public override ReadFigures? Read(byte[] file, CaseFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var findings = new FindingLog();
        using VectorLayer layer = VectorFiles.Open(new VectorSource(folder.Write("a.geojson", file)), findings);
        int count = layer.ReadFeatures(findings, CancellationToken.None).Count();
        return ReadFigures.None with { Count = count };
    }
}
