using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;

namespace CoverageAnalyzer.Data.Vector;

/// <summary>Tables that this program wrote, read back to the last digit, wherever they are: a GeoPackage, or a run of the shared store.</summary>
public interface ITableRows
{
    /// <summary>Names of the tables.</summary>
    IReadOnlyCollection<string> Tables { get; }

    /// <summary>Names of a table's columns, without its key and geometry.</summary>
    /// <param name="table">One of <see cref="Tables"/>.</param>
    IReadOnlyList<string> ColumnsOf(string table);

    /// <summary>Reads rows in the order in which they were written; a geometry that is damaged is a finding, and the row is there without it.</summary>
    /// <param name="table">One of <see cref="Tables"/>.</param>
    /// <param name="findings">Takes what is wrong.</param>
    /// <param name="cancellation">Stops between two rows.</param>
    /// <returns>The rows; their values stand in the order of <see cref="ColumnsOf"/>: string, long, double or null. One table is read at a time.</returns>
    /// <exception cref="InputFileException">A file is damaged.</exception>
    /// <exception cref="PostGis.DataStoreException">The database failed.</exception>
    IEnumerable<VectorFeature> Read(string table, FindingLog findings, CancellationToken cancellation = default);
}
