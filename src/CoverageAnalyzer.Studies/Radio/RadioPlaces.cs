using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Studies.Radio;

/// <summary>Notes the state of the cells that single places (villages) lie in.</summary>
internal sealed class RadioPlaces : IRadioCoverageSink
{
    private readonly RadioCoverageStatus[] states;
    private readonly (int Row, int Column, int Place)[] places;
    private int next;

    /// <summary>Prepares.</summary>
    /// <param name="grid">Cells of the elevation model.</param>
    /// <param name="x">Abscissa of each place in the coordinates of the model.</param>
    /// <param name="y">Ordinate of each place.</param>
    public RadioPlaces(RasterGrid grid, double[] x, double[] y)
    {
        states = new RadioCoverageStatus[x.Length];
        Array.Fill(states, RadioCoverageStatus.Unknown);
        places =
        [
            .. Enumerable.Range(0, x.Length)
                .Select(i => (Row: Math.Floor((grid.North - y[i]) / grid.CellHeight), Column: Math.Floor((x[i] - grid.West) / grid.CellWidth), Place: i))
                .Where(p => p.Row >= 0 && p.Row < grid.Rows && p.Column >= 0 && p.Column < grid.Columns)
                .Select(p => ((int)p.Row, (int)p.Column, p.Place))
                .Order(),
        ];
    }

    /// <summary>The state of each place once the last band was taken; what lies outside the model is unknown.</summary>
    public IReadOnlyList<RadioCoverageStatus> States => states;

    /// <inheritdoc/>
    public void Take(RadioCoverageBand band)
    {
        ReadOnlySpan<byte> status = band.Status.Span;
        for (; next < places.Length && places[next].Row < band.FirstRow + band.Rows; next++)
        {
            (int row, int column, int place) = places[next];
            states[place] = (RadioCoverageStatus)status[((row - band.FirstRow) * band.Columns) + column];
        }
    }
}
