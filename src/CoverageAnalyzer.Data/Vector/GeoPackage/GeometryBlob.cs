using System.Buffers.Binary;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Language;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace CoverageAnalyzer.Data.Vector.GeoPackage;

/// <summary>Reads the geometry blobs of a GeoPackage. The whole blob is looked through before the geometry library sees it.</summary>
/// <remarks>
/// Source: OGC 12-128r17 clause 2.1.3 (head of the blob), OGC 06-103r4 clause 8.2 (well-known binary).
/// The look through bounds what the library allocates (every count against the bytes left), keeps its recursion shallow
/// (<see cref="DeepestNesting"/>), and finds coordinates the library would turn into an empty point. Polygons with proper rings, which is nearly all there
/// is, are taken during the look through and never get to the library.
/// </remarks>
/// <param name="findings">Told what is wrong.</param>
internal sealed class GeometryBlob(FeatureFindings findings)
{
    /// <summary>Collections within collections; real layers have one.</summary>
    public const int DeepestNesting = 16;

    private static readonly LocalizedText CutOff = new("dữ liệu bị cụt", "it breaks off");

    private readonly WKBReader reader = new() { IsStrict = false };
    private LocalizedText? fault;
    private Coordinate? unusable;
    private bool openRing;
    private List<PolygonDraft>? polygons; // those met, while nothing but polygons with proper rings was met

    /// <summary>The polygons of the blob read last, where it holds nothing but polygons with proper rings; null: see what <see cref="Read"/> gave back.</summary>
    public List<PolygonDraft>? Polygons => polygons is { Count: > 0 } ? polygons : null;

    /// <summary>True where the blob read last is a multi-polygon.</summary>
    public bool IsMultiPolygon { get; private set; }

    /// <summary>Reads the geometry of a feature.</summary>
    /// <param name="blob">The blob.</param>
    /// <param name="number">Feature, from 1.</param>
    /// <param name="values">Its values.</param>
    /// <param name="readable">False where the blob is damaged: a finding says why, and the feature has no geometry.</param>
    public VectorFeature Feature(ReadOnlySpan<byte> blob, long number, object?[] values, out bool readable)
    {
        Geometry? geometry = Read(blob, number, out readable);
        return Polygons is { } taken ? new VectorFeature(number, taken, IsMultiPolygon, values) : new VectorFeature(number, geometry, values);
    }

    /// <summary>Reads a geometry.</summary>
    /// <param name="blob">The blob.</param>
    /// <param name="number">Feature, from 1.</param>
    /// <param name="readable">False where the blob is damaged: the feature is left out, a finding says why.</param>
    /// <returns>The geometry; null where there is none, or <see cref="Polygons"/> holds it.</returns>
    public Geometry? Read(ReadOnlySpan<byte> blob, long number, out bool readable)
    {
        readable = false;
        polygons = null;
        int start = HeadLength(blob, out bool isEmpty);
        if (start < 0)
        {
            findings.Unreadable(number, LocalizedText.Of($"Hình học không theo chuẩn GeoPackage (phần đầu sai).", $"The geometry is not a GeoPackage geometry (its head is wrong)."));
            return null;
        }

        if (isEmpty)
        {
            readable = true;
            return null;
        }

        return ReadBinary(blob, start, number, out readable);
    }

    /// <summary>Reads the geometry of a feature from well-known binary, as PostGIS extends it or not.</summary>
    /// <param name="binary">The bytes.</param>
    /// <param name="number">Feature, from 1.</param>
    /// <param name="values">Its values.</param>
    /// <param name="readable">False where the bytes are damaged: a finding says why, and the feature has no geometry.</param>
    public VectorFeature FeatureOfBinary(ReadOnlySpan<byte> binary, long number, object?[] values, out bool readable)
    {
        Geometry? geometry = ReadBinary(binary, 0, number, out readable);
        return Polygons is { } taken ? new VectorFeature(number, taken, IsMultiPolygon, values) : new VectorFeature(number, geometry, values);
    }

    /// <summary>Reads well-known binary.</summary>
    /// <param name="blob">The bytes.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="number">Feature, from 1.</param>
    /// <param name="readable">False where the bytes are damaged: a finding says why.</param>
    /// <returns>The geometry; null where there is none, or <see cref="Polygons"/> holds it.</returns>
    private Geometry? ReadBinary(ReadOnlySpan<byte> blob, int start, long number, out bool readable)
    {
        readable = false;
        fault = null;
        unusable = null;
        openRing = false;
        int at = start;
        polygons = [];
        IsMultiPolygon = false;
        Scan(blob, ref at, 0);
        if (unusable is not null || fault is not null)
        {
            polygons = null;
        }

        if (unusable is not null)
        {
            findings.UnusableCoordinate(number, unusable.X, unusable.Y);
            return null;
        }

        if (fault is not null)
        {
            findings.Unreadable(number, LocalizedText.Of(
                $"Hình học WKB hỏng ở byte {at}: {fault.Value.Vietnamese}.", $"The WKB geometry is damaged at byte {at}: {fault.Value.English}."));
            return null;
        }

        if (Polygons is not null)
        {
            readable = true;
            return null;
        }

        Geometry geometry;
        try
        {
            geometry = reader.Read(blob[start..at].ToArray());
        }
        catch (Exception e) when (ReaderEdge.Translates(e) && e is not OutOfMemoryException) // which is no fault of the row
        {
            findings.Unreadable(number, LocalizedText.Of($"Không đọc được hình học WKB.", $"The WKB geometry cannot be read."));
            return null;
        }

        readable = true;
        if (openRing)
        {
            findings.RingClosed(number);
        }

        return geometry.IsEmpty ? null : geometry;
    }

    private static int HeadLength(ReadOnlySpan<byte> blob, out bool isEmpty)
    {
        isEmpty = false;
        if (blob.Length < 8 || blob[0] != (byte)'G' || blob[1] != (byte)'P' || blob[2] != 0)
        {
            return -1;
        }

        int envelopeBytes = ((blob[3] >> 1) & 7) switch { 0 => 0, 1 => 32, 2 or 3 => 48, 4 => 64, _ => -1 };
        bool isExtended = (blob[3] & 0x20) != 0;
        isEmpty = (blob[3] & 0x10) != 0;
        return envelopeBytes < 0 || isExtended || 8 + envelopeBytes > blob.Length ? -1 : 8 + envelopeBytes;
    }

    /// <summary>Walks one geometry; stops at the first fault, <paramref name="at"/> being its place.</summary>
    private void Scan(ReadOnlySpan<byte> blob, ref int at, int depth)
    {
        if (depth > DeepestNesting)
        {
            fault = LocalizedText.Of($"lồng nhau quá {DeepestNesting} tầng", $"nested deeper than {DeepestNesting} levels");
            return;
        }

        if (at + 5 > blob.Length || blob[at] > 1)
        {
            fault = at + 5 > blob.Length ? CutOff : new("thứ tự byte không hợp lệ", "its byte order is neither 0 nor 1");
            return;
        }

        bool little = blob[at] == 1;
        uint type = UInt(blob, at + 1, little);
        at += 5;
        bool hasZ = (type & 0x8000_0000) != 0, hasM = (type & 0x4000_0000) != 0;
        if ((type & 0x2000_0000) != 0)
        {
            at += 4; // the SRID of extended WKB
        }

        uint kind = type & 0x1FFF_FFFF;
        uint iso = kind / 1000;
        kind %= 1000;
        hasZ |= iso is 1 or 3;
        hasM |= iso is 2 or 3;
        int stride = 8 * (2 + (hasZ ? 1 : 0) + (hasM ? 1 : 0));
        if (iso <= 3 && kind is >= 8 and <= 17 && at <= blob.Length)
        {
            fault = LocalizedText.Of(
                $"loại hình {kind} (đường cong hoặc mặt) không đọc được; hãy đổi bằng ST_CurveToLine hoặc ST_Force2D",
                $"geometry type {kind} (a curve or surface) is not read; turn it into straight lines with ST_CurveToLine");
            return;
        }

        if (iso > 3 || kind is < 1 or > 7 || at > blob.Length)
        {
            fault = LocalizedText.Of($"không có loại hình {type}", $"there is no geometry type {type}");
            return;
        }

        bool isMulti = kind == 6 && depth == 0;
        IsMultiPolygon |= isMulti;
        if (!isMulti && (kind != 3 || (depth > 0 && !(depth == 1 && IsMultiPolygon))))
        {
            polygons = null;
        }

        switch (kind)
        {
            case 1:
                Positions(blob, ref at, 1, stride, little, rings: null);
                break;
            case 2:
                long vertices = Count(blob, ref at, stride, little);
                if (vertices == 1)
                {
                    fault ??= new("đường chỉ có một đỉnh", "a line has a single vertex");
                }

                Positions(blob, ref at, vertices, stride, little, rings: null);
                break;
            case 3:
                long ringCount = Count(blob, ref at, 4, little);
                var rings = new List<RingDraft>((int)Math.Clamp(ringCount, 0, 16));
                for (long r = 0; r < ringCount && fault is null && unusable is null; r++)
                {
                    Positions(blob, ref at, Count(blob, ref at, stride, little), stride, little, rings);
                }

                if (rings.Count == 0)
                {
                    polygons = null;
                }

                polygons?.Add(new PolygonDraft(rings));

                break;
            default:
                long parts = Count(blob, ref at, 5, little);
                for (long p = 0; p < parts && fault is null && unusable is null; p++)
                {
                    Scan(blob, ref at, depth + 1);
                }

                break;
        }
    }

    /// <summary>A count that the bytes left can hold; −1 and a fault otherwise.</summary>
    private long Count(ReadOnlySpan<byte> blob, ref int at, int bytesEach, bool little)
    {
        if (fault is not null || at + 4 > blob.Length)
        {
            fault ??= CutOff;
            return -1;
        }

        long count = UInt(blob, at, little);
        if (count * bytesEach > blob.Length - at - 4)
        {
            fault = LocalizedText.Of($"số đếm {count} vượt quá dữ liệu", $"the count {count} is more than the data holds");
            return -1;
        }

        at += 4;
        return count;
    }

    private void Positions(ReadOnlySpan<byte> blob, ref int at, long count, int stride, bool little, List<RingDraft>? rings)
    {
        if (fault is not null || count * stride > blob.Length - at)
        {
            fault ??= CutOff;
            return;
        }

        bool taken = polygons is not null && rings is not null;
        double[] xs = taken ? new double[count] : [], ys = taken ? new double[count] : [];
        (double X, double Y) first = default, last = default;
        ReadOnlySpan<byte> left = blob[at..];
        for (int i = 0; i < count; i++, left = left[stride..])
        {
            last = little
                ? (BinaryPrimitives.ReadDoubleLittleEndian(left), BinaryPrimitives.ReadDoubleLittleEndian(left[8..]))
                : (BinaryPrimitives.ReadDoubleBigEndian(left), BinaryPrimitives.ReadDoubleBigEndian(left[8..]));
            first = i == 0 ? last : first;
            if (!FeatureFindings.IsUsable(last.X) || !FeatureFindings.IsUsable(last.Y))
            {
                at += i * stride;
                unusable = new Coordinate(last.X, last.Y);
                return;
            }

            if (taken)
            {
                (xs[i], ys[i]) = last;
            }
        }

        at += (int)count * stride;
        openRing |= rings is not null && count > 0 && (count < 4 || first != last);
        if (rings is null)
        {
            return;
        }

        if (count < 4 || first != last)
        {
            polygons = null;
        }
        else if (taken)
        {
            rings.Add(new RingDraft(xs, ys));
        }
    }

    private static uint UInt(ReadOnlySpan<byte> blob, int at, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(blob[at..]) : BinaryPrimitives.ReadUInt32BigEndian(blob[at..]);
}
