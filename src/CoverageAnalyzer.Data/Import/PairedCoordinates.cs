using System.Runtime.InteropServices;
using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Data.Text;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Both coordinates of a place, read from one cell.</summary>
/// <remarks>
/// Reads <c>16.81, 107.10</c>, <c>16,81; 107,10</c>, <c>(16.81 107.10)</c>, <c>16°48'36"N 107°06'00"E</c>, <c>Vĩ độ: 16.81 - Kinh độ: 107.10</c>,
/// <c>X=1857123,45; Y=557123,67</c>, <c>POINT (107.1 16.81)</c>. The text is cut wherever both halves are then one coordinate each;
/// where it can be cut in more than one place that gives a place on the ground, it is not read.
/// </remarks>
/// <param name="First">The coordinate written first.</param>
/// <param name="Second">The coordinate written second.</param>
/// <param name="FirstAxis">What the first is, where letters or words say so.</param>
/// <param name="SecondAxis">What the second is, where letters or words say so.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PairedCoordinates(ParsedNumber First, ParsedNumber Second, AngleAxis FirstAxis, AngleAxis SecondAxis)
{
    private const int Longest = 96;

    private static readonly string[] Separators = [";", "|", "\n", ", ", " - ", "/", ",", " "];

    /// <summary>Words before a coordinate, without accents.</summary>
    private static readonly (string Word, AngleAxis Axis)[] Labels =
    [
        ("vi do", AngleAxis.Latitude), ("latitude", AngleAxis.Latitude), ("lat", AngleAxis.Latitude),
        ("kinh do", AngleAxis.Longitude), ("longitude", AngleAxis.Longitude), ("long", AngleAxis.Longitude), ("lng", AngleAxis.Longitude), ("lon", AngleAxis.Longitude),
        ("x", AngleAxis.Unstated), ("y", AngleAxis.Unstated),
    ];

    /// <summary>Reads one text.</summary>
    /// <param name="text">The text of a cell.</param>
    /// <param name="pair">The coordinates.</param>
    /// <returns>False where the text is no pair of coordinates, or more than one.</returns>
    public static bool TryParse(string text, out PairedCoordinates pair)
    {
        pair = default;
        if (text.Length is < 3 or > Longest)
        {
            return false;
        }

        bool wellKnownText = text.StartsWith("POINT", StringComparison.OrdinalIgnoreCase);
        string body = (wellKnownText ? text[5..] : text).Trim().Trim('(', ')', '[', ']', '{', '}').Trim();
        foreach (string separator in Separators)
        {
            var found = new List<PairedCoordinates>(1);
            for (int at = body.IndexOf(separator, StringComparison.Ordinal); at >= 0; at = body.IndexOf(separator, at + 1, StringComparison.Ordinal))
            {
                if (TryPart(body[..at], out ParsedNumber first, out AngleAxis firstAxis)
                    && TryPart(body[(at + separator.Length)..], out ParsedNumber second, out AngleAxis secondAxis))
                {
                    found.Add(new(first, second, firstAxis, secondAxis));
                }
            }

            if (found.Count > 1)
            {
                found.RemoveAll(p => !p.IsPlace);
            }

            if (found.Count == 1)
            {
                pair = wellKnownText ? found[0] with { FirstAxis = AngleAxis.Longitude, SecondAxis = AngleAxis.Latitude } : found[0];
                return pair.FirstAxis == AngleAxis.Unstated || pair.FirstAxis != pair.SecondAxis;
            }

            if (found.Count > 1)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>True where both could be degrees, or both metres.</summary>
    private bool IsPlace =>
        (Math.Abs(First.Value) <= 180 && Math.Abs(Second.Value) <= 180) || (Math.Abs(First.Grouped) >= 10_000 && Math.Abs(Second.Grouped) >= 10_000
            && Math.Abs(First.Grouped) < 1e8 && Math.Abs(Second.Grouped) < 1e8);

    private static bool TryPart(string part, out ParsedNumber number, out AngleAxis axis)
    {
        axis = AngleAxis.Unstated;
        string text = WithoutLabel(part.Trim(' ', ',', ';', '\t', '\n', '\r', '\u00A0'), ref axis);
        number = NumberText.Parse(text);
        if (number.Reading is NumberReading.Number or NumberReading.Ambiguous)
        {
            return true;
        }

        if (AngleText.TryParse(text, vietnameseLetters: false, out ParsedAngle angle))
        {
            number = ParsedNumber.Of(angle.Degrees);
            axis = angle.Axis == AngleAxis.Unstated ? axis : angle.Axis;
            return true;
        }

        return false;
    }

    private static string WithoutLabel(string part, ref AngleAxis axis)
    {
        int sign = part.IndexOfAny([':', '=']);
        if (sign is < 1 or > 12)
        {
            return part;
        }

        string word = VietnameseText.ForSearch(part[..sign]);
        foreach ((string label, AngleAxis meaning) in Labels)
        {
            if (word == label)
            {
                axis = meaning;
                return part[(sign + 1)..].Trim();
            }
        }

        return part;
    }
}
