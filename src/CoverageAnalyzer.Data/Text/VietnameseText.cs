using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Data.Text;

/// <summary>Vietnamese letters: one spelling for each, and the forms names are compared in.</summary>
/// <remarks>Independent of the machine's culture data: the product runs without it, and there <see cref="string.Normalize()"/> does nothing.</remarks>
public static class VietnameseText
{
    /// <summary>The text with every Latin letter and its marks as one character (NFC).</summary>
    /// <remarks>
    /// Source: Unicode Standard Annex #15, canonical decomposition, ordering and composition.
    /// Valid for: Latin letters with the marks U+0300–U+036F, Vietnamese included. Other scripts are left as they are.
    /// Behavior: equal to NFC for such texts; the same text again for a text that is composed already; idempotent.
    /// Cost: one look at each character where nothing is to be done.
    /// </remarks>
    /// <param name="text">The text, in any form.</param>
    /// <returns>The composed text.</returns>
    public static string Compose(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!NeedsWork(text))
        {
            return text;
        }

        List<char> letters = Decomposed(text);
        OrderMarks(CollectionsMarshal.AsSpan(letters));
        return ComposeOrdered(CollectionsMarshal.AsSpan(letters));
    }

    /// <summary>The text without tone and letter marks: <c>Đakrông</c> → <c>Dakrong</c>.</summary>
    /// <param name="text">The text, composed or not.</param>
    /// <returns>Base letters; đ and the look-alike ð become d, Đ and Ð become D.</returns>
    public static string WithoutAccents(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (IsAscii(text))
        {
            return text;
        }

        List<char> letters = Decomposed(text);
        int kept = 0;
        foreach (char c in letters.ToArray())
        {
            if (!LatinComposition.IsMark(c))
            {
                letters[kept++] = c switch
                {
                    'đ' or 'ð' => 'd',
                    'Đ' or 'Ð' or 'Ɖ' => 'D',
                    _ => c,
                };
            }
        }

        return new string(CollectionsMarshal.AsSpan(letters)[..kept]);
    }

    /// <summary>The form names are looked up in: lower case, no accents, one space between words, none at the ends.</summary>
    /// <param name="text">The text, composed or not.</param>
    /// <returns>For example <c>xa trieu ai</c> for <c>" Xã  Triệu Ái"</c>.</returns>
    public static string ForSearch(string text)
    {
        string plain = WithoutAccents(text);
        Span<char> buffer = plain.Length <= 256 ? stackalloc char[256] : new char[plain.Length];
        int length = 0;
        bool gap = false;
        foreach (char c in plain)
        {
            if (char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF')
            {
                gap = length > 0;
                continue;
            }

            if (gap)
            {
                buffer[length++] = ' ';
                gap = false;
            }

            buffer[length++] = char.ToLowerInvariant(c);
        }

        return new string(buffer[..length]);
    }

    private static bool IsAscii(string text) => System.Text.Ascii.IsValid(text);

    private static bool NeedsWork(string text)
    {
        foreach (char c in text)
        {
            if (c >= '\u0300' && (LatinComposition.IsMark(c) || LatinComposition.IsReplaced(c)))
            {
                return true;
            }
        }

        return false;
    }

    private static List<char> Decomposed(string text)
    {
        var letters = new List<char>(text.Length + 16);
        foreach (char c in text)
        {
            if (c < '\u00C0')
            {
                letters.Add(c);
            }
            else
            {
                LatinComposition.Decompose(c, letters);
            }
        }

        return letters;
    }

    /// <summary>Sorts each run of marks by combining class, keeping the order of equal ones.</summary>
    private static void OrderMarks(Span<char> letters)
    {
        int start = 0;
        while (start < letters.Length)
        {
            if (LatinComposition.ClassOf(letters[start]) == 0)
            {
                start++;
                continue;
            }

            int end = start + 1;
            bool ordered = true;
            while (end < letters.Length && LatinComposition.ClassOf(letters[end]) is byte next && next != 0)
            {
                ordered &= LatinComposition.ClassOf(letters[end - 1]) <= next;
                end++;
            }

            if (!ordered)
            {
                // A stable sort: a hostile text may hold a run of many thousand marks, so no insertion sort.
                char[] run = [.. letters[start..end].ToArray().OrderBy(LatinComposition.ClassOf)];
                run.CopyTo(letters[start..end]);
            }

            start = end;
        }
    }

    private static string ComposeOrdered(Span<char> letters)
    {
        int length = 0;
        int starter = -1;
        int lastClass = 0;
        for (int i = 0; i < letters.Length; i++)
        {
            char c = letters[i];
            int combiningClass = LatinComposition.ClassOf(c);
            bool blocked = starter < 0 || combiningClass == 0 || (lastClass >= combiningClass && length > starter + 1);
            if (!blocked && LatinComposition.TryCompose(letters[starter], c, out char composed))
            {
                letters[starter] = composed;
                continue;
            }

            if (combiningClass == 0)
            {
                starter = length;
            }

            lastClass = combiningClass;
            letters[length++] = c;
        }

        return new string(letters[..length]);
    }
}
