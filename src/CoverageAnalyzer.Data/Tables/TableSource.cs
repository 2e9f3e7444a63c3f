using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;

namespace CoverageAnalyzer.Data.Tables;

/// <summary>An open table: a text file or a sheet of a workbook, its header, and its rows one after the other.</summary>
public abstract class TableSource : IDisposable
{
    /// <summary>File name without its folder, for messages.</summary>
    public required string File { get; init; }

    /// <summary>Full path.</summary>
    public required string Path { get; init; }

    /// <summary>Format for people: CSV (;), TSV, XLSX.</summary>
    public required string Format { get; init; }

    /// <summary>Sheet of a workbook; null for a text file.</summary>
    public string? Sheet { get; init; }

    /// <summary>Text encoding and who chose it.</summary>
    public required TextEncodingChoice Encoding { get; init; }

    /// <summary>The header.</summary>
    public required TableHeader Header { get; init; }

    /// <summary>Column names, unique.</summary>
    public IReadOnlyList<string> Headers => Header.Names;

    /// <summary>A row or cell of this table as its owner finds it.</summary>
    /// <param name="row">Line or sheet row, counted from 1.</param>
    /// <param name="column">Column counted from 0; below 0: the row as a whole.</param>
    /// <param name="name">Name of the unit or point, to recognise it by.</param>
    public abstract SourcePlace PlaceOf(long row, int column = -1, string? name = null);

    /// <summary>Reads the rows below the header, blank ones left out.</summary>
    /// <param name="findings">Takes ragged rows and undecodable characters.</param>
    /// <param name="cancellation">Stops between two rows.</param>
    /// <exception cref="Import.InputFileException">The file breaks off, or exceeds a bound of <see cref="TableLimits"/>.</exception>
    public abstract IEnumerable<TableRow> ReadRows(FindingLog findings, CancellationToken cancellation = default);

    /// <summary>Reads some rows below the header to see what the columns hold; at least <see cref="TableLimits.ContentSearchRows"/> where there are as many.</summary>
    public virtual IEnumerable<TableRow> ReadFirstRows() => ReadRows(new FindingLog());

    /// <summary>What was read of a database table, once its rows were read to the end; null for files.</summary>
    public virtual PostGis.Layers.TableDigest? Digest => null;

    /// <summary>Closes the file.</summary>
    public abstract void Dispose();
}
