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

    /// <summary>Collects them, in the raster's order.</summary>
    /// <param name="raster">The raster, in any coordinate system.</param>
    /// <param name="analysis">The analysis system.</param>
    /// <param name="communes">Communes in the analysis plane.</param>
    public static PeoplePlaces Of(PopulationRaster raster, CoordinateReferenceSystem analysis, PolygonSet communes)
    {
        var x = new List<double>();
        var y = new List<double>();
        var people = new List<float>();
        for (int row = 0; row < raster.Grid.Rows; row++)
        {
            ReadOnlySpan<float> cells = raster.People.AsSpan(row * raster.Grid.Columns, raster.Grid.Columns);
            for (int column = 0; column < cells.Length; column++)
            {
                if (cells[column] > 0)
                {
                    x.Add(raster.Grid.CentreX(column));
                    y.Add(raster.Grid.CentreY(row));
                    people.Add(cells[column]);
                }
            }
        }

        double[] px = [.. x], py = [.. y];
        if (raster.Crs != analysis)
        {
            raster.Crs.ToWgs84(px, py);
            analysis.FromWgs84(px, py);
        }

        int[] unit = new int[px.Length];
        new CommuneLocator(communes).LocateMany(px, py, unit);
        int kept = 0;
        float[] count = [.. people];
        for (int i = 0; i < unit.Length; i++)
        {
            if (unit[i] >= 0)
            {
                (px[kept], py[kept], unit[kept], count[kept]) = (px[i], py[i], unit[i], count[i]);
                kept++;
            }
        }

        return new PeoplePlaces(px[..kept], py[..kept], unit[..kept], count[..kept]);
    }
}
