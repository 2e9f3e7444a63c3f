using CoverageAnalyzer.Engine.Radio.Models;
using CoverageAnalyzer.Engine.Radio.Profiles;

namespace CoverageAnalyzer.Engine.Radio.Areas;

/// <summary>The plain prediction of an area: one full profile for every cell. What every faster prediction is compared with.</summary>
/// <remarks>
/// The profile of a cell runs along the straight line in metres from the site to the cell's centre in equal steps of at most the shorter side of a cell, by
/// bilinear heights; the first point is the ground at the site, the last exactly the cell's centre. The ground is inland everywhere, and bare unless the window
/// has clutter and the model uses it: each point then takes that of the cell it lies in.
/// A cell whose centre is nearer than half that side, such as the one the mast stands in, is predicted at half the side over a straight slope from the site to the height of
/// the cell: the places of such a cell are that far away, not at the foot of the mast.
/// A cell whose path the model refuses (too near or too far for it) has no loss: NaN.
/// Cost: the points of all profiles, cells × distance / side, times the cost of the model; two small arrays a cell.
/// </remarks>
/// <param name="model">The model.</param>
public sealed class ReferenceArea(PropagationModel model) : AreaPrediction
{
    /// <inheritdoc/>
    public override string ModelName => model.Name;

    /// <inheritdoc/>
    public override bool UsesClutter => model.UsesClutter;

    /// <summary>Step of the profiles and twice the least distance of a cell: the shorter side of a cell in m.</summary>
    /// <param name="window">The window.</param>
    public static double StepMetres(TerrainWindow window)
    {
        ArgumentNullException.ThrowIfNull(window);
        return Math.Min(window.EastMetresPerColumn, window.NorthMetresPerRow);
    }

    /// <inheritdoc/>
    public override void Predict(TerrainWindow window, AreaRequest request, Span<float> lossDb, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(window);
        ArgumentNullException.ThrowIfNull(request);
        if (lossDb.Length != window.Rows * window.Columns)
        {
            throw new ArgumentException($"{lossDb.Length} values do not fit {window.Rows} × {window.Columns} cells.", nameof(lossDb));
        }

        RefuseLink(request);
        for (int row = 0, at = 0; row < window.Rows; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (int column = 0; column < window.Columns; column++, at++)
            {
                (double east, double north) = window.OffsetOf(row, column);
                double distance = Math.Sqrt((east * east) + (north * north));
                lossDb[at] = distance > request.RadiusMetres ? float.PositiveInfinity : (float)CellLossDb(window, request.Link, row, column);
            }
        }
    }

    /// <summary>The loss to one cell of a window.</summary>
    /// <param name="window">Heights around the site.</param>
    /// <param name="link">The link.</param>
    /// <param name="row">Row of the cell.</param>
    /// <param name="column">Column of the cell.</param>
    /// <returns>Basic transmission loss in dB; NaN where a height is not known or the model refuses.</returns>
    public double CellLossDb(TerrainWindow window, RadioLink link, int row, int column)
    {
        TerrainProfile profile = Profile(window, row, column, model.UsesClutter);
        return profile.IsUnknown ? double.NaN : model.LossDb(profile, link);
    }

    /// <summary>The profile from the site to the centre of a cell.</summary>
    /// <param name="window">Heights around the site.</param>
    /// <param name="row">Row of the cell.</param>
    /// <param name="column">Column of the cell.</param>
    /// <param name="withClutter">Whether the profile takes the window's clutter, where it has some.</param>
    public static TerrainProfile Profile(TerrainWindow window, int row, int column, bool withClutter = true)
    {
        ArgumentNullException.ThrowIfNull(window);
        (double east, double north) = window.OffsetOf(row, column);
        double step = StepMetres(window), distance = Math.Sqrt((east * east) + (north * north)), length = Math.Max(distance, step / 2);
        int intervals = Math.Max(1, (int)Math.Ceiling((length / step) - 1e-9));
        double[] distances = new double[intervals + 1], heights = new double[intervals + 1];
        double[]? clutter = withClutter && window.Clutter is not null ? new double[intervals + 1] : null;
        heights[0] = window.ElevationMetres(window.SiteRow, window.SiteColumn);
        for (int i = 1; i < intervals; i++)
        {
            double t = (double)i / intervals;
            (double r, double c) = window.PlaceOf(east * t, north * t);
            distances[i] = length * t / 1000;
            heights[i] = window.ElevationMetres(r, c);
            if (clutter is not null)
            {
                clutter[i] = window.Clutter!.HeightMetres(r, c);
            }
        }

        distances[intervals] = length / 1000;
        heights[intervals] = window.HeightsMetres.Span[(row * window.Columns) + column];
        if (clutter is not null)
        {
            (clutter[0], clutter[intervals]) = (window.Clutter!.HeightMetres(window.SiteRow, window.SiteColumn), window.Clutter.HeightMetres(row, column));
        }

        return new TerrainProfile(distances, heights, clutter);
    }

    // What the model refuses on level ground at every distance is not for it.
    private void RefuseLink(AreaRequest request)
    {
        if (!(request.RadiusMetres > 0 && double.IsFinite(request.RadiusMetres)))
        {
            throw new ArgumentOutOfRangeException(nameof(request), request.RadiusMetres, "A reach must be above 0 m.");
        }

        PathLoss? refused = null;
        foreach (double share in (ReadOnlySpan<double>)[1, 0.5, 0.1, 0.01])
        {
            double length = request.RadiusMetres * share / 1000;
            PathLoss level = model.Predict(new TerrainProfile([0, length / 4, length / 2, length * 3 / 4, length], new double[5]), request.Link);
            if (level.Refusal is null)
            {
                return;
            }

            refused ??= level;
        }

        throw new ArgumentOutOfRangeException(nameof(request), refused!.Refusal!.Value.English);
    }
}
