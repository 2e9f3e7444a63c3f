using System.Globalization;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Gives every commune a code of its own: makes up missing ones, joins parts of one commune, keeps conflicting ones apart.</summary>
internal static class CommuneCodes
{
    /// <summary>Settles the codes.</summary>
    /// <param name="drafts">The communes in the file's order; joined and repeated ones are taken off.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="findings">Takes what is wrong.</param>
    /// <param name="rejected">Takes features that only repeat another.</param>
    public static void Settle(List<CommuneDraft> drafts, VectorLayer layer, FindingLog findings, List<RejectedRow> rejected)
    {
        MakeUpMissing(drafts, layer, findings);
        var kept = new List<CommuneDraft>(drafts.Count);
        var byCode = new Dictionary<string, List<CommuneDraft>>(StringComparer.Ordinal);
        var byIdentity = new Dictionary<string, Dictionary<string, CommuneDraft>>(StringComparer.Ordinal); // of codes that occur twice
        var parts = new Dictionary<CommuneDraft, List<PolygonDraft>>();

        // An empty name agrees with any. Where a column is empty throughout, or nowhere, communes agree only when they are equal, and need no search.
        bool mixed = IsMixed(drafts, d => d.Name) || IsMixed(drafts, d => d.District) || IsMixed(drafts, d => d.Province);
        foreach (CommuneDraft draft in drafts)
        {
            if (!byCode.TryGetValue(draft.Code, out List<CommuneDraft>? same))
            {
                byCode[draft.Code] = [draft];
                kept.Add(draft);
                continue;
            }

            if (!byIdentity.TryGetValue(draft.Code, out Dictionary<string, CommuneDraft>? identities))
            {
                byIdentity[draft.Code] = identities = new(StringComparer.Ordinal) { [IdentityOf(same[0])] = same[0] };
            }

            CommuneDraft? whole = mixed ? same.Find(d => IsSameCommune(d, draft)) : identities.GetValueOrDefault(IdentityOf(draft));
            if (whole is not null)
            {
                Join(whole, draft, parts, layer, findings, rejected);
                continue;
            }

            same.Add(draft);
            identities[IdentityOf(draft)] = draft;
            kept.Add(draft);
        }

        // All parts of a commune at once: one by one, each would go through all that were joined before it.
        foreach ((CommuneDraft whole, List<PolygonDraft> others) in parts)
        {
            Unite(whole.Polygons, others);
        }

        List<string> repeated = [];
        foreach ((string code, List<CommuneDraft> same) in byCode)
        {
            if (same.Count > 1)
            {
                repeated.Add(code);
            }
        }

        foreach (string code in repeated)
        {
            Separate(code, byCode[code], byCode, findings);
        }

        drafts.Clear();
        drafts.AddRange(kept);
    }

    private static void MakeUpMissing(List<CommuneDraft> drafts, VectorLayer layer, FindingLog findings)
    {
        List<CommuneDraft> missing = drafts.FindAll(d => d.Code.Length == 0);
        foreach (CommuneDraft draft in missing)
        {
            draft.Code = "#" + draft.Feature.Number.ToString("D5", CultureInfo.InvariantCulture);
        }

        if (missing.Count == drafts.Count && missing.Count > 0)
        {
            findings.Add(
                "code-missing",
                FindingRank.Warning,
                SourcePlace.OfFile(layer.File),
                LocalizedText.Of($"Lớp không có mã xã.", $"The layer has no commune codes."),
                LocalizedText.Of($"Đặt mã theo số bản ghi: {missing[0].Code} …", $"Codes were made from the record numbers: {missing[0].Code} …"));
            return;
        }

        foreach (CommuneDraft draft in missing)
        {
            findings.Add(
                "code-missing",
                FindingRank.Warning,
                draft.Place,
                LocalizedText.Of($"Thiếu mã xã.", $"The commune code is missing."),
                LocalizedText.Of($"Đặt mã {draft.Code} theo số bản ghi.", $"Code {draft.Code} was made from the record number."));
        }
    }

    private static bool IsSameCommune(CommuneDraft a, CommuneDraft b) =>
        Agree(a.Name, b.Name) && Agree(a.District, b.District) && Agree(a.Province, b.Province);

    private static bool Agree(string a, string b) => a.Length == 0 || b.Length == 0 || Exact(a) == Exact(b);

    private static string Exact(string name) => name.Length == 0 ? string.Empty : AdministrativeName.Parse(name).Exact;

    /// <summary>What two parts of one commune have in common beside its code; names as compared hold no line feeds.</summary>
    private static string IdentityOf(CommuneDraft draft) => $"{Exact(draft.Name)}\n{Exact(draft.District)}\n{Exact(draft.Province)}";

    private static bool IsMixed(List<CommuneDraft> drafts, Func<CommuneDraft, string> nameOf)
    {
        int empty = drafts.Count(d => nameOf(d).Length == 0);
        return empty > 0 && empty < drafts.Count;
    }

    private static void Join(
        CommuneDraft whole, CommuneDraft part, Dictionary<CommuneDraft, List<PolygonDraft>> parts, VectorLayer layer, FindingLog findings, List<RejectedRow> rejected)
    {
        if (IsSameShape(whole.Polygons, part.Polygons))
        {
            var reason = LocalizedText.Of(
                $"Lặp lại bản ghi {whole.Feature.Number}: cùng mã {part.Code}, cùng tên, cùng hình.",
                $"Repeats record {whole.Feature.Number}: same code {part.Code}, same name, same shape.");
            findings.Add("feature-duplicate", FindingRank.Warning, part.Place, reason, LocalizedText.Of($"Chỉ tính một lần.", $"Counted once."));
            rejected.Add(CommuneImport.Reject(layer, part, reason));
            return;
        }

        findings.Add(
            "parts-joined",
            FindingRank.Info,
            part.Place,
            LocalizedText.Of(
                $"Cùng mã {part.Code} và cùng tên với bản ghi {whole.Feature.Number}: một xã gồm nhiều phần.",
                $"Same code {part.Code} and name as record {whole.Feature.Number}: one commune in several parts."),
            LocalizedText.Of($"Đã ghép thành một đơn vị.", $"Joined into one unit."));
        if (!parts.TryGetValue(whole, out List<PolygonDraft>? others))
        {
            parts[whole] = others = [];
        }

        others.AddRange(part.Polygons);
        whole.Population = Combine(whole.Population, part.Population, part, findings, ("dân số", "populations"));
        whole.StatedArea = Combine(whole.StatedArea, part.StatedArea, part, findings, ("diện tích", "stated areas"));
        whole.Name = whole.Name.Length > 0 ? whole.Name : part.Name;
        whole.Type = whole.Type.Length > 0 ? whole.Type : part.Type;
        whole.District = whole.District.Length > 0 ? whole.District : part.District;
        whole.Province = whole.Province.Length > 0 ? whole.Province : part.Province;
    }

    /// <summary>Parts that carry the same figure repeat that of the whole; parts with different figures carry their own.</summary>
    private static double Combine(double whole, double part, CommuneDraft at, FindingLog findings, (string Vi, string En) what)
    {
        if (double.IsNaN(part) || whole == part)
        {
            return whole;
        }

        if (double.IsNaN(whole))
        {
            return part;
        }

        findings.Add(
            "parts-differ",
            FindingRank.Warning,
            at.Place,
            LocalizedText.Of($"Các phần của xã ghi {what.Vi} khác nhau: {whole:N1} và {part:N1}.", $"The parts of the commune state different {what.En}: {whole:N1} and {part:N1}."),
            LocalizedText.Of($"Đã cộng lại: {whole + part:N1}.", $"Added up: {whole + part:N1}."));
        return whole + part;
    }

    private static bool IsSameShape(List<PolygonDraft> a, List<PolygonDraft> b) =>
        a.Count == b.Count && a.Zip(b).All(p => p.First.Rings.Count == p.Second.Rings.Count && p.First.Rings.Zip(p.Second.Rings)
            .All(r => r.First.X.AsSpan().SequenceEqual(r.Second.X) && r.First.Y.AsSpan().SequenceEqual(r.Second.Y)));

    private static void Unite(List<PolygonDraft> whole, List<PolygonDraft> others)
    {
        Geometry union = OverlayNGRobust.Union(PolygonDraft.ToGeometry([.. whole, .. others]));
        whole.Clear();
        PolygonDraft.TryTake(union, whole);
    }

    private static void Separate(string code, List<CommuneDraft> same, Dictionary<string, List<CommuneDraft>> byCode, FindingLog findings)
    {
        int suffix = 2;
        foreach (CommuneDraft draft in same.Skip(1))
        {
            string own;
            do
            {
                own = $"{code}-{suffix++.ToString(CultureInfo.InvariantCulture)}";
            }
            while (byCode.ContainsKey(own));
            byCode[own] = [draft];
            draft.Code = own;
            findings.Add(
                "code-duplicate",
                FindingRank.Error,
                draft.Place,
                LocalizedText.Of(
                    $"Mã {code} đã dùng cho {same[0].Name} (bản ghi {same[0].Feature.Number}).",
                    $"Code {code} is already used by {same[0].Name} (record {same[0].Feature.Number})."),
                LocalizedText.Of($"Giữ cả hai; xã này tạm mang mã {own}. Hãy sửa mã trong tệp.", $"Both were kept; this one has code {own} for now. Mend the code in the file."));
        }
    }
}
