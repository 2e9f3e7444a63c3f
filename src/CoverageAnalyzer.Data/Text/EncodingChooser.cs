using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Text;

/// <summary>Settles the encoding of a text file: what the user says, else what the file says unless its bytes contradict it, else what the bytes look like.</summary>
public static class EncodingChooser
{
    /// <summary>Chooses the encoding and reports every doubt.</summary>
    /// <param name="place">The file, for findings.</param>
    /// <param name="stated">Encoding the user names, or null.</param>
    /// <param name="declared">Encoding a file beside it names (the text of a .cpg), or null.</param>
    /// <param name="dbfLanguage">Language byte of a DBF file; 0 where there is none.</param>
    /// <param name="sample">Bytes of the text; values of different fields parted by a line feed.</param>
    /// <param name="findings">Takes an unknown name (<c>encoding-unknown</c>), a contradiction (<c>encoding-contradicted</c>), a doubt
    /// (<c>encoding-doubtful</c>) and what was recognised (<c>encoding-recognised</c>).</param>
    /// <returns>The encoding, and how it was decided for people.</returns>
    public static (TextEncoding Encoding, TextEncodingChoice Choice) Choose(
        SourcePlace place, string? stated, string? declared, byte dbfLanguage, ReadOnlySpan<byte> sample, FindingLog findings)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(findings);
        EncodingGuess guess = EncodingRecogniser.Recognise(sample);
        if (Named(place, stated, "user", findings) is TextEncoding user)
        {
            if (Contradicts(guess, user, sample))
            {
                findings.Add(
                    "encoding-doubtful", FindingRank.Warning, place,
                    LocalizedText.Of($"Bảng mã được khai báo là {user}, nhưng nội dung trông giống {guess.Best}.", $"The encoding is stated as {user}, but the text looks like {guess.Best}."),
                    LocalizedText.Of($"Đã đọc theo {user}; nếu tên bị lỗi dấu, hãy khai báo {guess.Best}.", $"It was read as {user}; if names come out garbled, state {guess.Best}."));
            }

            return (user, new(user.Name, "user"));
        }

        if (Named(place, declared, "cpg", findings) is TextEncoding cpg)
        {
            return Declared(place, cpg, "cpg", guess, sample, findings);
        }

        if (TextEncodings.ByDbfLanguage(dbfLanguage) is (TextEncoding byLanguage, true))
        {
            return Declared(place, byLanguage, "dbf language byte", guess, sample, findings);
        }

        return Recognised(place, guess, findings);
    }

    private static TextEncoding? Named(SourcePlace place, string? name, string saidBy, FindingLog findings)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return null;
        }

        TextEncoding? encoding = TextEncodings.ByName(name);
        if (encoding is null)
        {
            string shown = Shown(name);
            findings.Add(
                "encoding-unknown", FindingRank.Warning, place,
                saidBy == "user"
                    ? LocalizedText.Of($"Không biết bảng mã '{shown}'.", $"The encoding '{shown}' is not known.")
                    : LocalizedText.Of($"Tệp .cpg ghi bảng mã '{shown}' không rõ là gì.", $"The .cpg file names an encoding that is not known: '{shown}'."),
                LocalizedText.Of(
                    $"Bảng mã được nhận dạng từ nội dung. Các tên dùng được: UTF-8, 1258, TCVN3, VNI, VISCII, 1252.",
                    $"The encoding is recognised from the text. Names that work: UTF-8, 1258, TCVN3, VNI, VISCII, 1252."));
        }

        return encoding;
    }

    private static (TextEncoding Encoding, TextEncodingChoice Choice) Declared(
        SourcePlace place, TextEncoding declared, string by, EncodingGuess guess, ReadOnlySpan<byte> sample, FindingLog findings)
    {
        if (!Contradicts(guess, declared, sample))
        {
            return (declared, new(declared.Name, by));
        }

        findings.Add(
            "encoding-contradicted", FindingRank.Warning, place,
            LocalizedText.Of($"Tệp ghi bảng mã {declared}, nhưng nội dung là {guess.Best}.", $"The file says its encoding is {declared}, but the text is {guess.Best}."),
            LocalizedText.Of($"Đã đọc theo {guess.Best}; nếu sai, hãy khai báo bảng mã cho lớp này.", $"It was read as {guess.Best}; if that is wrong, state the layer's encoding."));
        return (guess.Best, new(guess.Best.Name, "recognised"));
    }

    private static (TextEncoding Encoding, TextEncodingChoice Choice) Recognised(SourcePlace place, EncodingGuess guess, FindingLog findings)
    {
        if (guess.IsAsciiOnly)
        {
            return (guess.Best, new(guess.Best.Name, "recognised")); // plain ASCII reads the same in all of them
        }

        if (guess.IsDoubtful)
        {
            findings.Add(
                "encoding-doubtful", FindingRank.Warning, place,
                LocalizedText.Of(
                    $"Không chắc về bảng mã: có lẽ là {guess.Best} (độ tin cậy {guess.Confidence:P0}), cũng có thể là {guess.RunnerUp}.",
                    $"The encoding is not certain: probably {guess.Best} (confidence {guess.Confidence:P0}), possibly {guess.RunnerUp}."),
                LocalizedText.Of(
                    $"Đã đọc theo {guess.Best}; hãy xem lại tên các xã và khai báo bảng mã nếu sai dấu.",
                    $"It was read as {guess.Best}; look at the names and state the encoding if they are garbled."));
        }
        else if (guess.Best != TextEncodings.Utf8)
        {
            findings.Add(
                "encoding-recognised", FindingRank.Info, place,
                LocalizedText.Of(
                    $"Tệp không ghi bảng mã; nhận dạng được {guess.Best} (độ tin cậy {guess.Confidence:P0}).",
                    $"The file does not state its encoding; it was recognised as {guess.Best} (confidence {guess.Confidence:P0})."),
                LocalizedText.Of($"Đã đọc theo {guess.Best}.", $"It was read as {guess.Best}."));
        }

        return (guess.Best, new(guess.Best.Name, "recognised"));
    }

    /// <summary>True where the bytes speak clearly for another encoding and hardly at all for the one named.</summary>
    private static bool Contradicts(EncodingGuess guess, TextEncoding named, ReadOnlySpan<byte> sample)
    {
        if (guess.IsAsciiOnly || guess.Best == named || guess.IsDoubtful)
        {
            return false;
        }

        double own = named == TextEncodings.Utf8 ? 0 : EncodingRecogniser.PlausibleFraction(sample, named);
        return !(own > 0.5 * EncodingRecogniser.PlausibleFraction(sample, guess.Best));
    }

    private static string Shown(string name)
    {
        string one = string.Concat(name.Trim().Select(c => char.IsControl(c) ? '?' : c));
        return one.Length > 40 ? one[..40] + "…" : one;
    }
}
