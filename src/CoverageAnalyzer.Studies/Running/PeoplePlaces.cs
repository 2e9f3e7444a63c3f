using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>The cells of a population raster that hold people, as places in the analysis plane with the commune each lies in.</summary>
/// <param name="X">Easting of each cell's centre.</param>
/// <param name="Y">Northing of each cell's centre.</param>
/// <param name="Unit">Commune of each cell.</param>
/// <param name="People">People in each cell, above 0.</param>
internal sealed record PeoplePlaces(double[] X, double[] Y, int[] Unit, float[] People)
{
    private const int CellsAtOnce = 1 << 18;

    /// <summary>People of each commune.</summary>
    /// <param name="communes">Number of communes.</param>
    public double[] ByCommune(int communes)
    {
        var people = new double[communes];
        for (int i = 0; i < Unit.Length; i++)
        {
            people[Unit[i]] += People[i];
        }

        return people;
    }

    /// <summary>The same places with people who add up to each commune's population, where that is known.</summary>
    /// <param name="population">People of each commune, NaN where unknown.</param>
    public PeoplePlaces ScaledTo(double[] population)
    {
        double[] held = ByCommune(population.Length);
        var people = new float[People.Length];
        for (int i = 0; i < people.Length; i++)
        {
            double stated = population[Unit[i]];
            people[i] = double.IsNaN(stated) ? People[i] : (float)(People[i] * (stated / held[Unit[i]]));
        }

        return this with { People = people };
    }

    /// <summary>People in all cells of the raster, in communes or not.</summary>
    public double AllPeople { get; private init; }

    /// <summary>Collects them, in the raster's order.</summary>
    /// <remarks>Memory: 24 bytes a cell with people in a commune, and up to twice that while they are collected; of the raster only a few rows.</remarks>
    /// <param name="raster">The raster, in any coordinate system.</param>
    /// <param name="analysis">The analysis system.</param>
    /// <param name="communes">Communes in the analysis plane.</param>
    public static PeoplePlaces Of(IPopulationRaster raster, CoordinateReferenceSystem analysis, PolygonSet communes)
    {
        var locator = new CommuneLocator(communes);
        List<double> x = [], y = [];
        List<int> unit = [];
        List<float> people = [];
        double all = 0;
        RasterGrid grid = raster.Grid;
        int rows = Math.Clamp(CellsAtOnce / Math.Max(grid.Columns, 1), 1, Math.Max(grid.Rows, 1));
        float[] read = new float[rows * grid.Columns];
        double[] px = new double[read.Length], py = new double[read.Length];
        float[] count = new float[read.Length];
        int[] found = new int[read.Length];
        for (int first = 0; first < grid.Rows; first += rows)
        {
            int here = Math.Min(rows, grid.Rows - first), places = 0;
            raster.Read(first, 0, here, grid.Columns, read.AsSpan(0, here * grid.Columns));
            for (int cell = 0; cell < here * grid.Columns; cell++)
            {
                if (read[cell] > 0)
                {
                    all += read[cell];
                    (px[places], py[places]) = (grid.CentreX(cell % grid.Columns), grid.CentreY(first + (cell / grid.Columns)));
                    count[places++] = read[cell];
                }
            }

            Locate(raster.Crs, analysis, locator, px.AsSpan(0, places), py.AsSpan(0, places), found.AsSpan(0, places));
            for (int i = 0; i < places; i++)
            {
                if (found[i] >= 0)
                {
                    x.Add(px[i]);
                    y.Add(py[i]);
                    unit.Add(found[i]);
                    people.Add(count[i]);
                }
            }
        }

        return new PeoplePlaces([.. x], [.. y], [.. unit], [.. people]) { AllPeople = all };
    }

    private static void Locate(CoordinateReferenceSystem from, CoordinateReferenceSystem analysis, CommuneLocator locator, Span<double> x, Span<double> y, Span<int> unit)
    {
        if (from != analysis)
        {
            from.ToWgs84(x, y);
            analysis.FromWgs84(x, y);
        }

        locator.LocateMany(x, y, unit);
    }
}
