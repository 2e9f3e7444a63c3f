namespace CoverageAnalyzer.Data.Tables;

/// <summary>Finds the delimiter of a text table: the sign that splits its lines into the same number of columns.</summary>
public static class DelimiterSniffer
{
    /// <summary>The delimiters known, in the order in which they win a tie: a comma may be a decimal sign, so it comes last.</summary>
    public const string Candidates = "\t;|,";

    private const int MaximumRecords = 200;

    /// <summary>The delimiter of the start of a text table.</summary>
    /// <param name="text">The first characters of the file; the last line may be cut off.</param>
    /// <param name="isWhole">True where the text is the whole file, so that its last line counts too.</param>
    /// <returns>One of <see cref="Candidates"/>; a comma where the text has one column.</returns>
    public static char Find(ReadOnlySpan<char> text, bool isWhole)
    {
        var counts = new List<int[]>();
        int[] current = new int[Candidates.Length];
        bool quoted = false, closed = false, blank = true, fieldStart = true;
        foreach (char c in text)
        {
            if (c == '"' && (quoted || closed || fieldStart))
            {
                // Right behind one that closed it is the second of two that stand for one.
                (quoted, closed) = (!quoted, quoted);
            }
            else
            {
                closed = false;
            }

            if (!quoted && c is '\n' or '\r')
            {
                if (!blank)
                {
                    counts.Add(current);
                    current = new int[Candidates.Length];
                }

                (blank, fieldStart) = (true, true);
                if (counts.Count == MaximumRecords)
                {
                    break;
                }

                continue;
            }

            int which = quoted ? -1 : Candidates.IndexOf(c, StringComparison.Ordinal);
            if (which >= 0)
            {
                current[which]++;
            }

            fieldStart = which >= 0;
            blank &= char.IsWhiteSpace(c) && c != '\t';
        }

        if (!blank && (isWhole || counts.Count == 0))
        {
            counts.Add(current);
        }

        char best = ',';
        double bestScore = 0;
        for (int i = 0; i < Candidates.Length; i++)
        {
            // Lines that have the delimiter as often as most lines that have it; title lines above the header weigh the same for all.
            IGrouping<int, int>? mode = counts.Select(c => c[i]).Where(n => n > 0).GroupBy(n => n).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).FirstOrDefault();
            double score = mode is null ? 0 : (double)mode.Count() / counts.Count;
            if (score > bestScore)
            {
                (best, bestScore) = (Candidates[i], score);
            }
        }

        return best;
    }
}
