using CoverageAnalyzer.Data.Tables;

namespace CoverageAnalyzer.Tests.Tables;

public sealed class NumberColumnTests
{
    [Theory]
    [InlineData(NumberKind.Any, "2,75 1,159", 1.159)] // the column's decimal sign is the comma
    [InlineData(NumberKind.Any, "1.159,5 1.159", 1159)] // its group sign is the point
    [InlineData(NumberKind.Any, "1.159", double.NaN)] // nothing tells
    [InlineData(NumberKind.Any, "2,75 2.75 1,159", double.NaN)] // the column contradicts itself
    [InlineData(NumberKind.WholeCount, "1.159", 1159)]
    [InlineData(NumberKind.Degrees, "107.048", 107.048)]
    [InlineData(NumberKind.Coordinate, "107.048 107.123", 107.048)]
    [InlineData(NumberKind.Coordinate, "107,048 1e30", 107.048)] // one wild value does not make metres of the rest
    [InlineData(NumberKind.Coordinate, "557.123 558.456 559.001", 557123)]
    [InlineData(NumberKind.Coordinate, "557.123,5 558.456", 558456)]
    [InlineData(NumberKind.Coordinate, "557123.45 558.456", double.NaN)] // 558 m east is no place, yet the point is the decimal sign here
    public void A_doubtful_number_is_settled_by_its_column(NumberKind kind, string texts, double expected)
    {
        var column = new NumberColumn(kind);
        ParsedNumber[] numbers = [.. texts.Split(' ').Select(t => NumberText.Parse(t))];
        foreach (ParsedNumber number in numbers)
        {
            column.Observe(number);
        }

        ParsedNumber doubtful = numbers.First(n => n.Reading == NumberReading.Ambiguous);
        bool settled = column.Settle(doubtful, out double value);
        Assert.Equal(!double.IsNaN(expected), settled);
        Assert.True(!settled || value == expected, $"{value}");
    }
}
