using CoverageAnalyzer.Engine.Geodesy;
using CoverageAnalyzer.Engine.Model;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Studies.Files;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>The second stage: one metric, conformal coordinate system for the run, and everything in it.</summary>
/// <param name="Crs">The analysis coordinate system.</param>
/// <param name="Communes">Commune polygons in it.</param>
/// <param name="PostalX">Eastings of the postal points, in their order.</param>
/// <param name="PostalY">Northings of the postal points.</param>
/// <param name="BtsX">Eastings of the BTS sites, in their order.</param>
/// <param name="BtsY">Northings of the BTS sites.</param>
/// <param name="VillageX">Eastings of the villages, in their order.</param>
/// <param name="VillageY">Northings of the villages.</param>
/// <param name="Border">The national border, or null.</param>
internal sealed record StudyPlane(
    CoordinateReferenceSystem Crs, PolygonSet Communes, double[] PostalX, double[] PostalY, double[] BtsX, double[] BtsY, double[] VillageX, double[] VillageY, PolylineSet? Border)
{
    private readonly Lazy<Bounds[]> communeBounds = new(() => [.. Enumerable.Range(0, Communes.UnitCount).Select(u => Communes.BoundsOf(u))]);

    /// <summary>Bounds of each commune.</summary>
    public IReadOnlyList<Bounds> CommuneBounds => communeBounds.Value;

    /// <summary>Projects the layers.</summary>
    /// <param name="inputs">The layers, and the system decided for the run.</param>
    public static StudyPlane Prepare(StudyInputs inputs)
    {
        CoordinateReferenceSystem crs = inputs.AnalysisCrs;
        PolygonSet communes = PolygonProjection.FromWgs84(inputs.Layer.Polygons, crs);
        var (postalX, postalY) = Project(crs, inputs.PostalPoints ?? [], p => p.LongitudeDegrees, p => p.LatitudeDegrees);
        var (btsX, btsY) = Project(crs, inputs.BtsSites ?? [], s => s.LongitudeDegrees, s => s.LatitudeDegrees);
        var (villageX, villageY) = Project(crs, inputs.Villages?.Villages ?? [], v => v.LongitudeDegrees, v => v.LatitudeDegrees);
        return new StudyPlane(crs, communes, postalX, postalY, btsX, btsY, villageX, villageY, Projected(crs, inputs.NationalBorder));
    }

    /// <summary>The system of a run: the one set; else the raster's own where it will do, so that its cells stay cells; else the zone of the communes.</summary>
    /// <param name="setting">The study's <c>analysisCrs</c>.</param>
    /// <param name="communes">Bounds of the communes in degrees.</param>
    /// <param name="population">People per cell, or null.</param>
    /// <exception cref="StudyFileException">The setting cannot be used.</exception>
    public static CoordinateReferenceSystem Choose(string setting, Bounds communes, IPopulationRaster? population)
    {
        if (setting == AnalysisPlane.Automatic && population is { Crs.IsConformalMetric: true } raster)
        {
            return raster.Crs;
        }

        try
        {
            return AnalysisPlane.For(communes, setting);
        }
        catch (ArgumentException)
        {
            throw new StudyFileException(StudyFile.FileName, [new(
                $"khóa 'analysisCrs' là '{setting}': phải là auto hoặc mã EPSG của một phép chiếu đồng góc tính bằng mét, ví dụ EPSG:3405.",
                $"the key 'analysisCrs' is '{setting}': it must be auto or the EPSG code of a conformal projection in metres, for example EPSG:3405.")]);
        }
    }

    /// <summary>The postal points that count, in their order.</summary>
    /// <param name="counted">Which points count.</param>
    public (double[] X, double[] Y) PostalOf(bool[] counted) => ([.. PostalX.Where((_, i) => counted[i])], [.. PostalY.Where((_, i) => counted[i])]);

    private static PolylineSet? Projected(CoordinateReferenceSystem crs, PolylineSet? wgs84)
    {
        if (wgs84 is null)
        {
            return null;
        }

        double[] x = [.. wgs84.X], y = [.. wgs84.Y];
        crs.FromWgs84(x, y);
        return wgs84 with { X = x, Y = y };
    }

    private static (double[] X, double[] Y) Project<T>(
        CoordinateReferenceSystem crs, IReadOnlyList<T> places, Func<T, double> longitude, Func<T, double> latitude)
    {
        double[] x = [.. places.Select(longitude)], y = [.. places.Select(latitude)];
        crs.FromWgs84(x, y);
        return (x, y);
    }
}
