using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using CoverageAnalyzer.Engine.Geodesy;

namespace CoverageAnalyzer.Engine.Rasters;

/// <summary>An elevation model whose heights are all in memory, as whole metres (2 bytes a cell) or as floats (4 bytes).</summary>
/// <remarks>The array is kept, not copied, and is not to be changed afterwards.</remarks>
public sealed class GriddedElevation : DigitalElevationModel
{
    private const int AheadRows = 2;

    private readonly short[]? whole;
    private readonly float[]? floats;
    private readonly int voidHeight; // outside the range of short where there is none
    private readonly float voidFloat;

    /// <summary>Makes a model of whole metres.</summary>
    /// <param name="grid">The cells.</param>
    /// <param name="crs">Coordinate reference system of the grid.</param>
    /// <param name="heightsMetres">One height a cell, row by row, row 0 in the north.</param>
    /// <param name="voidValue">The value that means "not known" (−32768 in SRTM), or null where all are heights.</param>
    /// <exception cref="ArgumentException">The array does not fit the grid.</exception>
    public GriddedElevation(RasterGrid grid, CoordinateReferenceSystem crs, short[] heightsMetres, short? voidValue = null)
        : this(grid, crs, heightsMetres?.LongLength ?? throw new ArgumentNullException(nameof(heightsMetres)))
    {
        whole = heightsMetres;
        voidHeight = voidValue ?? int.MinValue;
    }

    /// <summary>Makes a model of floats; NaN is "not known" as well.</summary>
    /// <param name="grid">The cells.</param>
    /// <param name="crs">Coordinate reference system of the grid.</param>
    /// <param name="heightsMetres">One height a cell, row by row, row 0 in the north.</param>
    /// <param name="voidValue">The value that means "not known", or NaN where only NaN does.</param>
    /// <exception cref="ArgumentException">The array does not fit the grid.</exception>
    public GriddedElevation(RasterGrid grid, CoordinateReferenceSystem crs, float[] heightsMetres, float voidValue = float.NaN)
        : this(grid, crs, heightsMetres?.LongLength ?? throw new ArgumentNullException(nameof(heightsMetres)))
    {
        floats = heightsMetres;
        voidFloat = voidValue;
    }

    private GriddedElevation(RasterGrid grid, CoordinateReferenceSystem crs, long cells)
    {
        ArgumentNullException.ThrowIfNull(crs);
        if (grid.Columns < 0 || grid.Rows < 0 || cells != grid.CellCount)
        {
            throw new ArgumentException($"The grid has {grid.Columns} × {grid.Rows} cells and the array {cells} heights.", nameof(grid));
        }

        Grid = grid;
        Crs = crs;
    }

    /// <inheritdoc/>
    public override RasterGrid Grid { get; }

    /// <inheritdoc/>
    public override CoordinateReferenceSystem Crs { get; }

    /// <inheritdoc/>
    public override void Read(int row, int column, int rows, int columns, Span<float> heightsMetres)
    {
        int left = (int)Math.Clamp(-(long)column, 0, columns), right = (int)Math.Clamp((long)Grid.Columns - column, left, columns);
        for (int r = 0; r < rows; r++)
        {
            var target = heightsMetres.Slice(r * columns, columns);
            long source = (long)row + r;
            if (source < 0 || source >= Grid.Rows || left == right)
            {
                target.Fill(float.NaN);
                continue;
            }

            target[..left].Fill(float.NaN);
            target[right..].Fill(float.NaN);
            Copy((source * Grid.Columns) + column + left, target[left..right], (nint)Math.Min(AheadRows, Grid.Rows - 1 - source) * Grid.Columns);
        }
    }

    /// <summary>Gives the whole metres where they lie, for those who read each height once and would only wait for a copy.</summary>
    /// <param name="heightsMetres">The heights, row by row; not to be changed.</param>
    /// <param name="voidHeightMetres">What stands for a height that is not known; beyond the range of a short where nothing does.</param>
    /// <returns>False where the heights are floats.</returns>
    internal bool TryWholeMetres([NotNullWhen(true)] out short[]? heightsMetres, out int voidHeightMetres)
    {
        (heightsMetres, voidHeightMetres) = (whole, voidHeight);
        return whole is not null;
    }

    /// <summary>Gives the floats where they lie.</summary>
    /// <param name="heightsMetres">The heights, row by row, NaN where not known; not to be changed.</param>
    /// <returns>False where the heights are whole metres, or another value than NaN stands for one that is not known.</returns>
    internal bool TryFloats([NotNullWhen(true)] out float[]? heightsMetres)
    {
        heightsMetres = float.IsNaN(voidFloat) ? floats : null;
        return heightsMetres is not null;
    }

    private void Copy(long from, Span<float> target, nint ahead)
    {
        if (whole is not null)
        {
            Widen(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(whole), (nint)from), target, voidHeight, ahead);
            return;
        }

        ref float source = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(floats!), (nint)from);
        MemoryMarshal.CreateReadOnlySpan(ref source, target.Length).CopyTo(target);
        if (!float.IsNaN(voidFloat))
        {
            target.Replace(voidFloat, float.NaN);
        }
    }

    private static unsafe void Widen(ref short source, Span<float> target, int voidHeight, nint ahead)
    {
        ref float to = ref MemoryMarshal.GetReference(target);
        var missing = Vector256.Create(voidHeight);
        var nan = Vector256.Create(float.NaN);
        int i = 0;
        for (; i + 32 <= target.Length; i += 32)
        {
            if (Sse.IsSupported)
            {
                Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref source, i + ahead))); // rows are pages apart: nobody else fetches the next ones
            }

            for (int k = i; k < i + 32; k += 16)
            {
                var (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref source, (nuint)k));
                Vector256.ConditionalSelect(Vector256.Equals(low, missing).AsSingle(), nan, Vector256.ConvertToSingle(low)).StoreUnsafe(ref to, (nuint)k);
                Vector256.ConditionalSelect(Vector256.Equals(high, missing).AsSingle(), nan, Vector256.ConvertToSingle(high)).StoreUnsafe(ref to, (nuint)k + 8);
            }
        }

        for (; i < target.Length; i++)
        {
            short height = Unsafe.Add(ref source, i);
            target[i] = height == voidHeight ? float.NaN : height;
        }
    }
}
