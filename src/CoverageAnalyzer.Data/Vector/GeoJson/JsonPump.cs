using System.Buffers;
using System.Text.Json;

namespace CoverageAnalyzer.Data.Vector.GeoJson;

/// <summary>
/// A JSON reader over a file of any size: it holds one buffer, as large as the largest value asked for whole.
/// </summary>
/// <remarks>
/// The position between two values lives in the pump; <see cref="Start"/> makes a token reader there and <see cref="Stop"/> puts its
/// position back, because a token reader cannot outlive a method that yields.
/// </remarks>
internal sealed class JsonPump : IDisposable
{
    private const int FirstBufferLength = 1 << 16;
    private const int LongestValue = 1 << 30;

    /// <summary>Bytes of one text or number; none of a layer is as long.</summary>
    private const int LongestText = 8 << 20;

    private readonly Stream stream;
    private readonly CancellationToken cancellation;
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstBufferLength);
    private int start;
    private int end;
    private bool final;
    private long bufferOffset;
    private JsonReaderState state = new(new JsonReaderOptions { AllowMultipleValues = true, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });

    /// <summary>Starts at the beginning of a stream; a byte-order mark is passed over.</summary>
    /// <param name="stream">The file; closed with the pump.</param>
    /// <param name="cancellation">Stops between two reads from the file.</param>
    public JsonPump(Stream stream, CancellationToken cancellation)
    {
        this.stream = stream;
        this.cancellation = cancellation;
        end = stream.ReadAtLeast(buffer, 3, throwOnEndOfStream: false);
        BlankSeparators(buffer.AsSpan(0, end));
        start = buffer.AsSpan(0, end).StartsWith("\uFEFF"u8) ? 3 : 0;
    }

    /// <summary>The first bytes, for a look at them before anything is read.</summary>
    public ReadOnlySpan<byte> Head => buffer.AsSpan(start, end - start);

    /// <summary>A token reader at the current place.</summary>
    public Utf8JsonReader Start() => new(buffer.AsSpan(start, end - start), final, state);

    /// <summary>Keeps the place a token reader has come to.</summary>
    /// <param name="reader">The reader.</param>
    public void Stop(ref Utf8JsonReader reader)
    {
        start += checked((int)reader.BytesConsumed);
        state = reader.CurrentState;
    }

    /// <summary>Lines that were passed over without the token reader, which counts the others.</summary>
    public long PlainLines { get; private set; }

    /// <summary>Byte offset in the file of the place a token reader has come to.</summary>
    /// <param name="reader">The reader.</param>
    public long OffsetOf(ref Utf8JsonReader reader) => bufferOffset + start + reader.BytesConsumed;

    /// <summary>Byte offset in the file of the last place kept.</summary>
    public long Offset => bufferOffset + start;

    /// <summary>Moves to the next token, reading on in the file where needed.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>False at the end of the file, between two values.</returns>
    public bool Read(ref Utf8JsonReader reader)
    {
        while (!reader.Read())
        {
            if (final)
            {
                return false;
            }

            if (end - start - reader.BytesConsumed > LongestText)
            {
                throw new InvalidDataException("One text of the file is larger than 8 MiB.");
            }

            Refill(ref reader);
        }

        return true;
    }

    /// <summary>Moves to the next token within a value.</summary>
    /// <param name="reader">The reader.</param>
    /// <exception cref="EndOfStreamException">The file ends here.</exception>
    public void ReadInside(ref Utf8JsonReader reader)
    {
        if (!Read(ref reader))
        {
            throw new EndOfStreamException();
        }
    }

    /// <summary>Passes over the rest of the value the reader stands on, however long, without holding it.</summary>
    /// <param name="reader">The reader, on the first token of a value.</param>
    public void Skip(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return;
        }

        int depth = reader.CurrentDepth;
        do
        {
            ReadInside(ref reader);
        }
        while (reader.CurrentDepth > depth);
    }

    /// <summary>Brings the whole of the object or array the reader stands on into the buffer, so that it can be read without the pump.</summary>
    /// <param name="reader">The reader, on the first token of the value.</param>
    public void Hold(ref Utf8JsonReader reader)
    {
        while (true)
        {
            Utf8JsonReader ahead = reader;
            if (ahead.TrySkip())
            {
                return;
            }

            if (final)
            {
                throw new EndOfStreamException();
            }

            Refill(ref reader);
        }
    }

    /// <summary>Reads the value of a member as nested arrays of plain numbers, without making tokens of them.</summary>
    /// <param name="reader">The reader, on the name of the member; on one token that stands for the whole value afterwards.</param>
    /// <param name="draft">Takes the coordinates; null to pass over them.</param>
    /// <returns>False where it is something else, or not whole: nothing was read then, and the token reader is to look at it.</returns>
    public bool TryReadPlainArray(ref Utf8JsonReader reader, CoordinateDraft? draft)
    {
        while (true)
        {
            int from = start + checked((int)reader.BytesConsumed);
            PlainArray read = CoordinateArrays.Read(buffer.AsSpan(from, end - from), draft, out int length, out int lines);
            if (read == PlainArray.NotPlain || (read == PlainArray.GoesOn && final))
            {
                return false;
            }

            if (read == PlainArray.Complete)
            {
                // The token reader goes on at the last byte of the array, where it finds a number in its place: its own state cannot be moved.
                state = reader.CurrentState;
                start = from + length - 1;
                buffer[start] = (byte)'0';
                PlainLines += lines;
                reader = Start();
                ReadInside(ref reader);
                return true;
            }

            Refill(ref reader);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        stream.Dispose();
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }

    /// <summary>RFC 8142 puts a record separator before each text of a sequence; it cannot stand inside a JSON string.</summary>
    private static void BlankSeparators(Span<byte> bytes) => bytes.Replace((byte)0x1E, (byte)' ');

    private void Refill(ref Utf8JsonReader reader)
    {
        cancellation.ThrowIfCancellationRequested();
        Stop(ref reader);
        int kept = end - start;
        byte[] target = buffer;
        if (kept > buffer.Length / 2)
        {
            if (kept >= LongestValue)
            {
                throw new InvalidDataException("One value of the file is larger than 1 GiB.");
            }

            target = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        }

        buffer.AsSpan(start, kept).CopyTo(target);
        if (target != buffer)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = target;
        }

        bufferOffset += start;
        start = 0;
        end = kept;
        // A value to be held is looked through again from its start after each refill. The buffer is filled up each time and
        // doubles when more than half full, so that a value is looked through a few times only, however slowly the file comes.
        int read = stream.ReadAtLeast(buffer.AsSpan(end), buffer.Length - end, throwOnEndOfStream: false);
        final = read < buffer.Length - end;
        BlankSeparators(buffer.AsSpan(end, read));
        end += read;
        reader = Start();
    }
}
