using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Studies.Radio;

/// <summary>Notes what is predicted at the cells that measured places lie in.</summary>
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
