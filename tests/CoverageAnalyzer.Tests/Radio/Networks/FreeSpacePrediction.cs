using CoverageAnalyzer.Engine.Radio.Areas;

namespace CoverageAnalyzer.Tests.Radio.Networks;

/// <summary>Free space within the reach, whatever the ground; not known where the ground of the cell is not.</summary>
internal sealed class FreeSpacePrediction : AreaPrediction
{
    public override string ModelName => "free-space";

    public static double LossDb(double metres, double frequencyMHz) => 32.447783 + (20 * Math.Log10(frequencyMHz)) + (20 * Math.Log10(Math.Max(metres, 1) / 1000));

    public override void Predict(TerrainWindow window, AreaRequest request, Span<float> lossDb, CancellationToken cancellation)
    {
        if (request.Link.FrequencyMHz < 30)
        {
            throw new ArgumentOutOfRangeException(nameof(request), request.Link.FrequencyMHz, "30 MHz and more.");
        }

        for (int r = 0; r < window.Rows; r++)
        {
            for (int c = 0; c < window.Columns; c++)
            {
                (double east, double north) = window.OffsetOf(r, c);
                double d = Math.Sqrt((east * east) + (north * north));
                lossDb[(r * window.Columns) + c] = d > request.RadiusMetres ? float.PositiveInfinity
                    : float.IsNaN(window.HeightsMetres.Span[(r * window.Columns) + c]) ? float.NaN
                    : (float)LossDb(d, request.Link.FrequencyMHz);
            }
        }
    }
}
