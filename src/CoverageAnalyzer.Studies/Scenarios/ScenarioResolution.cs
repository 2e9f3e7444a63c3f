using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Studies.Scenarios;

/// <summary>Brings the changes of one layer down to one a point: the later of two takes the place of the earlier.</summary>
internal static class ScenarioResolution
{
    /// <summary>Resolves.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="pointsWithCode">How many points of the study have a code; null where the study lacks the layer.</param>
    /// <param name="notes">Takes what is wrong; a change with an error is left out.</param>
    /// <returns>What comes of each point that is named, by its code in the order of the codes.</returns>
    public static SortedDictionary<string, PointOutcome> Of(
        Scenario scenario, ScenarioLayer layer, Func<string, int>? pointsWithCode, ICollection<ScenarioNote> notes)
    {
        var outcomes = new SortedDictionary<string, PointOutcome>(StringComparer.Ordinal);
        for (int i = 0; i < scenario.Edits.Count; i++)
        {
            ScenarioEdit edit = scenario.Edits[i];
            if (edit.Layer != layer)
            {
                continue;
            }

            PointOutcome? before = edit.Code is null ? null : outcomes.GetValueOrDefault(edit.Code);
            if (Fault(edit, before, pointsWithCode) is { } fault)
            {
                notes.Add(new ScenarioNote(i, FindingRank.Error, fault));
                continue;
            }

            if (before is not null)
            {
                notes.Add(new ScenarioNote(
                    before.Edit,
                    FindingRank.Info,
                    LocalizedText.Of(
                        $"Điểm {edit.Code} còn được thay đổi lần nữa ở thay đổi thứ {i + 1:N0}; thay đổi sau có hiệu lực.",
                        $"Point {edit.Code} is changed again by change {i + 1:N0}; the later one holds.")));
            }

            outcomes[edit.Code!] = new PointOutcome(i, edit, edit.Action == ScenarioAction.Add ? edit : before?.Added);
        }

        return outcomes;
    }

    private static LocalizedText? Fault(ScenarioEdit edit, PointOutcome? before, Func<string, int>? pointsWithCode)
    {
        if (ScenarioLimits.Fault(edit) is { } fault)
        {
            return fault;
        }

        if (pointsWithCode is null)
        {
            return edit.Layer == ScenarioLayer.PostalPoints
                ? new("Nghiên cứu không có lớp điểm bưu chính.", "The study has no layer of postal points.")
                : new("Nghiên cứu không có lớp trạm BTS.", "The study has no layer of BTS sites.");
        }

        int there = pointsWithCode(edit.Code);
        if (there > 1)
        {
            return LocalizedText.Of(
                $"Mã {edit.Code} là của {there:N0} điểm, nên không rõ điểm nào; hãy sửa mã trong tệp.",
                $"{there:N0} points have the code {edit.Code}, so it is not clear which is meant; mend the codes in the file.");
        }

        if (edit.Action == ScenarioAction.Add)
        {
            bool isTaken = there > 0 && before?.Last.Action != ScenarioAction.Remove && before?.Added is null;
            return isTaken
                ? LocalizedText.Of($"Mã {edit.Code} đã có; điểm mới cần một mã khác.", $"The code {edit.Code} is already used; a new point needs another.")
                : null;
        }

        return there > 0 || before?.Added is not null
            ? null
            : LocalizedText.Of($"Không có điểm nào mang mã {edit.Code}.", $"No point has the code {edit.Code}.");
    }
}
