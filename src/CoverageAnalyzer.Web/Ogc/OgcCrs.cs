using CoverageAnalyzer.Engine.Geodesy;

namespace CoverageAnalyzer.Web.Ogc;

/// <summary>A coordinate system that features are given in, with the order of its axes.</summary>
/// <remarks>
/// Source: OGC API – Features Part 2 (18-058r1), clause 6. CRS84 is longitude, latitude; EPSG:4326 and other geographic systems of EPSG are latitude,
/// longitude; the projected ones here are easting, northing.
/// </remarks>
internal sealed record OgcCrs
{
    private const string Epsg = "http://www.opengis.net/def/crs/EPSG/0/";

    private OgcCrs(string uri, CoordinateReferenceSystem system, bool isLatitudeFirst)
    {
        Uri = uri;
        System = system;
        IsLatitudeFirst = isLatitudeFirst;
    }

    /// <summary>WGS 84, longitude before latitude: what is meant where nothing is said.</summary>
    public static OgcCrs Crs84 { get; } = new("http://www.opengis.net/def/crs/OGC/1.3/CRS84", CoordinateReferenceSystem.Wgs84, false);

    /// <summary>Its address.</summary>
    public string Uri { get; }

    /// <summary>The system.</summary>
    public CoordinateReferenceSystem System { get; }

    /// <summary>Whether latitude is written before longitude.</summary>
    public bool IsLatitudeFirst { get; }

    /// <summary>Whether coordinates are degrees of WGS 84, so that nothing has to be computed.</summary>
    public bool IsWgs84 => System.EpsgCode == 4326;

    /// <summary>Decimals that keep a centimetre of a degree, a millimetre of a metre.</summary>
    public int Decimals => System.IsGeographic ? 7 : 3;

    /// <summary>The systems features of a run can be had in: CRS84 first, EPSG:4326, Web Mercator, and the run's analysis system.</summary>
    /// <param name="analysisCrsName">Name of the analysis system, with its code.</param>
    public static IReadOnlyList<OgcCrs> Of(string analysisCrsName)
    {
        int at = analysisCrsName.LastIndexOf("EPSG:", StringComparison.Ordinal);
        CoordinateReferenceSystem? analysis = at < 0 ? null : CoordinateReferenceSystem.FromText(analysisCrsName[at..].TrimEnd(')'));
        CoordinateReferenceSystem?[] systems = [CoordinateReferenceSystem.Wgs84, CoordinateReferenceSystem.FromEpsg(3857), analysis];
        return
        [
            Crs84,
            .. systems.Where(s => s?.EpsgCode is not null).DistinctBy(s => s!.EpsgCode)
                .Select(s => new OgcCrs(FormattableString.Invariant($"{Epsg}{s!.EpsgCode}"), s, s.IsGeographic)),
        ];
    }
}
