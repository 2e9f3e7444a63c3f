using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Import;

/// <summary>The attribute side of a commune import: codes, names, numbers.</summary>
/// <param name="layer">The layer.</param>
/// <param name="fields">Which field holds what.</param>
/// <param name="findings">Takes what is wrong.</param>
internal sealed class CommuneAttributes(VectorLayer layer, CommuneFieldMap fields, FindingLog findings)
{
    /// <summary>Official commune codes have this many digits; shorter numeric ones lost their leading zeros.</summary>
    private const int OfficialCodeLength = 5;

    private readonly ValueTally escaped = new();
    private readonly ValueTally untidy = new();
    private readonly ValueTally decomposed = new();
    private readonly ValueTally floating = new();

    /// <summary>One draft a feature, without geometry.</summary>
    /// <param name="features">The features.</param>
    /// <remarks>Findings are added only once all features are taken: reading them may still add its own.</remarks>
    public List<CommuneDraft> Read(IEnumerable<VectorFeature> features)
    {
        var drafts = new List<CommuneDraft>();
        bool numericCodes = false;
        foreach (VectorFeature feature in features)
        {
            string type = Text(feature, fields.Type);
            string name = WithType(Text(feature, fields.Name), ref type);
            object? codeValue = Value(feature, fields.Code);
            string code = CommuneText.Code(codeValue, out bool wasFloating);
            numericCodes |= codeValue is double or float or long or int;
            var place = new SourcePlace { File = layer.File, Layer = layer.Name, Record = feature.Number, Key = layer.KeyOf(feature.Number), Name = name.Length > 0 ? name : null };
            if (wasFloating)
            {
                floating.Add(place, CommuneText.Of(codeValue), code);
            }

            drafts.Add(new CommuneDraft
            {
                Feature = feature,
                Place = place,
                Code = code,
                Name = name,
                Type = type,
                District = Text(feature, fields.District),
                Province = Text(feature, fields.Province),
            });
        }

        PadCodes(drafts, numericCodes);
        ReportTallies();
        ReportMissing(drafts);
        ReadNumbers(drafts);
        return drafts;
    }

    private static object? Value(VectorFeature feature, int? field) =>
        field is int f && f < feature.Values.Length ? feature.Values[f] : null;

    private string Text(VectorFeature feature, int? field)
    {
        string raw = CommuneText.Of(Value(feature, field));
        string text = CommuneText.Name(raw, out bool wasEscaped, out bool wasUntidy, out bool wasDecomposed);
        if (wasEscaped || wasUntidy || wasDecomposed)
        {
            var place = new SourcePlace { File = layer.File, Layer = layer.Name, Record = feature.Number, Key = layer.KeyOf(feature.Number), Field = layer.Fields[field!.Value].Name, Name = text };
            (wasEscaped ? escaped : wasUntidy ? untidy : decomposed).Add(place, raw, text);
        }

        return text;
    }

    /// <summary>The name with its kind before it, "Phường 1" for "1"; the kind from the name where no field says it.</summary>
    private static string WithType(string name, ref string type)
    {
        string kind = AdministrativeName.KindBefore(name);
        if (type.Length == 0)
        {
            type = kind switch
            {
                "xa" => "Xã",
                "phuong" => "Phường",
                "thitran" => "Thị trấn",
                "dackhu" => "Đặc khu",
                _ => string.Empty,
            };
            return name;
        }

        return name.Length == 0 || kind.Length > 0 || name.StartsWith(type, StringComparison.OrdinalIgnoreCase) ? name : $"{type} {name}";
    }

    private void PadCodes(List<CommuneDraft> drafts, bool numericCodes)
    {
        if (!numericCodes || drafts.Exists(d => d.Code.Length > OfficialCodeLength || d.Code.AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0)
            || !drafts.Exists(d => d.Code.Length == OfficialCodeLength))
        {
            return;
        }

        var padded = new ValueTally();
        foreach (CommuneDraft draft in drafts.Where(d => d.Code.Length is > 0 and < OfficialCodeLength))
        {
            string before = draft.Code;
            draft.Code = before.PadLeft(OfficialCodeLength, '0');
            padded.Add(draft.Place with { Field = layer.Fields[fields.Code!.Value].Name }, before, draft.Code);
        }

        padded.Report(
            findings,
            "code-zeros",
            FindingRank.Warning,
            (n, a, b) => LocalizedText.Of(
                $"{n:N0} mã xã lưu dạng số nên mất số 0 đứng đầu, ví dụ {a}.",
                $"{n:N0} commune codes are stored as numbers and lost their leading zeros, for example {a}."),
            b => LocalizedText.Of($"Đã thêm lại cho đủ 5 chữ số: {b}.", $"Filled up to 5 digits again: {b}."));
    }

    private void ReportTallies()
    {
        escaped.Report(
            findings,
            "name-escaped",
            FindingRank.Warning,
            (n, a, b) => LocalizedText.Of(
                $"{n:N0} giá trị chữ còn mã thoát, ví dụ \"{a}\".",
                $"{n:N0} texts hold escape sequences, for example \"{a}\"."),
            b => LocalizedText.Of($"Đã đọc thành chữ: \"{b}\".", $"Read as letters: \"{b}\"."));
        untidy.Report(
            findings,
            "name-spaces",
            FindingRank.Info,
            (n, a, b) => LocalizedText.Of(
                $"{n:N0} giá trị chữ có khoảng trắng thừa, ví dụ \"{a}\".",
                $"{n:N0} texts hold superfluous spaces, for example \"{a}\"."),
            b => LocalizedText.Of($"Đã bỏ khoảng trắng thừa: \"{b}\".", $"Tidied: \"{b}\"."));
        decomposed.Report(
            findings,
            "name-decomposed",
            FindingRank.Info,
            (n, a, b) => LocalizedText.Of(
                $"{n:N0} giá trị chữ có dấu tách rời khỏi chữ cái, ví dụ \"{b}\".",
                $"{n:N0} texts have their accents apart from the letters, for example \"{b}\"."),
            b => LocalizedText.Of($"Đã ghép dấu (NFC).", $"Composed (NFC)."));
        floating.Report(
            findings,
            "code-floating",
            FindingRank.Info,
            (n, a, b) => LocalizedText.Of(
                $"{n:N0} mã xã lưu dạng số thực, ví dụ {a}.",
                $"{n:N0} commune codes are stored as floating-point numbers, for example {a}."),
            b => LocalizedText.Of($"Đọc thành chữ không có phần thập phân: {b}.", $"Read as text without decimals: {b}."));
    }

    private void ReportMissing(List<CommuneDraft> drafts)
    {
        MissingText(drafts, fields.Name, d => d.Name, FindingRank.Warning, "name-missing", ("tên", "name"), ("Dùng mã thay tên.", "The code stands for the name."));
        MissingText(drafts, fields.Type, d => d.Type, FindingRank.Info, "type-missing", ("loại đơn vị", "kind"), ("Để trống.", "Left empty."));
        MissingText(drafts, fields.District, d => d.District, FindingRank.Warning, "district-missing", ("huyện", "district"), (
            "Để trống; xã này không vào số liệu của huyện nào.", "Left empty; the commune counts for no district."));
    }

    private void MissingText(
        List<CommuneDraft> drafts, int? field, Func<CommuneDraft, string> value, FindingRank rank, string code, (string Vi, string En) what, (string Vi, string En) action)
    {
        List<CommuneDraft> missing = drafts.FindAll(d => value(d).Length == 0);
        if (missing.Count == drafts.Count)
        {
            findings.Add(
                code,
                rank,
                SourcePlace.OfFile(layer.File) with { Field = field is int f ? layer.Fields[f].Name : null },
                field is null
                    ? LocalizedText.Of($"Lớp không có trường {what.Vi}.", $"The layer has no field for the {what.En}.")
                    : LocalizedText.Of($"Không xã nào có {what.Vi}.", $"No commune has a {what.En}."),
                new LocalizedText(action.Vi, action.En));
            return;
        }

        foreach (CommuneDraft draft in missing)
        {
            findings.Add(
                code,
                rank,
                draft.Place with { Field = field is int f ? layer.Fields[f].Name : null, Name = draft.Place.Name ?? draft.Code },
                LocalizedText.Of($"Thiếu {what.Vi}.", $"The {what.En} is missing."),
                new LocalizedText(action.Vi, action.En));
        }
    }

    private void ReadNumbers(List<CommuneDraft> drafts)
    {
        double[] people = Column(drafts, fields.Population, NumberKind.WholeCount);
        double[] areas = Column(drafts, fields.Area, NumberKind.Any);
        var population = new PopulationCheck(layer.File, fields.Population is int p ? layer.Fields[p].Name : null, findings);
        for (int i = 0; i < drafts.Count; i++)
        {
            drafts[i].Population = population.Accept(drafts[i].Place, people[i]);
            drafts[i].StatedArea = areas[i];
        }

        population.Report();
    }

    /// <summary>A column of numbers, its doubtful texts settled by the others; NaN where there is none.</summary>
    private double[] Column(List<CommuneDraft> drafts, int? field, NumberKind kind)
    {
        var values = new double[drafts.Count];
        Array.Fill(values, double.NaN);
        if (field is not int f)
        {
            return values;
        }

        var column = new NumberColumn(kind);
        var parsed = new ParsedNumber[drafts.Count];
        for (int i = 0; i < parsed.Length; i++)
        {
            parsed[i] = Value(drafts[i].Feature, f) switch
            {
                null => ParsedNumber.None(NumberReading.Missing),
                double number => ParsedNumber.Of(number),
                float number => ParsedNumber.Of(number),
                long number => ParsedNumber.Of(number),
                int number => ParsedNumber.Of(number),
                string text => NumberText.Parse(text),
                _ => ParsedNumber.None(NumberReading.NotANumber),
            };
            column.Observe(parsed[i]);
        }

        for (int i = 0; i < parsed.Length; i++)
        {
            bool settled = column.Settle(parsed[i], out values[i]);
            if (!settled || parsed[i].Reading is NumberReading.NotANumber or NumberReading.NotFinite)
            {
                string seen = CommuneText.Of(Value(drafts[i].Feature, f));
                findings.Add(
                    settled ? "number-unreadable" : "number-ambiguous",
                    FindingRank.Warning,
                    drafts[i].Place with { Field = layer.Fields[f].Name },
                    settled
                        ? LocalizedText.Of($"'{seen}' không phải là số.", $"'{seen}' is not a number.")
                        : LocalizedText.Of(
                            $"'{seen}' có thể là số lẻ thập phân hoặc hàng nghìn.",
                            $"'{seen}' may be a decimal or a thousand."),
                    LocalizedText.Of($"Coi như chưa biết; hãy sửa trong tệp.", $"Taken as unknown; mend it in the file."));
            }
        }

        return values;
    }
}
