using System.Globalization;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>The unit of a file's heights.</summary>
/// <param name="Metres">Metres in one unit.</param>
/// <param name="Words">Its name; empty for the metre.</param>
internal sealed record VerticalUnit(double Metres, LocalizedText Words)
{
    private const int UserDefined = 32767;

    /// <summary>The metre.</summary>
    public static VerticalUnit Metre { get; } = new(1, LocalizedText.Empty);

    private static VerticalUnit Foot { get; } = new(0.3048, new("foot quốc tế (0,3048 m)", "international feet (0.3048 m)"));

    private static VerticalUnit SurveyFoot { get; } = new(1200.0 / 3937, new("foot đo đạc Mỹ (1200/3937 m)", "US survey feet (1200/3937 m)"));

    /// <summary>The unit a GeoTIFF states: by name in GDAL's metadata, else by key 4099, else by its vertical system; the metre where it states none.</summary>
    /// <remarks>Source: OGC GeoTIFF 1.1, VerticalUnitsGeoKey; EPSG units 9001 metre, 9002 foot, 9003 US survey foot.</remarks>
    /// <param name="directory">The file's directory.</param>
    /// <param name="name">Unit in GDAL's metadata; empty where none is stated.</param>
    /// <param name="place">The file, for messages.</param>
    /// <exception cref="InputFileException">The unit is another one.</exception>
    public static VerticalUnit Of(TiffDirectory directory, string name, SourcePlace place)
    {
        if (name.Length > 0)
        {
            return Named(name) ?? throw Unknown(place, name);
        }

        int code = directory.GeoKey(4099);
        return code switch
        {
            0 => OfSystem(directory.GeoKey(4096)),
            9001 => Metre,
            9002 => Foot,
            9003 => SurveyFoot,
            UserDefined => throw Unknown(place, "32767"),
            _ => throw Unknown(place, "EPSG:" + code.ToString(CultureInfo.InvariantCulture)),
        };
    }

    private static VerticalUnit? Named(string name) => name.ToUpperInvariant() switch
    {
        "M" or "METRE" or "METER" or "METRES" or "METERS" or "MÉT" => Metre,
        "FT" or "FOOT" or "FEET" or "INTERNATIONAL FOOT" or "INTERNATIONAL FEET" => Foot,
        "US-FT" or "FTUS" or "US SURVEY FOOT" or "US SURVEY FEET" or "FOOT_US" or "US_SURVEY_FOOT" => SurveyFoot,
        _ => null,
    };

    /// <summary>NGVD29 and NAVD88 come in feet too; all other systems in use are in metres.</summary>
    private static VerticalUnit OfSystem(int code) => code switch
    {
        5702 or 6360 => SurveyFoot,
        8228 => Foot,
        _ => Metre,
    };

    private static InputFileException Unknown(SourcePlace place, string unit) => new(
        place,
        LocalizedText.Of($"đơn vị độ cao '{unit}' không dùng được; chỉ dùng mét và foot.", $"the unit of height '{unit}' cannot be used; only metres and feet can."),
        new("Đổi độ cao sang mét bằng công cụ tính lưới của QGIS.", "Convert the heights to metres with the raster calculator of QGIS."));
}
