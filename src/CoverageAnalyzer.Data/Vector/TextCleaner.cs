using System.Globalization;
using System.Text;
using CoverageAnalyzer.Data.Text;

namespace CoverageAnalyzer.Data.Vector;

/// <summary>Puts the text values of a layer into one form: composed letters, escapes such as <c>\u1ea3</c> turned into letters.</summary>
/// <param name="fields">The layer's fields.</param>
/// <param name="findings">Told once a field that it holds escapes.</param>
internal sealed class TextCleaner(IReadOnlyList<VectorField> fields, FeatureFindings findings)
{
    private readonly bool[] told = new bool[fields.Count];

    /// <summary>Cleans a value.</summary>
    /// <param name="value">The text as decoded.</param>
    /// <param name="field">Its field.</param>
    /// <param name="number">Its feature, from 1.</param>
    public string Clean(string value, int field, long number)
    {
        if (value.Contains("\\u", StringComparison.Ordinal) && TryUnescape(value, out string plain))
        {
            if (!told[field])
            {
                told[field] = true;
                findings.EscapesDecoded(number, fields[field].Name, value);
            }

            value = plain;
        }

        return VietnameseText.Compose(value);
    }

    /// <summary>Turns each <c>\u</c> with four hexadecimal digits into its character.</summary>
    /// <param name="value">The text.</param>
    /// <param name="plain">The text without escapes.</param>
    /// <returns>False where there is no such escape.</returns>
    internal static bool TryUnescape(string value, out string plain)
    {
        var text = new StringBuilder(value.Length);
        bool any = false;
        for (int i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\' && i + 5 < value.Length && value[i + 1] == 'u'
                && ushort.TryParse(value.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code)
                && code >= 0x20)
            {
                text.Append((char)code);
                i += 5;
                any = true;
            }
            else
            {
                text.Append(value[i]);
            }
        }

        plain = any ? text.ToString() : value;
        return any;
    }
}
