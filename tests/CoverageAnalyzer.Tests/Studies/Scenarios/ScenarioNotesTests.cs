using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Studies.Scenarios;

namespace CoverageAnalyzer.Tests.Studies.Scenarios;

/// <summary>What cannot be made of a scenario is left out with a note at its place, and the rest is made.</summary>
public sealed class ScenarioNotesTests
{
    [Theory]
    [InlineData(ScenarioAction.Remove, "P9", 0, 0, "No point has the code P9.")]
    [InlineData(ScenarioAction.Move, "P9", 107.1, 16.6, "No point has the code P9.")]
    [InlineData(ScenarioAction.Add, "P0", 107.1, 16.6, "already used")]
    [InlineData(ScenarioAction.Move, "P0", double.NaN, 16.6, "has no coordinates")]
    [InlineData(ScenarioAction.Move, "P0", 200, 16.6, "do not lie on the earth: longitude 200 (−180 to 180)")]
    [InlineData(ScenarioAction.Move, "P0", 107.1, double.PositiveInfinity, "do not lie on the earth")]
    [InlineData(ScenarioAction.Add, " ", 107.1, 16.6, "names no code")]
    public void A_change_that_cannot_be_made_is_left_out(ScenarioAction action, string code, double longitude, double latitude, string said)
    {
        ScenarioResult result = Evaluate(new ScenarioEdit { Action = action, Layer = ScenarioLayer.PostalPoints, Code = code, LongitudeDegrees = longitude, LatitudeDegrees = latitude });
        ScenarioNote note = Assert.Single(result.Notes);
        Assert.Equal((0, FindingRank.Error), (note.Edit, note.Rank));
        Assert.Contains(said, note.Message.English, StringComparison.Ordinal);
        Assert.NotEqual(note.Message.English, note.Message.Vietnamese);
        Assert.Empty(result.ChangedCommunes);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(201)]
    [InlineData(double.PositiveInfinity)]
    public void A_radius_no_cell_has_is_refused(double radius)
    {
        ScenarioResult result = Evaluate(new ScenarioEdit { Action = ScenarioAction.Add, Layer = ScenarioLayer.BtsSites, Code = "N", LongitudeDegrees = 107.1, LatitudeDegrees = 16.6, RadiusKilometres = radius });
        Assert.Contains("must lie between 0.001 and 200 km", Assert.Single(result.Notes).Message.English, StringComparison.Ordinal);
        Assert.Single(result.Content.BtsSites!);
    }

    [Fact]
    public void A_point_outside_counts_for_distances_but_for_no_commune_and_is_told_as_the_import_would()
    {
        ScenarioResult result = Evaluate(new ScenarioEdit { Action = ScenarioAction.Add, Layer = ScenarioLayer.PostalPoints, Code = "N", Type = "Bưu cục", LongitudeDegrees = 106.99, LatitudeDegrees = 16.55 });
        ScenarioNote note = Assert.Single(result.Notes);
        Assert.Equal(FindingRank.Warning, note.Rank);
        Assert.Contains("stands in no commune", note.Message.English, StringComparison.Ordinal);
        Assert.Single(result.Content.Findings, f => f.Code == "point-outside");
        Assert.Null(result.Content.PostalPoints!.Single(p => p.Point.Code == "N").Point.CommuneIndex);
        Assert.Contains(0, result.ChangedCommunes);
    }

    [Fact]
    public void A_point_on_the_far_side_of_the_earth_is_kept_and_told()
    {
        ScenarioResult result = Evaluate(new ScenarioEdit { Action = ScenarioAction.Move, Layer = ScenarioLayer.PostalPoints, Code = "P0", LongitudeDegrees = -73, LatitudeDegrees = -16 });
        Assert.Contains("more than 50 km", Assert.Single(result.Notes).Message.English, StringComparison.Ordinal);
        Assert.Null(result.Content.PostalPoints!.Single(p => p.Point.Code == "P0").Point.CommuneIndex);
    }

    [Fact]
    public void Of_two_changes_of_one_point_the_later_holds()
    {
        ScenarioResult result = Evaluate(
            new ScenarioEdit { Action = ScenarioAction.Add, Layer = ScenarioLayer.PostalPoints, Code = "N", Name = "Mới", Type = "Bưu cục", LongitudeDegrees = 107.25, LatitudeDegrees = 16.55 },
            new ScenarioEdit { Action = ScenarioAction.Move, Layer = ScenarioLayer.PostalPoints, Code = "N", LongitudeDegrees = 107.05, LatitudeDegrees = 16.65 },
            new ScenarioEdit { Action = ScenarioAction.Remove, Layer = ScenarioLayer.PostalPoints, Code = "P0" },
            new ScenarioEdit { Action = ScenarioAction.Move, Layer = ScenarioLayer.PostalPoints, Code = "P0", LongitudeDegrees = 107.15, LatitudeDegrees = 16.55 });
        Assert.Equal([0, 2], result.Notes.Select(n => n.Edit));
        Assert.All(result.Notes, n => Assert.Equal(FindingRank.Info, n.Rank));
        Assert.Equal(["N", "P0"], result.Content.PostalPoints!.Select(p => p.Point.Code));
        Assert.Equal((107.05, "Mới"), (result.Content.PostalPoints![0].Point.LongitudeDegrees, result.Content.PostalPoints[0].Point.Name));
        Assert.Equal([ScenarioChange.Added, ScenarioChange.Moved], result.PostalChanges);
    }

    [Fact]
    public void Removing_every_point_leaves_none()
    {
        ScenarioResult result = Evaluate(new ScenarioEdit { Action = ScenarioAction.Remove, Layer = ScenarioLayer.PostalPoints, Code = "P0" });
        Assert.Empty(result.Content.PostalPoints!);
        Assert.Equal(0, result.Content.Province.PostalPoints);
        Assert.Equal(6, result.ChangedCommunes.Count);
    }

    [Fact]
    public void More_than_ten_thousand_changes_are_refused_and_ten_thousand_are_made()
    {
        using EditableStudy study = EditableStudy.Small([(107.05, 16.55)], [(107.14, 16.64, 4)]);
        using PreparedStudy prepared = PreparedStudy.Open(study.Open(), new StudyOptions(2), "test", null, TestContext.Current.CancellationToken);
        ScenarioEdit[] edits = [.. Enumerable.Range(0, 10_001).Select(i => new ScenarioEdit { Action = ScenarioAction.Add, Layer = ScenarioLayer.BtsSites, Code = $"N{i}", LongitudeDegrees = 107.001 + (i % 100 * 0.002), LatitudeDegrees = 16.501 + (i / 100 * 0.001) })];
        Assert.Contains("10,001", Assert.Throws<ScenarioException>(() => prepared.Evaluate(new Scenario { Name = "s", Edits = edits }, CancellationToken.None)).Problem.English, StringComparison.Ordinal);
        ScenarioResult result = prepared.Evaluate(new Scenario { Name = "s", Edits = edits[..10_000] }, TestContext.Current.CancellationToken);
        Assert.Equal(10_001, result.Content.BtsSites!.Count);
    }

    private static ScenarioResult Evaluate(params ScenarioEdit[] edits)
    {
        using EditableStudy study = EditableStudy.Small([(107.05, 16.55)], [(107.14, 16.64, 4)]);
        using PreparedStudy prepared = PreparedStudy.Open(study.Open(), new StudyOptions(1), "test", null, TestContext.Current.CancellationToken);
        return prepared.Evaluate(new Scenario { Name = "s", Edits = edits }, TestContext.Current.CancellationToken);
    }
}
