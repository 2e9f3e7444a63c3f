using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Data.Text;

namespace CoverageAnalyzer.Data.Import;

/// <summary>One column of figures: its unit as the header states it, and the decimal sign its certain numbers prove.</summary>
internal sealed class PublishedFigureColumn
{
    private readonly string role;
    private readonly NumberColumn numbers;
    private readonly double headerFactor;

    /// <summary>Makes the column.</summary>
    /// <param name="role">Role of <see cref="PublishedFigureFields"/>.</param>
    /// <param name="index">Position, counted from 0.</param>
    /// <param name="header">Its header.</param>
    public PublishedFigureColumn(string role, int index, string header)
    {
        this.role = role;
        Index = index;
        IsCount = role == "points";
        numbers = new NumberColumn(IsCount || role == "population" ? NumberKind.WholeCount : NumberKind.Any);
        headerFactor = FactorOf(header);
    }

    /// <summary>Position, counted from 0.</summary>
    public int Index { get; }

    /// <summary>Whether it counts points: whole, and exact unless said to be rounded.</summary>
    public bool IsCount { get; }

    /// <summary>The decimal sign its certain numbers prove.</summary>
    public DecimalSign Sign => numbers.Sign;

    /// <summary>Takes notice of a number of the column.</summary>
    /// <param name="number">The number.</param>
    public void Observe(in ParsedNumber number) => numbers.Observe(number);

    /// <summary>Settles a number that could be a thousand or a decimal.</summary>
    /// <param name="number">The number.</param>
    /// <param name="tableSign">The decimal sign the rest of the table proves.</param>
    /// <param name="value">The value.</param>
    /// <param name="sign">The decimal sign it is read with.</param>
    /// <returns>False where nothing settles it.</returns>
    public bool Settle(in ParsedNumber number, DecimalSign tableSign, out double value, out DecimalSign sign)
    {
        value = number.Value;
        sign = number.Sign;
        if (number.Reading != NumberReading.Ambiguous)
        {
            return true;
        }

        // A radius of a thousand kilometres and more does not exist: 3.112 has decimals.
        if (role == "radius" && number.Unit is null or "km" && headerFactor == 1)
        {
            return true;
        }

        if (numbers.Settle(number, out value))
        {
            sign = value == number.Value ? number.Sign : Other(number.Sign);
            return true;
        }

        if (tableSign == DecimalSign.Unknown || numbers.IsMixed)
        {
            return false;
        }

        value = tableSign == number.Sign ? number.Value : number.Grouped;
        sign = tableSign;
        return true;
    }

    /// <summary>What one unit of the printed number is in the role's unit (km, km², people).</summary>
    /// <param name="unit">The unit behind the number, or null to go by the header.</param>
    public double Factor(string? unit) => (unit, role) switch
    {
        ("ha", "area" or "areaPerPoint") => 0.01,
        ("m2", "area" or "areaPerPoint") => 1e-6,
        ("km2", "area" or "areaPerPoint") => 1,
        ("m", "radius") => 1e-3,
        ("km", "radius") => 1,
        _ => headerFactor,
    };

    private static DecimalSign Other(DecimalSign sign) => sign == DecimalSign.Point ? DecimalSign.Comma : DecimalSign.Point;

    private double FactorOf(string header)
    {
        char[] letters = [.. VietnameseText.ForSearch(header).Select(c => char.IsLetterOrDigit(c) ? c : ' ')];
        string[] words = new string(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return role switch
        {
            "area" or "areaPerPoint" => words.Any(w => w is "ha" or "hecta" or "hectare" or "hectares") ? 0.01 : words.Any(w => w is "m2" or "sqm") ? 1e-6 : 1,
            "radius" => words.Any(w => w is "m" or "met" or "metre" or "metres" or "meter" or "meters") ? 1e-3 : 1,
            _ => 1,
        };
    }
}
