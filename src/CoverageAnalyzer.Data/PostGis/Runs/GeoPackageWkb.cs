using System.Buffers.Binary;

namespace CoverageAnalyzer.Data.PostGis.Runs;

/// <summary>A geometry of a GeoPackage as PostGIS takes it: the same well-known binary, with the coordinate system in place of the GeoPackage's head.</summary>
/// <remarks>Source: OGC 12-128r18 (GeoPackage), clause 2.1.3; PostGIS 3.3 manual, 4.1.2 (extended well-known binary).</remarks>
internal static class GeoPackageWkb
{
    private const int HeadBytes = 8;
    private const int TypeEnd = 5; // byte order, type
    private const uint HasSrid = 0x2000_0000;
    private const int EmptyFlag = 0x10;

    /// <summary>Makes the bytes PostGIS takes.</summary>
    /// <param name="blob">A geometry as the GeoPackage has it.</param>
    /// <param name="srid">Its coordinate system as PostGIS numbers it.</param>
    /// <param name="result">The bytes; null for an empty geometry.</param>
    /// <returns>False where the blob is damaged.</returns>
    public static bool TryConvert(ReadOnlySpan<byte> blob, int srid, out byte[]? result)
    {
        result = null;
        if (blob.Length < HeadBytes || blob[0] != 'G' || blob[1] != 'P')
        {
            return false;
        }

        if ((blob[3] & EmptyFlag) != 0)
        {
            return true;
        }

        int envelope = ((blob[3] >> 1) & 7) switch { 0 => 0, 1 => 32, 2 or 3 => 48, 4 => 64, _ => -1 };
        if (envelope < 0 || blob.Length < HeadBytes + envelope + TypeEnd)
        {
            return false;
        }

        ReadOnlySpan<byte> binary = blob[(HeadBytes + envelope)..];
        if (binary[0] > 1)
        {
            return false;
        }

        // Some programs put the extended form into a GeoPackage as it is: its own system gives way to the stated one.
        bool isLittle = binary[0] == 1;
        uint type = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(binary[1..]) : BinaryPrimitives.ReadUInt32BigEndian(binary[1..]);
        int from = (type & HasSrid) != 0 ? TypeEnd + 4 : TypeEnd;
        if (binary.Length < from)
        {
            return false;
        }

        byte[] extended = new byte[TypeEnd + 4 + binary.Length - from];
        extended[0] = binary[0];
        if (isLittle)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(extended.AsSpan(1), type | HasSrid);
            BinaryPrimitives.WriteInt32LittleEndian(extended.AsSpan(TypeEnd), srid);
        }
        else
        {
            BinaryPrimitives.WriteUInt32BigEndian(extended.AsSpan(1), type | HasSrid);
            BinaryPrimitives.WriteInt32BigEndian(extended.AsSpan(TypeEnd), srid);
        }

        binary[from..].CopyTo(extended.AsSpan(TypeEnd + 4));
        result = extended;
        return true;
    }
}
