using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Reads a table of published figures (CSV, TSV or XLSX) with the digits as they are printed, so that their rounding is known.</summary>
public static class PublishedFiguresReader
{
    /// <summary>Rows that are read; a published table is short, and a longer file is another kind of file.</summary>
    public const int MostRows = 100_000;

    private static readonly string[] FigureRoles = ["points", "area", "radius", "areaPerPoint", "population", "peoplePerPoint"];
    private static readonly string[] InexactWords = ["rounded", "approx", "lam tron", "xap xi", "khoang", "gan dung", "uoc"];

    /// <summary>Reads the whole file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="findings">Takes guesses of columns, and figures that cannot be read.</param>
    /// <param name="cancellation">Stops between two rows.</param>
    /// <exception cref="InputFileException">The file as a whole cannot be used, or has no column of figures.</exception>
    public static PublishedFigureTable Read(string path, FindingLog findings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(findings);
        SourcePlace file = SourcePlace.OfFile(path);
        var options = new TableOptions
        {
            IsKnownHeader = text => FieldGuess.IsKnown(PublishedFigureFields.All, text),
            EncodingDecider = (stated, sample) =>
            {
                if (UnicodeDecider.ByMark(sample) is { } marked)
                {
                    return marked;
                }

                (TextEncoding encoding, TextEncodingChoice choice) = EncodingChooser.Choose(file, stated, null, 0, sample, findings);
                return (encoding.Characters, choice);
            },
        };
        using TableSource table = TableFiles.Open(path, options, findings, cancellation);
        IReadOnlyDictionary<string, int> columns = Map(table, findings);
        Dictionary<string, PublishedFigureColumn> figures = columns
            .Where(c => FigureRoles.Contains(c.Key))
            .ToDictionary(c => c.Key, c => new PublishedFigureColumn(c.Key, c.Value, table.Headers[c.Value]), StringComparer.Ordinal);
        if (figures.Count == 0)
        {
            throw new InputFileException(
                file,
                LocalizedText.Of(
                    $"không nhận ra cột số liệu nào trong: {string.Join(", ", table.Headers.Take(30).Select(h => $"'{h}'"))}.",
                    $"no column of figures was recognised among: {string.Join(", ", table.Headers.Take(30).Select(h => $"'{h}'"))}."),
                new(
                    "Đặt tên cột: địa phương, số điểm, diện tích (km²), bán kính (km/điểm), dân số, người/điểm.",
                    "Name the columns place, points, area (km²), radius (km per point), population, people per point."));
        }

        List<(long Number, string[] Cells, ParsedNumber[] Numbers)> rows = Keep(table, columns, figures, findings, cancellation);
        DecimalSign sign = TableSign(figures.Values);
        var read = new List<PublishedFigureRow>();
        string[] roles = [.. columns.Keys];
        foreach (var (number, cells, numbers) in rows)
        {
            string Text(string role) => Array.IndexOf(roles, role) is >= 0 and int at ? cells[at] : string.Empty;
            string name = Text("place");
            bool pointsRounded = IsNo(Text("pointsExact")), areaRounded = IsNo(Text("areaExact")) || IsInexact(Text("areaNote"));
            RoundedFigure? Figure(string role) => figures.TryGetValue(role, out PublishedFigureColumn? column)
                ? FigureOf(column, Text(role), numbers[Array.IndexOf(roles, role)], sign, (column.IsCount && pointsRounded) || (role == "area" && areaRounded),
                    table.PlaceOf(number, column.Index, name), findings)
                : null;
            var printed = new PublishedFigures
            {
                Points = Figure("points"),
                AreaSquareKilometres = Figure("area"),
                RadiusKilometres = Figure("radius"),
                AreaPerPointSquareKilometres = Figure("areaPerPoint"),
                Population = Figure("population"),
                PeoplePerPoint = Figure("peoplePerPoint"),
            };

            // A line without any figure is a heading or a footnote.
            if (figures.Keys.Any(r => !NumberText.IsMissing(Text(r))))
            {
                read.Add(new PublishedFigureRow(table.PlaceOf(number, -1, name), name, Text("period"), printed));
            }
        }

        return new PublishedFigureTable(table.File, table.Format, read);
    }

    private static Dictionary<string, int> Map(TableSource table, FindingLog findings)
    {
        var guesses = new FindingLog();
        SourcePlace header = table.PlaceOf(table.Header.HeaderRow) with { Field = null };
        var columns = new Dictionary<string, int>(
            FieldGuess.Map(PublishedFigureFields.All, table.Headers, new Dictionary<string, string>(StringComparer.Ordinal), header, guesses), StringComparer.Ordinal);
        foreach (Finding guess in guesses.ToList())
        {
            findings.Add(guess with { Action = new("Nếu sai, đổi tên cột trong tệp.", "If that is wrong, rename the column in the file.") });
        }

        return columns;
    }

    private static List<(long Number, string[] Cells, ParsedNumber[] Numbers)> Keep(
        TableSource table,
        IReadOnlyDictionary<string, int> columns,
        Dictionary<string, PublishedFigureColumn> figures,
        FindingLog findings,
        CancellationToken cancellation)
    {
        var rows = new List<(long, string[], ParsedNumber[])>();
        string[] roles = [.. columns.Keys];
        foreach (TableRow row in table.ReadRows(findings, cancellation))
        {
            if (row.IsShifted)
            {
                continue;
            }

            if (rows.Count == MostRows)
            {
                throw new InputFileException(
                    table.PlaceOf(row.Number),
                    LocalizedText.Of($"bảng có quá {MostRows:N0} dòng nên không phải bảng số liệu công bố.", $"the table has more than {MostRows:N0} rows, so it is not a table of published figures."),
                    new("Chọn tệp khác hoặc tách tệp.", "Choose another file, or split it."));
            }

            var cells = new string[roles.Length];
            var numbers = new ParsedNumber[roles.Length];
            for (int i = 0; i < roles.Length; i++)
            {
                int column = columns[roles[i]];
                cells[i] = VietnameseText.Compose(row.TextAt(column));
                if (figures.TryGetValue(roles[i], out PublishedFigureColumn? figure))
                {
                    string bare = PrintedFigureText.Number(cells[i], out bool rounded);
                    numbers[i] = rounded ? NumberText.Parse(bare) : row.NumberAt(column);
                    figure.Observe(numbers[i]);
                }
            }

            rows.Add((row.Number, cells, numbers));
        }

        return rows;
    }

    // Where all columns that prove a decimal sign prove the same one, the whole table is written with it.
    private static DecimalSign TableSign(IEnumerable<PublishedFigureColumn> columns)
    {
        DecimalSign[] signs = [.. columns.Select(c => c.Sign).Where(s => s != DecimalSign.Unknown).Distinct()];
        return signs.Length == 1 ? signs[0] : DecimalSign.Unknown;
    }

    private static RoundedFigure? FigureOf(
        PublishedFigureColumn column, string text, in ParsedNumber number, DecimalSign tableSign, bool isRounded, SourcePlace place, FindingLog findings)
    {
        if (number.Reading == NumberReading.Missing)
        {
            return null;
        }

        if (number.Reading is NumberReading.NotANumber or NumberReading.NotFinite)
        {
            Refuse("number-unreadable", FindingRank.Error, new($"'{text}' không phải là số.", $"'{text}' is not a number."));
            return null;
        }

        if (!column.Settle(number, tableSign, out double value, out DecimalSign sign))
        {
            Refuse("number-ambiguous", FindingRank.Warning, new(
                $"'{text}' có thể là số thập phân hoặc hàng nghìn.", $"'{text}' could be a decimal or thousands."));
            return null;
        }

        bool whole = column.IsCount;
        double factor = column.Factor(number.Unit);
        if (!(value > 0 || (whole && value == 0)) || (whole && value != Math.Floor(value)) || value * factor > 1e15)
        {
            Refuse("number-out-of-range", FindingRank.Error, whole
                ? new($"'{text}' không phải là số điểm: cần số nguyên không âm.", $"'{text}' is not a number of points: a whole number, 0 or more, is needed.")
                : new($"'{text}' phải lớn hơn 0.", $"'{text}' must be above 0."));
            return null;
        }

        string bare = PrintedFigureText.Number(text, out bool about);

        // A numeric cell of a workbook is a number already; its text has a decimal point.
        DecimalSign printed = number.Reading == NumberReading.Number && number.Sign == DecimalSign.Unknown ? DecimalSign.Point : sign;
        return PrintedFigureText.Interval(bare, value, printed, whole, isRounded || about).Times(factor);

        void Refuse(string code, FindingRank rank, LocalizedText message) => findings.Add(
            code, rank, place, message, new("Số này không được dùng; sửa rồi chạy lại.", "The figure was not used; mend it and run again."));
    }

    private static bool IsNo(string text) =>
        VietnameseText.ForSearch(text).Trim() is "no" or "n" or "false" or "khong" or "sai" or "0" || IsInexact(text);

    private static bool IsInexact(string text)
    {
        string plain = VietnameseText.ForSearch(text);
        return Array.Exists(InexactWords, w => plain.Contains(w, StringComparison.Ordinal));
    }
}
