using System.Buffers.Binary;
using CoverageAnalyzer.Fuzz.Mutating;

namespace CoverageAnalyzer.Fuzz.Targets.Rasters;

/// <summary>Changes a GeoTIFF where its numbers are, knowing its directory: tags, types, counts, values, places.</summary>
/// <remarks>Blind changes of so small a file hit the same few bytes of its head; these hit every entry, with values that are nearly right.</remarks>
internal static class TiffChange
{
    private const int MostEntries = 64;

    private static readonly int[] Tags =
        [256, 257, 258, 259, 273, 277, 278, 279, 284, 317, 322, 323, 324, 325, 339, 33550, 33922, 34264, 34735, 42112, 42113];

    private static readonly long[] Values =
    [
        0, 1, 2, 3, 5, 7, 8, 9, 10, 15, 16, 17, 31, 32, 64, 255, 256, 1_000, 32_767, 32_768, 32_773, 32_946, 65_535, 65_536, 40_000, int.MaxValue, uint.MaxValue,
        uint.MaxValue - 7, 1L << 31, 1L << 32, long.MaxValue, long.MinValue, -1,
    ];

    private static readonly double[] Numbers =
        [0, -0.0, 1, -1, 1e-300, 1e300, 1e9, -1e9, 180, 360, 90, 0.5, double.NaN, double.PositiveInfinity, double.Epsilon, 4_503_599_627_370_497];

    /// <summary>Makes one change.</summary>
    /// <param name="file">The file; unchanged.</param>
    /// <param name="random">Where changes come from.</param>
    /// <returns>The changed file; null where it has no directory to be found.</returns>
    public static byte[]? Apply(byte[] file, FuzzRandom random)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(random);
        if (file.Length < 16 || (file[0] != 'I' && file[0] != 'M'))
        {
            return null;
        }

        var copy = new TiffEntries([.. file]);
        if (copy.Count is < 1 or > MostEntries)
        {
            return null;
        }

        Change(copy, random.Below(copy.Count), random);
        return copy.Bytes;
    }

    private static void Change(TiffEntries file, int entry, FuzzRandom random)
    {
        long some = random.Of(Values);
        switch (random.Below(9))
        {
            case 0:
                file.SetTag(entry, random.Of(Tags));
                break;
            case 1:
                file.SetType(entry, random.Below(20));
                break;
            case 2:
                file.SetCount(entry, random.OneIn(3) ? some : file.CountOf(entry) + random.Below(5) - 2);
                break;
            case 3:
                file.SetInline(entry, random.OneIn(2) ? some : file.Inline(entry) + random.Below(5) - 2);
                break;
            case 4:
                file.SetInline(entry, random.Below(file.Bytes.Length + 8)); // a place in the file, right or wrong
                break;
            case 5:
                file.SetElement(entry, random.Below(8), random.OneIn(2) ? some : random.Below(64));
                break;
            case 6:
                file.SetNumber(entry, random.Below(8), random.Of(Numbers));
                break;
            case 7:
                file.SetFirst(random.OneIn(2) ? some : random.Below(file.Bytes.Length));
                break;
            default:
                file.SetInline(entry, file.Inline(random.Below(file.Count))); // what stands at another tag
                break;
        }
    }

    /// <summary>The entries of the first directory of a TIFF, to be written over.</summary>
    private sealed class TiffEntries
    {
        private readonly bool isLittle;
        private readonly bool isBig;
        private readonly long first;

        public TiffEntries(byte[] bytes)
        {
            Bytes = bytes;
            isLittle = bytes[0] == 'I';
            isBig = Get(2, 2) == 43;
            first = Get(isBig ? 8 : 4, isBig ? 8 : 4);
            long count = Get(first, isBig ? 8 : 2);
            Count = count > 0 && first + Head + (count * Size) <= bytes.Length ? (int)count : 0;
        }

        public byte[] Bytes { get; }

        public int Count { get; }

        private int Head => isBig ? 8 : 2;

        private int Size => isBig ? 20 : 12;

        private int Pointer => isBig ? 8 : 4;

        public long CountOf(int entry) => Get(At(entry) + 4, Pointer);

        public long Inline(int entry) => Get(ValueAt(entry), Pointer);

        public void SetTag(int entry, int tag) => Set(At(entry), tag, 2);

        public void SetType(int entry, int type) => Set(At(entry) + 2, type, 2);

        public void SetCount(int entry, long count) => Set(At(entry) + 4, count, Pointer);

        public void SetInline(int entry, long value) => Set(ValueAt(entry), value, Pointer);

        public void SetFirst(long place) => Set(isBig ? 8 : 4, place, Pointer);

        public void SetElement(int entry, int index, long value)
        {
            int size = Get(At(entry) + 2, 2) switch { 3 or 8 => 2, 4 or 9 or 11 or 13 => 4, 5 or 10 or 12 or 16 or 17 or 18 => 8, _ => 1 };
            bool isOutside = CountOf(entry) * size > Pointer;
            Set((isOutside ? Inline(entry) : ValueAt(entry)) + (index * size), value, size);
        }

        public void SetNumber(int entry, int index, double value) => Set(Inline(entry) + (index * 8), BitConverter.DoubleToInt64Bits(value), 8);

        private long At(int entry) => first + Head + (entry * (long)Size);

        private long ValueAt(int entry) => At(entry) + (isBig ? 12 : 8);

        private long Get(long at, int size)
        {
            if (at < 0 || at > Bytes.Length - size)
            {
                return 0;
            }

            Span<byte> number = stackalloc byte[8];
            number.Clear();
            for (int i = 0; i < size; i++)
            {
                number[i] = Bytes[at + (isLittle ? i : size - 1 - i)];
            }

            return BinaryPrimitives.ReadInt64LittleEndian(number);
        }

        private void Set(long at, long value, int size)
        {
            if (at < 0 || at > Bytes.Length - size)
            {
                return;
            }

            for (int i = 0; i < size; i++)
            {
                Bytes[at + (isLittle ? i : size - 1 - i)] = (byte)(value >> (8 * i));
            }
        }
    }
}
