using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Results;
using CoverageAnalyzer.Studies.Rules;
using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Studies.Viewing;

namespace CoverageAnalyzer.Studies.Chunks;

/// <summary>One hash over everything that decides the results of a study, by which processes know that they work on the same.</summary>
internal static class StudyFingerprint
{
    private static readonly JsonSerializerOptions Options = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>The hash.</summary>
    /// <remarks>
    /// Over the program's version, the input files (role, name and hash, in order), the rule set, the definitions of the maps, and every setting of the study.
    /// Not over the folder the study stands in, which is another on every machine.
    /// </remarks>
    /// <param name="study">The study.</param>
    /// <param name="files">Every file that was read.</param>
    /// <param name="programVersion">Version of the program.</param>
    /// <returns>SHA-256, lower-case hexadecimal.</returns>
    public static string Of(StudyFile study, IReadOnlyList<StudyInputFile> files, string programVersion)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string name, ReadOnlySpan<byte> value)
        {
            byte[] key = Encoding.UTF8.GetBytes(name);
            hash.AppendData(BitConverter.GetBytes(key.Length));
            hash.AppendData(key);
            hash.AppendData(BitConverter.GetBytes(value.Length));
            hash.AppendData(value);
        }

        Add("program", Encoding.UTF8.GetBytes(programVersion));
        foreach (StudyInputFile file in files)
        {
            Add(file.Role, Encoding.UTF8.GetBytes(ResultsManifest.NameOf(file.Path, study.Directory)));
            Add("sha256", Encoding.UTF8.GetBytes(file.Sha256));
        }

        if (study.Rules is { } rules)
        {
            Add("rules", SHA256.HashData(RuleSetReader.BytesOf(rules, study.Directory)));
        }

        foreach (string map in StudyMaps.AllFilesOf(study.Directory))
        {
            Add(Path.GetFileName(map), SHA256.HashData(File.ReadAllBytes(map)));
        }

        Add("settings", JsonSerializer.SerializeToUtf8Bytes(study with { Directory = string.Empty }, Options));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
