using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Engine.Terrain;

/// <summary>Draws the classes K1 to K6 of one tile of a model; what a thread keeps from tile to tile.</summary>
internal sealed class KaposTile
{
    /// <summary>Cells on each side of a tile.</summary>
    public const int Side = 256;

    private static readonly double TwoDegrees = Squared(SlopeUnits.PercentOfDegrees(2) / 100);
    private static readonly double FiveDegrees = Squared(SlopeUnits.PercentOfDegrees(5) / 100);

    private readonly DigitalElevationModel model;
    private readonly GridMetrics metrics;
    private readonly KaposOptions options;
    private readonly float[] squares = new float[Side];
    private float[] window = [];

    /// <summary>Prepares for a model.</summary>
    public KaposTile(DigitalElevationModel model, GridMetrics metrics, KaposOptions options)
    {
        this.model = model;
        this.metrics = metrics;
        this.options = options;
    }

    /// <summary>Draws one tile.</summary>
    /// <param name="row">First row.</param>
    /// <param name="column">First column.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="classes">Takes the class of each cell, 0 for none, −1 where there is no height.</param>
    /// <param name="stride">Cells from one row of the classes to the next.</param>
    public void Draw(int row, int column, int rows, int columns, Span<short> classes, int stride)
    {
        int middleRow = row + (rows / 2), middleColumn = column + (columns / 2);
        double dx = metrics.EastSpacingMetres(middleRow, middleColumn), dy = metrics.NorthSpacingMetres(middleRow, middleColumn);
        var range = new LocalRange(options.RangeRadiusMetres, dx, dy);
        int aboveReach = Math.Max(1, range.RowReach), besideReach = Math.Max(8, range.ColumnReach + 8); // eight at a time may ask beyond the tile
        int width = Side + (2 * besideReach), height = rows + (2 * aboveReach);
        if (window.Length < width * height)
        {
            window = new float[width * height];
        }

        model.Read(row - aboveReach, column - besideReach, height, width, window.AsSpan(0, width * height));
        bool loaded = false;
        for (int r = 0; r < rows; r++)
        {
            int at = ((r + aboveReach) * width) + besideReach;
            SlopeRow.MeasureWithVoids(ref window[at], width, Side, (float)(1 / (64 * dx * dx)), (float)(1 / (64 * dy * dy)), ref squares[0]);
            for (int c = 0; c < columns; c += 8)
            {
                uint asked = 0;
                for (int i = 0; i < Math.Min(8, columns - c); i++)
                {
                    int found = ByHeightAndSlope(window[at + c + i], squares[c + i]);
                    classes[(r * stride) + c + i] = (short)Math.Max(found, -1);
                    asked |= found < -1 ? 1u << i : 0;
                }

                if (asked == 0)
                {
                    continue;
                }

                if (!loaded)
                {
                    range.Load(window.AsSpan(0, width * height), height, width);
                    loaded = true;
                }

                bool sixthAllowed = !options.K6OnlyOutside23N19S || LatitudeDegrees(row + r, column + c) is > 23 or < -19;
                uint above = range.Above(r + aboveReach, besideReach + c, 300, asked) & asked;
                for (int i = 0; i < 8 && asked != 0; i++)
                {
                    if ((asked & (1u << i)) != 0)
                    {
                        bool isFifth = window[at + c + i] >= 1000;
                        classes[(r * stride) + c + i] = (short)((above & (1u << i)) == 0 ? 0 : isFifth ? 5 : sixthAllowed ? 6 : 0);
                    }
                }
            }
        }
    }

    /// <summary>The class where height and slope decide it; −1 for no height, −2 where the local range has to.</summary>
    private static int ByHeightAndSlope(float height, float squaredGradient) => height switch
    {
        >= 4500 => 1,
        >= 3500 => 2,
        >= 2500 => 3,
        >= 1500 => squaredGradient >= TwoDegrees ? 4 : 0,
        >= 1000 => squaredGradient >= FiveDegrees ? 5 : -2,
        >= 300 => -2,
        < 300 => 0,
        _ => -1,
    };

    private static double Squared(double value) => value * value;

    private double LatitudeDegrees(int row, int column) => model.Crs.ToWgs84(model.Grid.CentreX(column), model.Grid.CentreY(row)).LatitudeDegrees;
}
