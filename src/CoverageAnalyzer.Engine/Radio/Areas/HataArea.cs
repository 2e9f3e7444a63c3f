using System.Runtime.Intrinsics;
using CoverageAnalyzer.Engine.Radio.Models;
using CoverageAnalyzer.Engine.Radio.Profiles;

namespace CoverageAnalyzer.Engine.Radio.Areas;

/// <summary>Okumura-Hata up to 1,500 MHz and COST 231-Hata above for every cell around a site.</summary>
/// <remarks>
/// Valid for: what the two models are, but for distance: Hata's curves begin at 1 km, and a nearer cell has the loss at 1 km, which is more than its own. They end at 20 km.
/// Behavior: terrain does not enter, nor do heights that are not known; use it to compare with older plans.
/// Cost: about a nanosecond a cell: the loss is linear in log d, so two calls of the model give the line, and sixteen cells are worked out at once.
/// </remarks>
public sealed class HataArea : AreaPrediction
{
    private const double HataMostMHz = 1500, LeastKilometres = 1, TenKilometres = 10, MostKilometres = 20;
    private const float LogOfTwo = 0.30103f;
    private readonly RowDistances distances = new();
    private readonly HataModel hata = new();
    private readonly Cost231Model cost231 = new();

    /// <inheritdoc/>
    public override string ModelName => hata.Name;

    /// <inheritdoc/>
    public override void Predict(TerrainWindow window, AreaRequest request, Span<float> lossDb, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(window);
        ArgumentNullException.ThrowIfNull(request);
        if (lossDb.Length != window.Rows * window.Columns)
        {
            throw new ArgumentException($"{lossDb.Length} values do not fit {window.Rows} × {window.Columns} cells.", nameof(lossDb));
        }

        float atOne = LossAt(LeastKilometres, request.Link), perDecade = LossAt(TenKilometres, request.Link) - atOne;
        double reach = Math.Min(request.RadiusMetres, 1000 * MostKilometres);
        Vector512<float> mostSquare = Vector512.Create((float)(reach * reach)), first = Vector512.Create(atOne), growth = Vector512.Create(0.5f * LogOfTwo * perDecade);
        Span<float> last = stackalloc float[Vector512<float>.Count];
        for (int row = 0; row < window.Rows; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            ReadOnlySpan<float> squares = distances.SquaresOf(window, row);
            Span<float> target = lossDb.Slice(row * window.Columns, window.Columns);
            for (int column = 0; column < target.Length; column += last.Length)
            {
                Vector512<float> square = Vector512.Create(squares[column..]);
                Vector512<float> loss = first + (growth * Vector512.Log2(Vector512.Max(square * 1e-6f, Vector512<float>.One)));
                loss = Vector512.ConditionalSelect(Vector512.GreaterThan(square, mostSquare), Vector512.Create(float.PositiveInfinity), loss);
                if (column + last.Length <= target.Length)
                {
                    loss.CopyTo(target[column..]);
                    continue;
                }

                loss.CopyTo(last);
                last[..(target.Length - column)].CopyTo(target[column..]);
            }
        }
    }

    private float LossAt(double kilometres, RadioLink link)
    {
        PropagationModel model = link.FrequencyMHz <= HataMostMHz ? hata : cost231;
        PathLoss loss = model.Predict(new TerrainProfile([0, kilometres], new double[2]), link);
        return loss.Refusal is { } refusal ? throw new ArgumentOutOfRangeException(nameof(link), refusal.English) : (float)loss.LossDb;
    }
}
