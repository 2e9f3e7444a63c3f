using System.Globalization;

namespace CoverageAnalyzer.Web.Layers;

/// <summary>Chooses how an answer is compressed.</summary>
internal static class AcceptedEncoding
{
    /// <summary>Brotli where the client takes it, else gzip, else nothing.</summary>
    /// <remarks>Source: RFC 9110, section 12.5.3. A weight of 0 forbids a coding; <c>*</c> stands for those not named. Other weights do not order ours: both are ready.</remarks>
    /// <param name="header">The <c>Accept-Encoding</c> header, or empty.</param>
    /// <returns><c>br</c>, <c>gzip</c>, or null.</returns>
    public static string? Of(string? header)
    {
        (bool brotli, bool gzip) = Taken(header);
        return brotli ? "br" : gzip ? "gzip" : null;
    }

    /// <summary>Whether the client takes gzip.</summary>
    /// <param name="header">The <c>Accept-Encoding</c> header, or empty.</param>
    public static bool TakesGzip(string? header) => header is "gzip" or "gzip, deflate, br" or "gzip, deflate, br, zstd" || Taken(header).Gzip;

    private static (bool Brotli, bool Gzip) Taken(string? header)
    {
        bool? brotli = null, gzip = null, any = null;
        foreach (string item in (header ?? string.Empty).Split(','))
        {
            string[] parts = item.Split(';', StringSplitOptions.TrimEntries);
            bool takes = !parts.Skip(1).Any(p => p.StartsWith("q=", StringComparison.OrdinalIgnoreCase)
                && double.TryParse(p.AsSpan(2), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double weight) && weight == 0);
            switch (parts[0].ToLowerInvariant())
            {
                case "br":
                    brotli = takes;
                    break;
                case "gzip" or "x-gzip":
                    gzip = takes;
                    break;
                case "*":
                    any = takes;
                    break;
            }
        }

        return (brotli ?? any ?? false, gzip ?? any ?? false);
    }
}
