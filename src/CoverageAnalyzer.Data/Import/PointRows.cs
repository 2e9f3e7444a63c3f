using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Import;

/// <summary>The rows of a point file while they are collected: coordinates are settled when the whole column has been seen.</summary>
/// <remarks>A row that cannot be used is refused at once and, beyond <see cref="TableLimits.RejectedRowsKept"/>, only counted.</remarks>
/// <param name="file">The file.</param>
/// <param name="columns">Columns by role.</param>
/// <param name="headers">Header row.</param>
/// <param name="placeOf">Place of a column of a row by the row's number; a column below 0 is the row itself.</param>
/// <param name="findings">Takes what is wrong.</param>
internal sealed class PointRows(
    string file, IReadOnlyDictionary<string, int> columns, IReadOnlyList<string> headers, Func<long, int, string?, SourcePlace> placeOf, FindingLog findings)
{
    private static readonly LocalizedText NotUsed = new(
        "Không dùng dòng này; hãy sửa trong tệp rồi chạy lại.", "The row is not used; mend it in the file and run again.");

    private readonly List<(PointRecord Record, int Doubt)> pending = []; // an index into doubts; below 0: the numbers stand in the record
    private readonly List<PendingNumbers> doubts = [];
    private readonly CoordinateColumns coordinates = new(columns);
    private readonly RadiusColumn radius = new(columns.TryGetValue("radius", out int column) && column < headers.Count ? headers[column] : string.Empty);
    private readonly SectorColumns sectors = new(columns, headers);
    private readonly RowKinds kinds = new();
    private readonly List<PointRecord> records = [];
    private readonly RejectedRows rejected = new(file);
    private readonly Dictionary<string, string> repeatedTexts = new(StringComparer.Ordinal);

    /// <summary>Rows seen.</summary>
    public long Count { get; private set; }

    /// <summary>The usable rows, after <see cref="Place"/>.</summary>
    public IReadOnlyList<PointRecord> Records => records;

    /// <summary>The rows that were not used, after <see cref="Place"/>.</summary>
    public RejectedRows Rejected => rejected;

    /// <summary>Takes notice of a row that is not taken: what its columns hold settles the doubtful numbers of those that are.</summary>
    /// <param name="textOf">Text of a column.</param>
    /// <param name="numberOf">Number in a column.</param>
    public void Observe(Func<int, string> textOf, Func<int, ParsedNumber> numberOf)
    {
        (ParsedNumber x, ParsedNumber y, _) = coordinates.Read(textOf, numberOf);
        if (x.Reading is NumberReading.Number or NumberReading.Ambiguous && y.Reading is NumberReading.Number or NumberReading.Ambiguous
            && columns.TryGetValue("radius", out int stated))
        {
            radius.Observe(numberOf(stated));
        }
    }

    /// <summary>Takes a row.</summary>
    /// <param name="number">Line, sheet row or feature.</param>
    /// <param name="cells">Its cells, kept.</param>
    /// <param name="isShifted">True where its cells cannot be trusted to stand in their columns; the reader has said so.</param>
    /// <param name="textOf">Text of a column.</param>
    /// <param name="numberOf">Number in a column.</param>
    public void Add(long number, IReadOnlyList<string> cells, bool isShifted, Func<int, string> textOf, Func<int, ParsedNumber> numberOf)
    {
        Count++;
        if (isShifted)
        {
            rejected.Add(new RejectedRow(placeOf(number, -1, null), headers, cells, new("dòng có nhiều ô hơn tiêu đề.", "the row has more cells than the header.")));
            return;
        }

        (ParsedNumber x, ParsedNumber y, CoordinateFlags flags) = coordinates.Read(textOf, numberOf);
        PointRecord record = Record(number, cells, textOf, numberOf);
        bool noX = x.Reading == NumberReading.Missing, noY = y.Reading == NumberReading.Missing;
        if (noX && noY)
        {
            // "Tổng cộng" with its sum below "Địa chỉ" is no address.
            bool namesCommune = record.CommuneName.Length > 0 || record.CommuneCode.Length > 0;
            if (!namesCommune && kinds.Of(record, mayBeSection: record.Address.Length == 0) != RowKind.Data)
            {
                return;
            }

            if (!namesCommune && record.Address.Length == 0)
            {
                Reject(record, "point-without-place", -1, new(
                    "dòng không có tọa độ và không ghi xã hay địa chỉ.", "the row has no coordinates and names neither commune nor address."));
                return;
            }
        }
        else if (HasNoNumber(x) && HasNoNumber(y) && kinds.Of(record, mayBeSection: false) != RowKind.Data)
        {
            // "Người lập biểu" … "Giám đốc": the signatures reach into the columns of coordinates.
            return;
        }
        else if (!IsReadable(record, x, second: false) || !IsReadable(record, y, second: true))
        {
            return;
        }

        if (record.District.Length == 0 && kinds.District.Length > 0)
        {
            record = record with { District = kinds.District };
        }

        ParsedNumber stated = Number("radius", record, numberOf);
        radius.Observe(stated);
        var numbers = new PendingNumbers(x, y, stated, flags);
        if (numbers.ArePlain)
        {
            // Nearly all rows: their numbers wait in the record itself, where the settled ones will stand.
            record.Settle(x.Value, y.Value, stated.Value);
            pending.Add((record, -1));
        }
        else
        {
            pending.Add((record, doubts.Count));
            doubts.Add(numbers);
        }
    }

    /// <summary>Settles doubtful numbers, decides the coordinate system, and turns the coordinates into longitude and latitude.</summary>
    /// <param name="declaration">What the file says about its system.</param>
    /// <param name="options">What the user says.</param>
    /// <param name="layer">The file, for findings.</param>
    /// <param name="decided">The system where it is decided already, by more rows than these; null to decide it.</param>
    /// <returns>The system; null where no row has coordinates.</returns>
    public CrsDecision? Place(CrsDeclaration declaration, PointReadOptions options, SourcePlace layer, CrsDecision? decided = null)
    {
        records.EnsureCapacity(pending.Count);
        double[] xs = new double[pending.Count], ys = new double[pending.Count];
        bool[] ambiguous = new bool[pending.Count];
        for (int i = 0; i < pending.Count; i++)
        {
            (double X, double Y)? settled = coordinates.Settle(NumbersOf(pending[i]));
            ambiguous[i] = settled is null;
            (xs[i], ys[i]) = settled ?? (double.NaN, double.NaN);
        }

        double[] asRead = [.. xs], asReadToo = [.. ys];
        CrsDecision? decision = null;
        if (Array.Exists(xs, double.IsFinite))
        {
            (double[] sampleX, double[] sampleY) = Plausible(xs, ys);
            decision = decided ?? CrsDecision.Decide(layer, declaration, options.Crs, sampleX, sampleY, options.ExpectedWgs84, findings, options.Provinces, options.CommuneCrs);
            if (decision.SwapAxes)
            {
                (xs, ys) = (ys, xs);
            }

            decision.Crs.ToWgs84(xs, ys);
        }

        for (int i = 0; i < pending.Count; i++)
        {
            PointRecord record = pending[i].Record;
            PendingNumbers numbers = NumbersOf(pending[i]);
            if (ambiguous[i])
            {
                int doubtful = coordinates.ColumnOf(numbers.X.Reading != NumberReading.Ambiguous);
                Reject(record, "number-ambiguous", doubtful, LocalizedText.Of(
                    $"'{Shown(record, doubtful)}' có thể là số thập phân hoặc hàng nghìn, các dòng khác không cho biết.",
                    $"'{Shown(record, doubtful)}' could be a decimal or thousands, and no other row settles it."));
            }
            else if (double.IsNaN(asRead[i]))
            {
                Keep(record, numbers, double.NaN, double.NaN);
            }
            else if (Math.Abs(xs[i]) <= 180 && Math.Abs(ys[i]) <= 90 && !(asRead[i] == 0 && asReadToo[i] == 0))
            {
                Keep(record, numbers, xs[i], ys[i]);
            }
            else if (options.ExpectedWgs84 is { IsEmpty: false } expected && expected.Contains(ys[i], xs[i]))
            {
                // No latitude is beyond 90, and the other way round it stands among the communes.
                findings.Add(
                    "coordinate-swapped",
                    FindingRank.Warning,
                    placeOf(record.RowNumber, coordinates.ColumnOf(second: false), record.Name.Length > 0 ? record.Name : null),
                    LocalizedText.Of(
                        $"kinh độ và vĩ độ của dòng này đổi chỗ cho nhau ({Printed(asRead[i])}; {Printed(asReadToo[i])}).",
                        $"longitude and latitude of this row are swapped ({Printed(asRead[i])}; {Printed(asReadToo[i])})."),
                    new("Đã đổi lại: chỉ thứ tự này nằm trong vùng các xã.", "They were swapped back: only that order lies among the communes."));
                Keep(record, numbers, ys[i], xs[i]);
            }
            else
            {
                bool swapped = Math.Abs(ys[i]) is > 90 and <= 180 && Math.Abs(xs[i]) <= 90;
                Reject(record, "coordinate-impossible", coordinates.ColumnOf(second: false), swapped
                    ? LocalizedText.Of(
                        $"tọa độ ({Printed(asRead[i])}; {Printed(asReadToo[i])}) không phải một nơi trên mặt đất; có lẽ kinh độ và vĩ độ đổi chỗ cho nhau.",
                        $"the coordinates ({Printed(asRead[i])}; {Printed(asReadToo[i])}) are no place on the ground; longitude and latitude may be swapped.")
                    : LocalizedText.Of(
                        $"tọa độ ({Printed(asRead[i])}; {Printed(asReadToo[i])}) không phải một nơi trên mặt đất.",
                        $"the coordinates ({Printed(asRead[i])}; {Printed(asReadToo[i])}) are no place on the ground."));
            }
        }

        Report(layer);
        pending.Clear(); // the records go on, the numbers they came from do not
        pending.TrimExcess();
        doubts.Clear();
        doubts.TrimExcess();
        return decision;
    }

    /// <summary>The coordinates by which the system is decided: without what lies nowhere, and among degrees without what is none, so that a few wild rows do not decide for all.</summary>
    internal static (double[] X, double[] Y) Plausible(double[] xs, double[] ys)
    {
        var real = new List<int>(xs.Length);
        int degrees = 0;
        for (int i = 0; i < xs.Length; i++)
        {
            if (Math.Abs(xs[i]) < 1e8 && Math.Abs(ys[i]) < 1e8 && !(xs[i] == 0 && ys[i] == 0))
            {
                real.Add(i);
                degrees += IsDegrees(xs[i], ys[i]) ? 1 : 0;
            }
        }

        bool wantsDegrees = degrees * 2 > real.Count;
        int count = wantsDegrees ? degrees : real.Count - degrees;
        double[] keptX = new double[count], keptY = new double[count];
        int at = 0;
        foreach (int i in real)
        {
            if (IsDegrees(xs[i], ys[i]) == wantsDegrees)
            {
                (keptX[at], keptY[at]) = (xs[i], ys[i]);
                at++;
            }
        }

        return (keptX, keptY);
    }

    private static bool IsDegrees(double x, double y) => Math.Abs(x) <= 180 && Math.Abs(y) <= 180;

    private static bool HasNoNumber(in ParsedNumber value) => value.Reading is NumberReading.Missing or NumberReading.NotANumber;

    private static string Shown(PointRecord record, int column) => column >= 0 && column < record.Cells.Count ? CellText.Shown(record.Cells[column]) : string.Empty;

    // 1e300 in full is 300 digits of nothing.
    private static string Printed(double value) =>
        value.ToString(Math.Abs(value) < 1e9 ? "0.######" : "0.###e+0", System.Globalization.CultureInfo.InvariantCulture);

    private PointRecord Record(long number, IReadOnlyList<string> cells, Func<int, string> textOf, Func<int, ParsedNumber> numberOf)
    {
        string Text(string role) => columns.TryGetValue(role, out int column) ? textOf(column) : string.Empty;
        string name = Text("name");
        var record = new PointRecord(number, placeOf)
        {
            Cells = cells,
            Code = Text("code"),
            Name = Text("name"),
            Type = Shared(Text("type")),
            Province = Shared(Text("province")),
            District = Shared(Text("district")),
            CommuneName = Shared(Text("commune")),
            CommuneCode = Text("communeCode"),
            Address = Text("address"),
        };
        PointDetails details = PointDetails.None;
        if (Has("radio") || Has("operator"))
        {
            details = details with { Radio = Shared(Text("radio")), Operator = Shared(Text("operator")) };
        }

        if (Has("households") || Has("population") || Has("electrified") || Has("mountainous"))
        {
            details = details with
            {
                Households = WholeCount("households", record, numberOf),
                Population = WholeCount("population", record, numberOf),
                Electrified = Shared(Text("electrified")),
                Mountainous = Shared(Text("mountainous")),
            };
        }

        if (columns.TryGetValue("dbm", out int measured))
        {
            // -97,250 dBm has decimals: no power is in the thousands. What is no power is told by who takes them.
            details = details with { MeasuredDbm = numberOf(measured).Value, Time = Text("time"), ClutterClass = Shared(Text("clutter")) };
        }

        if (Has("range") || Has("samples") || Has("height"))
        {
            details = details with
            {
                RangeMetres = Number("range", record, numberOf).Value,
                Samples = Number("samples", record, numberOf).Value,
                MastHeightMetres = Number("height", record, numberOf).Value,
            };
        }

        if (!sectors.IsEmpty)
        {
            details = details with { Sectors = sectors.Read(details, Shared(Text("pattern")), role => Number(role, record, numberOf, role is "tilt" or "electricalTilt")) };
        }

        return ReferenceEquals(details, PointDetails.None) ? record : record with { Details = details };

        bool Has(string role) => columns.ContainsKey(role);
    }

    // A hundred thousand rows name the same few districts and kinds: one string each.
    private string Shared(string text)
    {
        if (repeatedTexts.TryGetValue(text, out string? known))
        {
            return known;
        }

        if (repeatedTexts.Count < 20_000 && text.Length <= 100)
        {
            repeatedTexts.Add(text, text);
        }

        return text;
    }

    private bool IsReadable(PointRecord record, in ParsedNumber value, bool second)
    {
        if (value.Reading is NumberReading.Number or NumberReading.Ambiguous)
        {
            return true;
        }

        int column = coordinates.ColumnOf(second);
        string shown = Shown(record, column);
        (string code, LocalizedText reason) = value.Reading switch
        {
            NumberReading.Missing => ("coordinate-missing", new LocalizedText("chỉ có một trong hai tọa độ.", "only one of the two coordinates is there.")),
            _ when shown.StartsWith('#') => ("coordinate-unreadable", LocalizedText.Of($"'{shown}' là ô lỗi của Excel, không phải tọa độ.", $"'{shown}' is an error of the spreadsheet, no coordinate.")),
            _ => ("coordinate-unreadable", LocalizedText.Of($"'{shown}' không phải là tọa độ.", $"'{shown}' is no coordinate.")),
        };
        Reject(record, code, column, reason);
        return false;
    }

    private PendingNumbers NumbersOf((PointRecord Record, int Doubt) row) => row.Doubt >= 0
        ? doubts[row.Doubt]
        : PendingNumbers.Plain(row.Record.LongitudeDegrees, row.Record.LatitudeDegrees, row.Record.RadiusKilometres);

    private void Keep(PointRecord record, in PendingNumbers numbers, double longitude, double latitude)
    {
        record.Settle(longitude, latitude, radius.Kilometres(numbers.Radius));
        records.Add(record);
    }

    private void Report(SourcePlace layer)
    {
        kinds.Report(findings);
        rejected.Report(findings);
        if (coordinates.AssumedOrder > 0)
        {
            findings.Add(new Finding(
                "coordinate-order-assumed",
                FindingRank.Warning,
                layer with { Field = headers[coordinates.ColumnOf(second: false)] },
                LocalizedText.Of(
                    $"{coordinates.AssumedOrder:N0} ô ghi cả hai tọa độ mà không rõ cái nào là vĩ độ.",
                    $"{coordinates.AssumedOrder:N0} cells hold both coordinates and do not say which is the latitude."),
                new("Đã đọc theo thứ tự vĩ độ, kinh độ; hãy tách thành hai cột nếu sai.", "Read as latitude, longitude; split them into two columns if that is wrong."))
            {
                Count = coordinates.AssumedOrder,
            });
        }
    }

    private void Reject(PointRecord record, string code, int column, LocalizedText reason)
    {
        SourcePlace place = placeOf(record.RowNumber, column, record.Name.Length > 0 ? record.Name : null);
        findings.Add(code, FindingRank.Error, place, reason, NotUsed);
        rejected.Add(rejected.Keeps ? new RejectedRow(place, headers, record.Cells, reason) : null);
    }

    // 1.159 households are 1159: a count has no decimals.
    private double WholeCount(string role, PointRecord record, Func<int, ParsedNumber> numberOf)
    {
        ParsedNumber number = Number(role, record, numberOf);
        return number.Reading == NumberReading.Ambiguous ? number.Grouped : number.Value;
    }

    private ParsedNumber Number(string role, PointRecord record, Func<int, ParsedNumber> numberOf, bool mayBeNegative = false)
    {
        if (!columns.TryGetValue(role, out int column))
        {
            return ParsedNumber.None(NumberReading.Missing);
        }

        ParsedNumber number = numberOf(column);
        if (number.Reading is NumberReading.NotANumber or NumberReading.NotFinite || (number.Value < 0 && !mayBeNegative))
        {
            string shown = Shown(record, column);
            findings.Add(
                "number-unreadable",
                FindingRank.Warning,
                placeOf(record.RowNumber, column, record.Name.Length > 0 ? record.Name : null),
                LocalizedText.Of($"'{shown}' không phải là số dùng được cho '{role}'.", $"'{shown}' is no number that can be used for '{role}'."),
                new("Giữ dòng này; giá trị đó được coi là không có.", "The row is kept; the value counts as absent."));
            return ParsedNumber.None(NumberReading.Missing);
        }

        return number;
    }
}
