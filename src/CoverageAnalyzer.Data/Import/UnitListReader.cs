using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rules;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Reads an official list of communes (CSV, TSV or XLSX) and joins it to the communes of the study by code, or by names.</summary>
public static class UnitListReader
{
    /// <summary>Reads the whole file.</summary>
    /// <param name="path">The file: one row a commune, with its code, or its name and district.</param>
    /// <param name="id">Id that rules name the list by.</param>
    /// <param name="title">The decision it comes from.</param>
    /// <param name="comparedRule">Id of the rule its members are compared with, or empty.</param>
    /// <param name="communes">The communes.</param>
    /// <param name="matcher">Finds the commune a row names.</param>
    /// <param name="findings">Takes rows that name no commune, or one named before, with their place and the communes that come nearest.</param>
    /// <param name="options">Sheet, encoding and columns the study states, or null.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <exception cref="InputFileException">The file as a whole cannot be used.</exception>
    public static UnitListTable Read(
        string path,
        string id,
        LocalizedText title,
        string comparedRule,
        CommuneLayer communes,
        CommuneNameMatcher matcher,
        FindingLog findings,
        PointReadOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(communes);
        ArgumentNullException.ThrowIfNull(matcher);
        ArgumentNullException.ThrowIfNull(findings);
        PointTable table = PointTableReader.Read(path, (options ?? new PointReadOptions()) with { Roles = FieldSynonyms.UnitLists }, findings, cancellation);
        var first = new SortedDictionary<int, SourcePlace>();
        var otherAccents = new ValueTally();
        var kinds = new RowKinds();
        long unmatched = table.RejectedCount;
        foreach (PointRecord row in table.Records)
        {
            // "I. Huyện Cam Lộ" above its communes, "Tổng cộng: 14" below them.
            bool mayBeSection = row.CommuneCode.Length == 0 && row.District.Length == 0 && !NamesCommune(row.CommuneName, communes);
            if (kinds.Of(row, mayBeSection) != RowKind.Data)
            {
                continue;
            }

            PointRecord record = row.District.Length == 0 && kinds.District.Length > 0 ? row with { District = kinds.District } : row;
            SourcePlace place = record.Place with { Name = record.CommuneName.Length > 0 ? VietnameseText.Compose(record.CommuneName) : record.CommuneCode };
            CommuneMatch match = matcher.Match(record);
            if (match.CommuneIndex is not int index)
            {
                unmatched++;
                SayUnmatched(record, place, match, communes, findings);
                continue;
            }

            Commune commune = communes.Communes[index];
            if (match.Kind == CommuneMatchKind.NameWithoutAccents)
            {
                otherAccents.Add(place, VietnameseText.Compose(record.CommuneName), Describe(commune));
            }

            SayOtherName(record, place, match, commune, matcher, communes, findings);
            if (!first.TryAdd(index, place))
            {
                findings.Add(
                    "list-row-repeated", FindingRank.Warning, place,
                    LocalizedText.Of(
                        $"{Describe(commune)} đã có trong danh sách ({first[index].Row(ReportLanguage.Vietnamese)}).",
                        $"{Describe(commune)} is in the list already ({first[index].Row(ReportLanguage.English)})."),
                    new("Chỉ tính một lần.", "Counted once."));
            }
        }

        kinds.Report(findings);
        otherAccents.Report(
            findings, "list-matched-without-accents", FindingRank.Info,
            (n, a, _) => LocalizedText.Of($"{n:N0} dòng ghi tên khác dấu so với lớp xã, ví dụ \"{a}\".", $"{n:N0} rows spell names with other accents than the commune layer, for example \"{a}\"."),
            b => LocalizedText.Of($"Ghép với đơn vị duy nhất phù hợp: {b}.", $"Matched to the only unit that fits: '{b}'."));
        if (first.Count == 0)
        {
            findings.Add(
                "list-empty", FindingRank.Error, SourcePlace.OfFile(table.File),
                LocalizedText.Of($"không dòng nào của danh sách '{id}' chỉ một xã của nghiên cứu.", $"no row of the list '{id}' names a commune of the study."),
                new("Danh sách coi như rỗng; hãy kiểm tra tệp và các cột.", "The list counts as empty; check the file and its columns."));
        }

        return new UnitListTable(
            new OfficialList { Id = id, Title = title, ComparedRule = comparedRule, Communes = [.. first.Keys], UnmatchedRows = (int)Math.Min(unmatched, int.MaxValue) }, table);
    }

    /// <summary>True where the whole name, its kind included, is a commune's: an island district that is its own commune.</summary>
    private static bool NamesCommune(string name, CommuneLayer communes)
    {
        string composed = VietnameseText.Compose(name).Trim();
        return communes.Communes.Any(c => c.Name.Equals(composed, StringComparison.OrdinalIgnoreCase));
    }

    private static void SayUnmatched(PointRecord record, SourcePlace place, CommuneMatch match, CommuneLayer communes, FindingLog findings)
    {
        string commune = VietnameseText.Compose(record.CommuneName), district = VietnameseText.Compose(record.District), province = VietnameseText.Compose(record.Province);
        LocalizedText reason = match.Kind switch
        {
            CommuneMatchKind.Ambiguous => LocalizedText.Of($"tên '{commune}' có thể chỉ nhiều xã.", $"the name '{commune}' may mean several communes."),
            CommuneMatchKind.OtherProvince => LocalizedText.Of($"lớp xã không có tỉnh '{province}'.", $"the commune layer has no province '{province}'."),
            CommuneMatchKind.NoSuchDistrict => LocalizedText.Of(
                $"lớp xã không có huyện '{district}' (xã '{commune}').", $"the commune layer has no district '{district}' (commune '{commune}')."),
            CommuneMatchKind.NothingNamed => LocalizedText.Of(
                $"không có xã nào mang mã '{record.CommuneCode}'.", $"no commune has the code '{record.CommuneCode}'."),
            _ => LocalizedText.Of($"lớp xã không có '{commune}'.", $"the commune layer has no '{commune}'."),
        };
        string near = string.Join("; ", match.Candidates.Select(c => Describe(communes.Communes[c])));
        findings.Add(
            match.Kind == CommuneMatchKind.Ambiguous ? "list-row-ambiguous" : "list-row-unmatched",
            FindingRank.Warning,
            place,
            near.Length == 0 ? reason : LocalizedText.Of($"{reason.Vietnamese} Gần nhất: {near}.", $"{reason.English} Nearest: '{near}'."),
            new(
                "Dòng này không được tính; hãy ghi mã xã, hoặc sửa tên và ghi cả huyện.",
                "The row was not counted; give the commune's code, or mend the name and give the district."));
    }

    /// <summary>Says where code and name of one row mean two communes.</summary>
    private static void SayOtherName(
        PointRecord record, SourcePlace place, CommuneMatch match, Commune commune, CommuneNameMatcher matcher, CommuneLayer communes, FindingLog findings)
    {
        if (match.Kind == CommuneMatchKind.Code && record.CommuneName.Length > 0
            && matcher.Match(record with { CommuneCode = string.Empty }).CommuneIndex is int named && named != commune.Index)
        {
            findings.Add(
                "list-name-differs", FindingRank.Warning, place,
                LocalizedText.Of(
                    $"mã '{record.CommuneCode}' là của {Describe(commune)} nhưng tên là của {Describe(communes.Communes[named])}.",
                    $"the code '{record.CommuneCode}' is that of '{Describe(commune)}' but the name that of '{Describe(communes.Communes[named])}'."),
                new("Đã theo mã.", "The code was followed."));
        }
    }

    private static string Describe(Commune commune) =>
        commune.District.Length > 0 ? $"{commune.Name}, {commune.District} ({commune.Code})" : $"{commune.Name} ({commune.Code})";
}
