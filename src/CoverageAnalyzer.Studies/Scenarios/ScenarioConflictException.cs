using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Studies.Scenarios;

/// <summary>A scenario was changed or removed by someone else since it was read, or is there already: nothing was written.</summary>
/// <param name="file">Name of its file.</param>
/// <param name="currentETag">What it is now; null where it is gone.</param>
/// <param name="problem">What happened, and what to do.</param>
public sealed class ScenarioConflictException(string file, string? currentETag, LocalizedText problem) : ScenarioException(file, [problem])
{
    /// <summary>The tag of what is there now; null where it is gone.</summary>
    public string? CurrentETag { get; } = currentETag;

    /// <summary>Who saved what is there now, as the person stated it; empty where that is not known.</summary>
    public string EditedBy { get; private init; } = string.Empty;

    /// <summary>When it was saved; null where it is gone.</summary>
    public DateTimeOffset? EditedAt { get; private init; }

    /// <summary>The conflict between what was expected and what is there.</summary>
    /// <param name="name">Name of the scenario.</param>
    /// <param name="current">The tag of what is there; null where it is gone.</param>
    /// <param name="expected">The tag that was read; null where it was to be new.</param>
    /// <param name="editedBy">Who saved what is there; empty where that is not known.</param>
    /// <param name="editedAt">When it was saved.</param>
    internal static ScenarioConflictException Of(string name, string? current, string? expected, string editedBy, DateTimeOffset? editedAt) => new(
        name + ".json",
        current,
        (current, expected) switch
        {
            (null, _) => new($"Phương án '{name}' đã bị xóa; hãy lưu thành phương án mới.", $"The scenario '{name}' was removed; save it as a new one."),
            (_, null) => new($"Đã có phương án tên '{name}'; hãy chọn tên khác hoặc mở phương án đó.", $"There is a scenario '{name}' already; choose another name, or open that one."),
            _ when editedBy.Length > 0 => new(
                $"Phương án '{name}' đã được {editedBy} sửa; hãy mở lại, hoặc lưu với tên khác.",
                $"The scenario '{name}' was changed by {editedBy}; open it again, or save under another name."),
            _ => new(
                $"Phương án '{name}' đã được người khác sửa; hãy mở lại, hoặc lưu với tên khác.",
                $"The scenario '{name}' was changed by someone else; open it again, or save under another name."),
        })
    {
        EditedBy = editedBy,
        EditedAt = editedAt,
    };
}
