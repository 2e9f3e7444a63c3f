using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Studies.Samples;

/// <summary>The ground before water cuts it: a smooth surface over the known heights with hills of noise, dunes along the coast, and the rivers at their heights.</summary>
internal sealed class TerrainSurface
{
    /// <summary>The cells: twice as large as those of the terrain.</summary>
    public static readonly RasterGrid Grid = new(106.48, 17.21, 1 / 600.0, 1 / 600.0, 564, 564);

    private const ulong Seed = SchematicMap.Seed << 8;
    private const double ControlReachMetres = 1600; // a known height is alone in its say about this far around
    private const double RidgeStepMetres = 1200;
    private const double DuneReachMetres = 4500;

    private readonly List<(Place Place, double Height, double Relief)> controls = [];
    private readonly List<(Place Place, double Height)> peaks = [.. SchematicFacts.Heights.Where(h => h.Kind == "peak").Select(h => (PlaceOf(h), h.ElevationMetres))];

    /// <summary>Lays the surface.</summary>
    /// <param name="coast">Coast of the mainland.</param>
    public TerrainSurface(TerrainCoast coast)
    {
        int count = (int)Grid.CellCount;
        (Heights, Relief, Held) = (new double[count], new double[count], new bool[count]);
        Control();
        int[] marks = new int[SchematicTerrain.Grid.Columns];
        for (int row = 0; row < Grid.Rows; row++)
        {
            coast.CopyRow(2 * row, marks);
            for (int column = 0; column < Grid.Columns; column++)
            {
                if (marks[2 * column] < 0)
                {
                    Lay(row, column, coast);
                }
                else
                {
                    Held[(row * Grid.Columns) + column] = true; // the sea, at 0
                }
            }
        }

        foreach (var valley in Lines("valley"))
        {
            Flow(valley);
        }
    }

    /// <summary>Heights in metres, row by row from the north.</summary>
    public double[] Heights { get; }

    /// <summary>How broken the ground is, 0 to 1.</summary>
    public double[] Relief { get; }

    /// <summary>The cells whose height is known: sea, rivers, and where water leaves the grid.</summary>
    public bool[] Held { get; }

    private static IEnumerable<List<TerrainHeight>> Lines(string kind) =>
        SchematicFacts.Heights.Where(h => h.Kind == kind).GroupBy(h => h.Line, StringComparer.Ordinal).Select(g => g.ToList());

    private static Place PlaceOf(TerrainHeight height) => TerrainPlane.Of(height.LongitudeDegrees, height.LatitudeDegrees);

    private void Control()
    {
        foreach (var height in SchematicFacts.Heights.Where(h => h.Kind is "peak" or "ground"))
        {
            controls.Add((PlaceOf(height), height.ElevationMetres, height.Relief));
        }

        foreach (var ridge in Lines("ridge"))
        {
            for (int i = 1; i < ridge.Count; i++)
            {
                Place from = PlaceOf(ridge[i - 1]), to = PlaceOf(ridge[i]);
                int pieces = 1 + (int)(from.DistanceTo(to) / RidgeStepMetres);
                for (int k = i == 1 ? 0 : 1; k <= pieces; k++)
                {
                    double share = k / (double)pieces;
                    controls.Add((
                        from.Towards(to, share),
                        ridge[i - 1].ElevationMetres + (share * (ridge[i].ElevationMetres - ridge[i - 1].ElevationMetres)),
                        ridge[i].Relief));
                }
            }
        }
    }

    private void Lay(int row, int column, TerrainCoast coast)
    {
        int i = (row * Grid.Columns) + column;
        Place place = TerrainPlane.Of(Grid.CentreX(column), Grid.CentreY(row));

        // The known heights are asked at a place that noise has moved, so that the lines between them are not straight.
        var asked = new Place(
            place.X + (1500 * GradientNoise.Octaves(place, 5000, 3, 0.5, Seed + 1)), place.Y + (1500 * GradientNoise.Octaves(place, 5000, 3, 0.5, Seed + 2)));
        double sum = 0, weights = 0, broken = 0;
        foreach (var control in controls)
        {
            Place to = control.Place - asked;
            double square = to.Dot(to) + (ControlReachMetres * ControlReachMetres), weight = 1 / (square * square);
            sum += weight * control.Height;
            broken += weight * control.Relief;
            weights += weight;
        }

        double height = sum / weights;
        Relief[i] = broken / weights;
        height += Relief[i] * Math.Min(260, 0.55 * height) * GradientNoise.Octaves(place, 4200, 4, 0.55, Seed + 3);
        height += (1.5 + (8 * Relief[i])) * GradientNoise.Octaves(place, 1500, 3, 0.6, Seed + 4);
        foreach (var (top, peakMetres) in peaks)
        {
            Place to = top - place;
            height = Math.Min(height, peakMetres - 15 + (to.Dot(to) * 8e-5)); // no noise overtops a peak
        }

        double inland = coast.DistanceMetres(place);
        if (inland < DuneReachMetres)
        {
            height = Shore(place, inland, Math.Max(height, 1.5));
        }

        Heights[i] = Math.Max(height, 1);

        // Water leaves the grid through valleys, wherever noise says that one is.
        bool edge = row == 0 || column == 0 || row == Grid.Rows - 1 || column == Grid.Columns - 1;
        if (edge && GradientNoise.At(place.X / 2300, place.Y / 2300, Seed + 6) > 0.18)
        {
            Heights[i] *= 1 - (0.45 * Relief[i]);
            Held[i] = true;
        }
    }

    /// <summary>The ground near the coast: it rises from the beach, and behind it stand dunes where the coast is sandy.</summary>
    private static double Shore(Place place, double inlandMetres, double heightMetres)
    {
        double rise = Math.Min(1, inlandMetres / 700);
        double t = inlandMetres < 900 ? inlandMetres / 900 : 1 - ((inlandMetres - 900) / (DuneReachMetres - 900));
        double headland = Math.Max(0, 1 - (Math.Abs(place.Y - ((17.065 - 16.27) * TerrainPlane.MetresPerDegreeNorth)) / 4500));
        double dune = 9 + (7 * GradientNoise.Octaves(place, 2200, 3, 0.6, Seed + 5));
        return 1.5 + (rise * (heightMetres - 1.5)) + ((1 - headland) * Math.Max(0, dune) * t * t * (3 - (2 * t)));
    }

    /// <summary>Lays a river: it winds between its corners and falls evenly, and its cells keep their heights.</summary>
    private void Flow(List<TerrainHeight> corners)
    {
        var random = SplitMix64.For(Seed, "valley", corners[0].Line);
        for (int i = 1; i < corners.Count; i++)
        {
            Place from = PlaceOf(corners[i - 1]), to = PlaceOf(corners[i]);
            int levels = 0;
            while (from.DistanceTo(to) / (1 << levels) > 250)
            {
                levels++;
            }

            var path = new Place[(1 << levels) + 1];
            (path[0], path[^1]) = (from, to);
            for (int span = path.Length - 1; span > 1; span /= 2)
            {
                for (int m = span / 2; m < path.Length; m += span)
                {
                    Place a = path[m - (span / 2)], b = path[m + (span / 2)];
                    path[m] = a.Towards(b, 0.5) + ((b - a).TurnedLeft * (0.17 * random.NextSigned()));
                }
            }

            Hold(path, corners[i - 1].ElevationMetres, corners[i].ElevationMetres);
        }
    }

    private void Hold(Place[] path, double fromMetres, double toMetres)
    {
        for (int m = 1; m < path.Length; m++)
        {
            const int Pieces = 6; // of 250 m at most: no cell of the way is left out
            for (int k = 0; k <= Pieces; k++)
            {
                double share = k / (double)Pieces, along = (m - 1 + share) / (path.Length - 1);
                Place place = path[m - 1].Towards(path[m], share);
                int column = (int)Math.Floor(place.X / TerrainPlane.MetresPerDegreeEast / Grid.CellWidth);
                int row = Grid.Rows - 1 - (int)Math.Floor(place.Y / TerrainPlane.MetresPerDegreeNorth / Grid.CellHeight);
                if (column >= 0 && row >= 0 && column < Grid.Columns && row < Grid.Rows)
                {
                    int i = (row * Grid.Columns) + column;
                    double height = fromMetres + (along * (toMetres - fromMetres));
                    Heights[i] = Held[i] ? Math.Min(Heights[i], height) : height;
                    Held[i] = true;
                }
            }
        }
    }
}
