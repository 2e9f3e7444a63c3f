using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Numbered places by the small cells they lie in, to find those in the same cell or one beside it.</summary>
/// <remarks>
/// Cells are looked up in squares of sixteen by sixteen, so that most look-ups touch one list and not nine.
/// Cost: one or two hash look-ups a place, memory for its number and the next one of its square.
/// </remarks>
/// <param name="capacity">Places there may be.</param>
internal sealed class NearPlaces(int capacity)
{
    private const int SquareBits = 4;

    private readonly Dictionary<long, int> lastOf = new(capacity);
    private readonly List<(long Column, long Line, int Number, int Before)> places = new(capacity);
    private readonly List<(long Column, long Line, int Number)> found = [];

    /// <summary>Squares looked up so far.</summary>
    public long LookUps { get; private set; }

    /// <summary>Adds a place.</summary>
    /// <param name="column">Column of its cell.</param>
    /// <param name="line">Line of its cell.</param>
    /// <param name="number">Its number, above those before.</param>
    public void Add(long column, long line, int number)
    {
        ref int last = ref CollectionsMarshal.GetValueRefOrAddDefault(lastOf, Key(column >> SquareBits, line >> SquareBits), out bool exists);
        places.Add((column, line, number, exists ? last : -1));
        last = places.Count - 1;
    }

    /// <summary>The places in a cell and the eight around it: by column, then line, then in the order they were added.</summary>
    /// <param name="column">Column of the cell.</param>
    /// <param name="line">Line of the cell.</param>
    /// <returns>Their numbers, until the next call.</returns>
    public IEnumerable<int> Near(long column, long line)
    {
        found.Clear();
        for (long c = (column - 1) >> SquareBits; c <= (column + 1) >> SquareBits; c++)
        {
            for (long l = (line - 1) >> SquareBits; l <= (line + 1) >> SquareBits; l++)
            {
                LookUps++;
                for (int p = lastOf.GetValueOrDefault(Key(c, l), -1); p >= 0; p = places[p].Before)
                {
                    (long Column, long Line, int Number, int Before) place = places[p];
                    if (Math.Abs(place.Column - column) <= 1 && Math.Abs(place.Line - line) <= 1)
                    {
                        found.Add((place.Column, place.Line, place.Number));
                    }
                }
            }
        }

        if (found.Count == 0)
        {
            return [];
        }

        found.Sort();
        return found.ConvertAll(f => f.Number);
    }

    // Multiplied by an odd number, which mixes the two halves and loses nothing.
    private static long Key(long column, long line) => unchecked(((column << 32) ^ (line & 0xFFFF_FFFF)) * (long)0x9E37_79B9_7F4A_7C15);
}
