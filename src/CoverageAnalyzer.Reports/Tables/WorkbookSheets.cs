using System.Data;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>Turns the parts of a report into the sheets of <c>report.xlsx</c>.</summary>
internal static class WorkbookSheets
{
    /// <summary>Rejected rows kept in the workbook; a file of rubbish does not become a workbook nobody can open.</summary>
    public const int RejectedRowsKept = 50_000;

    /// <summary>Verdicts, or villages, kept in the workbook: a country's millions are in the CSV files.</summary>
    public const int UnitsKept = 50_000;

    private const int LongestCellText = 32_767; // what a cell of a workbook can hold

    public static IReadOnlyList<WorkbookSheet> Of(ReportContent content, CancellationToken cancellation)
    {
        var language = content.Language;
        string Named(FormattableString vietnamese, FormattableString english) => LocalizedText.Of(vietnamese, english).In(language);
        var sheets = new List<WorkbookSheet>
        {
            Overview(content, Named($"Tổng quan", $"Overview")),
            OfRows(Named($"Xã, phường, thị trấn", $"Communes"), CommuneColumns.Every, CommuneRow.Of(content), language, cancellation) with { BreaksTexts = false }, // the list of gaps has the reasons in full
            OfRows(Named($"Huyện, thị xã, thành phố", $"Districts"), DistrictColumns.All, content.Districts, language, cancellation),
        };
        if (content.PostalPoints is not null)
        {
            sheets.Add(OfRows(Named($"Điểm bưu chính", $"Postal points"), PostalPointColumns.All, PostalPointRow.Of(content), language, cancellation));
        }

        sheets.Add(OfRows(Named($"Nơi thiếu dịch vụ", $"Gaps"), GapColumns.All, GapRow.Of(content), language, cancellation));
        if (content.DisadvantagedAreas.Count > 0)
        {
            sheets.Add(OfRows(Named($"Vùng khó khăn", $"Disadvantaged areas"), DisadvantagedAreaColumns.All, content.DisadvantagedAreas, language, cancellation));
        }

        if (content.HasRules)
        {
            sheets.Add(OfRows(Named($"Quy định áp dụng", $"Rules"), RuleColumns.All, RuleRow.Of(content), language, cancellation));
            sheets.Add(OfUnits(Named($"Kết quả xét", $"Eligibility"), EligibilityColumns.All, EligibilityRow.Of(content), language, "eligibility.csv", cancellation));
        }

        if (content.Villages is not null)
        {
            sheets.Add(OfUnits(Named($"Thôn, bản", $"Villages"), VillageColumns.All, VillageRow.Of(content), language, "villages.csv", cancellation));
        }

        sheets.Add(OfRows(Named($"Phát hiện về dữ liệu", $"Findings"), FindingColumns.All, content.Findings, language, cancellation));
        sheets.Add(Rejected(content.RejectedRows, Named($"Dòng bị loại", $"Rejected rows"), language));
        return sheets;
    }

    private static WorkbookSheet OfRows<TRow>(string name, IReadOnlyList<RowColumn<TRow>> columns, IEnumerable<TRow> rows, ReportLanguage language, CancellationToken cancellation)
    {
        var table = NewTable(columns.Select(c => c.HeaderIn(language)));
        foreach (TRow row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            table.Rows.Add([.. columns.Select(c => CellOf(c, row, language))]);
        }

        bool IsEmpty(int column) => table.Rows.Cast<DataRow>().All(r => r[column] is DBNull);
        return new(name, table, [.. columns.Select(c => c.WidthCharacters)], [.. columns.Select(FormatOf)])
        {
            Hidden = table.Rows.Count == 0 ? new HashSet<int>() : [.. Enumerable.Range(0, columns.Count).Where(IsEmpty)],
            TitleColumns = 2,
        };
    }

    /// <summary>A sheet of at most <see cref="UnitsKept"/> rows of one height; its last line says where the others are.</summary>
    private static WorkbookSheet OfUnits<TRow>(
        string name, IReadOnlyList<RowColumn<TRow>> columns, IReadOnlyList<TRow> rows, ReportLanguage language, string file, CancellationToken cancellation)
    {
        WorkbookSheet sheet = OfRows(name, columns, rows.Take(UnitsKept), language, cancellation) with { BreaksTexts = false };
        if (rows.Count > UnitsKept)
        {
            sheet.Table.Rows.Add(LocalizedText.Of(
                $"… và {rows.Count - UnitsKept:N0} dòng nữa trong tệp {file}.", $"… and {rows.Count - UnitsKept:N0} more rows in {file}.").In(language));
        }

        return sheet;
    }

    private static WorkbookSheet Overview(ReportContent content, string name)
    {
        var language = content.Language;
        string Text(FormattableString vietnamese, FormattableString english) => LocalizedText.Of(vietnamese, english).In(language);
        var table = NewTable([Text($"Chỉ tiêu", $"Figure"), Text($"Giá trị", $"Value"), Text($"Đơn vị", $"Unit")]);
        var decimals = new Dictionary<int, int>();
        table.Rows.Add(Text($"Nghiên cứu", $"Study"), CellText(content.StudyName), DBNull.Value);
        foreach (LocalizedText notice in content.Notices)
        {
            table.Rows.Add(Text($"Lưu ý", $"Notice"), CellText(notice.In(language)), DBNull.Value);
        }

        // The province's own row, figure by figure; the name stands above already.
        foreach (var column in DistrictColumns.All.Skip(1))
        {
            double value = column.NumberOf(content.Province);
            double shown = Math.Round(column.Kind == ColumnKind.Fraction ? value * 100 : value, column.Decimals, MidpointRounding.AwayFromZero);
            if (double.IsFinite(shown))
            {
                decimals.Add(table.Rows.Count, column.Decimals);
                table.Rows.Add(column.Label.In(language), shown, CellText(column.Unit.In(language)));
            }
        }

        void Setting(FormattableString vietnamese, FormattableString english, double value, LocalizedText unit)
        {
            if (double.IsFinite(value))
            {
                table.Rows.Add(Text(vietnamese, english), StoredNumber.Round(value), unit.In(language));
            }
        }

        Setting($"Mục tiêu bán kính phục vụ bình quân", $"Target of the average service radius", content.TargetServiceRadiusKilometres, ColumnUnits.KilometrePerPoint);
        Setting($"Cự ly phục vụ bưu chính tối đa", $"Greatest acceptable postal distance", content.PostalLimitKilometres, ColumnUnits.Kilometre);
        Setting($"Bán kính phủ sóng của trạm BTS", $"Radius of a BTS site", content.MobileRadiusKilometres, ColumnUnits.Kilometre);
        Setting($"Tỷ lệ tối thiểu để tính là đủ dịch vụ", $"Least share that counts as served", content.MinimumCoveredFraction * 100, ColumnUnits.Percent);
        if (content.Rules is { } rules)
        {
            table.Rows.Add(Text($"Bộ quy định", $"Rule set"), CellText($"{rules.Id}: {rules.Title.In(language)}"), DBNull.Value);
        }

        table.Rows.Add(Text($"Hệ tọa độ tính toán", $"Analysis coordinate system"), CellText(content.AnalysisCrsName), DBNull.Value);
        table.Rows.Add(Text($"Phiên bản chương trình", $"Program version"), CellText(content.ProgramVersion), DBNull.Value);
        return new(name, table, [46, 46, 14], [null, null, null]) { Decimals = decimals };
    }

    private static WorkbookSheet Rejected(IReadOnlyList<RejectedRow> rows, string name, ReportLanguage language)
    {
        string Text(FormattableString vietnamese, FormattableString english) => LocalizedText.Of(vietnamese, english).In(language);
        string[] own = [Text($"Lý do bị loại", $"Reason"), Text($"Vị trí trong tệp", $"Place")];
        var kept = rows.Take(RejectedRowsKept).ToList();
        var headers = new List<string>(own);
        var columnOf = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < own.Length; i++)
        {
            columnOf.Add(own[i], i);
        }

        var cells = new List<object[]>();
        foreach (RejectedRow row in kept)
        {
            // Files with other headers share the sheet: like-named columns fall together, a name met twice in one row gets a number.
            var values = new Dictionary<int, object> { [0] = CellText(row.Reason.In(language)), [1] = CellText(row.Place.In(language)) };
            for (int i = 0; i < row.Cells.Count; i++)
            {
                string header = i < row.Headers.Count && row.Headers[i].Trim().Length > 0
                    ? row.Headers[i].Trim()
                    : Text($"Cột {i + 1}", $"Column {i + 1}");
                string unique = header;
                for (int n = 2; columnOf.TryGetValue(unique, out int taken) && values.ContainsKey(taken); n++)
                {
                    unique = $"{header} ({n})";
                }

                if (!columnOf.TryGetValue(unique, out int column))
                {
                    column = headers.Count;
                    columnOf.Add(unique, column);
                    headers.Add(unique);
                }

                values[column] = CellText(row.Cells[i]);
            }

            cells.Add([.. Enumerable.Range(0, headers.Count).Select(c => values.GetValueOrDefault(c, DBNull.Value))]);
        }

        if (rows.Count > kept.Count)
        {
            cells.Add([LocalizedText.Of(
                $"… và {rows.Count - kept.Count:N0} dòng nữa; xem danh sách phát hiện.",
                $"… and {rows.Count - kept.Count:N0} more rows; see the list of findings.").In(language)]);
        }

        var table = NewTable(headers);
        foreach (object[] row in cells)
        {
            table.Rows.Add(row);
        }

        return new(name, table, [60, 44, .. Enumerable.Repeat(18, headers.Count - 2)], [.. Enumerable.Repeat<string?>(null, headers.Count)]);
    }

    private static DataTable NewTable(IEnumerable<string> headers)
    {
        var table = new DataTable { CaseSensitive = true };
        foreach (string header in headers)
        {
            table.Columns.Add(header, typeof(object));
        }

        return table;
    }

    private static object CellOf<TRow>(RowColumn<TRow> column, TRow row, ReportLanguage language) => column.IsNumeric
        ? NumberCell(StoredNumber.Round(column.NumberOf(row), column.StoredDecimals))
        : CellText(column.Print(row, language));

    private static object NumberCell(double value) => double.IsFinite(value) ? value : DBNull.Value;

    private static object CellText(string text)
    {
        if (text.Length == 0)
        {
            return DBNull.Value;
        }

        return text.Length > LongestCellText ? string.Concat(text.AsSpan(0, LongestCellText - 1), "…") : text;
    }

    private static string? FormatOf(TableColumn column) => column.Kind switch
    {
        ColumnKind.Integer => "#,##0",
        ColumnKind.Number when column.Decimals == 0 => "#,##0",
        ColumnKind.Number => "#,##0." + new string('0', column.Decimals),
        ColumnKind.Fraction => "0." + new string('0', column.Decimals) + "%",
        _ => null,
    };
}
