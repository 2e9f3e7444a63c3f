using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Fuzz.Targets.Tables;

namespace CoverageAnalyzer.Fuzz.Differential;

/// <summary>Text tables with coordinates, compared row by row with Python's csv module: rows, cells, places.</summary>
/// <remarks>GDAL's own driver takes the first line for the header whatever stands there, knows one encoding, and no more of a column's numbers than their text.</remarks>
/// <param name="target">The format.</param>
internal sealed class PointsFormat(CsvTarget target) : ComparedFormat(target)
{
    /// <inheritdoc/>
    public override ComparedCase? Accept(byte[] file, CaseFolder folder)
    {
        TableCase described = TableCase.Parse(file);
        string path = folder.Write(described.IsCompressed ? "a.csv.gz" : "a.csv", described.ToFile());
        var options = new PointReadOptions { ExpectedWgs84 = PointChecks.Province, Crs = described.Crs };
        var findings = new FindingLog();
        PointTable? read = described.Reader switch
        {
            TableReader.Points => PointTableReader.Read(path, options, findings),
            TableReader.Villages => VillageReader.Read(path, options, SmallCommunes.Layer, SmallCommunes.Locator, SmallCommunes.Matcher, findings).Table,
            TableReader.Measurements => MeasurementReader.Read(path, options, findings).Table,
            _ => null, // published figures, lists, profiles and antennas hold no points
        };
        return read is null || !(read.Format.Contains("CSV", StringComparison.Ordinal) || read.Format.Contains("TSV", StringComparison.Ordinal)) ? null
            : new PointsCase(described.File, read, findings.ToList());
    }
}
