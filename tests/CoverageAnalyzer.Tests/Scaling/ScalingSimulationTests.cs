using CoverageAnalyzer.Benchmarks.Scaling;
using CsCheck;

namespace CoverageAnalyzer.Tests.Scaling;

/// <summary>The simulation of many workers, on jobs small enough to be run by hand and by what must hold for any.</summary>
public sealed class ScalingSimulationTests
{
    private static readonly Gen<ScalingModel> Models =
        from open in Gen.Double[0, 10]
        from measure in Gen.Double[0.01, 5].Array[1, 30]
        from complete in Gen.Double[0, 5]
        from write in Gen.Double[0.01, 5].Array[1, 8]
        from seal in Gen.Double[0.01, 2]
        from queue in Gen.Double[0, 0.1]
        select new ScalingModel(open, measure, complete, write, seal, queue);

    [Fact]
    public void By_hand()
    {
        // Two workers open (1 s) and measure 3, 2, 2: the first ends at 4, the second at 3 and takes the last piece to 5.
        // Writing: both put together (1 s); 4 and 1: the first to 5 + 1 + 4 = 10, the second to 7. Sealing 0.5.
        var model = new ScalingModel(1, [3, 2, 2], 1, [4, 1], 0.5, 0);
        Assert.Equal(10.5, ScalingSimulation.WallSeconds(model, 2), 12);
        Assert.Equal(1 + 7 + 1 + 5 + 0.5, ScalingSimulation.WallSeconds(model, 1), 12);
        Assert.Equal(1 + 3 + 1 + 4 + 0.5, ScalingSimulation.WallSeconds(model, 3), 12);
        Assert.Equal(model.FloorSeconds, ScalingSimulation.WallSeconds(model, 3), 12);
    }

    [Fact]
    public void The_queue_costs_its_time_before_every_piece()
    {
        var model = new ScalingModel(0, [1, 1], 0, [1], 1, 0.25);
        Assert.Equal(4 + (4 * 0.25), ScalingSimulation.WallSeconds(model, 1), 12);
        Assert.Equal(model.OneWorkerSeconds, ScalingSimulation.WallSeconds(model, 1), 12);
    }

    [Fact]
    public void A_worker_that_had_nothing_to_measure_opens_the_study_for_a_group_of_files()
    {
        // The first: 10 + 1, then a group to 12. The second has not opened: from 11, 10 + 1. One alone: 10 + 1 + 1 + 1.
        var model = new ScalingModel(10, [1], 0, [1, 1], 0, 0);
        Assert.Equal(22, ScalingSimulation.WallSeconds(model, 2), 12);
        Assert.Equal(13, ScalingSimulation.WallSeconds(model, 1), 12);
    }

    [Fact]
    public void Sixty_three_equal_studies_take_the_rounds_they_need()
    {
        var model = new ScalingModel(0, [.. Enumerable.Repeat(2.0, 63)], 0, [], 0, 0);
        Assert.Equal(126, ScalingSimulation.WallSeconds(model, 1), 9);
        Assert.Equal(64, ScalingSimulation.WallSeconds(model, 2), 9);
        Assert.Equal(16, ScalingSimulation.WallSeconds(model, 8), 9);
    }

    [Fact]
    public void No_number_of_workers_beats_the_floor_or_the_shared_work()
    {
        (from model in Models from workers in Gen.Int[1, 40] select (model, workers)).Sample(t =>
        {
            double wall = ScalingSimulation.WallSeconds(t.model, t.workers);
            double shared = (t.model.MeasureSeconds.Sum() + t.model.WriteSeconds.Sum()) / t.workers;

            // Whoever measured has the study open, and what it does is a part of what one worker does alone. Where there are more workers than pieces to
            // measure, one that has not may take a group of files, and opens the study for it: that once, one worker alone is quicker.
            double late = t.workers > t.model.MeasureSeconds.Count ? t.model.OpenSeconds : 0;
            return wall <= ScalingSimulation.WallSeconds(t.model, 1) + late + 1e-9
                && wall >= t.model.FloorSeconds - t.model.QueueSeconds - 1e-9 - (t.model.CompleteSeconds + t.model.OpenSeconds)
                && wall >= shared - 1e-9;
        });
    }

    [Fact]
    public void A_run_is_read_as_its_parts()
    {
        ScalingModel model = ScalingModel.Of(
        [
            new(1, 0, "a", 0, 3, 1, 3), new(1, 1, "b", 0, 4, 1, 4), new(1, 2, "a", 3.1, 5.1, 0, 2),
            new(2, 0, "a", 5.2, 8.2, 1, 3), new(2, 1, "b", 5.2, 6.2, 0.5, 1), new(3, 0, "b", 8.2, 9.2, 0, 1),
        ]);
        Assert.Equal([2, 3, 2], model.MeasureSeconds);
        Assert.Equal([2, 0.5], model.WriteSeconds);
        Assert.Equal((1.0, 0.75, 1.0), (model.OpenSeconds, model.CompleteSeconds, model.SealSeconds));
        Assert.Equal(0.1, model.QueueSeconds, 12);
    }
}
