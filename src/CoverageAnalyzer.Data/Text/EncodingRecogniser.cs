using System.Buffers;

namespace CoverageAnalyzer.Data.Text;

/// <summary>Decides from bytes which encoding a Vietnamese text is in.</summary>
/// <remarks>
/// Well-formed UTF-8 with at least one multi-byte letter is UTF-8: text of a one-byte encoding is hardly ever well-formed.
/// Otherwise each candidate is scored by the share of distinct words with a byte above 0x7F that decode to a Vietnamese syllable.
/// Cost: linear in the sample; the first <see cref="MostWords"/> distinct words are looked at.
/// </remarks>
public static class EncodingRecogniser
{
    /// <summary>Distinct words scored.</summary>
    public const int MostWords = 2_000;

    /// <summary>Recognises the encoding of a sample.</summary>
    /// <param name="sample">Bytes of the text; values of different fields parted by a line feed. May end within a character.</param>
    /// <returns>The best fit; UTF-8 with confidence 1 for plain ASCII.</returns>
    public static EncodingGuess Recognise(ReadOnlySpan<byte> sample)
    {
        if (System.Text.Ascii.IsValid(sample))
        {
            return new(TextEncodings.Utf8, 1, null, IsAsciiOnly: true);
        }

        List<byte[]> words = WordsWithHighBytes(sample);
        (long letters, long wrong) = CountUtf8(sample);
        bool isUtf8 = wrong == 0 && letters > 0;
        var ranked = TextEncodings.Known
            .Where(e => e != TextEncodings.Utf8)
            .Select((e, order) => (Encoding: e, Score: PlausibleFraction(words, e), order))
            .OrderByDescending(c => c.Score).ThenBy(c => c.order)
            .ToList();
        if (isUtf8)
        {
            // One stray letter can be chance; each further one makes that sixteen times less likely.
            double chance = Math.Pow(1.0 / 16, letters);
            return new(TextEncodings.Utf8, 1 - (chance * ranked[0].Score), ranked[0].Encoding, IsAsciiOnly: false);
        }

        // A mostly correct UTF-8 text with some broken bytes is still UTF-8.
        if (letters > 20 * wrong)
        {
            return new(TextEncodings.Utf8, 0.8, ranked[0].Encoding, IsAsciiOnly: false);
        }

        // A short text with a few broken bytes among more whole letters: what its words then read like decides.
        if (letters > wrong && PlausibleFraction(words, TextEncodings.Utf8) is double asUtf8 && asUtf8 > ranked[0].Score)
        {
            return new(TextEncodings.Utf8, Math.Min(0.8, asUtf8), ranked[0].Encoding, IsAsciiOnly: false);
        }

        double best = ranked[0].Score, next = ranked[1].Score;
        double confidence = best <= 0 ? 0 : Math.Min(1, best * 1.25) * (1 - Math.Pow(next / best, 2));
        return best <= 0
            ? new(TextEncodings.Windows1252, 0, TextEncodings.Windows1258, IsAsciiOnly: false)
            : new(ranked[0].Encoding, confidence, ranked[1].Encoding, IsAsciiOnly: false);
    }

    /// <summary>The share of the sample's accented words that an encoding turns into Vietnamese syllables.</summary>
    /// <param name="sample">Bytes of the text.</param>
    /// <param name="encoding">The encoding to judge.</param>
    /// <returns>0–1; NaN where the sample has no byte above 0x7F.</returns>
    public static double PlausibleFraction(ReadOnlySpan<byte> sample, TextEncoding encoding)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        List<byte[]> words = WordsWithHighBytes(sample);
        return words.Count == 0 ? double.NaN : PlausibleFraction(words, encoding);
    }

    private static double PlausibleFraction(List<byte[]> words, TextEncoding encoding) =>
        words.Count == 0 ? 0 : words.Count(w => VietnameseSyllable.IsPlausible(encoding.Decode(w))) / (double)words.Count;

    private static List<byte[]> WordsWithHighBytes(ReadOnlySpan<byte> sample)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var words = new List<byte[]>();
        int start = 0;
        while (start < sample.Length && words.Count < MostWords)
        {
            int end = start;
            bool high = false;
            while (end < sample.Length && (char.IsAsciiLetter((char)sample[end]) || sample[end] >= 0x80))
            {
                high |= sample[end] >= 0x80;
                end++;
            }

            // Longer runs are not words of a name, and must not be taken into the set of a hostile file.
            if (high && end - start <= 32 && seen.Add(System.Text.Encoding.Latin1.GetString(sample[start..end])))
            {
                words.Add(sample[start..end].ToArray());
            }

            start = end + 1;
        }

        return words;
    }

    /// <summary>Counts multi-byte letters and wrong bytes. A letter cut off before a separator or the end is a cut field, not a wrong byte.</summary>
    private static (long Letters, long Wrong) CountUtf8(ReadOnlySpan<byte> sample)
    {
        long letters = 0, wrong = 0;
        while (!sample.IsEmpty)
        {
            int ascii = sample.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (ascii < 0)
            {
                break;
            }

            sample = sample[ascii..];
            OperationStatus status = System.Text.Rune.DecodeFromUtf8(sample, out _, out int consumed);
            if (status == OperationStatus.Done)
            {
                letters++;
            }
            else if (status != OperationStatus.NeedMoreData && !(sample[0] >= 0xC3 && consumed < sample.Length && sample[consumed] == '\n'))
            {
                wrong++;
            }

            sample = sample[consumed..];
        }

        return (letters, wrong);
    }
}
