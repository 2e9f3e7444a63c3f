using System.Buffers.Binary;
using System.Text;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Language;
using NetTopologySuite.Geometries;

namespace CoverageAnalyzer.Data.Vector.Shapefile;

/// <summary>An ESRI shapefile: geometry from the .shp, attributes from the .dbf, read side by side in the files' order.</summary>
/// <remarks>Heads and record lengths are checked before anything is allocated, so that no file asks for more memory than its size warrants.</remarks>
internal sealed class ShapefileLayer : VectorLayer
{
    private const int LongestSample = 1 << 18;
    private const int LongestPrj = 1 << 16;
    private const int ChunkLength = 1 << 20;

    private readonly ShapefileParts parts;
    private readonly ShpHeader shp;
    private readonly DbfHeader dbf;
    private readonly TextEncoding encoding;

    private ShapefileLayer(ShapefileParts parts, ShpHeader shp, DbfHeader dbf, TextEncoding encoding)
    {
        this.parts = parts;
        this.shp = shp;
        this.dbf = dbf;
        this.encoding = encoding;
    }

    /// <summary>Opens the shapefile of a path, or the one asked for where there are several.</summary>
    /// <param name="detected">A .shp, a .zip or a folder.</param>
    /// <param name="source">What the user says about it.</param>
    /// <param name="findings">Takes what is missing, guessed or chosen.</param>
    public static ShapefileLayer Open(DetectedFormat detected, VectorSource source, FindingLog findings)
    {
        IReadOnlyList<ShapefileParts> all = ShapefileParts.FindAll(detected);
        SourcePlace place = SourcePlace.OfFile(detected.Path);
        ShapefileParts chosen = LayerChoice.Choose(
            place, source.Layer, all, p => p.Name, p => source.WeightOf(ShpHeader.Read(p.Shp, place with { Layer = p.Name }).GeometryType, p.Shp.Length >> 2), findings);
        return Open(chosen, source.Encoding, findings);
    }

    /// <summary>Opens a shapefile.</summary>
    /// <param name="parts">Its files.</param>
    /// <param name="statedEncoding">Encoding the user names, or null.</param>
    /// <param name="findings">Takes what is missing or guessed.</param>
    public static ShapefileLayer Open(ShapefileParts parts, string? statedEncoding, FindingLog findings)
    {
        var place = new SourcePlace { File = parts.File };
        if (parts.Dbf is null)
        {
            string missing = Path.ChangeExtension(parts.Shp.FileName, ".dbf");
            throw new InputFileException(
                place,
                LocalizedText.Of($"Thiếu tệp {missing}: shapefile không có tên và mã xã.", $"The file {missing} is missing: without it the shapefile has no names or codes."),
                LocalizedText.Of($"Hãy chép {missing} vào cùng thư mục (một shapefile gồm .shp, .dbf, .shx, .prj).", $"Copy {missing} into the same folder (a shapefile is .shp, .dbf, .shx, .prj together)."));
        }

        ShpHeader head = ShpHeader.Read(parts.Shp, place);
        SourcePlace dbfPlace = place with { File = Path.ChangeExtension(parts.File, Path.GetExtension(parts.Dbf.FileName)) };
        DbfHeader columns = DbfHeader.Read(parts.Dbf, dbfPlace);
        LayerBounds.RefuseHollow(place, columns.RecordCount, parts.Shp.Length + parts.Dbf.Length);
        if (head.HasTrailingBytes)
        {
            findings.Add(
                "shp-trailing-bytes", FindingRank.Warning, place,
                LocalizedText.Of($"Tệp .shp dài {parts.Shp.Length:N0} byte nhưng tự khai {head.End:N0} byte.", $"The .shp is {parts.Shp.Length:N0} bytes long but declares {head.End:N0}."),
                LocalizedText.Of($"Phần thừa không được đọc.", $"What lies beyond was not read."));
        }

        ReportCompanions(parts, place, findings);
        string? cpg = parts.Cpg is null ? null : System.Text.Encoding.Latin1.GetString(parts.Cpg.ReadStart(256)).Trim('\0', ' ', '\r', '\n', '\t', 'ï', '»', '¿');
        (TextEncoding chosen, TextEncodingChoice choice) =
            EncodingChooser.Choose(dbfPlace, statedEncoding, string.IsNullOrWhiteSpace(cpg) ? null : cpg, columns.Language, Sample(parts.Dbf, columns), findings);
        return new ShapefileLayer(parts, head, columns, chosen)
        {
            File = parts.File,
            Format = "ESRI Shapefile",
            Name = parts.Name,
            Fields = [.. columns.Fields.Select(f => new VectorField(chosen.Decode(f.NameBytes).Trim(), f.TypeName))],
            Crs = Projection(parts, place, findings),
            Encoding = choice,
            Files = parts.Files,
        };
    }

    /// <summary>What the layer is.</summary>
    public VectorLayerInfo Describe() => new(
        Name, shp.GeometryType, dbf.RecordCount, Crs, Fields,
        double.IsFinite(shp.Extent.Width) && double.IsFinite(shp.Extent.Height) && !shp.Extent.IsEmpty ? shp.Extent : null);

    /// <inheritdoc/>
    public override IEnumerable<VectorFeature> ReadFeatures(FindingLog findings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return Read(findings, cancellation);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
    }

    private IEnumerable<VectorFeature> Read(FindingLog findings, CancellationToken cancellation)
    {
        var told = new FeatureFindings(File, null, findings);
        var shapes = new ShapeRecord(told);
        var cleaner = new TextCleaner(Fields, told);
        using Stream shpStream = ReaderEdge.Guard(File, parts.Shp.Open);
        using Stream dbfStream = ReaderEdge.Guard(File, parts.Dbf!.Open);
        byte[] row = new byte[dbf.RecordLength];
        byte[] record = [];
        long offset = ShpHeader.Length;
        long number = 0;
        ReaderEdge.Guard(File, () =>
        {
            Skip(shpStream, ShpHeader.Length);
            Skip(dbfStream, dbf.HeaderLength);
            return true;
        });
        ShxIndex shx = ReaderEdge.Guard(File, () => ShxIndex.Read(parts.Shx, shp.End, dbf.RecordCount));
        long[]? index = IndexToFollow(shx, shpStream, told);
        bool lengthsDiffer = false;
        long endOfListed = -1; // where the last record ends that the index lists
        while (number < dbf.RecordCount && (index is not null || offset < shp.End))
        {
            cancellation.ThrowIfCancellationRequested();
            if (index is not null)
            {
                offset = index[number];
                shpStream.Seek(offset, SeekOrigin.Begin);
            }

            number++;
            VectorFeature? feature;
            try
            {
                int length = ReadRecord(shpStream, ref record, offset, number);
                offset += 8 + length;
                lengthsDiffer |= index is not null && shx.Lengths![number - 1] != length;
                endOfListed = number == shx.Records ? offset : endOfListed;
                dbfStream.ReadExactly(row);
                feature = Feature(record.AsSpan(0, length), row, number, shapes, cleaner, told);
            }
            catch (Exception e) when (ReaderEdge.Translates(e))
            {
                throw ReaderEdge.Error(new SourcePlace { File = File, Record = number }, e, offset);
            }

            if (feature is not null)
            {
                yield return feature;
            }
        }

        long shpRecords = index is null ? number + CountRest(shpStream, offset) : number;
        if (shx.Records >= 0 && (shpRecords != shx.Records || (endOfListed >= 0 && endOfListed != shx.End)))
        {
            TellDamagedIndex(told);
        }
        else if (lengthsDiffer)
        {
            told.Add(
                "shx-lengths-differ", FindingRank.Warning, null,
                LocalizedText.Of($"Chỉ mục .shx ghi độ dài bản ghi khác với .shp.", $"The index, the .shx, states other lengths of records than the .shp."),
                LocalizedText.Of(
                    $"Đã đọc mỗi bản ghi theo độ dài trong .shp; chương trình khác có thể bỏ qua bản ghi đó, hãy xuất lại shapefile.",
                    $"Each record was read as long as the .shp says; other programs may leave it out, export the shapefile again."));
        }

        if (shpRecords != dbf.RecordCount)
        {
            told.Add(
                "record-count-differs", FindingRank.Error, null,
                LocalizedText.Of($"Tệp .shp có {shpRecords:N0} bản ghi nhưng .dbf có {dbf.RecordCount:N0}.", $"The .shp has {shpRecords:N0} records but the .dbf has {dbf.RecordCount:N0}."),
                LocalizedText.Of(
                    $"Đã đọc {number:N0} bản ghi đầu; tên và hình có thể lệch nhau, hãy xuất lại shapefile.",
                    $"The first {number:N0} were read; names and shapes may not belong together, export the shapefile again."));
        }
    }

    private static void TellDamagedIndex(FeatureFindings told) => told.Add(
        "shx-damaged", FindingRank.Warning, null,
        LocalizedText.Of($"Chỉ mục .shx không khớp với .shp và .dbf.", $"The index, the .shx, does not fit the .shp and .dbf."),
        LocalizedText.Of(
            $"Đã đọc tuần tự không cần chỉ mục; nếu lớp từng được sửa, tên và hình có thể lệch nhau, hãy xuất lại shapefile.",
            $"The records were read in order without it; if the layer was ever edited, names and shapes may not belong together, export the shapefile again."));

    /// <summary>The index, where the records do not stand in the order of the rows and it can be followed.</summary>
    private long[]? IndexToFollow(ShxIndex shx, Stream shpStream, FeatureFindings told)
    {
        if (shx.IsDamaged)
        {
            TellDamagedIndex(told);
        }

        long[]? index = shx.Offsets;
        if (index is null)
        {
            return null;
        }

        if (!shpStream.CanSeek)
        {
            throw new InputFileException(
                new SourcePlace { File = File },
                LocalizedText.Of($"Shapefile đã được sửa nhưng chưa đóng gói lại: các bản ghi không theo thứ tự.", $"The shapefile was edited and not packed again: its records are not in order."),
                LocalizedText.Of($"Hãy giải nén và dùng tệp .shp, hoặc xuất lại lớp.", $"Unpack it and use the .shp, or export the layer again."));
        }

        told.Add(
            "shp-not-in-order", FindingRank.Info, null,
            LocalizedText.Of($"Các bản ghi của .shp không theo thứ tự (lớp đã được sửa mà chưa đóng gói lại).", $"The records of the .shp are not in order (the layer was edited and not packed again)."),
            LocalizedText.Of($"Đã đọc theo chỉ mục .shx.", $"They were read by the index, the .shx."));
        return index;
    }

    private VectorFeature? Feature(ReadOnlySpan<byte> record, byte[] row, long number, ShapeRecord shapes, TextCleaner cleaner, FeatureFindings told)
    {
        if (row[0] == (byte)'*')
        {
            told.Add(
                "row-deleted", FindingRank.Info, number,
                LocalizedText.Of($"Bản ghi được đánh dấu đã xóa.", $"The record is marked as deleted."),
                LocalizedText.Of($"Bản ghi bị bỏ qua.", $"It was left out."));
            return null;
        }

        Geometry? geometry = shapes.Read(record, number, out bool readable);
        if (!readable)
        {
            return null;
        }

        var values = new object?[dbf.Fields.Count];
        for (int f = 0; f < values.Length; f++)
        {
            DbfField field = dbf.Fields[f];
            object? value = DbfValues.Read(row, field, encoding, out bool ofItsType);
            if (!ofItsType)
            {
                told.ValueUnreadable(number, Fields[f].Name, System.Text.Encoding.Latin1.GetString(DbfValues.TextBytes(row, field)));
            }

            values[f] = value is string text ? cleaner.Clean(text, f, number) : value;
        }

        return shapes.Polygon is PolygonDraft polygon ? new(number, [polygon], isMulti: false, values) : new(number, geometry, values);
    }

    /// <summary>Reads the next record's content; it grows as its bytes come, never by what a length promises.</summary>
    private int ReadRecord(Stream stream, ref byte[] record, long offset, long number)
    {
        Span<byte> head = stackalloc byte[8];
        stream.ReadExactly(head);
        long length = 2L * BinaryPrimitives.ReadInt32BigEndian(head[4..]);
        if (length < 4 || length > shp.End - offset - 8 || length > Array.MaxLength)
        {
            throw ReaderEdge.Damaged(new SourcePlace { File = File, Record = number }, offset, LocalizedText.Of(
                $"Bản ghi khai dài {length:N0} byte, vượt quá tệp (byte {offset}).",
                $"The record declares {length:N0} bytes, which is more than the file holds (byte {offset})."));
        }

        int filled = 0;
        while (filled < length)
        {
            int step = (int)Math.Min(length - filled, ChunkLength);
            if (record.Length < filled + step)
            {
                Array.Resize(ref record, (int)Math.Min(length, Math.Max(filled + step, 2L * record.Length)));
            }

            stream.ReadExactly(record.AsSpan(filled, step));
            filled += step;
        }

        return (int)length;
    }

    private long CountRest(Stream stream, long offset)
    {
        long count = 0;
        byte[] head = new byte[8];
        while (offset + 8 <= shp.End && stream.ReadAtLeast(head, 8, throwOnEndOfStream: false) == 8)
        {
            long length = 2L * BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(4));
            if (length < 4 || length > shp.End - offset - 8)
            {
                break;
            }

            Skip(stream, length);
            offset += 8 + length;
            count++;
        }

        return count;
    }

    private static void Skip(Stream stream, long bytes)
    {
        if (stream.CanSeek)
        {
            stream.Seek(bytes, SeekOrigin.Current);
            return;
        }

        byte[] waste = new byte[(int)Math.Min(bytes, 1 << 16)];
        while (bytes > 0)
        {
            int step = (int)Math.Min(bytes, waste.Length);
            stream.ReadExactly(waste, 0, step);
            bytes -= step;
        }
    }

    /// <summary>The text values and field names of the first rows, one a line, to recognise the encoding by.</summary>
    private static byte[] Sample(ShapefilePart part, DbfHeader dbf)
    {
        var sample = new MemoryStream();
        foreach (DbfField field in dbf.Fields)
        {
            sample.Write(field.NameBytes);
            sample.WriteByte((byte)'\n');
        }

        using Stream stream = part.Open();
        Skip(stream, dbf.HeaderLength);
        byte[] row = new byte[dbf.RecordLength];
        for (long r = 0; r < dbf.RecordCount && sample.Length < LongestSample; r++)
        {
            stream.ReadExactly(row);
            foreach (DbfField field in dbf.Fields)
            {
                ReadOnlySpan<byte> text = DbfValues.TextBytes(row, field);
                if (field.IsText && !Ascii.IsValid(text))
                {
                    sample.Write(text);
                    sample.WriteByte((byte)'\n');
                }
            }
        }

        return sample.ToArray();
    }

    private static CrsDeclaration Projection(ShapefileParts parts, SourcePlace place, FindingLog findings)
    {
        string wkt = parts.Prj is null ? string.Empty : TextEncodings.Utf8.Decode(parts.Prj.ReadStart(LongestPrj)).Trim('\uFEFF', '\0', ' ', '\r', '\n', '\t');
        if (wkt.Length > 0)
        {
            return new(null, wkt, CrsOrigin.File, parts.Prj!.FileName);
        }

        string name = parts.Prj?.FileName ?? Path.ChangeExtension(parts.Shp.FileName, ".prj");
        findings.Add(
            "prj-missing", FindingRank.Info, place,
            parts.Prj is null
                ? LocalizedText.Of($"Không có tệp {name}: shapefile không nói hệ tọa độ.", $"There is no file {name}: the shapefile does not state its coordinate system.")
                : LocalizedText.Of($"Tệp {name} rỗng: shapefile không nói hệ tọa độ.", $"The file {name} is empty: the shapefile does not state its coordinate system."),
            LocalizedText.Of($"Hệ tọa độ lấy theo khai báo hoặc nhận dạng từ tọa độ.", $"The system is taken from what is stated, or recognised from the coordinates."));
        return CrsDeclaration.None;
    }

    private static void ReportCompanions(ShapefileParts parts, SourcePlace place, FindingLog findings)
    {
        if (parts.Shx is null)
        {
            findings.Add(
                "shx-missing", FindingRank.Info, place,
                LocalizedText.Of($"Thiếu tệp {Path.ChangeExtension(parts.Shp.FileName, ".shx")} (chỉ mục).", $"The file {Path.ChangeExtension(parts.Shp.FileName, ".shx")} (the index) is missing."),
                LocalizedText.Of($"Đã đọc tuần tự không cần chỉ mục.", $"The records were read in order without it."));
        }
    }
}
