using System.Runtime.InteropServices;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Radio;

/// <summary>One row of a profile table, whose faults name file, row and column.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct ProfileRow(TableSource table, TerrainProfileColumns columns, long row, ParsedNumber[] numbers, string[] cells)
{
    private static readonly double[] VoidMarks = [-9999, -32768, -32767];

    /// <summary>A number that must be there.</summary>
    public double Required(int role, double least, double greatest)
    {
        double value = Optional(role, least, greatest);
        return double.IsNaN(value) ? throw Fault(role, new("ô để trống.", "the cell is empty.")) : value;
    }

    /// <summary>A number; NaN where the cell is empty or says so.</summary>
    public double Optional(int role, double least, double greatest)
    {
        ParsedNumber number = numbers[role];
        if (number.Reading is NumberReading.Missing or NumberReading.NotFinite)
        {
            return double.NaN;
        }

        string cell = cells[role];
        if (number.Reading == NumberReading.NotANumber)
        {
            throw Fault(role, new($"'{cell}' không phải là số.", $"'{cell}' is not a number."));
        }

        double value = columns.ValueOf(role, number);
        if (double.IsNaN(value))
        {
            throw Fault(role, new($"'{cell}' có thể là số thập phân hoặc hàng nghìn.", $"'{cell}' could be a decimal or thousands."));
        }

        if (role == TerrainProfileColumns.Height && Array.IndexOf(VoidMarks, value) >= 0)
        {
            return double.NaN;
        }

        return value >= least && value <= greatest ? value : throw Fault(role, LocalizedText.Of(
            $"{value:#,0.######} nằm ngoài khoảng {least:#,0.###} đến {greatest:#,0.###}.", $"{value:#,0.######} is not within {least:#,0.###} to {greatest:#,0.###}."));
    }

    /// <summary>The error of a cell of this row.</summary>
    public InputFileException Fault(int role, LocalizedText problem) =>
        new(table.PlaceOf(row, columns.IndexOf(role)), problem, new("Sửa ô này rồi chạy lại.", "Mend the cell and run again."));
}
