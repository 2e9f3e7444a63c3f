using System.Globalization;
using System.Text;
using CoverageAnalyzer.Data.Text;

namespace CoverageAnalyzer.Data.Import;

/// <summary>The name of a commune, district or province in the forms it is compared in.</summary>
/// <param name="Kind">Kind of unit named before it, without accents and spaces (<c>xa</c>, <c>phuong</c>, <c>thitran</c>, <c>huyen</c> …), or empty.</param>
/// <param name="Exact">The name with its accents, the tone at the end of its vowels, no spaces, signs or capitals: Hoá = Hóa, Đa KRông = Đakrông.</param>
/// <param name="Plain">The same without accents: Đắk Lăk = Dak Lak.</param>
/// <param name="Folded">The same with y written i: Mỹ = Mĩ.</param>
public sealed record AdministrativeName(string Kind, string Exact, string Plain, string Folded)
{
    /// <summary>Words for kinds of units, longest first; a name never keeps one of them at its head.</summary>
    private static readonly (string Word, string Kind)[] AccentedKinds =
    [
        ("thành phố", "thanhpho"), ("huyện đảo", "huyen"), ("thị trấn", "thitran"), ("đặc khu", "dackhu"), ("thị xã", "thixa"),
        ("phường", "phuong"), ("huyện", "huyen"), ("tỉnh", "tinh"), ("quận", "quan"), ("xã", "xa"),
    ];

    private static readonly (string Word, string Kind)[] Abbreviations =
    [
        ("t.t.", "thitran"), ("t.p.", "thanhpho"), ("t.x.", "thixa"), ("t.t", "thitran"), ("t.p", "thanhpho"), ("t.x", "thixa"),
        ("tt.", "thitran"), ("tp.", "thanhpho"), ("tx.", "thixa"), ("tt ", "thitran"), ("tp ", "thanhpho"), ("tx ", "thixa"),
        ("p.", "phuong"), ("x.", "xa"), ("h.", "huyen"), ("q.", "quan"),
    ];

    private static readonly (string Word, string Kind)[] PlainKinds =
    [
        ("thanh pho", "thanhpho"), ("huyen dao", "huyen"), ("thi tran", "thitran"), ("dac khu", "dackhu"), ("thi xa", "thixa"),
        ("phuong", "phuong"), ("huyen", "huyen"), ("tinh", "tinh"), ("quan", "quan"), ("xa", "xa"),
    ];

    private static readonly string[] RomanNumbers =
        [string.Empty, "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV"];

    /// <summary>True where nothing is left to compare.</summary>
    public bool IsEmpty => Exact.Length == 0;

    /// <summary>Reads a name.</summary>
    /// <param name="text">As the file has it, in any Unicode form: <c>Xã Cam Thành</c>, <c>P.1</c>, <c>TX Quảng Trị</c>, <c>Số 4</c>.</param>
    public static AdministrativeName Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string name = Tidy(text);
        string kind = KindAtHead(name, out int length);
        return Of(kind, name[length..]);
    }

    /// <summary>The kind of unit named before a name: <see cref="Kind"/> of what <see cref="Parse"/> gives, without the forms it is compared in.</summary>
    /// <param name="text">As the file has it.</param>
    public static string KindBefore(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return KindAtHead(Tidy(text), out _);
    }

    /// <summary>
    /// A second reading of a text written without accents, whose first word may be a kind of unit or part of the name
    /// ("Xa Dung" is a commune of Điện Biên; "xa Dung" would be the commune Dung); null where there is none.
    /// </summary>
    /// <param name="text">As the file has it.</param>
    public static AdministrativeName? ParseWithoutAccents(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string name = Tidy(text);
        if (!Ascii.IsValid(name))
        {
            return null;
        }

        foreach ((string word, string kind) in PlainKinds)
        {
            if (name.Length > word.Length + 1 && name.StartsWith(word, StringComparison.Ordinal) && name[word.Length] == ' ')
            {
                return Of(kind, name[(word.Length + 1)..]);
            }
        }

        return null;
    }

    /// <summary>The kind of unit a word names (<c>Thị trấn</c> → <c>thitran</c>), or empty.</summary>
    /// <param name="word">As the file has it.</param>
    public static string KindOf(string word)
    {
        string tidy = Tidy(word);
        foreach ((string accented, string kind) in AccentedKinds)
        {
            if (tidy == accented)
            {
                return kind;
            }
        }

        return string.Empty;
    }

    /// <summary>The words of a name after its kind of unit, letters as they are: "Cồn Cỏ" of "Đặc khu Cồn Cỏ".</summary>
    /// <param name="text">The name.</param>
    /// <param name="type">The kind a field of its own gives, or empty.</param>
    public static string WithoutKind(string text, string type)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(type);
        if (type.Length > 0 && text.StartsWith(type, StringComparison.OrdinalIgnoreCase))
        {
            return text[type.Length..];
        }

        string? word = AccentedKinds.Select(k => k.Word).FirstOrDefault(w => text.StartsWith(w + " ", StringComparison.OrdinalIgnoreCase));
        return word is null ? text : text[(word.Length + 1)..];
    }

    /// <summary>Number of single-letter changes between two names as compared.</summary>
    /// <param name="a">One name in the form <see cref="Exact"/> or <see cref="Plain"/>.</param>
    /// <param name="b">The other.</param>
    /// <returns>The Levenshtein distance.</returns>
    public static int Distance(string a, string b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var row = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[b.Length];
    }

    /// <summary>The kind of unit a tidy name begins with, and what it takes up there.</summary>
    private static string KindAtHead(string name, out int length)
    {
        foreach ((string word, string kind) in AccentedKinds)
        {
            if (name.Length > word.Length && name.StartsWith(word, StringComparison.Ordinal) && name[word.Length] is ' ' or '.')
            {
                length = word.Length + 1;
                return kind;
            }
        }

        foreach ((string word, string kind) in Abbreviations)
        {
            if (name.Length > word.Length && name.StartsWith(word, StringComparison.Ordinal))
            {
                length = word.Length;
                return kind;
            }
        }

        // P1, F1, Q3: the letter alone, straight before a number.
        if (name.Length > 1 && char.IsAsciiDigit(name[1]) && name[0] is 'p' or 'f' or 'q')
        {
            length = 1;
            return name[0] == 'q' ? "quan" : "phuong";
        }

        length = 0;
        return string.Empty;
    }

    private static string Tidy(string text)
    {
        string composed = WithArabicNumber(VietnameseText.Compose(text).Trim());
        var tidy = new StringBuilder(composed.Length);
        foreach (char c in composed)
        {
            if (!char.IsWhiteSpace(c) && c is not ('\u200B' or '\uFEFF'))
            {
                tidy.Append(char.ToLowerInvariant(c));
            }
            else if (tidy.Length > 0 && tidy[^1] != ' ')
            {
                tidy.Append(' ');
            }
        }

        return tidy.ToString().TrimEnd();
    }

    /// <summary>"Phường IV" and "Hải Châu I" with 4 and 1: a last word of capitals I, V and X beside words that are not all capitals.</summary>
    private static string WithArabicNumber(string text)
    {
        int space = text.LastIndexOf(' ');
        int number = Array.IndexOf(RomanNumbers, text[(space + 1)..]);
        return space > 0 && number > 0 && text.AsSpan(0, space).ContainsAnyInRange('a', 'z')
            ? string.Concat(text.AsSpan(0, space + 1), number.ToString(CultureInfo.InvariantCulture))
            : text;
    }

    private static AdministrativeName Of(string kind, string name)
    {
        string rest = name.TrimStart(' ', '.', '-');
        foreach (string number in (ReadOnlySpan<string>)["số ", "so "])
        {
            if (rest.StartsWith(number, StringComparison.Ordinal) && rest.Length > number.Length && char.IsAsciiDigit(rest[number.Length]))
            {
                rest = rest[number.Length..];
            }
        }

        if (rest.Length > 1 && rest[0] == '0' && rest.All(char.IsAsciiDigit))
        {
            rest = rest.TrimStart('0');
        }

        string exact = ToneAtEnd(rest);
        string plain = VietnameseText.WithoutAccents(string.Concat(rest.Where(char.IsLetterOrDigit)));
        return new AdministrativeName(kind, exact, plain, plain.Replace('y', 'i'));
    }

    /// <summary>Letters and digits only, the tone of each run of vowels written as a digit after it.</summary>
    private static string ToneAtEnd(string name)
    {
        var exact = new StringBuilder(name.Length + 4);
        var tones = new StringBuilder(2);
        var letters = new List<char>(4);
        foreach (char c in name)
        {
            if (!char.IsLetterOrDigit(c))
            {
                continue; // spaces and signs: "Đa Krông" and "Đakrông" are one name
            }

            letters.Clear();
            LatinComposition.Decompose(c, letters);
            if (letters[0] is not ('a' or 'e' or 'i' or 'o' or 'u' or 'y'))
            {
                exact.Append(tones);
                tones.Clear();
            }

            foreach (char part in letters)
            {
                switch (part)
                {
                    case '\u0300': tones.Append('₁'); break;
                    case '\u0309': tones.Append('₂'); break;
                    case '\u0303': tones.Append('₃'); break;
                    case '\u0301': tones.Append('₄'); break;
                    case '\u0323': tones.Append('₅'); break;
                    default: exact.Append(part is 'ð' ? 'đ' : part); break;
                }
            }
        }

        return exact.Append(tones).ToString();
    }
}
