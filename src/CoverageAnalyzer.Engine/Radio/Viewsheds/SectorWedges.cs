using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CoverageAnalyzer.Engine.Radio.Viewsheds;

/// <summary>Carries two bounds of the horizon outwards in narrow wedges of a sector, and decides by them which cells are visible and which hidden.</summary>
/// <remarks>
/// A wedge holds all directions between two rays and is less than a cell wide, so that on a line there is at most one centre of a cell between its rays.
/// Between two lines a direction crosses one column at most. The ground along a line and along a column is straight from centre to centre, and so is its slope
/// along a line; what stands in a wedge therefore lies between the least and the greatest of: the slopes where its two rays cross the line or the column,
/// and that of the centre between them. The greatest of all lines so far is no less than the horizon of any direction in the wedge, the greatest of the least
/// of each line no more. A cell above the first is visible, one below the second hidden; the few between the two are looked at by
/// <see cref="WedgeSight"/>, in double precision, and only on the blocks of lines whose bound is above the cell.
/// Errors: levels, their interpolation and the slope of a cell are right to 2⁻²⁰ of the largest number; rays lie on a line right to 1.5·10⁻⁶ of a cell, and a sight line
/// within 10⁻⁵ of a centre is on it. A slope along a column is not straight: taken so, it is wrong by a quarter of its change over the distance at most.
/// Cost: some 40 steps of vectors for 15 wedges of a line; of the farthest line a cell has one wedge, of nearer ones more.
/// </remarks>
internal sealed class SectorWedges
{
    /// <summary>Lines of a block.</summary>
    public const int BlockLines = 8;

    private const int Lanes = 15; // wedges of a vector: its 16 rays stand around them
    private const double WedgesPerCell = 1.05; // above 1: no wedge holds two centres of a line
    private const float RayPlaceError = 1.5e-6f, CellPlaceError = 1.2e-5f;
    private const float BorderPart = 2e-3f; // of a wedge: a cell so near to a ray may be on either side of it

    private readonly WedgeSight sight = new();
    private float[] most = []; // greatest slope of all lines so far
    private float[] least = []; // slope that every direction of the wedge meets at least
    private float[] mostBefore = []; // the same before each line of the block at hand
    private float[] leastBefore = [];
    private float[] lineMost = []; // greatest slope on each line of the block at hand
    private readonly WedgeBlocks blocks = new();
    private float[] distances = []; // of each line, and one over it
    private float[] inverses = [];
    private int[] nearestWedge = []; // of the cells in reach of a line and all further ones
    private int[] farthestWedge = [];

    private ViewshedSector sector = null!;
    private float receiver;
    private float error;
    private float range;
    private float nearest;
    private bool hasVoids;
    private int half; // wedges on each side of the middle one
    private int stride;

    /// <summary>Cells the bounds did not decide, in the last site.</summary>
    public long CellsFollowed => sight.CellsFollowed;

    /// <summary>Takes the ground of a site.</summary>
    public void Begin(ViewshedLevels levels, ViewshedField field)
    {
        receiver = (float)field.Request.ReceiverHeightMetres;
        float largest = Math.Max(Math.Abs(levels.Highest), Math.Abs(levels.Lowest)) + receiver;
        error = float.IsFinite(largest) ? largest * (2f / (1 << 20)) : 1; // once for the numbers, once for the line written into their last bits
        range = float.IsFinite(largest) ? levels.Highest - levels.Lowest : 1;
        hasVoids = levels.HasVoids;
        sight.Begin(field, error + (range * CellPlaceError));
        var window = field.Window;
        nearest = float.NegativeInfinity;
        for (int i = 0; i < 4; i++)
        {
            int row = Math.Min((int)window.SiteRow + (i >> 1), window.Rows - 1), column = Math.Min((int)window.SiteColumn + (i & 1), window.Columns - 1);
            float level = (float)field.LevelMetres(row, column);
            nearest = float.IsNaN(level) ? float.PositiveInfinity : Math.Max(nearest, level);
        }
    }

    /// <summary>Finds what is visible in a sector.</summary>
    /// <param name="sectorAtHand">The sector.</param>
    /// <param name="number">Its number in <see cref="ViewshedLevels.Sectors"/>.</param>
    /// <param name="status">Takes what was found; cells beyond the sector take anything.</param>
    public void Sweep(ViewshedSector sectorAtHand, int number, byte[] status)
    {
        sector = sectorAtHand;
        int lines = sector.Lines;
        if (lines == 0)
        {
            return;
        }

        half = (int)Math.Ceiling((sector.FirstDistance + lines) * WedgesPerCell);
        int groups = (((2 * half) + 1) / Lanes) + 1, count = (lines + BlockLines - 1) / BlockLines;
        stride = (groups * Lanes) + 16;
        Grow(ref most, stride);
        Grow(ref least, stride);
        Grow(ref mostBefore, stride * BlockLines);
        Grow(ref leastBefore, stride * BlockLines);
        Grow(ref lineMost, stride * BlockLines);
        blocks.Take(groups, count);
        FindDistances();
        FindReach();

        // A column may be crossed before the nearest line, between two of the four cells around the site.
        float start = nearest + error < 0 ? (nearest + error) / (float)sector.FirstDistance * (1 - 1e-6f) : float.PositiveInfinity;
        most.AsSpan(0, stride).Fill(start);
        least.AsSpan(0, stride).Fill(float.NegativeInfinity);
        sight.Take(sector, number, blocks, lineMost, stride, start);
        for (int block = 0; block < count; block++)
        {
            int first = block * BlockLines, end = Math.Min(first + BlockLines, lines);
            if (farthestWedge[first] >= 0)
            {
                for (int group = nearestWedge[first] / Lanes; group <= farthestWedge[first] / Lanes; group++)
                {
                    Carry(group, first, end, block);
                }
            }

            for (int n = first; n < end; n++)
            {
                Decide(n, n - first, status);
            }
        }
    }

    private static void Grow<T>(ref T[] array, int length)
    {
        if (array.Length < length)
        {
            array = new T[length];
        }
    }

    private void FindDistances()
    {
        Grow(ref distances, sector.Lines);
        Grow(ref inverses, sector.Lines);
        for (int n = 0; n < sector.Lines; n++)
        {
            (distances[n], inverses[n]) = ((float)(sector.FirstDistance + n), (float)(1 / (sector.FirstDistance + n)));
        }
    }

    /// <summary>Finds which wedges each line and the further ones need.</summary>
    private void FindReach()
    {
        Grow(ref nearestWedge, sector.Lines);
        Grow(ref farthestWedge, sector.Lines);
        int low = int.MaxValue, high = -1, last = (2 * half) + 1;
        for (int n = sector.Lines - 1; n >= 0; n--)
        {
            if (sector.First[n] < sector.End[n])
            {
                double perCell = half / (sector.FirstDistance + n);
                low = Math.Min(low, Math.Max(0, (int)(((sector.First[n] - sector.Site) * perCell) + half + 0.5) - 1));
                high = Math.Max(high, Math.Min(last, (int)(((sector.End[n] - 1 - sector.Site) * perCell) + half + 0.5) + 1));
            }

            (nearestWedge[n], farthestWedge[n]) = (low, high);
        }
    }

    /// <summary>Carries the bounds of 15 wedges over a block of lines.</summary>
    private void Carry(int group, int first, int end, int block)
    {
        const double wholePlace = 1L << 32;
        int at = group * Lanes, start = sector.Start + (first * sector.Step), lineStep = sector.Step, rowStep = stride;
        double step = 1.0 / half, firstAside = (at - half - 0.5) * step;
        var aside = Vector512.Create((float)firstAside) + (Vector512<float>.Indices * Vector512.Create((float)step));
        var size = Vector512.Abs(aside);
        var inverseAside = Vector512<float>.One / size;
        var isRight = Vector512.GreaterThan(aside, Vector512<float>.Zero);
        var placeError = Vector512.Create(error) + (Vector512.Create(range) * (Vector512.Create(CellPlaceError) + (inverseAside * Vector512.Create(RayPlaceError))));
        var mostGap = size + Vector512.Create(2 * CellPlaceError);
        var steps = Vector512<float>.Indices * Vector512.Create((float)step);
        var one = Vector512<float>.One;
        var kept = Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(Lanes)).AsSingle();
        ref float levels = ref MemoryMarshal.GetArrayDataReference(sector.Levels);
        nint last = sector.Levels.Length - 16;
        ref float mosts = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(most), at);
        ref float leasts = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(least), at);
        ref float mostLine = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(mostBefore), at);
        ref float leastLine = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(leastBefore), at);
        ref float inLine = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(lineMost), at);
        ref float distance = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(distances), first);
        ref float inverse = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(inverses), first);
        var (high, low) = (Vector512.LoadUnsafe(ref mosts), Vector512.LoadUnsafe(ref leasts));
        var (highThere, lowThere) = (high, low); // the last lane belongs to the next 15
        var (inBlock, second) = (Vector512.Create(float.NegativeInfinity), Vector512.Create(float.NegativeInfinity));
        Vector512<float> innerEnd = default, innerGap = default, bend = one, near = one;
        Vector512<int> innerIndex = default;
        int n = first > 0 ? -1 : 0; // the line before the block is the inner one of its first
        bool hasInner = false, isFirst = n < 0;
        long place = (long)((sector.Site + (firstAside * (sector.FirstDistance + first + n))) * wholePlace), placeStep = (long)(firstAside * wholePlace);
        for (int count = end - first; n < count; n++, place += placeStep)
        {
            // Slopes on both sides of where the rays cross the line. Rays beyond the reach may leave the ground.
            int whole = (int)(place >> 32);
            nint from = start + (nint)((long)n * lineStep) + whole;
            from = from < 0 ? 0 : from > last ? last : from;
            var over = Vector512.Create(Unsafe.Add(ref inverse, n));
            var slopes = Vector512.LoadUnsafe(ref Unsafe.Add(ref levels, from)) * over;
            var places = Vector512.FusedMultiplyAdd(steps, Vector512.Create(Unsafe.Add(ref distance, n)), Vector512.Create((uint)place * (float)(1 / wholePlace)));
            var cells = Vector512.ConvertToInt32Native(places);
            var part = places - Vector512.ConvertToSingle(cells);
            var left = Permute(slopes, cells);
            var right = Permute(slopes, cells + Vector512<int>.One);
            var index = cells + Vector512.Create(whole);
            var slope = Vector512.FusedMultiplyAdd(part, right - left, left);
            if (!isFirst)
            {
                Unsafe.As<float, Vector512<float>>(ref Unsafe.Add(ref mostLine, n * rowStep)) = high;
                Unsafe.As<float, Vector512<float>>(ref Unsafe.Add(ref leastLine, n * rowStep)) = low;
                var upper = slope;
                near = over; // one over the least distance of what is looked at
                if (hasInner)
                {
                    var outerEnd = Vector512.ConditionalSelect(~(isRight ^ Vector512.Equals(index, innerIndex).AsSingle()), right, left);
                    var rise = outerEnd - innerEnd;
                    var share = Vector512.MinNative(innerGap * inverseAside, one);
                    var column = Vector512.FusedMultiplyAdd(Vector512.Abs(rise), bend, Vector512.FusedMultiplyAdd(share, rise, innerEnd));
                    near = Vector512.Create(Unsafe.Add(ref inverse, n - 1));
                    if (first + n == 1)
                    {
                        column = Vector512.MaxNative(innerEnd, outerEnd);
                        near = one / (Vector512.Create(distance) + share); // the first line may be next to the site
                        near = Vector512.MaxNative(near, Next(near));
                    }

                    if (hasVoids)
                    {
                        column = Vector512.ConditionalSelect(Vector512.Equals(column, column), column, Vector512.Create(WedgeBlocks.NotKnown));
                    }

                    upper = Vector512.ConditionalSelect(Vector512.LessThanOrEqual(innerGap, mostGap), Vector512.MaxNative(upper, column), upper);
                }

                // The ray of the next lane ends the wedge; where it is past a centre, that is the centre between the two.
                var isWithin = Vector512.Equals(index, Next(index.AsSingle()).AsInt32()).AsSingle();
                var centre = Next(left);
                var slack = placeError * near;
                var greatest = Vector512.MaxNative(upper, Next(upper));
                greatest = Vector512.ConditionalSelect(isWithin, greatest, Vector512.MaxNative(greatest, centre)) + slack;
                var smallest = Vector512.MinNative(slope, Next(slope));
                smallest = Vector512.ConditionalSelect(isWithin, smallest, Vector512.MinNative(smallest, centre)) - slack;
                if (hasVoids)
                {
                    var corners = left + right + centre + Next(right);
                    var known = Vector512.LessThan(corners, Vector512.Create(float.PositiveInfinity)) & Vector512.LessThan(greatest, Vector512.Create(WedgeBlocks.NotKnown));
                    greatest = Vector512.ConditionalSelect(known, greatest, Vector512.Create(WedgeBlocks.NotKnown));
                    smallest = Vector512.ConditionalSelect(known, smallest, Vector512.Create(float.NegativeInfinity));
                }

                Unsafe.As<float, Vector512<float>>(ref Unsafe.Add(ref inLine, n * rowStep)) = greatest;
                high = Vector512.MaxNative(high, greatest);
                low = Vector512.MaxNative(low, smallest);
                var marked = WedgeBlocks.Mark(greatest, n);
                second = Vector512.MaxNative(second, Vector512.MinNative(inBlock, marked));
                inBlock = Vector512.MaxNative(inBlock, marked);
            }

            innerEnd = Vector512.ConditionalSelect(isRight, right, left);
            innerGap = Vector512.ConditionalSelect(isRight, one - part, part);
            bend = Vector512.MinNative(over * Vector512.Create(0.25f), one);
            (innerIndex, hasInner, isFirst) = (index, true, false);
        }

        Vector512.ConditionalSelect(kept, high, highThere).StoreUnsafe(ref mosts);
        Vector512.ConditionalSelect(kept, low, lowThere).StoreUnsafe(ref leasts);
        blocks.Set(group, block, inBlock, second);
    }

    private static Vector512<float> Permute(Vector512<float> values, Vector512<int> index) =>
        Avx512F.IsSupported ? Avx512F.PermuteVar16x32(values, index) : Vector512.Shuffle(values, index);

    /// <summary>Each lane takes the value of the next.</summary>
    private static Vector512<float> Next(Vector512<float> values) => Avx512F.IsSupported
        ? Avx512F.AlignRight32(values.AsInt32(), values.AsInt32(), 1).AsSingle()
        : Vector512.Shuffle(values, Vector512.Min(Vector512<int>.Indices + Vector512<int>.One, Vector512.Create(15)));

    /// <summary>Decides the cells of a line.</summary>
    private void Decide(int line, int inBlock, byte[] status)
    {
        int first = sector.First[line], end = sector.End[line];
        double distance = sector.FirstDistance + line, perCell = half / distance;
        float inverse = (float)(1 / distance);
        int start = sector.Start + (line * sector.Step);
        ref float level = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(sector.Levels), start);
        ref byte to = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(status), start);
        var (inverses, slack, receivers) = (Vector512.Create(inverse), Vector512.Create(error * inverse), Vector512.Create(receiver));
        var steps = Vector512<float>.Indices * Vector512.Create((float)perCell);
        Span<int> openWedges = stackalloc int[16], openBeside = stackalloc int[16];
        Span<float> openSlopes = stackalloc float[16];
        bool asksHidden = true;
        for (int i = first; i < end; i += 16)
        {
            double place = ((i - sector.Site) * perCell) + half + 0.5;
            int whole = (int)place; // not below 0: the cell is in the sector
            var places = Vector512.MinNative(Vector512.Create((float)(place - whole)) + steps, Vector512.Create(1e6f)); // the first line may be next to the site
            var wedges = Vector512.ConvertToInt32Native(places);
            var part = places - Vector512.ConvertToSingle(wedges);
            wedges = Vector512.Min(wedges + Vector512.Create(whole), Vector512.Create(stride - 1));
            var slope = (Vector512.LoadUnsafe(ref level, (nuint)i) + receivers) * inverses;
            var inside = Vector512.GreaterThan(part, Vector512.Create(BorderPart)) & Vector512.LessThan(part, Vector512.Create(1 - BorderPart));
            uint wanted = end - i >= 16 ? 0xFFFFu : (1u << (end - i)) - 1;
            uint sure = (uint)inside.ExtractMostSignificantBits() & wanted, visible = 0, hidden = 0;
            for (int t = 0; t < 2 && (visible | hidden) != wanted; t++, asksHidden = !asksHidden)
            {
                if (asksHidden)
                {
                    hidden = sure & (uint)Vector512.LessThan(slope + slack, Gather(leastBefore, inBlock * stride, wedges)).ExtractMostSignificantBits();
                }
                else
                {
                    visible = sure & (uint)Vector512.GreaterThanOrEqual(slope - slack, Gather(mostBefore, inBlock * stride, wedges)).ExtractMostSignificantBits();
                }
            }

            asksHidden = BitOperations.PopCount(hidden) > 8; // neighbors are mostly alike: what decided most is asked first
            CellBytes(visible).StoreUnsafe(ref to, (nuint)i);
            uint open = wanted & ~(visible | hidden);
            if (open == 0)
            {
                continue;
            }

            var beside = Vector512.ConditionalSelect(Vector512.LessThan(part, Vector512.Create(BorderPart)).AsInt32(), Vector512.Create(-1), Vector512.ConditionalSelect(Vector512.GreaterThan(part, Vector512.Create(1 - BorderPart)).AsInt32(), Vector512<int>.One, Vector512<int>.Zero));
            wedges.CopyTo(openWedges);
            beside.CopyTo(openBeside);
            (slope - slack).CopyTo(openSlopes);
            for (; open != 0; open &= open - 1)
            {
                int lane = BitOperations.TrailingZeroCount(open);
                Unsafe.Add(ref to, i + lane) = (byte)sight.Follow(i + lane, line, openWedges[lane], openBeside[lane], openSlopes[lane]);
            }
        }
    }

    /// <summary>Visible where a bit is set, hidden where not.</summary>
    private static Vector128<byte> CellBytes(uint visible)
    {
        var bits = Vector128.Shuffle(Vector128.CreateScalar(visible).AsByte(), Vector128.Create((byte)0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1));
        var each = Vector128.Create(1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, (byte)128);
        return Vector128.ConditionalSelect(Vector128.Equals(bits & each, each), Vector128.Create((byte)CellVisibility.Visible), Vector128.Create((byte)CellVisibility.Hidden));
    }

    private static unsafe Vector512<float> Gather(float[] from, int offset, Vector512<int> index)
    {
        if (Avx2.IsSupported)
        {
            fixed (float* first = &from[offset])
            {
                return Vector512.Create(Avx2.GatherVector256(first, index.GetLower(), sizeof(float)), Avx2.GatherVector256(first, index.GetUpper(), sizeof(float)));
            }
        }

        Span<float> values = stackalloc float[16];
        for (int lane = 0; lane < 16; lane++)
        {
            values[lane] = from[offset + index[lane]];
        }

        return Vector512.Create<float>(values);
    }
}
