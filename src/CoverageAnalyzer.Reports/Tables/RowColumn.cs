using System.Globalization;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Reports.Tables;

/// <summary>A column together with how its value is read from a row.</summary>
/// <typeparam name="TRow">What a row is made from.</typeparam>
public sealed class RowColumn<TRow> : TableColumn
{
    private readonly Func<TRow, double>? number;
    private readonly Func<TRow, ReportLanguage, string>? text;

    private RowColumn(string name, ColumnKind kind, LocalizedText label, Func<TRow, double>? number, Func<TRow, ReportLanguage, string>? text)
        : base(name, kind, label)
    {
        this.number = number;
        this.text = text;
    }

    private Func<TRow, IReadOnlyList<LocalizedText>>? Sentences { get; init; }

    private Action<TRow, ReportLanguage, Utf8Text>? Parts { get; init; }

    /// <summary>True for a text that is put together from parts: <see cref="AppendText"/> then makes no string of it.</summary>
    public bool IsPutTogether => Parts is not null;

    /// <summary>The value of a numeric column.</summary>
    /// <param name="row">The row.</param>
    /// <returns>NaN where the value is unknown, and for a text column.</returns>
    public double NumberOf(TRow row) => number is null ? double.NaN : number(row);

    /// <summary>The value of a text or choice column, as stored in files.</summary>
    /// <param name="row">The row.</param>
    /// <param name="language">The language of sentences.</param>
    /// <returns>Empty where the value is unknown, and for a numeric column.</returns>
    public string TextOf(TRow row, ReportLanguage language)
    {
        if (Parts is null)
        {
            return text is null ? string.Empty : text(row, language) ?? string.Empty;
        }

        var whole = new Utf8Text();
        Parts(row, language, whole);
        return whole.ToString();
    }

    /// <summary>Adds the value of a text or choice column, as stored in files.</summary>
    /// <param name="row">The row.</param>
    /// <param name="language">The language of sentences.</param>
    /// <param name="target">Where to.</param>
    public void AppendText(TRow row, ReportLanguage language, Utf8Text target)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (Parts is null)
        {
            target.Append(TextOf(row, language));
        }
        else
        {
            Parts(row, language, target);
        }
    }

    /// <summary>The sentences that <see cref="TextOf"/> joins, for places that can show them one by one.</summary>
    /// <param name="row">The row.</param>
    /// <returns>Null for a column that is not made of sentences.</returns>
    public IReadOnlyList<LocalizedText>? SentencesOf(TRow row) => Sentences?.Invoke(row);

    /// <summary>The value for machines: <c>.</c> decimals, at most 6 of them (9 of a longitude or latitude), shares from 0 to 1, empty for unknown.</summary>
    /// <param name="row">The row.</param>
    /// <param name="language">The language of sentences.</param>
    /// <param name="signs">Number signs; null for the invariant ones.</param>
    public string StoredText(TRow row, ReportLanguage language, NumberFormatInfo? signs = null) =>
        IsNumeric ? StoredNumber.Print(NumberOf(row), signs, StoredDecimals) : TextOf(row, language);

    /// <summary>The value for people, without the unit: signs of the language, decimals of the column, empty for unknown.</summary>
    /// <param name="row">The row.</param>
    /// <param name="language">The language.</param>
    public string Print(TRow row, ReportLanguage language) => Kind switch
    {
        ColumnKind.Text => TextOf(row, language),
        ColumnKind.Choice => PrintChoice(TextOf(row, language), language),
        _ => PrintNumber(NumberOf(row), language),
    };

    /// <summary>The same column on rows that hold this column's row.</summary>
    internal RowColumn<TOuter> On<TOuter>(Func<TOuter, TRow> inner) => new(
        Name,
        Kind,
        Label,
        number is null ? null : row => number(inner(row)),
        text is null ? null : (row, language) => text(inner(row), language))
    {
        Unit = Unit,
        Decimals = Decimals,
        WidthCharacters = WidthCharacters,
        Choices = Choices,
        Sentences = Sentences is null ? null : row => Sentences(inner(row)),
        Parts = Parts is null ? null : (row, language, target) => Parts(inner(row), language, target),
    };

    internal static RowColumn<TRow> OfText(string name, LocalizedText label, Func<TRow, ReportLanguage, string> value, int width = 14) =>
        new(name, ColumnKind.Text, label, null, value) { WidthCharacters = width };

    /// <summary>A text that is put together from parts each time.</summary>
    internal static RowColumn<TRow> OfParts(string name, LocalizedText label, Action<TRow, ReportLanguage, Utf8Text> parts, int width) =>
        new(name, ColumnKind.Text, label, null, null) { WidthCharacters = width, Parts = parts };

    internal static RowColumn<TRow> OfSentences(string name, LocalizedText label, Func<TRow, IReadOnlyList<LocalizedText>> value) =>
        new(name, ColumnKind.Text, label, null, null)
        {
            WidthCharacters = 90,
            Sentences = value,
            Parts = (row, language, target) =>
            {
                IReadOnlyList<LocalizedText> sentences = value(row);
                for (int i = 0; i < sentences.Count; i++)
                {
                    target.Append(i > 0 ? " " : string.Empty);
                    target.Append(sentences[i].In(language));
                }
            },
        };

    internal static RowColumn<TRow> OfChoice(
        string name, LocalizedText label, IReadOnlyList<(string Value, LocalizedText Text)> choices, Func<TRow, string> value) =>
        new(name, ColumnKind.Choice, label, null, (row, _) => value(row)) { Choices = choices };

    internal static RowColumn<TRow> OfCount(string name, LocalizedText label, Func<TRow, double> value) =>
        new(name, ColumnKind.Integer, label, value, null);

    internal static RowColumn<TRow> OfNumber(string name, LocalizedText label, LocalizedText unit, int decimals, Func<TRow, double> value) =>
        new(name, ColumnKind.Number, label, value, null) { Unit = unit, Decimals = decimals };

    internal static RowColumn<TRow> OfFraction(string name, LocalizedText label, Func<TRow, double> value) =>
        new(name, ColumnKind.Fraction, label, value, null) { Unit = ColumnUnits.Percent, Decimals = 1 };
}
