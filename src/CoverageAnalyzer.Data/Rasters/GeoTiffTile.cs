using System.Buffers;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Rasters;
using Microsoft.Win32.SafeHandles;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>Heights in a one-band GeoTIFF: rows of uncompressed strips straight from the file, all else by decoded blocks through the cache.</summary>
internal sealed class GeoTiffTile : ElevationTile
{
    /// <summary>Pixels an image may have: 5 m cells of all Viet Nam. Only the window is ever held.</summary>
    private const long MostPixels = 100_000_000_000;

    private const int MetadataTag = 42112;

    private readonly TiffDirectory directory;
    private readonly TiffLayout layout;
    private readonly bool isSouthUp;
    private readonly float missing;
    private readonly PlainRows? plain;

    private GeoTiffTile(
        string path, RasterGrid grid, CrsDecision crs, HeightConversion heights, TiffDirectory directory, TiffLayout layout, bool isSouthUp, VerticalUnit unit)
        : base(path, grid, crs, heights)
    {
        (this.directory, this.layout, this.isSouthUp) = (directory, layout, isSouthUp);
        var noData = new TiffNoData(directory);
        ConvertedUnit = unit.Words;
        IsNoDataAssumed = !noData.IsNumber && !float.IsNaN(heights.NoData);
        missing = noData.IsStated ? float.NaN : 0; // as GDAL: what a sparse file leaves out is no data, or zeros where it declares none
        bool isPlain = directory.Compression == 1 && !layout.IsTiled && Array.IndexOf(layout.Counts, 0) < 0;
        plain = isPlain ? new PlainRows(layout.Offsets, layout.BlockRows, layout.Rows, layout.Columns, layout.BytesPerSample) : null;
    }

    /// <inheritdoc/>
    public override string Format => "GeoTIFF";

    /// <inheritdoc/>
    public override int BlockRows => plain is null ? Math.Max(layout.BlockRows, 16) : base.BlockRows;

    /// <inheritdoc/>
    public override long BlockRowBytes => plain is null ? (long)layout.DecodedBytes(0) * layout.BlocksAcross : 0;

    /// <inheritdoc/>
    public override LocalizedText ConvertedUnit { get; }

    /// <inheritdoc/>
    public override bool IsNoDataAssumed { get; }

    /// <inheritdoc/>
    public override long FileLength => directory.FileLength;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="userCrs">Coordinate system the user states, or null: what the file says.</param>
    /// <param name="limits">Heights that are believed.</param>
    /// <param name="findings">Takes what was converted or is doubtful.</param>
    /// <exception cref="InputFileException">The file cannot be used.</exception>
    public static GeoTiffTile Open(string path, string? userCrs, HeightLimits limits, FindingLog findings)
    {
        SourcePlace place = SourcePlace.OfFile(path);
        TiffDirectory directory = TiffDirectory.Read(path);
        TiffLayout layout = TiffLayout.Of(directory, place, MostPixels);
        TiffSamples.RequireKnown(directory, place);
        (RasterGrid grid, bool isSouthUp) = GeoTiffGrid.Placed(directory, place);
        int? code = GeoTiffGrid.EpsgOf(directory);
        if (code is null && string.IsNullOrWhiteSpace(userCrs))
        {
            GeoTiffGrid.CrsOf(directory, null, ElevationCrs.Key, place); // throws: none is named
        }

        CrsDecision crs = ElevationCrs.Of(place, new CrsDeclaration(code, null, CrsOrigin.File, "GeoTIFF"), userCrs, grid, findings);
        GdalMetadata metadata = GdalMetadata.Parse(directory.Text(MetadataTag));
        VerticalUnit unit = VerticalUnit.Of(directory, metadata.Unit, place);
        GeoTiffFindings.Add(place, directory, metadata, unit, isSouthUp, findings);
        (double scale, double offset) = metadata.IsReadable ? (metadata.Scale, metadata.Offset) : (1, 0);
        var heights = new HeightConversion(NoDataOf(directory), scale * unit.Metres, offset * unit.Metres, limits);
        return new GeoTiffTile(path, grid, crs, heights, directory, layout, isSouthUp, unit);
    }

    /// <inheritdoc/>
    protected override long ReadInside(int row, int column, int rows, int columns, Span<float> heightsMetres, int stride)
    {
        int first = isSouthUp ? Grid.Rows - row - rows : row; // the first row of the file that is in the window
        return plain is null
            ? ReadBlocks(first, column, rows, columns, heightsMetres, stride)
            : ReadPlain(plain, first, column, rows, columns, heightsMetres, stride);
    }

    /// <summary>The number that stands for a void; −32768 of 16-bit numbers also where the file does not say so, or not in numbers.</summary>
    private static float NoDataOf(TiffDirectory directory)
    {
        var noData = new TiffNoData(directory);
        return !noData.IsNumber && directory is { SampleFormat: 2, Bits: 16 } ? short.MinValue : noData.Value;
    }

    private long ReadPlain(PlainRows source, int first, int column, int rows, int columns, Span<float> heightsMetres, int stride)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(source.BufferBytes(rows, columns));
        try
        {
            using SafeFileHandle file = FileBytes.Open(Path);
            int rowBytes = columns * layout.BytesPerSample;
            long wild = 0;
            for (int done = 0; done < rows;)
            {
                int count = source.Fill(file, first + done, rows - done, column, columns, buffer);
                TiffPredictor.Undo(buffer.AsSpan(0, count * rowBytes), columns, layout.BytesPerSample, 1, directory.IsLittleEndian);
                for (int r = 0; r < count; r++, done++)
                {
                    wild += Convert(buffer.AsSpan(r * rowBytes, rowBytes), heightsMetres.Slice(PlaceOf(done, rows) * stride, columns));
                }
            }

            return wild;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private long ReadBlocks(int first, int column, int rows, int columns, Span<float> heightsMetres, int stride)
    {
        long wild = 0;
        for (int blockRow = first / layout.BlockRows; blockRow * (long)layout.BlockRows < first + rows; blockRow++)
        {
            int top = Math.Max(first, blockRow * layout.BlockRows), bottom = (int)Math.Min(first + rows, (blockRow + 1L) * layout.BlockRows);
            for (int blockColumn = column / layout.BlockColumns; blockColumn * (long)layout.BlockColumns < column + columns; blockColumn++)
            {
                int left = Math.Max(column, blockColumn * layout.BlockColumns), right = (int)Math.Min(column + columns, (blockColumn + 1L) * layout.BlockColumns);
                int block = (blockRow * layout.BlocksAcross) + blockColumn;
                CachedBlock? held = layout.Counts[block] > 0 ? Cache.Rent(Number, block, layout.DecodedBytes(block), Decode) : null;
                try
                {
                    for (int row = top; row < bottom; row++)
                    {
                        Span<float> target = heightsMetres.Slice((PlaceOf(row - first, rows) * stride) + left - column, right - left);
                        int at = (((row - (blockRow * layout.BlockRows)) * layout.BlockColumns) + left - (blockColumn * layout.BlockColumns)) * layout.BytesPerSample;
                        wild += held is null ? Missing(target) : Convert(held.Samples.AsSpan(at, target.Length * layout.BytesPerSample), target);
                    }
                }
                finally
                {
                    if (held is not null)
                    {
                        Cache.Return(held);
                    }
                }
            }
        }

        return wild;
    }

    private int PlaceOf(int row, int rows) => isSouthUp ? rows - 1 - row : row;

    private long Convert(ReadOnlySpan<byte> samples, Span<float> heightsMetres)
    {
        TiffSamples.Convert(samples, directory.SampleFormat, directory.Bits, heightsMetres);
        return Heights.Apply(heightsMetres);
    }

    private long Missing(Span<float> heightsMetres)
    {
        heightsMetres.Fill(missing);
        return Heights.Apply(heightsMetres);
    }

    private void Decode(int block, byte[] samples)
    {
        try
        {
            using SafeFileHandle file = FileBytes.Open(Path);
            new TiffBlockDecoder(file, directory, layout).Decode(block, samples);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new InputFileException(
                Place,
                LocalizedText.Of(
                    $"khối ảnh {block + 1:N0} ở vị trí {layout.Offsets[block]:N0} của tệp bị hỏng, không giải nén được.",
                    $"image block {block + 1:N0} at byte {layout.Offsets[block]:N0} of the file is damaged and cannot be decoded."),
                new("Sao chép lại tệp từ bản gốc.", "Copy the file again from its source."),
                e)
            {
                ByteOffset = layout.Offsets[block],
            };
        }
    }
}
