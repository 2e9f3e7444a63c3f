using CoverageAnalyzer.Engine.Geography;
using CoverageAnalyzer.Engine.Terrain;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Studies.Chunks;

/// <summary>Turns what was measured of a block into bytes.</summary>
/// <remarks>
/// In a <see cref="PieceEnvelope"/>, low byte first: the arrays, each with its length before it, −1 for one that is not there; doubles by their bits.
/// </remarks>
internal static class PieceWriter
{
    /// <summary>What stands around the arrays.</summary>
    public static PieceEnvelope Envelope { get; } = new([.. "CAPIECE\0"u8], 1, new("phần đo", "measured piece"));

    /// <summary>Writes a piece.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="inputsSha256">Hash of the study.</param>
    /// <param name="block">Number of the block, from 0.</param>
    /// <param name="blocks">Number of blocks.</param>
    public static byte[] Write(MeasuredPiece piece, string inputsSha256, int block, int blocks) => Envelope.Seal(inputsSha256, block, blocks, writer =>
    {
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
    });

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
