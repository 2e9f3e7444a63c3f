using System.Globalization;
using System.Xml;

namespace CoverageAnalyzer.Data.Rasters;

/// <summary>What the metadata that GDAL writes into a TIFF (tag 42112) say about the numbers of its first band.</summary>
/// <param name="Scale">Factor; 1 where none is stated.</param>
/// <param name="Offset">Added after the factor; 0 where none is stated.</param>
/// <param name="Unit">Unit of the result as it is written; empty where none is stated.</param>
/// <param name="IsReadable">False where the text is damaged: what it said is not known.</param>
internal sealed record GdalMetadata(double Scale, double Offset, string Unit, bool IsReadable)
{
    private const int MostCharacters = 4_000_000;

    /// <summary>Of a damaged text nothing is taken, not half of it.</summary>
    private static GdalMetadata Unreadable { get; } = new(1, 0, string.Empty, false);

    /// <summary>Reads the text.</summary>
    /// <param name="xml">The text; empty where there is none.</param>
    public static GdalMetadata Parse(string xml)
    {
        var said = new GdalMetadata(1, 0, string.Empty, true);
        if (xml.Length == 0)
        {
            return said;
        }

        try
        {
            using XmlReader reader = XmlReader.Create(
                new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostCharacters });
            while (reader.Read())
            {
                if (reader is { NodeType: XmlNodeType.Element, IsEmptyElement: false } && reader.Name.Equals("Item", StringComparison.OrdinalIgnoreCase) && IsOfFirstBand(reader))
                {
                    string role = Attribute(reader, "role") ?? string.Empty;
                    said = role.ToUpperInvariant() switch
                    {
                        "SCALE" => said with { Scale = Number(reader) },
                        "OFFSET" => said with { Offset = Number(reader) },
                        "UNITTYPE" => said with { Unit = Content(reader) },
                        _ => said,
                    };
                }
            }
        }
        catch (Exception e) when (e is XmlException or FormatException or OverflowException)
        {
            return Unreadable;
        }

        return double.IsFinite(said.Scale) && said.Scale != 0 && double.IsFinite(said.Offset) ? said : Unreadable;
    }

    /// <summary>As GDAL: what has no name is passed over, and what names no band is said of the file, and is neither scale nor unit.</summary>
    private static bool IsOfFirstBand(XmlReader item) =>
        Attribute(item, "name") is not null && Attribute(item, "sample") is { } sample && int.Parse(sample, NumberStyles.Integer, CultureInfo.InvariantCulture) == 0;

    /// <summary>An attribute, in capitals or small letters as GDAL takes it; null where there is none.</summary>
    private static string? Attribute(XmlReader item, string name)
    {
        string? value = null;
        while (value is null && item.MoveToNextAttribute())
        {
            value = item.Name.Equals(name, StringComparison.OrdinalIgnoreCase) ? item.Value : null;
        }

        item.MoveToElement();
        return value;
    }

    private static double Number(XmlReader reader) => double.Parse(Content(reader), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Content(XmlReader reader) => reader.Read() && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA ? reader.Value.Trim() : string.Empty;
}
