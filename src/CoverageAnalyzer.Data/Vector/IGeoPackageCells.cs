namespace CoverageAnalyzer.Data.Vector;

/// <summary>Takes the cells of one row of a GeoPackage, column by column, without an object for each.</summary>
/// <remarks>Each column of a row is given, once; columns count from 0, without key and geometry.</remarks>
public interface IGeoPackageCells
{
    /// <summary>A text; the same object as in the row before costs nothing.</summary>
    /// <param name="column">The column.</param>
    /// <param name="text">The text; empty: NULL.</param>
    void Text(int column, string text);

    /// <summary>A text in UTF-8.</summary>
    /// <param name="column">The column.</param>
    /// <param name="text">Its bytes; none: NULL.</param>
    void Utf8(int column, ReadOnlySpan<byte> text);

    /// <summary>A number.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The number; NaN and infinities: NULL.</param>
    void Number(int column, double value);

    /// <summary>A whole number.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The number.</param>
    void Integer(int column, long value);

    /// <summary>Nothing.</summary>
    /// <param name="column">The column.</param>
    void Null(int column);
}
