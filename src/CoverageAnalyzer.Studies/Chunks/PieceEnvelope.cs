using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Studies.Chunks;

/// <summary>What stands around the figures of a piece, so that nothing of it is believed before its length, hash, study and place are right.</summary>
/// <remarks>
/// Low byte first: eight bytes that tell the kind, form (int), length of the whole (long), the study's hash (32 bytes), number of the piece and of pieces (int); then the
/// figures; at the end the SHA-256 of all before it.
/// </remarks>
/// <param name="Magic">The first eight bytes.</param>
/// <param name="Form">Form of the figures; raised with every change to them.</param>
/// <param name="Name">What such a piece is called, in the middle of a sentence.</param>
internal sealed record PieceEnvelope(byte[] Magic, int Form, LocalizedText Name)
{
    /// <summary>Length of a SHA-256.</summary>
    public const int HashBytes = 32;

    private const int LengthAt = 12;
    private const int HeadBytes = 8 + sizeof(int) + sizeof(long) + HashBytes + (2 * sizeof(int));

    /// <summary>Puts figures into it.</summary>
    /// <param name="inputsSha256">Hash of the study.</param>
    /// <param name="piece">Number of the piece, from 0.</param>
    /// <param name="pieces">Number of pieces.</param>
    /// <param name="write">Writes the figures.</param>
    public byte[] Seal(string inputsSha256, int piece, int pieces, Action<BinaryWriter> write)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(Form);
        writer.Write(0L);
        writer.Write(Convert.FromHexString(inputsSha256));
        writer.Write(piece);
        writer.Write(pieces);
        write(writer);
        writer.Flush();
        stream.Position = LengthAt;
        writer.Write(stream.Length + HashBytes);
        writer.Flush();
        stream.Position = stream.Length;
        stream.Write(SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        return stream.ToArray();
    }

    /// <summary>Takes figures out of it.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="inputsSha256">Hash of the study it must be of.</param>
    /// <param name="piece">Number it must have, from 0.</param>
    /// <param name="pieces">Number of pieces.</param>
    /// <returns>The figures.</returns>
    /// <exception cref="ChunkException">It is damaged, or not what it must be.</exception>
    public ReadOnlySpan<byte> Open(ReadOnlySpan<byte> bytes, string inputsSha256, int piece, int pieces)
    {
        if (bytes.Length < HeadBytes + HashBytes || !bytes.StartsWith(Magic))
        {
            throw Damaged(piece, pieces);
        }

        int form = BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]);
        if (form != Form)
        {
            throw new ChunkException(LocalizedText.Of(
                $"{Vietnamese} {piece + 1}/{pieces} do một phiên bản khác của chương trình ghi (dạng {form}); hãy dùng cùng một phiên bản trên mọi máy rồi đo lại.",
                $"{English} {piece + 1} of {pieces} was written by another version of the program (form {form}); use one version on all machines and measure it again."));
        }

        ReadOnlySpan<byte> body = bytes[..^HashBytes];
        if (BinaryPrimitives.ReadInt64LittleEndian(bytes[LengthAt..]) != bytes.Length || !SHA256.HashData(body).AsSpan().SequenceEqual(bytes[^HashBytes..]))
        {
            throw Damaged(piece, pieces);
        }

        if (!bytes.Slice(LengthAt + sizeof(long), HashBytes).SequenceEqual(Convert.FromHexString(inputsSha256)))
        {
            throw new ChunkException(LocalizedText.Of(
                $"{Vietnamese} {piece + 1}/{pieces} là của một nghiên cứu khác, hoặc của nghiên cứu này với số liệu, thiết lập hay phiên bản chương trình khác; hãy đo lại phần này.",
                $"{English} {piece + 1} of {pieces} is of another study, or of this one with other inputs, settings or program version; measure it again."));
        }

        int own = BinaryPrimitives.ReadInt32LittleEndian(bytes[(HeadBytes - (2 * sizeof(int)))..]), ownOf = BinaryPrimitives.ReadInt32LittleEndian(bytes[(HeadBytes - sizeof(int))..]);
        return own == piece && ownOf == pieces
            ? body[HeadBytes..]
            : throw new ChunkException(LocalizedText.Of(
                $"Ở chỗ của {Name.Vietnamese} {piece + 1}/{pieces} lại là phần {own + 1}/{ownOf}.",
                $"In the place of {Name.English} {piece + 1} of {pieces} stands piece {own + 1} of {ownOf}."));
    }

    /// <summary>The error of a piece that is not as it was written.</summary>
    /// <param name="piece">Number of the piece, from 0.</param>
    /// <param name="pieces">Number of pieces.</param>
    public ChunkException Damaged(int piece, int pieces) => new(LocalizedText.Of(
        $"{Vietnamese} {piece + 1}/{pieces} bị hỏng hoặc bị cụt; hãy đo lại phần này.",
        $"{English} {piece + 1} of {pieces} is damaged or cut short; measure it again."));

    private string Vietnamese => Capital(Name.Vietnamese);

    private string English => Capital(Name.English);

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
