using System.Collections;
using System.Reflection;
using CoverageAnalyzer.Reports;

namespace CoverageAnalyzer.Tests.Studies.Scenarios;

/// <summary>Compares two runs figure by figure, to the last bit: everything a report can reach but where rows stand in files.</summary>
internal static class SameFigures
{
    // Where a row stands, and what the import had to say of rows, differ between a file and a scenario.
    private static readonly HashSet<string> NotFigures = ["Place", "Findings", "Inputs", "RejectedRows"];

    /// <summary>Fails at the first figure that differs, naming the way to it.</summary>
    public static void Check(ReportContent expected, ReportContent actual)
    {
        var seen = new HashSet<(object, object)>();
        Assert.Null(Difference(expected, actual, "content", seen));
        Assert.True(seen.Count > expected.Communes.Count); // it looked
    }

    private static string? Difference(object? a, object? b, string path, HashSet<(object, object)> seen)
    {
        if (a is null || b is null)
        {
            return a is null && b is null ? null : $"{path}: {a ?? "null"} is not {b ?? "null"}";
        }

        Type type = a.GetType();
        if (a is double x && b is double y)
        {
            return BitConverter.DoubleToInt64Bits(x) == BitConverter.DoubleToInt64Bits(y) || (double.IsNaN(x) && double.IsNaN(y)) ? null : $"{path}: {x:R} is not {y:R}";
        }

        if (type.IsPrimitive || type.IsEnum || a is string)
        {
            return a.Equals(b) ? null : $"{path}: {a} is not {b}";
        }

        if (!type.IsValueType && !seen.Add((a, b)))
        {
            return null;
        }

        if (a is IEnumerable many && b is IEnumerable others)
        {
            object?[] first = [.. many.Cast<object?>()], second = [.. others.Cast<object?>()];
            return first.Length != second.Length
                ? $"{path}: {first.Length} is not {second.Length} items"
                : first.Select((item, i) => Difference(item, second[i], $"{path}[{i}]", seen)).FirstOrDefault(d => d is not null);
        }

        if (type != b.GetType())
        {
            return $"{path}: {type} is not {b.GetType()}";
        }

        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0 && !NotFigures.Contains(p.Name)))
        {
            if (Difference(property.GetValue(a), property.GetValue(b), $"{path}.{property.Name}", seen) is { } difference)
            {
                return difference;
            }
        }

        return type.GetFields(BindingFlags.Public | BindingFlags.Instance)
            .Select(f => Difference(f.GetValue(a), f.GetValue(b), $"{path}.{f.Name}", seen)).FirstOrDefault(d => d is not null);
    }
}
