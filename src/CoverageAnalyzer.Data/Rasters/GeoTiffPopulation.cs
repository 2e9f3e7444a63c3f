using System.Buffers;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Rasters;
using Microsoft.Win32.SafeHandles;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>People per cell of a GeoTIFF that stays in its file: windows are read, decoded and cleaned as they are asked for.</summary>
/// <remarks>
/// Behavior: the same cells as <see cref="GeoTiffReader.ReadPopulation"/> has. Any number of threads may read at once.
/// Memory: uncompressed rows need a buffer a window; of compressed or tiled files the blocks used last are held, four rows of blocks or 16 MiB,
/// whichever is more, and 128 MiB at most.
/// </remarks>
public sealed class GeoTiffPopulation : IPopulationRaster, IDisposable
{
    private readonly SourcePlace place;
    private readonly TiffDirectory directory;
    private readonly TiffLayout layout;
    private readonly TiffBlockDecoder decoder;
    private readonly PeopleValues values;
    private readonly SafeFileHandle file;
    private readonly PlainRows? plain;
    private readonly BlockCache cache;

    internal GeoTiffPopulation(string path, RasterGrid grid, CoordinateReferenceSystem crs, TiffDirectory directory)
    {
        place = SourcePlace.OfFile(path);
        this.directory = directory;
        Grid = grid;
        Crs = crs;
        layout = TiffLayout.Of(directory, place);
        TiffSamples.RequireKnown(directory, place);
        values = new PeopleValues(directory);
        file = FileBytes.Open(path);
        decoder = new TiffBlockDecoder(file, directory, layout);
        bool isPlain = directory.Compression == 1 && !layout.IsTiled && Array.IndexOf(layout.Counts, 0) < 0;
        plain = isPlain ? new PlainRows(layout.Offsets, layout.BlockRows, layout.Rows, layout.Columns, layout.BytesPerSample) : null;
        cache = new BlockCache(Math.Clamp(4L * layout.DecodedBytes(0) * layout.BlocksAcross, 16 << 20, 128 << 20));
    }

    /// <inheritdoc/>
    public RasterGrid Grid { get; }

    /// <inheritdoc/>
    public CoordinateReferenceSystem Crs { get; }

    /// <inheritdoc/>
    /// <exception cref="InputFileException">The file has changed, or cannot be read any more.</exception>
    public void Read(int row, int column, int rows, int columns, Span<float> people)
    {
        try
        {
            if (plain is null)
            {
                ReadBlocks(row, column, rows, columns, people);
            }
            else
            {
                ReadPlain(plain, row, column, rows, columns, people);
            }
        }
        catch (Exception e) when (RasterErrors.IsForeign(e))
        {
            throw RasterErrors.Of(place, e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private void ReadPlain(PlainRows source, int row, int column, int rows, int columns, Span<float> people)
    {
        int rowBytes = columns * layout.BytesPerSample;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(source.BufferBytes(rows, columns));
        try
        {
            for (int done = 0, count; done < rows; done += count)
            {
                count = source.Fill(file, row + done, rows - done, column, columns, buffer);
                Span<byte> samples = buffer.AsSpan(0, count * rowBytes);
                TiffPredictor.Undo(samples, columns, layout.BytesPerSample, 1, directory.IsLittleEndian);
                Span<float> target = people.Slice(done * columns, count * columns);
                TiffSamples.Convert(samples, directory.SampleFormat, directory.Bits, target);
                values.Clean(target);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void ReadBlocks(int row, int column, int rows, int columns, Span<float> people)
    {
        for (int blockRow = row / layout.BlockRows; blockRow * (long)layout.BlockRows < row + rows; blockRow++)
        {
            int top = Math.Max(row, blockRow * layout.BlockRows), bottom = (int)Math.Min(row + rows, (blockRow + 1L) * layout.BlockRows);
            for (int blockColumn = column / layout.BlockColumns; blockColumn * (long)layout.BlockColumns < column + columns; blockColumn++)
            {
                int left = Math.Max(column, blockColumn * layout.BlockColumns), right = (int)Math.Min(column + columns, (blockColumn + 1L) * layout.BlockColumns);
                int block = (blockRow * layout.BlocksAcross) + blockColumn;
                CachedBlock? held = layout.Counts[block] > 0 ? cache.Rent(0, block, layout.DecodedBytes(block), decoder.Decode) : null;
                try
                {
                    for (int r = top; r < bottom; r++)
                    {
                        Span<float> target = people.Slice(((r - row) * columns) + left - column, right - left);
                        int at = (((r - (blockRow * layout.BlockRows)) * layout.BlockColumns) + left - (blockColumn * layout.BlockColumns)) * layout.BytesPerSample;
                        if (held is null)
                        {
                            target.Fill(values.Missing);
                        }
                        else
                        {
                            TiffSamples.Convert(held.Samples.AsSpan(at, target.Length * layout.BytesPerSample), directory.SampleFormat, directory.Bits, target);
                        }

                        values.Clean(target);
                    }
                }
                finally
                {
                    if (held is not null)
                    {
                        cache.Return(held);
                    }
                }
            }
        }
    }
}
