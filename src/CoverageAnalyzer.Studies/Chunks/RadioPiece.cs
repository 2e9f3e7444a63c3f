using System.Buffers.Binary;
using System.Text;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Engine.Radio.Networks;

namespace CoverageAnalyzer.Studies.Chunks;

/// <summary>What was worked out of one part of a study's radio network. Its rows lie in files of the working folder; what is said of single points is in it.</summary>
/// <param name="Part">The part.</param>
/// <param name="States">The file of its states; null where the part has no sites.</param>
/// <param name="Powers">The file of its powers; null where the part has no sites.</param>
/// <param name="Points">
/// The cells of measured points: first of the whole network, then of each that was measured alone (<see cref="Radio.MeasurementComparison.Apart"/>); empty without points.
/// </param>
internal sealed record RadioPiece(RadioPart Part, PieceFile? States, PieceFile? Powers, IReadOnlyList<(RadioPart Part, byte[] Rows)> Points)
{
    private static readonly PieceEnvelope Envelope = new([.. "CARADIO\0"u8], 1, new("phần sóng di động", "piece of the radio network"));

    /// <summary>The piece as bytes: in a <see cref="PieceEnvelope"/>, low byte first.</summary>
    /// <param name="inputsSha256">Hash of the study.</param>
    /// <param name="piece">Its number, from 0.</param>
    /// <param name="pieces">Number of pieces.</param>
    public byte[] ToBytes(string inputsSha256, int piece, int pieces) => Envelope.Seal(inputsSha256, piece, pieces, writer =>
    {
        Write(writer, Part);
        Write(writer, States);
        Write(writer, Powers);
        writer.Write(Points.Count);
        foreach ((RadioPart part, byte[] rows) in Points)
        {
            Write(writer, part);
            writer.Write(rows.Length);
            writer.Write(rows);
        }
    });

    /// <summary>Reads a piece.</summary>
    /// <param name="bytes">What <see cref="ToBytes"/> gave.</param>
    /// <param name="inputsSha256">Hash of the study it must be of.</param>
    /// <param name="piece">Number it must have, from 0.</param>
    /// <param name="pieces">Number of pieces.</param>
    /// <exception cref="ChunkException">It is damaged, or not what it must be.</exception>
    public static RadioPiece FromBytes(ReadOnlySpan<byte> bytes, string inputsSha256, int piece, int pieces)
    {
        using var stream = new MemoryStream(Envelope.Open(bytes, inputsSha256, piece, pieces).ToArray());
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        try
        {
            RadioPart part = ReadPart(reader);
            PieceFile? states = ReadFile(reader), powers = ReadFile(reader);
            var points = new List<(RadioPart, byte[])>();
            for (int left = reader.ReadInt32(); left > 0; left--)
            {
                points.Add((ReadPart(reader), reader.ReadBytes(reader.ReadInt32())));
            }

            return new RadioPiece(part, states, powers, points);
        }
        catch (Exception e) when (e is IOException or ArgumentException)
        {
            throw Damaged(piece, pieces);
        }
    }

    /// <summary>The error of a piece that is not as it was written.</summary>
    /// <param name="piece">Its number, from 0.</param>
    /// <param name="pieces">Number of pieces.</param>
    public static ChunkException Damaged(int piece, int pieces) => Envelope.Damaged(piece, pieces);

    /// <summary>The error of pieces that do not fit the study.</summary>
    public static ChunkException Unfitting() => new(new LocalizedText(
        "Các phần sóng di động không khớp với nhau hoặc với nghiên cứu; hãy tính lại tất cả bằng cùng một phiên bản chương trình trên cùng loại máy.",
        "The pieces of the radio network do not fit together, or not to the study; work all of them out again with one version of the program on one kind of machine."));

    private static void Write(BinaryWriter writer, RadioPart part)
    {
        writer.Write(part.FirstRow);
        writer.Write(part.EndRow);
        writer.Write(part.Predictions);
        writer.Write(part.PredictedCells);
        writer.Write(part.RefusedSites.Count);
        foreach (int site in part.RefusedSites)
        {
            writer.Write(site);
        }
    }

    private static void Write(BinaryWriter writer, PieceFile? file)
    {
        writer.Write(file is not null);
        if (file is not null)
        {
            writer.Write(file.Name);
            writer.Write(file.Length);
            writer.Write(file.Sha256);
        }
    }

    private static RadioPart ReadPart(BinaryReader reader)
    {
        int first = reader.ReadInt32(), end = reader.ReadInt32();
        long predictions = reader.ReadInt64(), cells = reader.ReadInt64();
        byte[] sites = reader.ReadBytes(checked(reader.ReadInt32() * sizeof(int)));
        return new RadioPart(
            first, end, predictions, cells, [.. Enumerable.Range(0, sites.Length / sizeof(int)).Select(i => BinaryPrimitives.ReadInt32LittleEndian(sites.AsSpan(i * sizeof(int))))]);
    }

    private static PieceFile? ReadFile(BinaryReader reader) => reader.ReadBoolean() ? new PieceFile(reader.ReadString(), reader.ReadInt64(), reader.ReadString()) : null;
}
