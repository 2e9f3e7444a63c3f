using System.Globalization;

namespace CoverageAnalyzer.Data.Vector;

/// <summary>Reads EPSG codes from the ways files write them.</summary>
internal static class EpsgNames
{
    /// <summary>The EPSG code in a name.</summary>
    /// <param name="name">
    /// For example <c>EPSG:3405</c>, <c>urn:ogc:def:crs:EPSG::3405</c>, <c>http://www.opengis.net/def/crs/EPSG/0/3405</c>,
    /// <c>urn:ogc:def:crs:OGC:1.3:CRS84</c> (which is WGS 84, longitude first: 4326 as GeoJSON uses it).
    /// </param>
    /// <returns>The code, or null.</returns>
    public static int? CodeIn(string name)
    {
        string text = name.Trim();
        if (text.EndsWith("CRS84", StringComparison.OrdinalIgnoreCase) || text.EndsWith("CRS84h", StringComparison.OrdinalIgnoreCase))
        {
            return 4326;
        }

        int at = text.IndexOf("EPSG", StringComparison.OrdinalIgnoreCase);
        if (at < 0 || text.Length > 200)
        {
            return null;
        }

        string last = text[(at + 4)..].Split(':', '/', '#')[^1];
        return int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out int code) && code > 0 ? code : null;
    }
}
