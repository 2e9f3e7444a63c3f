using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Reads villages from a table (CSV, TSV, XLSX), the points of a layer, or its polygons.</summary>
/// <remarks>
/// A point lies in the commune of its coordinates; a row without coordinates stands at a place inside the commune it names and is marked
/// approximate. A polygon belongs to the commune that a place inside it lies in.
/// Rows that repeat another are counted once; villages of one code at two places are kept and named.
/// </remarks>
public static class VillageReader
{
    /// <summary>Reads the whole file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the user says, and where the villages should fall; its roles do not matter.</param>
    /// <param name="communes">The communes.</param>
    /// <param name="locator">Finds the commune of a place; made from the communes' polygons.</param>
    /// <param name="matcher">Finds the commune a row names.</param>
    /// <param name="findings">Takes what is wrong.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <exception cref="InputFileException">The file as a whole cannot be used.</exception>
    public static VillageReadResult Read(
        string path,
        PointReadOptions options,
        CommuneLayer communes,
        CommuneLocator locator,
        CommuneNameMatcher matcher,
        FindingLog findings,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(communes);
        ArgumentNullException.ThrowIfNull(matcher);
        ArgumentNullException.ThrowIfNull(findings);
        PointReadOptions own = options with { Roles = FieldSynonyms.Villages };
        Dictionary<long, List<PolygonDraft>>? polygonsOf = null;
        PointTable table;
        if (VillagePolygons.AreIn(path, own, cancellation))
        {
            (table, polygonsOf) = VillagePolygons.Read(path, own, findings, cancellation);
        }
        else
        {
            table = PointTableReader.Read(path, own, findings, cancellation);
        }

        var rejected = new RejectedRows(table.File);
        List<PlacedRow> rows = PointPlacement.Place([table], communes, locator, matcher, reportSamePlace: true, rejected, findings, cancellation);
        string[] codes = PointPlacement.Codes(rows, findings);
        int[] order = [.. Enumerable.Range(0, rows.Count).OrderBy(i => codes[i], StringComparer.Ordinal)];
        var electrified = new VillageMarks(table.Columns.GetValueOrDefault("electrified"));
        var mountainous = new VillageMarks(table.Columns.GetValueOrDefault("mountainous"));
        var marks = new (bool? Electrified, bool? Mountainous)[rows.Count];
        for (int i = 0; i < marks.Length; i++)
        {
            SourcePlace place = CoordinatePlacement.Named(rows[i].Record);
            marks[i] = (electrified.Read(rows[i].Record.Electrified, place, findings), mountainous.Read(rows[i].Record.Mountainous, place, findings));
        }

        electrified.Report(findings);
        mountainous.Report(findings);
        Village[] villages = [.. order.Select((row, index) => new Village
        {
            Index = index,
            Code = codes[row],
            Name = rows[row].Record.Name,
            CommuneIndex = rows[row].CommuneIndex,
            LongitudeDegrees = rows[row].LongitudeDegrees,
            LatitudeDegrees = rows[row].LatitudeDegrees,
            IsApproximate = rows[row].IsApproximate,
            Households = rows[row].Record.Households,
            Population = rows[row].Record.Population,
            IsElectrified = marks[row].Electrified,
            IsListedMountainous = marks[row].Mountainous,
            Place = rows[row].Record.Place,
        })];
        PolygonSet? polygons = polygonsOf is null ? null : PolygonsOf(villages, polygonsOf);
        if (polygons is not null)
        {
            VillageSpread.Check(villages, polygons, communes, locator, findings, cancellation);
        }

        return new VillageReadResult(
            new VillageLayer(villages, polygons),
            table,
            [.. table.Rejected, .. rejected.Kept],
            villages.Count(v => v.IsApproximate),
            villages.Count(v => v.CommuneIndex is null));
    }

    private static PolygonSet PolygonsOf(Village[] villages, Dictionary<long, List<PolygonDraft>> polygonsOf)
    {
        var builder = new PolygonSetBuilder();
        foreach (Village village in villages)
        {
            builder.Add(polygonsOf[village.Place.Record!.Value]);
        }

        return builder.Build();
    }
}
