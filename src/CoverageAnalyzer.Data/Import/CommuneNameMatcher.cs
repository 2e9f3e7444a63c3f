using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Finds the commune that a row names by code, or by the names of province, district and commune.</summary>
/// <remarks>
/// Names agree whatever their Unicode form, capitals, spaces, signs, kind words (Xã, Phường, TT., Tp …), the place of the tone mark
/// (Hoá = Hóa) and "Số 1" for "Phường 1". Accents decide between names that differ by nothing else (Cam Thành, Cam Thanh);
/// where only one commune can be meant they may differ (Đắk Lăk for Đắk Lắk).
/// A name is only looked for inside the district and province the row names: Phường 1 exists in many towns.
/// Behavior: depends on the layer and the row alone.
/// Cost: a look at the districts of one province and the communes of one district.
/// </remarks>
public sealed class CommuneNameMatcher
{
    /// <summary>Candidates named for a row that was not matched.</summary>
    public const int MostCandidates = 3;

    private static readonly string[] CommuneKinds = ["xa", "phuong", "thitran", "dackhu"];
    private static readonly string[] DistrictKinds = ["huyen", "quan", "thixa", "thanhpho"];

    private static readonly Dictionary<string, string[]> KindWords = new(StringComparer.Ordinal)
    {
        ["thitran"] = ["thi tran", "tt"],
        ["phuong"] = ["phuong", "p"],
        ["xa"] = ["xa", "x"],
        ["dackhu"] = ["dac khu"],
    };

    private readonly List<NamedUnit> provinces = [];
    private readonly Dictionary<string, int> byCode = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> byShortCode = new(StringComparer.Ordinal);

    /// <summary>Makes the matcher.</summary>
    /// <param name="layer">The communes.</param>
    public CommuneNameMatcher(CommuneLayer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        var provinceOf = new Dictionary<string, NamedUnit>(StringComparer.Ordinal);
        var districtOf = new Dictionary<(string, string), NamedUnit>();
        foreach (Commune commune in layer.Communes)
        {
            if (!provinceOf.TryGetValue(commune.Province, out NamedUnit? province))
            {
                provinceOf[commune.Province] = province = new NamedUnit(AdministrativeName.Parse(commune.Province), -1, []);
                provinces.Add(province);
            }

            if (!districtOf.TryGetValue((commune.Province, commune.District), out NamedUnit? district))
            {
                districtOf[(commune.Province, commune.District)] = district = new NamedUnit(AdministrativeName.Parse(commune.District), -1, []);
                province.Parts.Add(district);
            }

            AdministrativeName name = AdministrativeName.Parse(commune.Name);
            if (name.Kind.Length == 0)
            {
                name = name with { Kind = AdministrativeName.KindOf(commune.Type) };
            }

            district.Parts.Add(new NamedUnit(name, commune.Index, []));
            byCode.TryAdd(commune.Code, commune.Index);
            string shortCode = ShortCode(commune.Code);
            byShortCode[shortCode] = byShortCode.ContainsKey(shortCode) ? -1 : commune.Index;
        }
    }

    /// <summary>Finds the commune a row names.</summary>
    /// <param name="row">The row; its coordinates are not looked at.</param>
    public CommuneMatch Match(PointRecord row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.CommuneCode.Length > 0)
        {
            string code = row.CommuneCode.Trim();
            if (byCode.TryGetValue(code, out int index) || (byShortCode.TryGetValue(ShortCode(code), out index) && index >= 0))
            {
                return new CommuneMatch(CommuneMatchKind.Code, index, []);
            }
        }

        return row.CommuneName.Trim().Length > 0
            ? MatchNames(row.Province, row.District, row.CommuneName, row.Address)
            : MatchAddress(row);
    }

    private CommuneMatch MatchNames(string province, string district, string commune, string address)
    {
        CommuneMatch first = MatchNames(province, district, AdministrativeName.Parse(commune), address);
        return first.CommuneIndex is null && AdministrativeName.ParseWithoutAccents(commune) is AdministrativeName second
            && MatchNames(province, district, second, address) is { CommuneIndex: not null } match
            ? match
            : first;
    }

    private CommuneMatch MatchNames(string province, string district, AdministrativeName commune, string address)
    {
        if (commune.IsEmpty)
        {
            return new CommuneMatch(CommuneMatchKind.NothingNamed, null, []);
        }

        bool agree = true;
        if (!Narrow(provinces, province, ref agree, out List<NamedUnit> inProvinces))
        {
            return new CommuneMatch(CommuneMatchKind.OtherProvince, null, []);
        }

        List<NamedUnit> districts = [.. inProvinces.SelectMany(p => p.Parts)];
        if (!Narrow(districts, district, ref agree, out List<NamedUnit> inDistricts))
        {
            return new CommuneMatch(CommuneMatchKind.NoSuchDistrict, null, Suggest(districts, [], commune));
        }

        List<NamedUnit> communes = [.. inDistricts.SelectMany(d => d.Parts)];
        List<NamedUnit> found = NamedUnit.Find(communes, commune, out bool accentsAgree);
        if (found.Count > 1)
        {
            found = ByAddress(found, address);
        }

        return found.Count switch
        {
            1 => new CommuneMatch(agree && accentsAgree ? CommuneMatchKind.Name : CommuneMatchKind.NameWithoutAccents, found[0].CommuneIndex, []),
            0 => new CommuneMatch(CommuneMatchKind.NoSuchCommune, null, Suggest(districts, inDistricts, commune)),
            _ => new CommuneMatch(CommuneMatchKind.Ambiguous, null, [.. found.Take(MostCandidates).Select(u => u.CommuneIndex)]),
        };
    }

    /// <summary>The units a name can mean; all of them where the row, or the layer, names none. False where there is no such unit.</summary>
    private static bool Narrow(List<NamedUnit> units, string text, ref bool agree, out List<NamedUnit> found)
    {
        AdministrativeName name = AdministrativeName.Parse(text);
        if (name.IsEmpty || units.TrueForAll(u => u.Name.IsEmpty))
        {
            found = units;
            return true;
        }

        found = NamedUnit.Find(units, name, out bool accentsAgree);
        if (found.Count == 0 && AdministrativeName.ParseWithoutAccents(text) is AdministrativeName second)
        {
            found = NamedUnit.Find(units, second, out accentsAgree);
        }

        agree &= accentsAgree;
        return found.Count > 0;
    }

    /// <summary>Of several communes of one name (a township and the commune around it), the one whose kind the address spells out.</summary>
    private static List<NamedUnit> ByAddress(List<NamedUnit> found, string address)
    {
        string words = $" {VietnameseText.ForSearch(address.Replace('.', ' ').Replace(',', ' '))} ";
        List<NamedUnit> spelled = found.FindAll(u =>
            KindWords.TryGetValue(u.Name.Kind, out string[]? kinds)
            && Array.Exists(kinds, k => FollowedBy(words, $" {k} ", u.Name.Plain)));
        return spelled.Count == 1 ? spelled : found;
    }

    /// <summary>True where a kind word is followed by the name, whatever its spaces.</summary>
    private static bool FollowedBy(string words, string kind, string plain)
    {
        for (int at = words.IndexOf(kind, StringComparison.Ordinal); at >= 0; at = words.IndexOf(kind, at + 1, StringComparison.Ordinal))
        {
            string rest = string.Concat(words[(at + kind.Length)..].Where(char.IsLetterOrDigit));
            if (rest.StartsWith(plain, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A row with nothing but an address: the parts of it that carry a kind word name the units.</summary>
    private CommuneMatch MatchAddress(PointRecord row)
    {
        string commune = string.Empty, district = row.District, province = row.Province;
        string[] parts = [.. Parts(row.Address)];
        for (int i = parts.Length - 1; i >= 0; i--)
        {
            AdministrativeName name = AdministrativeName.Parse(parts[i]);
            bool last = i == parts.Length - 1;
            if (province.Length == 0 && (name.Kind == "tinh" || (last && NamedUnit.Find(provinces, name, out _).Count > 0 && !CommuneKinds.Contains(name.Kind))))
            {
                province = parts[i];
            }
            else if (district.Length == 0 && DistrictKinds.Contains(name.Kind))
            {
                district = parts[i];
            }
            else if (CommuneKinds.Contains(name.Kind))
            {
                commune = parts[i];
                break;
            }
        }

        return commune.Length > 0
            ? MatchNames(province, district, commune, string.Empty)
            : MatchBareAddress(row, parts) ?? new CommuneMatch(CommuneMatchKind.NothingNamed, null, []);
    }

    /// <summary>An address without kind words ("…, Tân Long, Hướng Hóa, Quảng Trị"): its last parts read as commune, district, province, only where all agree.</summary>
    private CommuneMatch? MatchBareAddress(PointRecord row, string[] parts)
    {
        int last = parts.Length - 1;
        string province = row.Province, district = row.District;
        if (province.Length == 0 && last >= 0 && NamedUnit.Find(provinces, AdministrativeName.Parse(parts[last]), out _).Count > 0)
        {
            province = parts[last--];
        }
        else if (province.Length > 0 && last >= 0 && AdministrativeName.Parse(parts[last]).Plain == AdministrativeName.Parse(province).Plain)
        {
            last--;
        }

        if (district.Length == 0 && last >= 1)
        {
            district = parts[last--];
        }
        else if (district.Length > 0 && last >= 0 && AdministrativeName.Parse(parts[last]).Plain == AdministrativeName.Parse(district).Plain)
        {
            last--;
        }

        return district.Length > 0 && last >= 0 && MatchNames(province, district, parts[last], string.Empty) is { CommuneIndex: not null } match ? match : null;
    }

    private static IEnumerable<string> Parts(string address) =>
        address.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .SelectMany(p => p.Split(" - ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>The communes whose names come nearest: those of the district, and those of the same name in other districts.</summary>
    private static int[] Suggest(List<NamedUnit> districts, List<NamedUnit> inDistricts, AdministrativeName name)
    {
        int most = Math.Max(2, name.Plain.Length / 3);
        IEnumerable<NamedUnit> near = inDistricts.Count > 0 ? inDistricts.SelectMany(d => d.Parts) : districts.SelectMany(d => d.Parts);
        var byDistance = near
            .Where(u => Math.Abs(u.Name.Plain.Length - name.Plain.Length) <= most)
            .Select(u => (Unit: u, Distance: AdministrativeName.Distance(u.Name.Plain, name.Plain)))
            .Where(c => c.Distance <= most);
        var sameName = districts.SelectMany(d => d.Parts).Where(u => u.Name.Plain == name.Plain).Select(u => (Unit: u, Distance: 0));
        return
        [
            .. byDistance.Concat(sameName)
                .OrderBy(c => c.Distance)
                .ThenBy(c => AdministrativeName.Distance(c.Unit.Name.Exact, name.Exact))
                .ThenBy(c => c.Unit.CommuneIndex)
                .Select(c => c.Unit.CommuneIndex)
                .Distinct()
                .Take(MostCandidates),
        ];
    }

    private static string ShortCode(string code)
    {
        string digits = code.EndsWith(".0", StringComparison.Ordinal) ? code[..^2] : code;
        string trimmed = digits.TrimStart('0');
        return trimmed.Length == 0 ? digits : trimmed;
    }
}
