using System.Buffers;

namespace CoverageAnalyzer.Data.Vector.GeoJson;

/// <summary>Reads nested arrays of plain numbers, which nearly all of a GeoJSON file consists of, without making a token of each.</summary>
/// <remarks>
/// Every byte is looked at once and held against the grammar of JSON (RFC 8259). Whatever is not arrays, numbers, commas and blanks in order (null, text,
/// a comment, a comma too many, a number that is none) is not plain: the token reader then looks at the value from its start and says what is wrong.
/// </remarks>
internal static class CoordinateArrays
{
    /// <summary>Deeper arrays are no coordinates; the token reader has its own bound.</summary>
    private const int Deepest = 32;

    /// <summary>What ends a number.</summary>
    private static readonly SearchValues<byte> Ends = SearchValues.Create(",] \r\n\t"u8);

    /// <summary>Reads an array.</summary>
    /// <param name="text">The text from the value's place on.</param>
    /// <param name="draft">Takes the coordinates; null to pass over them, which checks their grammar all the same.</param>
    /// <param name="length">Bytes up to the end of the array.</param>
    /// <param name="lines">Line feeds among them.</param>
    public static PlainArray Read(ReadOnlySpan<byte> text, CoordinateDraft? draft, out int length, out int lines)
    {
        draft?.Begin();
        length = 0;
        lines = 0;
        int at = 0, depth = 0;
        bool mayOpen = true, mayClose = false, mayPart = false; // a value, the end of the array, a comma
        while (at < text.Length)
        {
            byte c = text[at];
            if ((c == (byte)'-' || (uint)(c - '0') <= 9) && mayOpen && depth > 0)
            {
                if (!CoordinateNumber.TryRead(text[at..], out CoordinateNumber number))
                {
                    // Cut off at the end of the text, or no number at all; either way more text will tell.
                    return !text[at..].ContainsAny(Ends) ? PlainArray.GoesOn : PlainArray.NotPlain;
                }

                draft?.Number(number.ValueIn(text[at..]));
                at += number.Length;
                (mayOpen, mayClose, mayPart) = (false, true, true);
                continue;
            }

            at++;
            switch (c)
            {
                case (byte)',' when mayPart:
                    (mayOpen, mayClose, mayPart) = (true, false, false);
                    break;
                case (byte)'[' when mayOpen && depth < Deepest:
                    depth++;
                    draft?.Open();
                    (mayOpen, mayClose, mayPart) = (true, true, false);
                    break;
                case (byte)']' when mayClose:
                    depth--;
                    draft?.Close();
                    if (depth == 0)
                    {
                        length = at;
                        return PlainArray.Complete;
                    }

                    (mayOpen, mayClose, mayPart) = (false, true, true);
                    break;
                case (byte)'\n':
                    lines++;
                    break;
                case (byte)' ' or (byte)'\t' or (byte)'\r':
                    break;
                default:
                    return PlainArray.NotPlain;
            }
        }

        return PlainArray.GoesOn;
    }
}
