using System.Runtime.Intrinsics;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Engine.Terrain;

namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>Shares of area and of people that a network covers, leaves uncertain, leaves uncovered or cannot tell, for each unit (commune).</summary>
/// <remarks>
/// Area is true area on the ellipsoid with the exact part of each cell on a boundary (<see cref="ZonalClasses"/>); what lies outside the elevation model
/// is unknown. People count with the state of the cell their place lies in; outside the model they are unknown as well.
/// All operators at once: uncovered where one of them is; else unknown where one of them is; else uncertain where one of them is; else covered.
/// Behavior: the same bits however the rows are cut into bands. Units may overlap.
/// Cost: a pass over the bytes of each layer; memory for 128 rows of them, and 12 bytes a place of people.
/// </remarks>
public sealed class RadioShares : IRadioCoverageSink
{
    private readonly RasterGrid grid;
    private readonly int operators;
    private readonly int layers; // any, operators, all, shadows
    private readonly int allLayer; // the layer of all operators at once, or −1
    private readonly int shadowLayer; // or −1
    private readonly CircleRows? circles;
    private readonly byte[] inCircle;
    private readonly ZonalClasses areas;
    private readonly RadioPeopleCells? places;
    private readonly double[] people; // unit, layer, state

    /// <summary>Prepares.</summary>
    /// <param name="metrics">What the cells of the elevation model measure.</param>
    /// <param name="units">The units, in the coordinates of the model.</param>
    /// <param name="operators">Operators that bands tell apart, 0 where they do not.</param>
    /// <param name="people">Places of people; null: people are taken as spread evenly over their unit.</param>
    /// <param name="circles">Circles of coverage by distance to compare with, cell by cell; null: none.</param>
    public RadioShares(GridMetrics metrics, PolygonSet units, int operators, RadioPeople? people, RadioCircles? circles = null)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentNullException.ThrowIfNull(units);
        ArgumentOutOfRangeException.ThrowIfNegative(operators);
        grid = metrics.Grid;
        this.operators = operators;
        layers = 1 + operators;
        allLayer = operators > 1 ? layers++ : -1;
        shadowLayer = circles is null ? -1 : layers++;
        this.circles = circles is null ? null : new CircleRows(circles, metrics);
        inCircle = circles is null ? [] : new byte[grid.Columns];
        areas = new ZonalClasses(metrics, units, layers);
        places = people is null ? null : new RadioPeopleCells(people, grid, units.UnitCount);
        this.people = new double[units.UnitCount * layers * ZonalClasses.Classes];
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The band does not follow the one before, or is not of this grid or of these operators.</exception>
    public void Take(RadioCoverageBand band)
    {
        ArgumentNullException.ThrowIfNull(band);
        if (band.FirstRow != areas.RowsTaken || band.Columns != grid.Columns || band.Rows < 1 || band.FirstRow + band.Rows > grid.Rows
            || band.OperatorStatus.Count != operators || band.Status.Length != band.Rows * band.Columns)
        {
            throw new ArgumentException(
                $"A band of rows {band.FirstRow} to {band.FirstRow + band.Rows - 1}, {band.Columns} columns and {band.OperatorStatus.Count} operators does not follow row {areas.RowsTaken - 1} of a grid of {grid.Rows} rows, {grid.Columns} columns and {operators} operators.",
                nameof(band));
        }

        for (int r = 0; r < band.Rows; r++)
        {
            for (int layer = 0; layer < layers; layer++)
            {
                Span<byte> row = areas.NextRow(layer);
                if (layer <= operators)
                {
                    (layer == 0 ? band.Status : band.OperatorStatus[layer - 1]).Span.Slice(r * grid.Columns, grid.Columns).CopyTo(row);
                }
                else if (layer == allLayer)
                {
                    AllAtOnce(row);
                }
                else
                {
                    circles!.Fill(areas.RowsTaken, inCircle);
                    Shadows(areas.NextRow(0), inCircle, row);
                }

                places?.AddRow(areas.RowsTaken, row, layer, layers, people);
            }

            areas.EndRow();
        }
    }

    /// <summary>The shares, once the last row was taken.</summary>
    /// <exception cref="InvalidOperationException">Rows are missing.</exception>
    public RadioSharesResult Result()
    {
        if (areas.RowsTaken != grid.Rows)
        {
            throw new InvalidOperationException($"Only {areas.RowsTaken} of {grid.Rows} rows have come.");
        }

        const double squareKilometre = 1e6;
        var area = new double[areas.Units];
        for (int u = 0; u < area.Length; u++)
        {
            ReadOnlySpan<double> any = areas.AreasOf(u, 0);
            area[u] = (any[0] + any[1] + any[2] + any[3] + areas.OutsideSquareMetres[u]) / squareKilometre;
        }

        RadioLayerShares[] all = [.. Enumerable.Range(0, layers).Select(SharesOf)];
        return new RadioSharesResult(area, places?.Outside ?? new double[areas.Units], all[0], all[1..(1 + operators)], allLayer < 0 ? null : all[allLayer])
        {
            AreaShadow = shadowLayer < 0 ? null : ShadowsOf(all[shadowLayer].Area),
            PeopleShadow = shadowLayer < 0 ? null : ShadowsOf(all[shadowLayer].People),
        };
    }

    /// <summary>The layer of shadows has classes of its own: 1 in a circle and uncertain, 2 in no circle and covered, 3 in a circle and uncovered.</summary>
    private static RadioShadowShares ShadowsOf(IReadOnlyList<RadioStatusFractions> classes) => new(
        [.. classes.Select(c => c.UnknownFraction)], [.. classes.Select(c => c.UncertainFraction)], [.. classes.Select(c => c.CoveredFraction)]);

    private RadioLayerShares SharesOf(int layer)
    {
        var area = new RadioStatusFractions[areas.Units];
        var peopleShares = new RadioStatusFractions[area.Length];
        Span<double> amounts = stackalloc double[ZonalClasses.Classes];
        int outside = layer == shadowLayer ? 0 : (int)RadioCoverageStatus.Unknown; // of shadows outside the model nothing is said
        for (int u = 0; u < area.Length; u++)
        {
            areas.AreasOf(u, layer).CopyTo(amounts);
            amounts[outside] += areas.OutsideSquareMetres[u];
            area[u] = RadioStatusFractions.Of(amounts);
            people.AsSpan(((u * layers) + layer) * ZonalClasses.Classes, ZonalClasses.Classes).CopyTo(amounts);
            amounts[outside] += places?.Outside[u] ?? 0;
            RadioStatusFractions counted = RadioStatusFractions.Of(amounts);
            peopleShares[u] = double.IsNaN(counted.CoveredFraction) ? area[u] : counted;
        }

        return new RadioLayerShares(area, peopleShares);
    }

    // Class by 4 · in a circle + state; a table, for a branch a cell would cost more than all the rest.
    private static ReadOnlySpan<byte> ShadowClasses => [0, 0, 2, 0, 3, 1, 0, 0];

    private static void Shadows(ReadOnlySpan<byte> status, ReadOnlySpan<byte> inCircle, Span<byte> row)
    {
        int i = 0;
        Vector128<byte> table = Vector128.Create((byte)0, 0, 2, 0, 3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), most = Vector128.Create((byte)3);
        for (; i + Vector128<byte>.Count <= row.Length; i += Vector128<byte>.Count)
        {
            Vector128<byte> circle = Vector128.Create(inCircle[i..]), state = Vector128.Min(Vector128.Create(status[i..]), most);
            Vector128.Shuffle(table, (circle + circle + circle + circle) | state).CopyTo(row[i..]);
        }

        for (; i < row.Length; i++)
        {
            row[i] = ShadowClasses[(4 * inCircle[i]) | Math.Min((int)status[i], 3)];
        }
    }

    /// <summary>The worst state over the operators, from the rows that are written already.</summary>
    private void AllAtOnce(Span<byte> row)
    {
        areas.NextRow(1).CopyTo(row);
        for (int o = 2; o <= operators; o++)
        {
            Worse(areas.NextRow(o), row);
        }
    }

    private static void Worse(ReadOnlySpan<byte> other, Span<byte> row)
    {
        int i = 0;
        for (; i + Vector128<byte>.Count <= row.Length; i += Vector128<byte>.Count)
        {
            Vector128<byte> a = Vector128.Create((ReadOnlySpan<byte>)row[i..]), b = Vector128.Create(other[i..]);
            Vector128.ConditionalSelect(Vector128.LessThan(Rank(b), Rank(a)), b, a).CopyTo(row[i..]);
        }

        for (; i < row.Length; i++)
        {
            row[i] = Rank(other[i]) < Rank(row[i]) ? other[i] : row[i];
        }
    }

    /// <summary>0 uncovered, 1 unknown, 2 uncertain, 3 covered.</summary>
    private static int Rank(byte status) => status switch { 0 => 0, 1 => 2, 2 => 3, _ => 1 };

    private static Vector128<byte> Rank(Vector128<byte> status) =>
        Vector128.Shuffle(Vector128.Create((byte)0, 2, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1), Vector128.Min(status, Vector128.Create((byte)3)));
}
