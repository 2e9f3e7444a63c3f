using System.Buffers.Binary;
using System.Runtime.InteropServices;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Vector;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Points;

/// <summary>Raw pairs of little-endian doubles, longitude (or easting) before latitude (or northing), as numerical programs write them.</summary>
internal sealed class RawPointFile : PointFile
{
    private const int PairBytes = 2 * sizeof(double);
    private const int SamplePairs = 4_096;

    private HashedStream? file;
    private long nextRecord;
    private long length;

    /// <summary>Opens a file and decides its coordinate system.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the user says.</param>
    /// <param name="findings">Takes what was guessed.</param>
    public RawPointFile(string path, PointFileOptions options, FindingLog findings)
        : base(path, options)
    {
        using var handle = System.IO.File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        length = RandomAccess.GetLength(handle);
        long pairs = length / PairBytes;
        if (pairs == 0)
        {
            throw new InputFileException(
                SourcePlace.OfFile(path),
                new("tệp không có cặp tọa độ nào.", "the file has no pair of coordinates."),
                new("Tệp .f64 gồm các cặp số thực 8 byte: kinh độ rồi vĩ độ.", "A .f64 file is made of pairs of 8-byte numbers: longitude, then latitude."));
        }

        int count = (int)Math.Min(pairs, SamplePairs);
        double[] x = new double[count], y = new double[count];
        byte[] pair = new byte[PairBytes];
        for (int i = 0; i < count; i++)
        {
            // All over the file: its first rows may be of one province.
            _ = RandomAccess.Read(handle, pair, pairs / count * i * PairBytes);
            (x[i], y[i]) = (BinaryPrimitives.ReadDoubleLittleEndian(pair), BinaryPrimitives.ReadDoubleLittleEndian(pair.AsSpan(sizeof(double))));
        }

        (x, y) = PointRows.Plausible(x, y);
        if (x.Length > 0)
        {
            Crs = CrsDecision.Decide(
                SourcePlace.OfFile(path), CrsDeclaration.None, options.Crs, x, y, options.ExpectedWgs84, findings, options.Provinces, options.CommuneCrs);
        }
    }

    /// <inheritdoc/>
    public override string Format => "float64";

    /// <inheritdoc/>
    private protected override double Fraction => length == 0 ? 1 : (double)(file?.Position ?? length) / length;

    /// <inheritdoc/>
    public override void Dispose()
    {
        file?.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    internal override SourcePlace PlaceOf(long row, bool? second) => new() { File = File, Record = row };

    /// <inheritdoc/>
    private protected override void Begin()
    {
        file?.Dispose();
        file = new HashedStream(Path, Options.TakesHash);
        length = file.Length;
        nextRecord = 1;
    }

    /// <inheritdoc/>
    private protected override bool Read(PointBlock block)
    {
        block.Length = file!.ReadAtLeast(block.Bytes, block.Bytes.Length, throwOnEndOfStream: false);
        block.FirstRow = nextRecord;
        nextRecord += block.Length / PairBytes;
        return block.Length > 0;
    }

    /// <inheritdoc/>
    private protected override void Parse(PointBlock block, Action take)
    {
        var pairs = MemoryMarshal.Cast<byte, double>(block.Bytes.AsSpan(0, block.Length / PairBytes * PairBytes));
        if (!BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<double, long>(pairs), MemoryMarshal.Cast<double, long>(pairs));
        }

        // A block has room for as many rows as it has pairs.
        double[] x = block.X, y = block.Y;
        long[] rows = block.Rows;
        for (int i = 0; 2 * i < pairs.Length; i++)
        {
            x[i] = pairs[2 * i];
            y[i] = pairs[(2 * i) + 1];
            rows[i] = block.FirstRow + i;
        }

        block.Radius.AsSpan().Fill(double.NaN);
        block.Samples.AsSpan().Fill(double.NaN);
        block.Identity.AsSpan().Clear();

        block.Count = pairs.Length / 2;
        block.RowsRead = block.Count;
        if (block.Length % PairBytes != 0)
        {
            block.RowsRead++;
            block.Faults.Add(PointFaultKind.CutShort, block.FirstRow + block.Count, text: () => (block.Length % PairBytes).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    /// <inheritdoc/>
    private protected override (long Bytes, string Sha256) End() => (file!.Position, file.TakeHash());
}
