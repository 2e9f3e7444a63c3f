using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace CoverageAnalyzer.Fuzz.Settings;

/// <summary>Everything that an object holds as text, to see whether two that were read differ.</summary>
internal static class ObjectText
{
    private const int Deepest = 24;

    /// <summary>The text.</summary>
    /// <param name="value">The object.</param>
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Add(value, text, 0);
        return text.ToString();
    }

    private static void Add(object? value, StringBuilder text, int depth)
    {
        if (depth > Deepest)
        {
            throw new InvalidOperationException("the object holds itself");
        }

        switch (value)
        {
            case null:
                text.Append("null");
                return;
            case string or bool or char or Enum or IFormattable:
                text.Append(value is IFormattable number ? number.ToString(null, CultureInfo.InvariantCulture) : value);
                return;
            case IEnumerable list:
                text.Append('[');
                foreach (object? item in list)
                {
                    Add(item, text, depth + 1);
                    text.Append(';');
                }

                text.Append(']');
                return;
            default:
                text.Append(value.GetType().Name).Append('{');
                foreach (PropertyInfo property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0 && !p.PropertyType.IsByRefLike))
                {
                    text.Append(property.Name).Append('=');
                    Add(property.GetValue(value), text, depth + 1);
                    text.Append(';');
                }

                text.Append('}');
                return;
        }
    }
}
