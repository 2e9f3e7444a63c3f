using CoverageAnalyzer.Data.Text;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Studies.Scenarios;

/// <summary>Which names a scenario's file may have: such as are a file's on every system, and never a way out of the folder.</summary>
public static class ScenarioName
{
    /// <summary>The longest name.</summary>
    public const int MaximumLength = 80;

    /// <summary>What is wrong with a name; null where nothing is.</summary>
    /// <param name="name">The name, without folder and extension.</param>
    public static LocalizedText? Fault(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return new("Phương án cần một cái tên.", "A scenario needs a name.");
        }

        if (name.Length > MaximumLength)
        {
            return LocalizedText.Of($"Tên phương án dài quá {MaximumLength:N0} ký tự.", $"The scenario's name is longer than {MaximumLength:N0} characters.");
        }

        if (name[0] == ' ' || name[^1] == ' ' || !IsComposed(name) || !name.All(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_'))
        {
            return new(
                "Tên phương án chỉ gồm chữ cái, chữ số, dấu cách ở giữa, dấu '-' và '_'.",
                "A scenario's name has only letters, digits, spaces within, '-' and '_'.");
        }

        return IsDevice(name)
            ? LocalizedText.Of($"Tên '{name}' là tên riêng của Windows; hãy chọn tên khác.", $"The name '{name}' is reserved by Windows; choose another.")
            : null;
    }

    // A letter and its accent as two characters would be a second file of the same look.
    private static bool IsComposed(string name) => VietnameseText.Compose(name) == name;

    private static bool IsDevice(string name)
    {
        string upper = name.ToUpperInvariant();
        return upper is "CON" or "PRN" or "AUX" or "NUL"
            || (upper.Length == 4 && (upper.StartsWith("COM", StringComparison.Ordinal) || upper.StartsWith("LPT", StringComparison.Ordinal)) && char.IsDigit(upper[3]));
    }
}
