using System.Security.Cryptography;
using System.Text;
using CoverageAnalyzer.Engine.Geography;
using CoverageAnalyzer.Engine.Terrain;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Studies.Chunks;

/// <summary>Turns what was measured of a block into bytes.</summary>
/// <remarks>
/// Form 1, low byte first: <see cref="Magic"/>, form (int), length of the whole (long), the study's hash (32 bytes), number of the block and of blocks (int);
/// then the arrays, each with its length before it, −1 for one that is not there; doubles by their bits; at the end the SHA-256 of all before it.
/// </remarks>
internal static class PieceWriter
{
    /// <summary>Form of the bytes; raised with every change to them.</summary>
    public const int Form = 1;

    /// <summary>Length of a SHA-256.</summary>
    public const int HashBytes = 32;

    /// <summary>Where the length of the whole stands.</summary>
    private const int LengthAt = 12;

    /// <summary>The first bytes.</summary>
    public static ReadOnlySpan<byte> Magic => "CAPIECE\0"u8;

    /// <summary>Writes a piece.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="inputsSha256">Hash of the study.</param>
    /// <param name="block">Number of the block, from 0.</param>
    /// <param name="blocks">Number of blocks.</param>
    public static byte[] Write(MeasuredPiece piece, string inputsSha256, int block, int blocks)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(Form);
        writer.Write(0L);
        writer.Write(Convert.FromHexString(inputsSha256));
        writer.Write(block);
        writer.Write(blocks);
        Write(writer, piece.Block.Communes);
        Write(writer, piece.Block.Villages);
        writer.Write(piece.People.Count);
        foreach (PeopleDistances people in piece.People)
        {
            writer.Write(people.LimitKilometres);
            Write(writer, people.PeopleInCells);
            Write(writer, people.MeanKilometres);
            Write(writer, people.WithinLimitFraction);
        }

        Write(writer, piece.Covered?.AreaFraction);
        Write(writer, piece.Covered?.PeopleFraction);
        Write(writer, piece.Terrain);
        Write(writer, piece.VillageTerrain);
        Write(writer, piece.VillageElevationMetres);
        Write(writer, piece.Surroundings);
        Write(writer, piece.Kapos);
        writer.Flush();
        stream.Position = LengthAt;
        writer.Write(stream.Length + HashBytes);
        writer.Flush();
        stream.Position = stream.Length;
        stream.Write(SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        return stream.ToArray();
    }

    private static void Write(BinaryWriter writer, int[] values)
    {
        writer.Write(values.Length);
        foreach (int value in values)
        {
            writer.Write(value);
        }
    }

    private static void Write(BinaryWriter writer, IReadOnlyList<double>? values)
    {
        writer.Write(values?.Count ?? -1);
        foreach (double value in values ?? [])
        {
            writer.Write(BitConverter.DoubleToInt64Bits(value));
        }
    }

    private static void Write(BinaryWriter writer, IReadOnlyList<UnitTerrain>? units)
    {
        writer.Write(units?.Count ?? -1);
        foreach (UnitTerrain unit in units ?? [])
        {
            Write(writer, [unit.AreaSquareKilometres, unit.UnknownAreaSquareKilometres, unit.MeanElevationMetres, unit.MinimumElevationMetres, unit.MaximumElevationMetres]);
            writer.Write(unit.ImplausibleCells);
            Write(writer, unit.AtOrAboveHeightSquareKilometres);
            Write(writer, unit.AtOrAboveSlopeSquareKilometres);
        }
    }

    private static void Write(BinaryWriter writer, IReadOnlyList<BoundaryLengths>? units)
    {
        writer.Write(units?.Count ?? -1);
        foreach (BoundaryLengths unit in units ?? [])
        {
            Write(writer, [unit.OpenMetres, unit.BorderMetres, unit.SeaMetres, unit.LandMetres, unit.UnknownMetres]);
        }
    }

    private static void Write(BinaryWriter writer, IReadOnlyList<KaposArea>? units)
    {
        writer.Write(units?.Count ?? -1);
        foreach (KaposArea unit in units ?? [])
        {
            Write(writer, [unit.AreaSquareKilometres, unit.UnknownAreaSquareKilometres]);
            Write(writer, unit.ClassSquareKilometres);
        }
    }
}
