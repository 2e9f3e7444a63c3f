namespace CoverageAnalyzer.Studies.Running;

/// <summary>Sorts by code, character by character; equal codes stay in their order.</summary>
internal static class ByCode
{
    /// <summary>The items sorted.</summary>
    /// <remarks>The first four characters of a code stand in one number, so that most comparisons never touch the text.</remarks>
    /// <typeparam name="T">What is sorted.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="codeOf">The code of one.</param>
    public static T[] Sorted<T>(IReadOnlyList<T> items, Func<T, string> codeOf)
    {
        var keys = new (ulong Start, string Code, int Index)[items.Count];
        for (int i = 0; i < keys.Length; i++)
        {
            string code = codeOf(items[i]);
            keys[i] = (StartOf(code), code, i);
        }

        Array.Sort(keys, static (a, b) =>
        {
            int order = a.Start.CompareTo(b.Start);
            order = order != 0 ? order : string.CompareOrdinal(a.Code, b.Code);
            return order != 0 ? order : a.Index.CompareTo(b.Index);
        });
        return [.. keys.Select(k => items[k.Index])];
    }

    private static ulong StartOf(string code)
    {
        ulong start = 0;
        for (int i = 0; i < 4; i++)
        {
            start = (start << 16) | (i < code.Length ? code[i] : '\0');
        }

        return start;
    }
}
