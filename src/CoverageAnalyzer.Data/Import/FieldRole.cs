using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Import;

/// <summary>What a column may hold, as a study's <c>fields</c> names it, and the headers it goes by.</summary>
public sealed record FieldRole
{
    private readonly string[] plain;

    /// <summary>Makes a role.</summary>
    /// <param name="name">Name of the role: <c>population</c>, <c>x</c> …</param>
    /// <param name="meaning">What it is, for people.</param>
    /// <param name="content">What its cells must hold.</param>
    /// <param name="synonyms">Headers it goes by, the surest first.</param>
    public FieldRole(string name, LocalizedText meaning, FieldContent content, IReadOnlyList<string> synonyms)
    {
        ArgumentNullException.ThrowIfNull(synonyms);
        Name = name;
        Meaning = meaning;
        Content = content;
        Synonyms = synonyms;
        plain = [.. synonyms.Select(HeaderText.Plain)];
    }

    /// <summary>Name of the role.</summary>
    public string Name { get; }

    /// <summary>What it is, for people.</summary>
    public LocalizedText Meaning { get; }

    /// <summary>What its cells must hold.</summary>
    public FieldContent Content { get; }

    /// <summary>Headers it goes by, with their accents, the surest first.</summary>
    public IReadOnlyList<string> Synonyms { get; }

    /// <summary>How many of the first synonyms say degrees: a longitude goes with a latitude, never with a northing.</summary>
    public int DegreeSynonyms { get; init; }

    /// <summary>True where a rank is that of a header that says degrees.</summary>
    /// <param name="rank">What <see cref="RankOf"/> answered.</param>
    internal bool SaysDegrees(int rank) => rank % plain.Length < DegreeSynonyms;

    /// <summary>How well a header fits: the position of the synonym it is, or beyond all of them where it only begins with one; −1 where it is none.</summary>
    /// <param name="header">The header as the file has it.</param>
    public int RankOf(string header)
    {
        int best = -1;
        foreach (string form in HeaderText.Forms(header))
        {
            int rank = RankOfPlain(form);
            best = rank >= 0 && (best < 0 || rank < best) ? rank : best;
        }

        return best;
    }

    private int RankOfPlain(string header)
    {
        for (int i = 0; i < plain.Length; i++)
        {
            if (HeaderText.Same(plain[i], header))
            {
                return i;
            }
        }

        // "Địa chỉ chi tiết", "Tên bưu cục, điểm BĐ-VHX": two words or more of a synonym, then others.
        for (int i = 0; i < plain.Length; i++)
        {
            if (HeaderText.Begins(header, plain[i]))
            {
                return plain.Length + i;
            }
        }

        return -1;
    }
}
