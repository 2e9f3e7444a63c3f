using System.CommandLine;
using System.Globalization;
using CoverageAnalyzer.Cli.Terminal;
using CoverageAnalyzer.Data.Tables;
using CoverageAnalyzer.Engine.Indicators;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Cli.Commands;

/// <summary><c>radius</c>: the average service radius of an area and a count, and the points a target needs.</summary>
internal sealed class RadiusVerb : Verb
{
    private const double MostKilometres = 999, LeastKilometres = 0.001;
    private const double EarthSquareKilometres = 510_100_000;
    private Option<string?> area = null!;
    private Option<string?> points = null!;
    private Option<string?> target = null!;

    /// <inheritdoc/>
    public override string Name => "radius";

    /// <inheritdoc/>
    public override LocalizedText Summary => new(
        "tính bán kính phục vụ bình quân (km/điểm) và số điểm cần có để đạt mục tiêu",
        "the average service radius (km per point), and the points a target needs");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["radius --area-km2 4745.7 --points 156 --target 2.3"];

    /// <inheritdoc/>
    public override Task<int> RunAsync(ParseResult parsed, Session session, CancellationToken cancellation)
    {
        double squareKilometres = Numbers.Positive(parsed, area, required: true);
        double count = Numbers.Positive(parsed, points, required: true, NumberKind.WholeCount);
        double goal = Numbers.Positive(parsed, target, required: false, greatest: MostKilometres);
        if (count != Math.Floor(count) || count > long.MaxValue / 2.0)
        {
            string typed = SettingsText.Shown(parsed.GetValue(points)!);
            throw new UsageException(LocalizedText.Of($"--points '{typed}': phải là số nguyên dương.", $"--points '{typed}': must be a whole number above 0."));
        }

        if (squareKilometres > EarthSquareKilometres)
        {
            string typed = SettingsText.Shown(parsed.GetValue(area)!);
            throw new UsageException(LocalizedText.Of(
                $"--area-km2 '{typed}': nhiều nhất {EarthSquareKilometres:N0} km², cả Trái Đất.", $"--area-km2 '{typed}': at most {EarthSquareKilometres:N0} km², the whole earth."));
        }

        if (goal < LeastKilometres)
        {
            string typed = SettingsText.Shown(parsed.GetValue(target)!);
            throw new UsageException(LocalizedText.Of($"--target '{typed}': ít nhất {LeastKilometres:0.###} km.", $"--target '{typed}': at least {LeastKilometres:0.###} km."));
        }

        long n = (long)count;
        double radius = AverageServiceRadius.Kilometres(squareKilometres, n);
        long? needed = double.IsNaN(goal) ? null : AverageServiceRadius.PointsNeeded(squareKilometres, goal);
        session.Answer(new Dictionary<string, object?>
        {
            ["area_km2"] = squareKilometres,
            ["points"] = n,
            ["average_service_radius_km"] = radius,
            ["target_service_radius_km"] = needed is null ? null : goal,
            ["points_needed_for_target"] = needed,
        });
        session.Say(LocalizedText.Of($"Bán kính phục vụ bình quân: {radius:N2} km/điểm", $"Average service radius: {radius:N2} km per point"));
        session.Say(LocalizedText.Of(
            $"  √(A / (π·N)) = √({squareKilometres:#,0.####} km² / (π × {n:N0}))",
            $"  √(A / (π·N)) = √({squareKilometres:#,0.####} km² / (π × {n:N0}))"));
        if (needed is long least)
        {
            long missing = least - n;
            session.Say(LocalizedText.Of($"Mục tiêu {goal:0.###} km/điểm cần {least:N0} điểm", $"The target of {goal:0.###} km per point needs {least:N0} points"));
            session.Say(missing > 0
                ? LocalizedText.Of($"  còn thiếu {missing:N0} điểm", $"  {missing:N0} more than there are")
                : new LocalizedText("  mục tiêu đã đạt", "  the target is met"));
        }

        return Task.FromResult(ExitCode.Done);
    }

    /// <inheritdoc/>
    protected override void Declare(Command target)
    {
        area = AddOption(target, "--area-km2", "A", new("diện tích, km² (bắt buộc)", "area in km² (required)"));
        points = AddOption(target, "--points", "N", new("số điểm phục vụ (bắt buộc)", "number of service points (required)"));
        this.target = AddOption(target, "--target", "R", new("bán kính mục tiêu, km/điểm", "target radius in km per point"));
    }
}
