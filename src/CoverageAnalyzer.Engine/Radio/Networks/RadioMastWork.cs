using CoverageAnalyzer.Engine.Radio.Areas;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Engine.Radio.Networks;

/// <summary>What one thread keeps while it predicts masts and adds them to the ring.</summary>
/// <remarks>Memory: a window of losses for each height and frequency of the mast at hand, 4 bytes a cell each.</remarks>
/// <param name="model">The elevation model.</param>
/// <param name="request">What is asked.</param>
/// <param name="ring">Takes the results.</param>
/// <param name="operatorOfSite">Operator of each site, or −1.</param>
internal sealed class RadioMastWork(DigitalElevationModel model, RadioNetworkRequest request, RadioAccumulator ring, int[] operatorOfSite)
{
    private const double EarthRadiusMetres = 6_371_000;
    private readonly AreaPrediction prediction = request.MakePrediction();
    private readonly RadioDirections directions = new();
    private readonly List<float[]> losses = [];
    private readonly float[][] needs = [[], [], []];
    private float[] heights = [];
    private int[] layerRow = [];
    private float[][] below = [];
    private bool[] hasBelow = [];

    /// <summary>Height of the receiver.</summary>
    private double ReceiverMetres => double.IsNaN(request.ReceiverHeightAboveGroundMetres) ? request.Defaults.ReceiverHeightAboveGroundMetres : request.ReceiverHeightAboveGroundMetres;

    /// <summary>Areas predicted.</summary>
    public long Predictions { get; private set; }

    /// <summary>Their cells.</summary>
    public long Cells { get; private set; }

    /// <summary>Sites no area was predicted for.</summary>
    public List<int> Refused { get; } = [];

    /// <summary>Predicts a mast and adds its sites.</summary>
    /// <param name="mast">The mast.</param>
    /// <param name="longitudeDegrees">Its longitude.</param>
    /// <param name="latitudeDegrees">Its latitude.</param>
    /// <param name="rows">First and last row of the grid that the ring has room for.</param>
    /// <param name="cancellation">Stops the work.</param>
    public void Run(RadioMast mast, double longitudeDegrees, double latitudeDegrees, (int First, int Last) rows, CancellationToken cancellation)
    {
        if (mast.Sites.Count == 0)
        {
            return;
        }

        TerrainWindow window = TerrainWindow.Read(model, longitudeDegrees, latitudeDegrees, request.ReachMetres, heights);
        if (heights.Length < window.HeightsMetres.Length)
        {
            heights = new float[window.HeightsMetres.Length + (window.HeightsMetres.Length / 64)]; // from the next mast on; windows differ by some rows and columns
        }

        double ground = window.ElevationMetres(window.SiteRow, window.SiteColumn);
        prediction.Expect(window, [.. mast.Transmissions.Select(t => RequestOf(t, longitudeDegrees, latitudeDegrees))]);
        var refused = new bool[mast.Transmissions.Count];
        for (int t = 0; t < refused.Length; t++)
        {
            refused[t] = !Predict(mast, t, window, longitudeDegrees, latitudeDegrees, ground, cancellation);
        }

        foreach (RadioMastSite site in mast.Sites)
        {
            if (site.Terms[(int)RadioAssumption.Expected].All(t => refused[t.Transmission]))
            {
                Refused.Add(site.Site);
            }
        }

        Add(mast, window, ground, rows, cancellation);
    }

    /// <summary>Adds the sites of a mast whose losses are known.</summary>
    private void Add(RadioMast mast, TerrainWindow window, double ground, (int First, int Last) rows, CancellationToken cancellation)
    {
        int firstColumn = Math.Max(0, -window.FirstColumn), endColumn = Math.Min(window.Columns, ring.Columns - window.FirstColumn);
        int firstRow = Math.Max(0, -window.FirstRow), endRow = Math.Min(window.Rows, model.Grid.Rows - window.FirstRow);
        if (endColumn <= firstColumn || endRow <= firstRow)
        {
            return;
        }

        if (window.FirstRow + firstRow < rows.First || window.FirstRow + endRow - 1 > rows.Last)
        {
            throw new InvalidOperationException($"A window of rows {window.FirstRow} to {window.FirstRow + window.Rows - 1} does not fit the rows {rows.First} to {rows.Last} held.");
        }

        Prepare(window.Columns, mast.Transmissions.Count);
        bool directed = mast.Sites.Any(s => s.Terms.Any(a => a.Any(t => t.Emission is not null)));
        for (int row = firstRow; row < endRow; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            int slot = ring.SlotOf(window.FirstRow + row);
            if (directed)
            {
                directions.Take(window, row);
                Array.Clear(hasBelow);
            }

            lock (ring.LockOf(slot))
            {
                ring.IsTouched[slot] = true;
                foreach (RadioMastSite site in mast.Sites)
                {
                    AddRow(mast, site, window, ground, row, slot, firstColumn, endColumn);
                }
            }
        }
    }

    private void AddRow(RadioMast mast, RadioMastSite site, TerrainWindow window, double ground, int row, int slot, int firstColumn, int endColumn)
    {
        int count = endColumn - firstColumn, from = (slot * ring.Columns) + window.FirstColumn + firstColumn, lossFrom = (row * window.Columns) + firstColumn;
        Span<byte> operatorSeen = operatorOfSite[site.Site] < 0 ? [] : ring.OperatorSeen[operatorOfSite[site.Site]].AsSpan(from, count);
        Span<float> margins = ring.MarginDb.AsSpan(from, count);
        Span<int> layers = layerRow.AsSpan(0, count);
        RadioTerm low = site.Terms[0][0], expected = site.Terms[1][0], high = site.Terms[2][0];
        bool isPlain = site.Terms[0].Length == 1 && site.Terms[1].Length == 1 && site.Terms[2].Length == 1 && low.Emission is null;
        if (isPlain)
        {
            layers.Fill(expected.Layer);
            RadioCombination.Add(
                losses[low.Transmission].AsSpan(lossFrom, count), losses[expected.Transmission].AsSpan(lossFrom, count), losses[high.Transmission].AsSpan(lossFrom, count),
                low.BudgetDb, expected.BudgetDb, high.BudgetDb, layers,
                ring.Seen.AsSpan(from, count), operatorSeen, margins, ring.Layer.AsSpan(from, count), ring.Servers.AsSpan(from, count));
            return;
        }

        for (int a = 0; a < 3; a++)
        {
            bool isExpected = a == (int)RadioAssumption.Expected;
            if (site.IsAlike && !isExpected)
            {
                continue;
            }

            float headroom = site.IsAlike ? Math.Max(0, Math.Max(site.LowHeadroomDb, site.HighHeadroomDb)) : 0;
            Span<float> need = needs[a].AsSpan(0, count);
            need.Fill(float.PositiveInfinity);
            foreach (RadioTerm term in site.Terms[a])
            {
                ReadOnlySpan<float> loss = losses[term.Transmission].AsSpan(lossFrom, count);
                if (term.Emission is { } emission)
                {
                    RadioNeeds.Directed(
                        loss, term.BudgetDb, headroom, term.Layer, new AntennaVectors(emission), directions, Below(mast, term.Transmission, window, ground, row), firstColumn,
                        isExpected ? margins : [], need, isExpected ? layers : []);
                }
                else
                {
                    RadioNeeds.AllRound(loss, term.BudgetDb, term.Layer, need, isExpected ? layers : []);
                }
            }
        }

        (float[] lowNeeds, float[] highNeeds) = site.IsAlike ? (needs[1], needs[1]) : (needs[0], needs[2]);
        RadioCombination.Add(
            lowNeeds.AsSpan(0, count), needs[1].AsSpan(0, count), highNeeds.AsSpan(0, count), site.IsAlike ? site.LowHeadroomDb : 0, 0, site.IsAlike ? site.HighHeadroomDb : 0, layers,
            ring.Seen.AsSpan(from, count), operatorSeen, margins, ring.Layer.AsSpan(from, count), ring.Servers.AsSpan(from, count));
    }

    private float[] Below(RadioMast mast, int transmission, TerrainWindow window, double ground, int row)
    {
        float[] angles = below[transmission];
        if (!hasBelow[transmission])
        {
            double factor = 157 / (157 - request.RefractivityGradient);
            directions.Below(
                window.HeightsMetres.Span.Slice(row * window.Columns, window.Columns), ground + mast.Transmissions[transmission].HeightMetres, ReceiverMetres, factor * EarthRadiusMetres, angles);
            hasBelow[transmission] = true;
        }

        return angles;
    }

    // False where the site stands on no known ground, or the model is not made for it: whatever it could reach in free space is then not known.
    private bool Predict(RadioMast mast, int transmission, TerrainWindow window, double longitude, double latitude, double ground, CancellationToken cancellation)
    {
        while (losses.Count <= transmission)
        {
            losses.Add([]);
        }

        int cells = window.Rows * window.Columns;
        if (losses[transmission].Length < cells)
        {
            losses[transmission] = new float[cells];
        }

        Span<float> loss = losses[transmission].AsSpan(0, cells);
        double frequency = mast.Transmissions[transmission].FrequencyMHz;
        bool predicted = double.IsFinite(ground);
        if (predicted)
        {
            try
            {
                prediction.Predict(window, RequestOf(mast.Transmissions[transmission], longitude, latitude), loss, cancellation);
                Predictions++;
                Cells += cells;
            }
            catch (ArgumentOutOfRangeException)
            {
                predicted = false;
            }
        }

        if (!predicted)
        {
            loss.Fill(float.NaN);
        }

        RadioNeeds.LeaveUnknownWithin(loss, window, Math.Min(request.ReachMetres, FreeSpaceReachMetres(mast.GreatestBudgetDb(transmission) + prediction.GreatestGainDb, frequency)));
        return predicted;
    }

    private AreaRequest RequestOf((double HeightMetres, double FrequencyMHz) transmission, double longitude, double latitude) => new(
        new()
        {
            FrequencyMHz = transmission.FrequencyMHz,
            TransmitterHeightAboveGroundMetres = transmission.HeightMetres,
            ReceiverHeightAboveGroundMetres = ReceiverMetres,
            TimePercent = request.TimePercent,
            RefractivityGradient = request.RefractivityGradient,
            SeaLevelRefractivity = request.SeaLevelRefractivity,
            TransmitterLatitudeDegrees = latitude,
            TransmitterLongitudeDegrees = longitude,
            ReceiverLatitudeDegrees = latitude,
            ReceiverLongitudeDegrees = longitude,
        },
        request.ReachMetres);

    // L = 32.45 + 20·log f + 20·log d: ITU-R P.525.
    private static double FreeSpaceReachMetres(double budgetDb, double frequencyMHz) => 1000 * Math.Pow(10, (budgetDb - 32.447783 - (20 * Math.Log10(frequencyMHz))) / 20);

    private void Prepare(int columns, int transmissions)
    {
        if (layerRow.Length < columns)
        {
            layerRow = new int[columns];
            for (int a = 0; a < needs.Length; a++)
            {
                needs[a] = new float[columns];
            }

            below = [];
        }

        if (below.Length < transmissions)
        {
            below = [.. Enumerable.Range(0, transmissions).Select(_ => new float[layerRow.Length + RadioDirections.Padding])];
            hasBelow = new bool[transmissions];
        }
    }
}
