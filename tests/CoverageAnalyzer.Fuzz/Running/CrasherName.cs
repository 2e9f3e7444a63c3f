using System.Security.Cryptography;

namespace CoverageAnalyzer.Fuzz.Running;

/// <summary>Names of kept inputs: eight digits of their SHA-256, and what they did.</summary>
public static class CrasherName
{
    private const int LongestCause = 60;

    /// <summary>The name of a file.</summary>
    /// <param name="file">Its bytes.</param>
    /// <param name="cause">What it did.</param>
    public static string Of(byte[] file, string cause)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(cause);
        string words = new([.. cause.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-')]);
        words = string.Join('-', words.Split('-', StringSplitOptions.RemoveEmptyEntries));
        return Convert.ToHexStringLower(SHA256.HashData(file))[..8] + "-" + (words.Length > LongestCause ? words[..LongestCause].TrimEnd('-') : words);
    }
}
