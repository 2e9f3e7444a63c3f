using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Web.Security;

/// <summary>The one secret that opens a server listening on other addresses than the machine's own, and the session cookies made from it.</summary>
/// <remarks>Compared in constant time. A cookie says until when it holds and is signed with a key of this run: nothing is stored per session.</remarks>
public sealed class AccessToken
{
    /// <summary>Fewest characters: 128 bits in base64url.</summary>
    public const int FewestCharacters = 22;

    /// <summary>Most characters.</summary>
    public const int MostCharacters = 512;

    private const int CookieBytes = 8 + 32;

    private readonly byte[] hash;
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);

    private AccessToken(string text)
    {
        Text = text;
        hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>The token, to be shown once to whoever started the server.</summary>
    public string Text { get; }

    /// <summary>How long a session lasts.</summary>
    internal static TimeSpan SessionLength { get; } = TimeSpan.FromHours(12);

    /// <summary>A new random token of 192 bits.</summary>
    public static AccessToken Generate() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24)));

    /// <summary>A token from a text: the first line of a file, blanks around it left out.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fault">What is wrong with it; null where it was taken.</param>
    /// <returns>Null where it cannot be taken.</returns>
    public static AccessToken? Parse(string text, out LocalizedText? fault)
    {
        ArgumentNullException.ThrowIfNull(text);
        string line = text.TrimStart('\uFEFF').Split('\n')[0].Trim();
        fault = line.Length is < FewestCharacters or > MostCharacters
            ? LocalizedText.Of(
                $"mã truy cập phải có từ {FewestCharacters} đến {MostCharacters} ký tự trên dòng đầu của tệp.",
                $"the token must have {FewestCharacters} to {MostCharacters} characters, on the first line of the file.")
            : line.Any(c => c is <= ' ' or > '~')
                ? new("mã truy cập chỉ gồm chữ không dấu, chữ số và dấu, không có khoảng trắng.", "the token may hold only plain letters, digits and signs, no blanks.")
                : null;
        return fault is null ? new AccessToken(line) : null;
    }

    /// <summary>Whether a text is the token.</summary>
    /// <param name="text">What was sent.</param>
    internal bool Is(string text) =>
        text.Length <= MostCharacters && CryptographicOperations.FixedTimeEquals(hash, SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>A session cookie.</summary>
    /// <param name="now">The time.</param>
    internal string NewCookie(DateTimeOffset now)
    {
        Span<byte> cookie = stackalloc byte[CookieBytes];
        BitConverter.TryWriteBytes(cookie, now.Add(SessionLength).ToUnixTimeSeconds());
        HMACSHA256.HashData(key, cookie[..8], cookie[8..]);
        return Base64Url.EncodeToString(cookie);
    }

    /// <summary>Whether a cookie was made here and still holds.</summary>
    /// <param name="text">What was sent.</param>
    /// <param name="now">The time.</param>
    internal bool IsCookie(string text, DateTimeOffset now)
    {
        Span<byte> cookie = stackalloc byte[CookieBytes], signature = stackalloc byte[32];
        if (text.Length != Base64Url.GetEncodedLength(CookieBytes) || !Base64Url.TryDecodeFromChars(text, cookie, out int length) || length != CookieBytes)
        {
            return false;
        }

        HMACSHA256.HashData(key, cookie[..8], signature);
        return CryptographicOperations.FixedTimeEquals(signature, cookie[8..]) && BitConverter.ToInt64(cookie) > now.ToUnixTimeSeconds();
    }
}
