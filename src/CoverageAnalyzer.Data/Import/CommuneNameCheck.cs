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
    /// <param name="findings">Takes it.</param>
    public static void Run(CommuneLayer communes, VectorLayer layer, FindingLog findings)
    {
        ArgumentNullException.ThrowIfNull(layer);
        foreach (Commune commune in communes.Communes)
        {
            ReportCase(commune, findings);
        }

        foreach (var district in communes.Communes.GroupBy(c => (c.Province, c.District)))
        {
            foreach (var alike in district.GroupBy(c => AdministrativeName.Parse(c.Name).Plain, StringComparer.Ordinal))
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
    private static void ReportCase(Commune commune, FindingLog findings)
    {
        string name = commune.Name;
        if (commune.Type.Length == 0)
        {
            return; // not the name of a place but of an institution: "Trung tâm huấn luyện Cấm Sơn"
        }

        string? lower = AdministrativeName.WithoutKind(name, commune.Type).Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(w => char.IsLower(w[0]));
        if (lower is not null)
        {
            findings.Add(
                "name-case",
                FindingRank.Info,
                commune.Place,
                LocalizedText.Of($"Chữ '{lower}' trong tên \"{name}\" không viết hoa.", $"'{lower}' in the name \"{name}\" has no capital."),
                LocalizedText.Of($"Giữ nguyên tên; hãy sửa trong tệp.", $"The name was kept; mend it in the file."));
        }
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
