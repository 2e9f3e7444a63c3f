using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Import;

/// <summary>The rows of a point file while they are collected: coordinates are settled when the whole column has been seen.</summary>
internal sealed class PointRows(IReadOnlyDictionary<string, int> columns, IReadOnlyList<string> headers, FindingLog findings)
{
    private readonly List<Row> rows = [];
    private readonly NumberColumn xColumn = new(NumberKind.Degrees);
    private readonly NumberColumn yColumn = new(NumberKind.Degrees);
    private readonly NumberColumn radiusColumn = new();
    private readonly List<PointRecord> records = [];
    private readonly List<RejectedRow> rejected = [];
    private bool vietnameseLetters;

    /// <summary>Rows seen.</summary>
    public long Count => rows.Count;

    /// <summary>The usable rows, after <see cref="Place"/>.</summary>
    public IReadOnlyList<PointRecord> Records => records;

    /// <summary>The rows that were not used, after <see cref="Place"/>.</summary>
    public IReadOnlyList<RejectedRow> Rejected => rejected;

    /// <summary>Takes a row.</summary>
    /// <param name="number">Line, sheet row or feature.</param>
    /// <param name="cells">Its cells, kept.</param>
    /// <param name="placeOf">Place of a column of the row; below 0 the row itself.</param>
    /// <param name="textOf">Text of a column.</param>
    /// <param name="numberOf">Number in a column.</param>
    public void Add(
        long number, IReadOnlyList<string> cells, Func<int, string?, SourcePlace> placeOf, Func<int, string> textOf, Func<int, ParsedNumber> numberOf)
    {
        string Text(string role) => columns.TryGetValue(role, out int column) ? textOf(column) : string.Empty;
        string name = Text("name");
        var row = new Row(number, placeOf, Coordinate("x", textOf, numberOf, xColumn), Coordinate("y", textOf, numberOf, yColumn), Number("radius", numberOf))
        {
            Record = new PointRecord
            {
                Place = placeOf(-1, name.Length > 0 ? name : null),
                Cells = cells,
                Code = Text("code"),
                Name = name,
                Type = Text("type"),
                Province = Text("province"),
                District = Text("district"),
                CommuneName = Text("commune"),
                CommuneCode = Text("communeCode"),
                Address = Text("address"),
                Radio = Text("radio"),
                Operator = Text("operator"),
                RangeMetres = Number("range", numberOf).Value,
                Samples = Number("samples", numberOf).Value,
            },
        };
        radiusColumn.Observe(row.Radius);
        rows.Add(row);
    }

    /// <summary>Settles doubtful numbers, decides the coordinate system, and turns the coordinates into longitude and latitude.</summary>
    /// <param name="declaration">What the file says about its system.</param>
    /// <param name="options">What the user says.</param>
    /// <param name="file">The file, for findings.</param>
    /// <param name="log">Takes what was decided.</param>
    /// <returns>The system; null where no row has coordinates.</returns>
    public CrsDecision? Place(CrsDeclaration declaration, PointReadOptions options, SourcePlace file, FindingLog log)
    {
        var placed = new List<(Row Row, double X, double Y)>();
        foreach (Row row in rows)
        {
            if (Settled(row) is (double x, double y))
            {
                placed.Add((row, x, y));
            }
        }

        double[] xs = [.. placed.Select(p => p.X)], ys = [.. placed.Select(p => p.Y)];
        CrsDecision? decision = null;
        if (xs.Any(double.IsFinite))
        {
            decision = CrsDecision.Decide(file, declaration, options.Crs, xs, ys, options.ExpectedWgs84, log);
            if (decision.SwapAxes)
            {
                (xs, ys) = (ys, xs);
            }

            decision.Crs.ToWgs84(xs, ys);
        }

        for (int i = 0; i < placed.Count; i++)
        {
            Row row = placed[i].Row;
            if (double.IsNaN(placed[i].X))
            {
                Keep(row, double.NaN, double.NaN);
            }
            else if (Math.Abs(xs[i]) <= 180 && Math.Abs(ys[i]) <= 90 && !(placed[i].X == 0 && placed[i].Y == 0))
            {
                Keep(row, xs[i], ys[i]);
            }
            else
            {
                Reject(row, "coordinate-impossible", columns["x"], LocalizedText.Of($"tọa độ ({placed[i].X:0.######}; {placed[i].Y:0.######}) không nằm trên mặt đất.", $"the coordinates ({placed[i].X:0.######}; {placed[i].Y:0.######}) are no place on the ground."));
            }
        }

        return decision;
    }

    /// <summary>Coordinates of a row; NaN, NaN where it states none but names a commune; null where it was rejected.</summary>
    private (double X, double Y)? Settled(Row row)
    {
        bool noX = row.X.Reading == NumberReading.Missing, noY = row.Y.Reading == NumberReading.Missing;
        if (noX && noY)
        {
            PointRecord r = row.Record;
            if (r.CommuneName.Length > 0 || r.CommuneCode.Length > 0)
            {
                return (double.NaN, double.NaN);
            }

            Reject(row, "point-without-place", -1, new("dòng không có tọa độ và không ghi tên hay mã xã.", "the row has no coordinates and names no commune."));
            return null;
        }

        foreach ((ParsedNumber value, string role) in new[] { (row.X, "x"), (row.Y, "y") })
        {
            if (value.Reading is NumberReading.Missing or NumberReading.NotFinite or NumberReading.NotANumber)
            {
                int column = columns[role];
                string shown = column < row.Record.Cells.Count ? row.Record.Cells[column] : string.Empty;
                string cut = shown.Length > 40 ? shown[..40] + "…" : shown;
                Reject(
                    row,
                    value.Reading == NumberReading.Missing ? "coordinate-missing" : "coordinate-unreadable",
                    column,
                    value.Reading == NumberReading.Missing
                        ? new("chỉ có một trong hai tọa độ.", "only one of the two coordinates is there.")
                        : LocalizedText.Of($"'{cut}' không phải là tọa độ.", $"'{cut}' is no coordinate."));
                return null;
            }
        }

        if (!xColumn.Settle(row.X, out double x) || !yColumn.Settle(row.Y, out double y))
        {
            Reject(row, "number-ambiguous", columns["x"], new(
                "tọa độ có thể là số thập phân hoặc hàng nghìn, các dòng khác không cho biết.",
                "the coordinate could be a decimal or thousands, and no other row settles it."));
            return null;
        }

        return (x, y);
    }

    private void Keep(Row row, double longitude, double latitude)
    {
        double radius = radiusColumn.Settle(row.Radius, out double stated) ? stated : double.NaN;
        if (columns.TryGetValue("radius", out int column) && column < headers.Count)
        {
            // Metres where the header or the cell says so, or where kilometres would reach around the globe.
            string header = FieldGuess.Plain(headers[column]);
            bool metres = row.Radius.Unit == "m" || header.EndsWith(" m", StringComparison.Ordinal) || headers[column].Contains("(m)", StringComparison.OrdinalIgnoreCase) || radius > 200;
            radius = metres ? radius / 1000 : radius;
        }

        records.Add(row.Record with
        {
            LongitudeDegrees = longitude,
            LatitudeDegrees = latitude,
            RadiusKilometres = radius > 0 ? radius : double.NaN,
        });
    }

    private void Reject(Row row, string code, int column, LocalizedText reason)
    {
        SourcePlace place = row.PlaceOf(column, row.Record.Name.Length > 0 ? row.Record.Name : null);
        findings.Add(code, FindingRank.Error, place, reason, new("Không dùng dòng này; xem danh sách các dòng bị loại.", "The row is not used; see the list of rejected rows."));
        rejected.Add(new RejectedRow(place, headers, row.Record.Cells, reason));
    }

    private ParsedNumber Number(string role, Func<int, ParsedNumber> numberOf) =>
        columns.TryGetValue(role, out int column) ? numberOf(column) : ParsedNumber.None(NumberReading.Missing);

    private ParsedNumber Coordinate(string role, Func<int, string> textOf, Func<int, ParsedNumber> numberOf, NumberColumn column)
    {
        if (!columns.TryGetValue(role, out int index))
        {
            return ParsedNumber.None(NumberReading.Missing);
        }

        ParsedNumber number = numberOf(index);
        if (number.Reading == NumberReading.NotANumber && AngleText.TryParse(textOf(index), vietnameseLetters, out ParsedAngle angle))
        {
            vietnameseLetters |= angle.VietnameseLetter;
            number = ParsedNumber.Of(angle.Degrees);
        }

        column.Observe(number);
        return number;
    }

    private sealed record Row(long Number, Func<int, string?, SourcePlace> PlaceOf, ParsedNumber X, ParsedNumber Y, ParsedNumber Radius)
    {
        public required PointRecord Record { get; init; }
    }
}
