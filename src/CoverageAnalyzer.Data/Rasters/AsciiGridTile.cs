using System.Runtime.InteropServices;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Rasters;
using Microsoft.Win32.SafeHandles;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>Heights in an ESRI ASCII grid. Blocks of rows are parsed when they are wanted and kept in the cache.</summary>
internal sealed class AsciiGridTile : ElevationTile
{
    private const int BlockCells = 256 << 10;
    private const int BufferBytes = 64 << 10, LeastBufferBytes = 256; // a number has up to 64 signs
    private const int MostPrjBytes = 64 << 10;

    private readonly long[] offsets;
    private readonly int blockRows;

    private AsciiGridTile(string path, RasterGrid grid, CrsDecision crs, HeightConversion heights, long[] offsets, int blockRows, long fileLength)
        : base(path, grid, crs, heights)
    {
        (this.offsets, this.blockRows) = (offsets, blockRows);
        FileLength = fileLength;
    }

    /// <inheritdoc/>
    public override string Format => "ASCII grid";

    /// <inheritdoc/>
    public override int BlockRows => blockRows;

    /// <inheritdoc/>
    public override long BlockRowBytes => (long)blockRows * Grid.Columns * sizeof(float);

    /// <inheritdoc/>
    public override long FileLength { get; }

    /// <summary>Opens a grid: reads its header, counts its numbers, finds its blocks.</summary>
    /// <param name="path">The file.</param>
    /// <param name="userCrs">Coordinate system the user states, or null: that of the .prj file beside it, else WGS 84 where the numbers are degrees.</param>
    /// <param name="limits">Heights that are believed.</param>
    /// <param name="findings">Takes what was assumed or is doubtful.</param>
    /// <param name="cancellation">Stops the count.</param>
    /// <exception cref="InputFileException">The file cannot be used.</exception>
    public static AsciiGridTile Open(string path, string? userCrs, HeightLimits limits, FindingLog findings, CancellationToken cancellation)
    {
        SourcePlace place = SourcePlace.OfFile(path);
        AsciiGridHeader header = AsciiGridHeader.Read(path, place);
        int blockRows = Math.Clamp(BlockCells / header.Grid.Columns, 1, header.Grid.Rows);
        long[] offsets = AsciiGridScan.BlockOffsets(path, header, (long)blockRows * header.Grid.Columns, place, cancellation);
        CrsDecision crs = ElevationCrs.Of(place, Declaration(path), userCrs, header.Grid, findings);
        return new AsciiGridTile(
            path, header.Grid, crs, new HeightConversion(header.NoData, 1, 0, limits), offsets, blockRows, new FileInfo(path).Length);
    }

    /// <inheritdoc/>
    protected override long ReadInside(int row, int column, int rows, int columns, Span<float> heightsMetres, int stride)
    {
        long wild = 0;
        for (int block = row / blockRows; block * (long)blockRows < row + rows; block++)
        {
            int top = Math.Max(row, block * blockRows), bottom = (int)Math.Min(row + rows, (block + 1L) * blockRows);
            int own = Math.Min(blockRows, Grid.Rows - (block * blockRows));
            CachedBlock held = Cache.Rent(Number, block, checked(own * Grid.Columns * sizeof(float)), Parse);
            try
            {
                ReadOnlySpan<float> values = MemoryMarshal.Cast<byte, float>(held.Samples.AsSpan(0, held.Length));
                for (int r = top; r < bottom; r++)
                {
                    Span<float> target = heightsMetres.Slice((r - row) * stride, columns);
                    values.Slice(((r - (block * blockRows)) * Grid.Columns) + column, columns).CopyTo(target);
                    wild += Heights.Apply(target);
                }
            }
            finally
            {
                Cache.Return(held);
            }
        }

        return wild;
    }

    private static CrsDeclaration Declaration(string path)
    {
        string prj = System.IO.Path.ChangeExtension(path, ".prj");
        if (!File.Exists(prj))
        {
            prj = System.IO.Path.ChangeExtension(path, ".PRJ");
        }

        return File.Exists(prj) && new FileInfo(prj).Length is > 0 and <= MostPrjBytes
            ? new CrsDeclaration(null, File.ReadAllText(prj), CrsOrigin.File, System.IO.Path.GetFileName(prj))
            : CrsDeclaration.None;
    }

    private void Parse(int block, byte[] samples)
    {
        int own = Math.Min(blockRows, Grid.Rows - (block * blockRows)), wanted = own * Grid.Columns, count = 0, held = 0;
        Span<float> values = MemoryMarshal.Cast<byte, float>(samples.AsSpan(0, wanted * sizeof(float)));
        byte[] buffer = new byte[(int)Math.Clamp(FileLength + 1, LeastBufferBytes, BufferBytes)];
        using SafeFileHandle file = FileBytes.Open(Path);
        for (long at = offsets[block]; count < wanted;)
        {
            int read = RandomAccess.Read(file, buffer.AsSpan(held), at), length = held + read, from = 0;
            at += read;
            while (count < wanted)
            {
                while (from < length && buffer[from] <= ' ')
                {
                    from++;
                }

                int end = from;
                while (end < length && buffer[end] > ' ')
                {
                    end++;
                }

                if (end == from || (end == length && read > 0))
                {
                    break; // nothing left, or a number that may go on in the next bytes
                }

                values[count++] = AsciiNumber.TryParse(buffer.AsSpan(from, end - from), out double value) ? (float)value : throw NoNumber(block, count);
                from = end;
            }

            held = length - from;
            if (count < wanted && (read == 0 || held == buffer.Length))
            {
                throw new EndOfStreamException();
            }

            buffer.AsSpan(from, held).CopyTo(buffer);
        }
    }

    private InputFileException NoNumber(int block, int count)
    {
        int row = (block * blockRows) + ((count - 1) / Grid.Columns), column = (count - 1) % Grid.Columns;
        return new InputFileException(
            Place,
            LocalizedText.Of($"giá trị ở hàng {row + 1:N0}, cột {column + 1:N0} của lưới không phải là số.", $"the value in row {row + 1:N0}, column {column + 1:N0} of the grid is no number."),
            new("Xuất lại lưới từ QGIS.", "Export the raster again from QGIS."));
    }
}
