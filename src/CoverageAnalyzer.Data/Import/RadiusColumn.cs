using CoverageAnalyzer.Data.Tables;

namespace CoverageAnalyzer.Data.Import;

/// <summary>Reads the coverage radius a row states, in kilometres.</summary>
/// <remarks>
/// The unit: that of the cell (3 km, 3000 m), else that of the header, else kilometres where the value is at most 200 and metres beyond.
/// A text that reads both ways needs no guess: 3.000 is three kilometres as a decimal, and three thousand metres as thousands.
/// </remarks>
/// <param name="header">Header of the column, or empty.</param>
internal sealed class RadiusColumn(string header)
{
    /// <summary>Beyond this, in km, no cell reaches and a value must be metres.</summary>
    private const double GreatestKilometres = 200;

    private readonly NumberColumn numbers = new();
    private readonly string? unit = UnitOf(header);

    /// <summary>Takes notice of a cell.</summary>
    /// <param name="number">The number in it.</param>
    public void Observe(in ParsedNumber number) => numbers.Observe(number);

    /// <summary>The radius in kilometres once the whole column has been seen; NaN where the row states none that is above zero.</summary>
    /// <param name="number">The number in its cell.</param>
    public double Kilometres(in ParsedNumber number)
    {
        string? stated = number.Unit ?? unit;
        double value;
        if (number.Reading == NumberReading.Ambiguous && !numbers.Settle(number, out value))
        {
            value = stated == "m" ? number.Grouped : number.Value;
        }
        else
        {
            value = number.Reading == NumberReading.Ambiguous && numbers.Settle(number, out double settled) ? settled : number.Value;
        }

        bool metres = stated == "m" || (stated is null && value > GreatestKilometres);
        double kilometres = metres ? value / 1000 : value;
        return kilometres > 0 ? kilometres : double.NaN;
    }

    private static string? UnitOf(string header)
    {
        string text = header.ToLowerInvariant();
        string[] words = text.Split([' ', '_', '(', ')', '[', ']', '-', '.', ',', '/'], StringSplitOptions.RemoveEmptyEntries);
        return words.Contains("km") || words.Contains("kilometres") || words.Contains("kilometers") ? "km"
            : words.Contains("m") || words.Contains("mét") || words.Contains("metres") || words.Contains("meters") ? "m"
            : null;
    }
}
