using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>Distances to the nearest counted postal point, over the area and over the people of any group of communes.</summary>
internal sealed class NearestPostalMeasure
{
    /// <summary>Cell size where no raster sets it.</summary>
    private const double CellMetres = 100;

    /// <summary>A population raster with cells up to this size measures the area too.</summary>
    private const double MostCellMetres = 150;

    private readonly NearestPointField area;
    private readonly NearestPointField people;

    private NearestPostalMeasure(NearestPointField area, NearestPointField people)
    {
        this.area = area;
        this.people = people;
    }

    /// <summary>Measures.</summary>
    /// <param name="plane">The communes and points.</param>
    /// <param name="counted">Which points count.</param>
    /// <param name="raster">People per cell, or null.</param>
    /// <param name="places">The raster's people as places; used where its cells are not cells of the plane.</param>
    /// <param name="population">People of each commune, for spreading where there is no raster.</param>
    /// <param name="limitKilometres">The limit.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellation">Stops the measurement.</param>
    public static NearestPostalMeasure Run(
        StudyPlane plane,
        bool[] counted,
        PopulationRaster? raster,
        PeoplePlaces? places,
        double[] population,
        double limitKilometres,
        int threads,
        CancellationToken cancellation)
    {
        double[] x = Kept(plane.PostalX, counted), y = Kept(plane.PostalY, counted);
        bool rasterIsPlane = raster is not null && raster.Crs == plane.Crs;
        bool onePass = raster is null || (rasterIsPlane && Math.Max(raster.Grid.CellWidth, raster.Grid.CellHeight) <= MostCellMetres);
        var request = new NearestPointRequest
        {
            Units = plane.Communes,
            Grid = onePass && raster is not null ? raster.Grid : GridOver(plane.Communes.BoundsOf()),
            PointX = x,
            PointY = y,
            People = onePass && raster is not null ? raster.People : default,
            UnitPopulation = population,
            LimitKilometres = limitKilometres,
            ScaleFactor = plane.Crs.ScaleFactor,
            Threads = threads,
        };
        NearestPointField area = NearestPointField.Measure(request, cancellation);
        if (onePass)
        {
            return new NearestPostalMeasure(area, area);
        }

        NearestPointField people = rasterIsPlane
            ? NearestPointField.Measure(request with { Grid = raster!.Grid, People = raster.People }, cancellation)
            : NearestPointField.FromPlaces(
                new NearestPlacesRequest
                {
                    X = places!.X,
                    Y = places.Y,
                    Unit = places.Unit,
                    UnitCount = plane.Communes.UnitCount,
                    People = places.People,
                    PointX = x,
                    PointY = y,
                    LimitKilometres = limitKilometres,
                    ScaleFactor = plane.Crs.ScaleFactor,
                    Threads = threads,
                },
                cancellation);
        return new NearestPostalMeasure(area, people);
    }

    /// <summary>Distances over the area of some communes.</summary>
    /// <param name="units">The communes.</param>
    public NearestPointSummary OverArea(IReadOnlyList<int> units) => area.Summarize(units);

    /// <summary>Distances over the people of some communes.</summary>
    /// <param name="units">The communes.</param>
    public NearestPointSummary OverPeople(IReadOnlyList<int> units) => people.Summarize(units);

    private static double[] Kept(double[] values, bool[] counted) => [.. values.Where((_, i) => counted[i])];

    private static RasterGrid GridOver(Bounds bounds)
    {
        double west = Math.Floor(bounds.MinX / CellMetres) * CellMetres, north = Math.Ceiling(bounds.MaxY / CellMetres) * CellMetres;
        return new RasterGrid(
            west,
            north,
            CellMetres,
            CellMetres,
            Math.Max(1, (int)Math.Ceiling((bounds.MaxX - west) / CellMetres)),
            Math.Max(1, (int)Math.Ceiling((north - bounds.MinY) / CellMetres)));
    }
}
