namespace CoverageAnalyzer.Data.Text;

/// <summary>Which letter sequences are Vietnamese syllables: an initial, a rhyme and a tone that fit each other.</summary>
/// <remarks>
/// A name decoded with the wrong table hardly ever spells a syllable, so the share of words that do tells encodings apart.
/// Names from other languages of Vietnam (Đakrông, Ea H'leo) mostly do not pass, in any encoding.
/// </remarks>
internal static class VietnameseSyllable
{
    private const int LongestSyllable = 7; // nghiêng

    private static readonly HashSet<string> Initials = new(StringComparer.Ordinal)
    {
        "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu", "r", "s", "t", "th",
        "tr", "v", "x",
    };

    private static readonly HashSet<string> Rhymes =
    [
        .. ("a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
            + "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu "
            + "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oem oen oeo oet oi om on ong ooc oong op ot "
            + "ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
            + "u ua uân uâng uât uây uc uê uêch uên uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut uy uya uych uyên uyêt uynh uyt uyu "
            + "ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu").Split(' '),
    ];

    /// <summary>True where a word can be a Vietnamese syllable.</summary>
    /// <param name="word">One composed word, upper or lower case.</param>
    public static bool IsPlausible(ReadOnlySpan<char> word)
    {
        if (word.Length is 0 or > LongestSyllable)
        {
            return false;
        }

        Span<char> toneless = stackalloc char[LongestSyllable];
        var parts = new List<char>(4);
        char tone = '\0';
        for (int i = 0; i < word.Length; i++)
        {
            parts.Clear();
            LatinComposition.Decompose(char.ToLowerInvariant(word[i]), parts);
            char letter = parts[0];
            foreach (char mark in parts.Skip(1))
            {
                if (mark is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323')
                {
                    if (tone != '\0')
                    {
                        return false;
                    }

                    tone = mark;
                }
                else if (!LatinComposition.TryCompose(letter, mark, out letter))
                {
                    return false;
                }
            }

            toneless[i] = letter;
        }

        for (int split = Math.Min(3, word.Length - 1); split >= 0; split--)
        {
            if (Initials.GetAlternateLookup<ReadOnlySpan<char>>().Contains(toneless[..split])
                && Rhymes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(toneless[split..word.Length])
                && ToneFits(toneless[word.Length - 1], toneless[split..word.Length], tone))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A syllable closed by c, ch, p or t takes the acute tone or the dot below only.</summary>
    private static bool ToneFits(char last, ReadOnlySpan<char> rhyme, char tone) =>
        !(last is 'c' or 'p' or 't' || rhyme.EndsWith("ch", StringComparison.Ordinal)) || tone is '\u0301' or '\u0323';
}
