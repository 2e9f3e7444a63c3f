using System.Buffers.Binary;
using CoverageAnalyzer.Engine.Geography;
using CoverageAnalyzer.Engine.Terrain;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Studies.Chunks;

/// <summary>Reads what <see cref="PieceWriter"/> wrote; nothing of it is believed before its length and hash are right.</summary>
internal ref struct PieceReader
{
    private readonly int block;
    private readonly int blocks;
    private ReadOnlySpan<byte> rest;

    private PieceReader(ReadOnlySpan<byte> body, int block, int blocks)
    {
        rest = body;
        this.block = block;
        this.blocks = blocks;
    }

    /// <summary>Reads a piece.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="inputsSha256">Hash of the study it must be of.</param>
    /// <param name="block">Number of the block it must be, from 0.</param>
    /// <param name="blocks">Number of blocks.</param>
    /// <exception cref="ChunkException">It is damaged, or not what it must be.</exception>
    public static MeasuredPiece Read(ReadOnlySpan<byte> bytes, string inputsSha256, int block, int blocks)
    {
        var reader = new PieceReader(PieceWriter.Envelope.Open(bytes, inputsSha256, block, blocks), block, blocks);
        MeasuredPiece piece = reader.Piece();
        return reader.rest.IsEmpty ? piece : throw Damaged(block, blocks);
    }

    /// <summary>The error of a piece that is not as it was written.</summary>
    /// <param name="block">Number of the block, from 0.</param>
    /// <param name="blocks">Number of blocks.</param>
    public static ChunkException Damaged(int block, int blocks) => PieceWriter.Envelope.Damaged(block, blocks);

    private MeasuredPiece Piece()
    {
        var units = new UnitBlock(Ints(), Ints(), HasKapos: false);
        var people = new PeopleDistances[Count(sizeof(long))];
        for (int i = 0; i < people.Length; i++)
        {
            people[i] = new PeopleDistances(Double(), Doubles()!, Doubles()!, Doubles()!);
        }

        double[]? area = Doubles(), covered = Doubles();
        IReadOnlyList<UnitTerrain>? terrain = Terrain(), villages = Terrain();
        double[]? heights = Doubles();
        BoundaryLengths[]? surroundings = Surroundings();
        KaposArea[]? kapos = Kapos();
        return new MeasuredPiece(
            units with { HasKapos = kapos is not null }, people, area is null ? null : new CoveredShares(area, covered!), terrain, villages, heights, surroundings, kapos);
    }

    private UnitTerrain[]? Terrain()
    {
        int count = CountOrNone(sizeof(int));
        if (count < 0)
        {
            return null;
        }

        var units = new UnitTerrain[count];
        for (int i = 0; i < count; i++)
        {
            double[] figures = Doubles(5);
            units[i] = new UnitTerrain
            {
                AreaSquareKilometres = figures[0],
                UnknownAreaSquareKilometres = figures[1],
                MeanElevationMetres = figures[2],
                MinimumElevationMetres = figures[3],
                MaximumElevationMetres = figures[4],
                ImplausibleCells = Long(),
                AtOrAboveHeightSquareKilometres = Doubles()!,
                AtOrAboveSlopeSquareKilometres = Doubles()!,
            };
        }

        return units;
    }

    private BoundaryLengths[]? Surroundings()
    {
        int count = CountOrNone(sizeof(int));
        if (count < 0)
        {
            return null;
        }

        var units = new BoundaryLengths[count];
        for (int i = 0; i < count; i++)
        {
            double[] lengths = Doubles(5);
            units[i] = new BoundaryLengths(lengths[0], lengths[1], lengths[2], lengths[3], lengths[4]);
        }

        return units;
    }

    private KaposArea[]? Kapos()
    {
        int count = CountOrNone(sizeof(int));
        if (count < 0)
        {
            return null;
        }

        var units = new KaposArea[count];
        for (int i = 0; i < count; i++)
        {
            double[] figures = Doubles(2);
            units[i] = new KaposArea { AreaSquareKilometres = figures[0], UnknownAreaSquareKilometres = figures[1], ClassSquareKilometres = Doubles(KaposClasses.Count) };
        }

        return units;
    }

    private double[]? Doubles()
    {
        int count = CountOrNone(sizeof(double));
        if (count < 0)
        {
            return null;
        }

        var values = new double[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = Double();
        }

        return values;
    }

    private double[] Doubles(int count) => Doubles() is { } values && values.Length == count ? values : throw Damaged(block, blocks);

    private int[] Ints()
    {
        var values = new int[Count(sizeof(int))];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Int();
        }

        return values;
    }

    private int Count(int bytesEach) => CountOrNone(bytesEach) is >= 0 and int count ? count : throw Damaged(block, blocks);

    private int CountOrNone(int bytesEach) => Int() is >= -1 and int count && (long)count * bytesEach <= rest.Length ? count : throw Damaged(block, blocks);

    private double Double() => BitConverter.Int64BitsToDouble(Long());

    private long Long() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    private int Int() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    private ReadOnlySpan<byte> Take(int bytes)
    {
        if (rest.Length < bytes)
        {
            throw Damaged(block, blocks);
        }

        ReadOnlySpan<byte> taken = rest[..bytes];
        rest = rest[bytes..];
        return taken;
    }
}
