using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Coverage;

/// <summary>What a cell with edges keeps, in whole numbers side by side, and how a place is judged by it.</summary>
/// <remarks>
/// Shape: kind · state · number of edges · units, ascending · edges. The kind holds the number of units, at most
/// <see cref="MostUnits"/>, and two marks: <see cref="More"/> where a further record follows with more units, <see cref="Mixed"/> where an edge is
/// kept as two numbers, itself (by its first vertex) and the bits of the units it turns over; without it every edge turns all of them over.
/// Bit i of a state stands for unit i.
/// </remarks>
internal static class LocatorRecord
{
    /// <summary>Numbers before the units.</summary>
    public const int HeadLength = 3;

    /// <summary>Units of one record.</summary>
    public const int MostUnits = 32;

    /// <summary>Mark of a kind: the record after this one goes on with more units.</summary>
    public const int More = 64;

    /// <summary>Mark of a kind: edges carry the bits of the units they turn over.</summary>
    public const int Mixed = 128;

    /// <summary>The number of units in a kind.</summary>
    /// <param name="kind">The first number of a record.</param>
    public static int UnitsOf(int kind) => kind & (More - 1);

    /// <summary>The bits of all units of a record.</summary>
    /// <param name="units">How many it has, 1 to <see cref="MostUnits"/>.</param>
    public static uint AllBits(int units) => uint.MaxValue >> (MostUnits - units);

    /// <summary>Length of a record.</summary>
    /// <param name="record">Its first number.</param>
    public static int LengthOf(ref int record) =>
        HeadLength + UnitsOf(record) + (Unsafe.Add(ref record, 2) << ((record & Mixed) != 0 ? 1 : 0));

    /// <summary>The bits of the units a place lies in.</summary>
    /// <param name="record">First number of the record.</param>
    /// <param name="xy">First number of the vertices side by side.</param>
    /// <param name="sideX">Abscissa of the right side of the cell.</param>
    /// <param name="x">Abscissa of the place.</param>
    /// <param name="y">Ordinate of the place.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Inside(ref int record, ref double xy, double sideX, double x, double y)
    {
        int kind = record;
        uint state = (uint)Unsafe.Add(ref record, 1);
        int edges = Unsafe.Add(ref record, 2);
        ref int edge = ref Unsafe.Add(ref record, HeadLength + UnitsOf(kind));
        if ((kind & Mixed) == 0)
        {
            bool turns = false;
            for (int i = 0; i < edges; i++)
            {
                turns ^= Turns(ref Unsafe.Add(ref xy, 2 * (nint)Unsafe.Add(ref edge, i)), sideX, x, y);
            }

            return turns ? state ^ AllBits(UnitsOf(kind)) : state;
        }

        for (int i = 0; i < edges; i++)
        {
            bool turns = Turns(ref Unsafe.Add(ref xy, 2 * (nint)Unsafe.Add(ref edge, 2 * i)), sideX, x, y);
            state ^= turns ? (uint)Unsafe.Add(ref edge, (2 * i) + 1) : 0;
        }

        return state;
    }

    /// <summary>The lowest unit a place lies in by a record and those that go on from it; −1 for none.</summary>
    /// <param name="record">First number of the record.</param>
    /// <param name="xy">First number of the vertices side by side.</param>
    /// <param name="sideX">Abscissa of the right side of the cell.</param>
    /// <param name="x">Abscissa of the place.</param>
    /// <param name="y">Ordinate of the place.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int First(ref int record, ref double xy, double sideX, double x, double y)
    {
        uint inside = Inside(ref record, ref xy, sideX, x, y);
        return inside != 0 ? Unsafe.Add(ref record, HeadLength + BitOperations.TrailingZeroCount(inside))
            : (record & More) == 0 ? LocatorGrid.None
            : FirstOfMore(ref Unsafe.Add(ref record, LengthOf(ref record)), ref xy, sideX, x, y);
    }

    /// <summary>Whether an edge turns the state over between a place of the cell and the cell's corner.</summary>
    /// <param name="ends">Abscissa and ordinate of its first vertex and of the next.</param>
    /// <param name="sideX">Abscissa of the right side of the cell.</param>
    /// <param name="x">Abscissa of the place.</param>
    /// <param name="y">Ordinate of the place.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Turns(ref double ends, double sideX, double x, double y)
    {
        double x0 = ends, y0 = Unsafe.Add(ref ends, 1), x1 = Unsafe.Add(ref ends, 2), y1 = Unsafe.Add(ref ends, 3);
        bool above0 = y0 > y, above1 = y1 > y, outer0 = x0 > sideX, outer1 = x1 > sideX, turns = false;
        if (above0 != above1)
        {
            // An edge beyond the side is crossed only where rounding has put the place beyond it too.
            turns = (outer0 & outer1)
                ^ (above1 ? EdgeSide.IsLeft(x, y, x0, y0, x1, y1) : EdgeSide.IsLeft(x, y, x1, y1, x0, y0));
        }

        return turns ^ ((outer0 != outer1) & !(outer0 ? above0 : above1));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FirstOfMore(ref int record, ref double xy, double sideX, double x, double y)
    {
        while (true)
        {
            uint inside = Inside(ref record, ref xy, sideX, x, y);
            if (inside != 0)
            {
                return Unsafe.Add(ref record, HeadLength + BitOperations.TrailingZeroCount(inside));
            }

            if ((record & More) == 0)
            {
                return LocatorGrid.None;
            }

            record = ref Unsafe.Add(ref record, LengthOf(ref record));
        }
    }
}
