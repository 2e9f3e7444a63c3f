using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Model;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Looks at the names of communes: capitals, and names that may be taken for one another.</summary>
internal static class CommuneNameCheck
{
    /// <summary>Reports what is noticed; names are left as they are.</summary>
    /// <param name="communes">The communes.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="threads">Threads to use, 1 or more.</param>
    /// <param name="findings">Takes it.</param>
    public static void Run(CommuneLayer communes, VectorLayer layer, int threads, FindingLog findings)
    {
        ArgumentNullException.ThrowIfNull(layer);
        var plain = new string[communes.Communes.Count];
        var lower = new string?[plain.Length];
        UnitBlocks.Run(plain.Length, threads, (from, to) =>
        {
            for (int i = from; i < to; i++)
            {
                plain[i] = AdministrativeName.Parse(communes.Communes[i].Name).Plain;
                lower[i] = WordWithoutCapital(communes.Communes[i]);
            }
        }, CancellationToken.None);
        for (int i = 0; i < lower.Length; i++)
        {
            if (lower[i] is string word)
            {
                ReportCase(communes.Communes[i], word, findings);
            }
        }

        // Names hold no line feeds: they were tidied.
        foreach (var district in communes.Communes.GroupBy(c => $"{c.Province}\n{c.District}", StringComparer.Ordinal))
        {
            foreach (var alike in district.GroupBy(c => plain[c.Index], StringComparer.Ordinal))
            {
                Commune[] same = [.. alike];
                if (same.Length > 1 && alike.Key.Length > 0)
                {
                    ReportAlike(same, findings);
                }
            }
        }
    }

    /// <summary>"Xã Triệu ái": a trace of TCVN3, which has no toned capitals.</summary>
    private static void ReportCase(Commune commune, string word, FindingLog findings) => findings.Add(
        "name-case",
        FindingRank.Info,
        commune.Place,
        LocalizedText.Of($"Chữ '{word}' trong tên \"{commune.Name}\" không viết hoa.", $"'{word}' in the name \"{commune.Name}\" has no capital."),
        LocalizedText.Of($"Giữ nguyên tên; hãy sửa trong tệp.", $"The name was kept; mend it in the file."));

    private static string? WordWithoutCapital(Commune commune)
    {
        if (commune.Type.Length == 0)
        {
            return null; // not the name of a place but of an institution: "Trung tâm huấn luyện Cấm Sơn"
        }

        string rest = AdministrativeName.WithoutKind(commune.Name, commune.Type);
        for (int from = 0; from < rest.Length; from++)
        {
            if (char.IsLower(rest[from]) && (from == 0 || rest[from - 1] == ' '))
            {
                int end = rest.IndexOf(' ', from);
                return end < 0 ? rest[from..] : rest[from..end];
            }
        }

        return null;
    }

    private static void ReportAlike(Commune[] same, FindingLog findings)
    {
        string list = string.Join(", ", same.Select(c => $"{c.Name} ({c.Code})"));
        if (same.Select(c => AdministrativeName.Parse(c.Name).Exact).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            findings.Add(
                "names-alike",
                FindingRank.Info,
                same[0].Place,
                LocalizedText.Of($"Trong cùng một huyện, tên chỉ khác nhau ở dấu: {list}.", $"Names in one district differ by accents only: {list}."),
                LocalizedText.Of($"Khi ghép theo tên, dấu quyết định.", $"Where points are matched by name, the accents decide."));
        }
        else if (same.Select(c => AdministrativeName.Parse(c.Name).Kind).Distinct(StringComparer.Ordinal).Count() < same.Length)
        {
            findings.Add(
                "name-twice",
                FindingRank.Warning,
                same[0].Place,
                LocalizedText.Of($"Trong cùng một huyện có hai đơn vị cùng tên: {list}.", $"One district has units of the same name: {list}."),
                LocalizedText.Of($"Giữ cả hai; không thể ghép điểm theo tên này.", $"Both were kept; points cannot be matched by this name."));
        }
    }
}
