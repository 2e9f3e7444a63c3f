using System.Text;

namespace CoverageAnalyzer.Tests.Conventions;

/// <summary>The string literals of a C# file, with the holes of interpolated ones replaced by a mark.</summary>
internal static class SourceTexts
{
    /// <summary>What stands for a hole.</summary>
    public const char Hole = '\u0001';

    /// <summary>Start, end and text of each literal that is not inside another one's hole, in order.</summary>
    public static List<(int Start, int End, string Text)> Of(string source)
    {
        var found = new List<(int, int, string)>();
        for (int i = 0; i < source.Length;)
        {
            if (source[i] == '/' && i + 1 < source.Length && source[i + 1] is '/' or '*')
            {
                i = AfterComment(source, i);
            }
            else if (source[i] == '\'')
            {
                i += source[i + 1] == '\\' ? source.IndexOf('\'', i + 3) - i + 1 : 3;
            }
            else if (source[i] == '"')
            {
                int start = i;
                bool interpolated = i > 0 && (source[i - 1] == '$' || (i > 1 && source[i - 1] == '@' && source[i - 2] == '$'));
                string text = Literal(source, ref i, interpolated, i > 0 && source[i - 1] == '@');
                found.Add((start, i, text));
            }
            else
            {
                i++;
            }
        }

        return found;
    }

    private static int AfterComment(string source, int at)
    {
        int end = source[at + 1] == '/' ? source.IndexOf('\n', at) : source.IndexOf("*/", at, StringComparison.Ordinal) + 2;
        return end <= 1 ? source.Length : end;
    }

    private static string Literal(string source, ref int i, bool interpolated, bool verbatim)
    {
        if (source.AsSpan(i).StartsWith("\"\"\""))
        {
            int end = source.IndexOf("\"\"\"", i + 3, StringComparison.Ordinal);
            string raw = source[(i + 3)..end];
            i = end + 3;
            return raw;
        }

        var text = new StringBuilder();
        for (i++; source[i] != '"'; i++)
        {
            if (source[i] == '\\' && !verbatim)
            {
                i++;
                text.Append(source[i] == 'n' ? '\n' : source[i]);
            }
            else if (interpolated && source[i] == '{' && source[i + 1] != '{')
            {
                SkipHole(source, ref i);
                text.Append(Hole);
            }
            else
            {
                text.Append(source[i]);
                i += interpolated && source[i] == '{' ? 1 : 0;
            }
        }

        i++;
        return text.ToString();
    }

    private static void SkipHole(string source, ref int i)
    {
        int depth = 0;
        for (; ; i++)
        {
            if (source[i] == '"')
            {
                Literal(source, ref i, source[i - 1] == '$', source[i - 1] == '@');
                i--;
            }
            else if (source[i] == '\'')
            {
                i += source[i + 1] == '\\' ? 3 : 2;
            }
            else if (source[i] == '{')
            {
                depth++;
            }
            else if (source[i] == '}' && --depth == 0)
            {
                return;
            }
        }
    }
}
