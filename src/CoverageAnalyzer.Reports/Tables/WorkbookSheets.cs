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
        if (content.Radio is not null)
        {
            sheets.Add(OfRows(Named($"Phủ sóng theo địa hình", $"Coverage by terrain"), RadioCoverageColumns.All, RadioCoverageRow.Of(content), language, cancellation));
        }

        if (content.Radio?.Measurements is { } measured)
        {
            sheets.Add(OfRows(Named($"Đo kiểm sóng di động", $"Mobile measurements"), MeasurementClassColumns.All, measured.Rows, language, cancellation));
        }

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
            sheets.Add(OfUnits(Named($"Kết quả xét", $"Eligibility"), EligibilityColumns.All, EligibilityRow.Stream(content), content.Verdicts.Count, language, "eligibility.csv", cancellation));
        }

        if (content.Villages is not null)
        {
            sheets.Add(OfUnits(Named($"Thôn, bản", $"Villages"), VillageColumns.All, VillageRow.Of(content), content.Villages.Count, language, "villages.csv", cancellation));
        }

        sheets.Add(OfRows(Named($"Phát hiện về dữ liệu", $"Findings"), FindingColumns.All, content.Findings, language, cancellation));
        sheets.Add(Rejected(content.RejectedRows, Named($"Dòng bị loại", $"Rejected rows"), language));
        return sheets;
    }

    private static WorkbookSheet OfRows<TRow>(
        string name, IReadOnlyList<RowColumn<TRow>> columns, IReadOnlyList<TRow> rows, ReportLanguage language, CancellationToken cancellation, string? more = null) =>
        new(
            name,
            [.. columns.Select(c => c.HeaderIn(language))],
            rows.Count + (more is null ? 0 : 1),
            [.. columns.Select(c => c.WidthCharacters)],
            [.. columns.Select(FormatOf)],
            target => WriteRows(target, columns, rows, language, more))
        {
            Hidden = rows.Count == 0 ? new HashSet<int>() : EmptyColumns(columns, rows, language, cancellation),
            TitleColumns = 2,
        };

    private static HashSet<int> EmptyColumns<TRow>(IReadOnlyList<RowColumn<TRow>> columns, IReadOnlyList<TRow> rows, ReportLanguage language, CancellationToken cancellation)
    {
        var text = new Utf8Text();
        bool HasValue(RowColumn<TRow> column, TRow row)
        {
            if (!column.IsPutTogether)
            {
                return column.IsNumeric ? double.IsFinite(column.NumberOf(row)) : column.TextOf(row, language).Length > 0;
            }

            text.Clear();
            column.AppendText(row, language, text);
            return text.Length > 0;
        }

        var empty = new HashSet<int>();
        for (int c = 0; c < columns.Count; c++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!rows.Any(row => HasValue(columns[c], row)))
            {
                empty.Add(c);
            }
        }

        return empty;
    }

    private static void WriteRows<TRow>(SheetRows target, IReadOnlyList<RowColumn<TRow>> columns, IReadOnlyList<TRow> rows, ReportLanguage language, string? more)
    {
        var text = new Utf8Text();
        foreach (TRow row in rows)
        {
            foreach (RowColumn<TRow> column in columns)
            {
                if (column.IsNumeric)
                {
                    target.Number(StoredNumber.Round(column.NumberOf(row), column.StoredDecimals));
                }
                else if (column.IsPutTogether)
                {
                    text.Clear();
                    column.AppendText(row, language, text);
                    target.Utf8(text.Written);
                }
                else
                {
                    target.Text(column.Print(row, language));
                }
            }

            target.EndRow();
        }

        if (more is not null)
        {
            target.Text(more);
            target.EndRow();
        }
    }

    /// <summary>A sheet of at most <see cref="UnitsKept"/> rows of one height; its last line says where the others are.</summary>
    private static WorkbookSheet OfUnits<TRow>(
        string name, IReadOnlyList<RowColumn<TRow>> columns, IEnumerable<TRow> rows, int count, ReportLanguage language, string file, CancellationToken cancellation)
    {
        string? more = count > UnitsKept
            ? LocalizedText.Of($"… và {count - UnitsKept:N0} dòng nữa trong tệp {file}.", $"… and {count - UnitsKept:N0} more rows in {file}.").In(language)
            : null;
        return OfRows(name, columns, [.. rows.Take(UnitsKept)], language, cancellation, more) with { BreaksTexts = false };
    }

    private static WorkbookSheet Overview(ReportContent content, string name)
    {
        var language = content.Language;
        string Text(FormattableString vietnamese, FormattableString english) => LocalizedText.Of(vietnamese, english).In(language);
        string[] headers = [Text($"Chỉ tiêu", $"Figure"), Text($"Giá trị", $"Value"), Text($"Đơn vị", $"Unit")];
        var rows = new List<(string Name, string Text, double Number, string Unit)>();
        var decimals = new Dictionary<int, int>();
        rows.Add((Text($"Nghiên cứu", $"Study"), content.StudyName, double.NaN, string.Empty));
        foreach (LocalizedText notice in content.Notices)
        {
            rows.Add((Text($"Lưu ý", $"Notice"), notice.In(language), double.NaN, string.Empty));
        }

        // The province's own row, figure by figure; the name stands above already.
        foreach (var column in DistrictColumns.All.Skip(1))
        {
            double value = column.NumberOf(content.Province);
            double shown = Math.Round(column.Kind == ColumnKind.Fraction ? value * 100 : value, column.Decimals, MidpointRounding.AwayFromZero);
            if (double.IsFinite(shown))
            {
                decimals.Add(rows.Count, column.Decimals);
                rows.Add((column.Label.In(language), string.Empty, shown, column.Unit.In(language)));
            }
        }

        void Setting(FormattableString vietnamese, FormattableString english, double value, LocalizedText unit)
        {
            if (double.IsFinite(value))
            {
                rows.Add((Text(vietnamese, english), string.Empty, StoredNumber.Round(value), unit.In(language)));
            }
        }

        Setting($"Mục tiêu bán kính phục vụ bình quân", $"Target of the average service radius", content.TargetServiceRadiusKilometres, ColumnUnits.KilometrePerPoint);
        Setting($"Cự ly phục vụ bưu chính tối đa", $"Greatest acceptable postal distance", content.PostalLimitKilometres, ColumnUnits.Kilometre);
        Setting($"Bán kính phủ sóng của trạm BTS", $"Radius of a BTS site", content.MobileRadiusKilometres, ColumnUnits.Kilometre);
        Setting($"Tỷ lệ tối thiểu để tính là đủ dịch vụ", $"Least share that counts as served", content.MinimumCoveredFraction * 100, ColumnUnits.Percent);
        if (content.Rules is { } rules)
        {
            rows.Add((Text($"Bộ quy định", $"Rule set"), $"{rules.Id}: {rules.Title.In(language)}", double.NaN, string.Empty));
        }

        rows.Add((Text($"Hệ tọa độ tính toán", $"Analysis coordinate system"), content.AnalysisCrsName, double.NaN, string.Empty));
        rows.Add((Text($"Phiên bản chương trình", $"Program version"), content.ProgramVersion, double.NaN, string.Empty));
        void WriteAll(SheetRows target)
        {
            foreach ((string figure, string text, double number, string unit) in rows)
            {
                target.Text(figure);
                if (text.Length > 0)
                {
                    target.Text(text);
                }
                else
                {
                    target.Number(number);
                }

                target.Text(unit);
                target.EndRow();
            }
        }

        return new(name, headers, rows.Count, [46, 46, 14], [null, null, null], WriteAll) { Decimals = decimals };
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

        var cells = new List<string[]>();
        foreach (RejectedRow row in kept)
        {
            // Files with other headers share the sheet: like-named columns fall together, a name met twice in one row gets a number.
            var values = new Dictionary<int, string> { [0] = row.Reason.In(language), [1] = row.Place.In(language) };
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

                values[column] = row.Cells[i];
            }

            cells.Add([.. Enumerable.Range(0, headers.Count).Select(c => values.GetValueOrDefault(c, string.Empty))]);
        }

        if (rows.Count > kept.Count)
        {
            cells.Add([LocalizedText.Of(
                $"… và {rows.Count - kept.Count:N0} dòng nữa; xem danh sách phát hiện.",
                $"… and {rows.Count - kept.Count:N0} more rows; see the list of findings.").In(language)]);
        }

        void WriteAll(SheetRows target)
        {
            foreach (string[] row in cells)
            {
                foreach (string cell in row)
                {
                    target.Text(cell);
                }

                target.EndRow();
            }
        }

        return new(name, headers, cells.Count, [60, 44, .. Enumerable.Repeat(18, headers.Count - 2)], [.. Enumerable.Repeat<string?>(null, headers.Count)], WriteAll);
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
