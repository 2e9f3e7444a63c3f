using CoverageAnalyzer.Engine.Indicators;

namespace CoverageAnalyzer.Data.Tables;

/// <summary>Reads a figure together with how it was rounded: <c>3,16</c> stands for 3.155 … 3.165, <c>hơn 13.000</c> for 12,500 … 13,500.</summary>
public static class PrintedFigureText
{
    private const int MostDecimals = 15;

    // Words and signs people put in front of a figure that is not exact.
    private static readonly string[] About =
    [
        "khoảng", "hơn", "trên", "gần", "xấp xỉ", "ước", "độ", "about", "around", "over", "more than", "nearly", "almost", "approximately", "approx.", "approx",
        "circa", "ca.", "~", "≈", "≃", ">=", "≥", ">", "<=", "≤", "<", "±",
    ];

    /// <summary>Cuts off what says that a figure is not exact.</summary>
    /// <param name="text">The text of a cell or setting.</param>
    /// <param name="isRounded">True where such a word or sign stood in front.</param>
    /// <returns>The rest.</returns>
    public static string Number(string text, out bool isRounded)
    {
        ArgumentNullException.ThrowIfNull(text);
        string rest = text.Trim();
        foreach (string word in About)
        {
            if (rest.StartsWith(word, StringComparison.OrdinalIgnoreCase) && rest.Length > word.Length && !char.IsLetter(rest[word.Length]))
            {
                isRounded = true;
                return rest[word.Length..].TrimStart();
            }
        }

        isRounded = false;
        return rest;
    }

    /// <summary>The interval of a figure.</summary>
    /// <param name="number">Its text without words in front.</param>
    /// <param name="value">Its value, settled, 0 or more.</param>
    /// <param name="sign">The decimal sign it is read with, where its text leaves that open.</param>
    /// <param name="isCount">Whether it counts things: exact unless said to be rounded.</param>
    /// <param name="isRounded">Whether it is said to be rounded.</param>
    public static RoundedFigure Interval(string number, double value, DecimalSign sign, bool isCount, bool isRounded)
    {
        int decimals = Math.Min(MostDecimals, NumberText.PrintedDecimals(number, sign));
        return isRounded && decimals == 0 ? RoundedFigure.RoundedWhole(value)
            : isCount ? RoundedFigure.Exact(value)
            : RoundedFigure.Printed(value, decimals);
    }
}
