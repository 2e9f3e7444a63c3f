using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.PostGis.Layers;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Files;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>Looks whether every file and table a study names is there, before any of them is read: all that are missing are named at once.</summary>
internal static class StudyFilesCheck
{
    /// <summary>Checks.</summary>
    /// <param name="study">The study.</param>
    /// <param name="tables">Where its layers are.</param>
    /// <exception cref="InputFileException">Files or tables are missing.</exception>
    /// <exception cref="Data.PostGis.DataStoreException">A database cannot be asked.</exception>
    public static void AllThere(StudyFile study, StudyTables tables)
    {
        string[] missing =
        [
            .. StudyTables.LayersOf(study).SelectMany(l => l.Layer.Files.Select(f => (l.Key, File: f))).Where(l => !Exists(study.PathOf(l.File))).Select(l => $"'{l.File}' ({l.Key})"),
        ];
        LocalizedText[] absent = [.. tables.Keys.GroupBy(t => t.Snapshot).SelectMany(g => PostGisCatalog.Faults(g.Key, [.. g.Select(t => (t.Key, t.Table.Name))]))];
        if (missing.Length > 0 || absent.Length > 0)
        {
            string list = string.Join(", ", missing);
            string vietnamese = missing.Length == 0 ? string.Empty : $"không tìm thấy tệp {list}.";
            string english = missing.Length == 0 ? string.Empty : $"{(missing.Length == 1 ? "this file was" : "these files were")} not found: {list}.";
            throw new InputFileException(
                new SourcePlace { File = StudyFile.FileName },
                new(string.Join(' ', absent.Select(a => a.Vietnamese).Prepend(vietnamese)).Trim(), string.Join(' ', absent.Select(a => a.English).Prepend(english)).Trim()),
                missing.Length == 0
                    ? new("Kiểm tra khóa 'table' và quyền đọc.", "Check the keys 'table' and the rights to read.")
                    : new("Kiểm tra tên; đường dẫn tính từ thư mục của study.json.", "Check the names; paths start from the folder of study.json."));
        }
    }

    /// <summary>Warns of passwords that stand in the study in clear, without repeating them.</summary>
    /// <param name="tables">The tables of the study.</param>
    /// <param name="findings">Takes the findings.</param>
    public static void SayPasswords(StudyTables tables, FindingLog findings)
    {
        foreach ((string key, TableSettings table, _) in tables.Keys.Where(t => t.Table.StatesPassword).DistinctBy(t => t.Table.Address.Display))
        {
            findings.Add(
                "password-in-study", FindingRank.Warning, new SourcePlace { File = StudyFile.FileName, Field = key + ".postgis" },
                LocalizedText.Of($"địa chỉ của {table.Address.Display} ghi mật khẩu ngay trong tệp nghiên cứu.", $"the address of {table.Address.Display} states a password in the study file."),
                new("Ai đọc được tệp này cũng đọc được mật khẩu; hãy bỏ đi và dùng tệp ~/.pgpass, hoặc \"postgis\": \"env:TÊN_BIẾN\".", "Whoever can read this file can read it; take it out and use ~/.pgpass, or \"postgis\": \"env:NAME\"."));
        }
    }

    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);
}
