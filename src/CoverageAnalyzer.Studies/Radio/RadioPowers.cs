using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Studies.Radio;

/// <summary>Notes what is predicted at the cells that single places (measured points, villages) lie in.</summary>
internal sealed class RadioPowers : IRadioCoverageSink
{
    private readonly (int Row, int Column, int Place)[] places;
    private readonly float[] powersDbm;
    private readonly bool[] isCovered;
    private readonly RadioCoverageStatus[] states;
    private int next;

    /// <summary>Prepares.</summary>
    /// <param name="grid">Cells of the elevation model.</param>
    /// <param name="cells">Number of the cell of each place, row by row; −1 outside the model.</param>
    public RadioPowers(RasterGrid grid, IReadOnlyList<long> cells)
    {
        powersDbm = new float[cells.Count];
        isCovered = new bool[cells.Count];
        states = new RadioCoverageStatus[cells.Count];
        Array.Fill(powersDbm, float.NaN);
        Array.Fill(states, RadioCoverageStatus.Unknown);
        places =
        [
            .. Enumerable.Range(0, cells.Count).Where(i => cells[i] >= 0)
                .Select(i => (Row: (int)(cells[i] / grid.Columns), Column: (int)(cells[i] % grid.Columns), Place: i)).Order(),
        ];
    }

    /// <summary>State of each place over all assumptions, once the last band was taken; what lies outside the model is unknown.</summary>
    public IReadOnlyList<RadioCoverageStatus> States => states;

    /// <summary>Number of the cell that each place lies in, row by row; −1 outside the model.</summary>
    /// <param name="model">The elevation model.</param>
    /// <param name="places">Longitude and latitude of each place in degrees.</param>
    public static long[] CellsOf(DigitalElevationModel model, IReadOnlyList<(double LongitudeDegrees, double LatitudeDegrees)> places)
    {
        double[] x = [.. places.Select(p => p.LongitudeDegrees)], y = [.. places.Select(p => p.LatitudeDegrees)];
        model.Crs.FromWgs84(x, y);
        RasterGrid grid = model.Grid;
        long[] cells = new long[places.Count];
        for (int i = 0; i < cells.Length; i++)
        {
            double row = Math.Floor((grid.North - y[i]) / grid.CellHeight), column = Math.Floor((x[i] - grid.West) / grid.CellWidth);
            cells[i] = row >= 0 && row < grid.Rows && column >= 0 && column < grid.Columns ? ((long)row * grid.Columns) + (long)column : -1;
        }

        return cells;
    }

    /// <summary>Power of the best server at a place in dBm, expected; NaN where none reaches or it is not known.</summary>
    /// <param name="place">The place.</param>
    public double PowerDbm(int place) => powersDbm[place];

    /// <summary>Whether a place is covered by the expected assumptions.</summary>
    /// <param name="place">The place.</param>
    public bool IsCovered(int place) => isCovered[place];

    /// <summary>State of a place over all assumptions.</summary>
    /// <param name="place">The place.</param>
    public RadioCoverageStatus StateOf(int place) => states[place];

    /// <inheritdoc/>
    public void Take(RadioCoverageBand band)
    {
        ReadOnlySpan<float> power = band.PowerDbm.Span;
        ReadOnlySpan<byte> status = band.Status.Span, servers = band.Servers.Span;
        for (; next < places.Length && places[next].Row < band.FirstRow + band.Rows; next++)
        {
            (int row, int column, int place) = places[next];
            int cell = ((row - band.FirstRow) * band.Columns) + column;
            (powersDbm[place], isCovered[place], states[place]) = (power[cell], servers[cell] > 0, (RadioCoverageStatus)status[cell]);
        }
    }
}
