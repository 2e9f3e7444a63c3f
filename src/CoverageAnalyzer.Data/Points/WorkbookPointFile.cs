using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Engine.Findings;

namespace CoverageAnalyzer.Data.Points;

/// <summary>The points of a sheet, row by row: a workbook is read by one thread and holds a million rows at most.</summary>
internal sealed class WorkbookPointFile : TablePointFile
{
    private readonly FindingLog rowFindings = new();
    private IEnumerator<TableRow>? rows;
    private long rowsRead;

    /// <summary>Makes a stream of an open sheet.</summary>
    public WorkbookPointFile(string path, PointFileOptions options, TableSource table, PointColumns columns, SiteColumns? sites, CrsDecision? crs)
        : base(path, options, table, columns, sites, crs)
    {
    }

    /// <inheritdoc/>
    private protected override double Fraction => Math.Min(1, rowsRead / (double)TableLimits.SheetRows);

    /// <inheritdoc/>
    public override void Dispose()
    {
        rows?.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    private protected override void Begin()
    {
        rows?.Dispose();
        rows = Table.ReadRows(rowFindings).GetEnumerator();
    }

    /// <inheritdoc/>
    private protected override bool Read(PointBlock block)
    {
        while (!block.IsFull && rows!.MoveNext())
        {
            TableRow row = rows.Current;
            block.RowsRead++;
            rowsRead++;
            string x = row.TextAt(PointColumns.X), y = row.TextAt(PointColumns.Y);
            if (Sites is not null)
            {
                AddSite(row, x, y, block);
            }
            else if (row.IsShifted)
            {
                block.Faults.Add(PointFaultKind.Long, row.Number, text: () => row.Cells.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
            else if (PointColumns.Read(x, row.NumberAt(PointColumns.X), y, row.NumberAt(PointColumns.Y), out double px, out double py, out bool isSecond) is PointFaultKind fault)
            {
                block.Faults.Add(fault, row.Number, isSecond, () => CellText.Shown(isSecond ? y : x));
            }
            else
            {
                block.Add(row.Number, px, py);
            }
        }

        return block.RowsRead > 0;
    }

    private void AddSite(TableRow row, string x, string y, PointBlock block)
    {
        PointFaultKind? fault = row.IsShifted ? PointFaultKind.Long : null;
        (double px, double py, double radius, double samples, bool isSecond) = (double.NaN, double.NaN, double.NaN, double.NaN, false);
        fault ??= PointColumns.Read(x, row.NumberAt(PointColumns.X), y, row.NumberAt(PointColumns.Y), out px, out py, out isSecond);
        if (fault is null && Sites!.Radius >= 0 && !Sites.TryRadius(row.NumberAt(Sites.Radius), out radius))
        {
            fault = PointFaultKind.Unreadable;
        }

        if (fault is null && Sites!.Samples >= 0)
        {
            ParsedNumber number = row.NumberAt(Sites.Samples);
            (samples, fault) = SiteColumns.IsUsable(number) ? (number.Value, fault) : (samples, PointFaultKind.Unreadable);
        }

        if (fault is { } wrong)
        {
            if (wrong == PointFaultKind.Long)
            {
                block.Faults.Add(wrong, row.Number, text: () => row.Cells.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
                return;
            }

            block.Faults.Leave(new LeftRow(row.Number, row.Cells, row.IsShifted, wrong, isSecond));
            return;
        }

        block.Add(row.Number, px, py, radius, samples, Sites!.IdentityOf(row.TextAt));
    }

    /// <inheritdoc/>
    private protected override void Parse(PointBlock block, Action take)
    {
        // The rows were read with the block.
    }

    /// <inheritdoc/>
    private protected override (long Bytes, string Sha256) End()
    {
        using var file = new HashedStream(Path, Options.TakesHash);
        return (file.Length, file.TakeHash());
    }
}
