using System.Security.Cryptography;
using System.Text;

namespace CoverageAnalyzer.Studies.Publishing;

/// <summary>The first part of the hidden names that stand beside a folder while it is written.</summary>
/// <remarks>
/// Valid for: names of any length the file system takes. Behavior: a name that would become too long with what is put after it (255 bytes on
/// most file systems) is cut and marked by its hash, so that two long names do not meet.
/// </remarks>
public static class BesideName
{
    private const int LongestBytes = 180, KeptCharacters = 40, HashCharacters = 16;

    /// <summary>The hidden name, to which a word is added.</summary>
    /// <param name="name">Name of the folder.</param>
    public static string Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        byte[] bytes = Encoding.UTF8.GetBytes(name);
        if (bytes.Length <= LongestBytes)
        {
            return "." + name;
        }

        int kept = char.IsHighSurrogate(name[KeptCharacters - 1]) ? KeptCharacters - 1 : KeptCharacters;
        return $".{name[..kept]}-{Convert.ToHexStringLower(SHA256.HashData(bytes))[..HashCharacters]}";
    }
}
