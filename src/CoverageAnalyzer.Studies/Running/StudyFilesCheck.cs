using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Files;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>Looks whether every file a study names is there, before any of them is read: all that are missing are named at once.</summary>
internal static class StudyFilesCheck
{
    /// <summary>Checks.</summary>
    /// <param name="study">The study.</param>
    /// <exception cref="InputFileException">Files are missing.</exception>
    public static void AllThere(StudyFile study)
    {
        (string Key, LayerSettings? Layer)[] layers =
        [
            ("communes", study.Communes), ("postalPoints", study.PostalPoints), ("btsSites", study.BtsSites), ("villages", study.Villages),
            ("elevation", study.Elevation), ("population", study.Population), ("nationalBorder", study.NationalBorder),
            ("districtCentres", study.DistrictCentres),
        ];
        string[] missing =
        [
            .. layers.Where(l => l.Layer is not null).SelectMany(l => l.Layer!.Files.Select(f => (Key: "layers." + l.Key, File: f)))
                .Concat(study.Lists.SelectMany(l => l.Layer.Files.Select(f => (Key: "lists." + l.Id, File: f))))
                .Where(l => !Exists(study.PathOf(l.File))).Select(l => $"'{l.File}' ({l.Key})"),
        ];
        if (missing.Length > 0)
        {
            string list = string.Join(", ", missing);
            throw new InputFileException(
                new SourcePlace { File = StudyFile.FileName },
                new($"không tìm thấy tệp {list}.", $"{(missing.Length == 1 ? "this file was" : "these files were")} not found: {list}."),
                new("Kiểm tra tên; đường dẫn tính từ thư mục của study.json.", "Check the names; paths start from the folder of study.json."));
        }
    }

    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);
}
